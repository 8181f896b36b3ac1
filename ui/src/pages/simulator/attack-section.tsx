import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ECharts } from 'echarts/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { Attacks, Attempt } from '../../../../src/server/contract/simulator.ts';
import { path, post } from '../../api/client.ts';
import { useJobs } from '../../api/queries.ts';
import { useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { useChartColours } from '../../parts/chart-colours.ts';
import { chartPng } from '../../parts/chart.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { RoundChart } from './round-chart.tsx';
import { simulatorTexts } from './texts.ts';

interface Line {
  readonly first: Attempt;
  readonly last: Attempt;
}

/** Each way in, as it was at the first try and as it is at the last. */
export function AttackSection({ attacks }: { readonly attacks: Attacks }): ReactNode {
  const t = useTexts(simulatorTexts);
  const styles = useStyles();
  const colours = useChartColours();
  const chart = useRef<ECharts | null>(null);
  const { scenario, rounds } = attacks;
  const busy = useJobs(scenario.domain).some((job) => job.state === 'running');
  const act = useMutation({ mutationFn: () => post(path`/api/simulator/${scenario.id}/attack`) });
  const [before, now] = [rounds[0], rounds.at(-1)];
  const rows = (before?.attempts ?? []).map((first, index): Line => ({
    first,
    last: now?.attempts[index] ?? first,
  }));
  const working = rows.filter(({ last }) => last.works).length;
  const columns = useAttackColumns(rounds.length > 1);
  return (
    <Section
      title={t.attacker}
      flush
      aside={
        <>
          <Button
            appearance={rounds.length === 0 ? 'primary' : 'secondary'}
            disabled={busy || act.isPending || scenario.ways === 0}
            onClick={() => act.mutate()}
          >
            {rounds.length === 0 ? t.act : t.actAgain}
          </Button>
          {rows.length > 0 ? (
            <ExportMenu
              name={`${scenario.id}-attacker`}
              columns={columns}
              all={() => rows}
              png={rounds.length > 1 ? () => chartPng(chart.current!, colours.ground) : undefined}
            />
          ) : null}
        </>
      }
    >
      <div className={styles.lead}>
        <p className={styles.line}>{scenario.ways === 0 ? t.settingsOnly : t.attackerLead}</p>
        {act.error ? <ErrorNotice error={act.error} /> : null}
        {rows.length > 0 ? (
          <p role="status" className={styles.sum}>
            {t.sum(working, rows.length)}
          </p>
        ) : null}
        {rounds.length > 1 ? (
          <RoundChart
            rounds={rounds}
            onReady={(made) => {
              chart.current = made;
            }}
          />
        ) : null}
      </div>
      {rows.length > 0 ? (
        <DataTable
          label={t.attacker}
          columns={columns}
          rows={rows}
          total={rows.length}
          rowKey={({ first }) => first.foothold}
          empty="–"
        />
      ) : null}
    </Section>
  );
}

function useAttackColumns(twice: boolean): readonly TableColumn<Line>[] {
  const t = useTexts(simulatorTexts);
  const state = (id: 'first' | 'last', title: string): TableColumn<Line> => ({
    id,
    title,
    width: '148px',
    text: (line) => (line[id].works ? t.works : t.blocked),
    draw: (line) => (
      <Badge appearance="tint" color={line[id].works ? 'danger' : 'success'}>
        {line[id].works ? t.works : t.blocked}
      </Badge>
    ),
  });
  return [
    {
      id: 'way',
      title: t.way,
      width: 'minmax(180px, 2fr)',
      text: ({ first }) => t.kinds[first.kind] ?? first.kind,
    },
    { id: 'account', title: t.account, width: 'minmax(180px, 2fr)', text: ({ first }) => first.account },
    state('first', t.first),
    ...(twice ? [state('last', t.last)] : []),
    { id: 'evidence', title: t.evidence, width: 'minmax(220px, 3fr)', text: ({ last }) => last.evidence },
  ];
}

const useStyles = makeStyles({
  lead: { padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  line: { margin: 0, maxWidth: '860px' },
  sum: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});
