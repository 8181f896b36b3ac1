import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ECharts } from 'echarts/core';
import type { Campaign, Campaigns } from '../../../../../src/server/contract/views.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { Chart, chartPng } from '../../../parts/chart.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { useView } from '../view-query.ts';
import { campaignTexts } from './texts.ts';

/** Accounts that one attacker holds, and what joins them. */
export function CampaignView(): ReactNode {
  const t = useTexts(campaignTexts);
  const { name, query } = useView<Campaigns>('campaigns');
  return (
    <Answered query={query}>
      {({ campaigns }) =>
        campaigns.length === 0 ? (
          <Section title={t.title}>{t.none}</Section>
        ) : (
          campaigns.map((campaign, index) => (
            <CampaignSection key={campaign.id} name={`${name}-campaign-${index + 1}`} campaign={campaign} />
          ))
        )
      }
    </Answered>
  );
}

interface Row {
  readonly kind: string;
  readonly value: string;
  readonly accounts: readonly string[];
}

function CampaignSection({
  name,
  campaign,
}: {
  readonly name: string;
  readonly campaign: Campaign;
}): ReactNode {
  const t = useTexts(campaignTexts);
  const format = useFormat();
  const colours = useChartColours();
  const chart = useRef<ECharts | null>(null);
  const columns: readonly TableColumn<Row>[] = [
    { id: 'kind', title: t.kind, width: '140px', text: (row) => row.kind },
    { id: 'value', title: t.value, width: 'minmax(180px, 1fr)', text: (row) => row.value },
    {
      id: 'accounts',
      title: t.accounts,
      width: 'minmax(240px, 2fr)',
      text: (row) => row.accounts.join(', '),
    },
  ];
  const rows = campaign.links.map((link) => ({ ...link, kind: t.kinds[link.kind] }));
  const option = useMemo(
    () => ({
      tooltip: { renderMode: 'richText', confine: true },
      legend: {
        data: [t.accounts, ...Object.values(t.kinds)],
        textStyle: { color: colours.text },
        bottom: 0,
      },
      series: [
        {
          type: 'graph',
          layout: 'force',
          roam: false,
          draggable: true,
          force: { repulsion: 320, edgeLength: 110 },
          categories: [t.accounts, ...Object.values(t.kinds)].map((label, index) => ({
            name: label,
            itemStyle: { color: index === 0 ? colours.bad : colours.series[index - 1] },
          })),
          label: { show: true, position: 'right', color: colours.text, width: 180, overflow: 'truncate' },
          lineStyle: { color: colours.faint },
          data: [
            ...campaign.accounts.map((account) => ({
              id: account,
              name: account,
              category: 0,
              symbolSize: 26,
            })),
            ...campaign.links.map((link) => ({
              id: `${link.kind} ${link.value}`,
              name: link.value.slice(0, 120),
              category: 1 + Object.keys(t.kinds).indexOf(link.kind),
              symbol: 'roundRect',
              symbolSize: 18,
            })),
          ],
          links: campaign.links.flatMap((link) =>
            link.accounts.map((account) => ({ source: account, target: `${link.kind} ${link.value}` })),
          ),
        },
      ],
    }),
    [campaign, colours, t],
  );
  return (
    <Section
      title={t.of(campaign.accounts.length, format.day(campaign.first), format.day(campaign.last))}
      flush
      aside={
        <ExportMenu
          name={name}
          columns={columns}
          all={() => rows}
          png={() => chartPng(chart.current!, colours.ground)}
        />
      }
    >
      <Chart
        label={t.picture(format.list(campaign.accounts), campaign.links.length)}
        option={option}
        height={360}
        onReady={(made) => {
          chart.current = made;
        }}
      />
      <DataTable
        label={t.links}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={(row) => `${row.kind} ${row.value}`}
        empty={t.none}
      />
    </Section>
  );
}
