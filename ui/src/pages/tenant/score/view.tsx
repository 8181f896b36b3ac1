import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ECharts } from 'echarts/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { Score, WhatIf } from '../../../../../src/server/contract/tenant.ts';
import { get, path } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { chartPng } from '../../../parts/chart.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { useTenant, useTenantQuery } from '../tenant-query.ts';
import { ControlTable } from './control-table.tsx';
import { Gauge } from './gauge.tsx';
import { History } from './history.tsx';
import { standingColumns, standingLines } from './standing-lines.ts';
import { Standing } from './standing.tsx';
import { scoreTexts } from './texts.ts';
import { WhatIfBar } from './what-if-bar.tsx';

/** Microsoft's score: where it stands, how it moved, and what it would be if this or that were done (`what-if`). */
export function ScoreView(): ReactNode {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  const styles = useStyles();
  const domain = useTenant();
  const client = useQueryClient();
  const colours = useChartColours();
  const gauge = useRef<ECharts | null>(null);
  const { get: chosen, set } = useAddressState();
  const picked = (chosen('what-if') ?? '').split(',').filter(Boolean);
  const score = useTenantQuery<Score>('score');
  const whatIf = useTenantQuery<WhatIf>('score/what-if', { controls: picked.join(',') });
  const refresh = useMutation({
    mutationFn: () => get(path`/api/tenants/${domain}/score?fresh=yes`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tenant(domain) }),
  });
  const pick = (ids: readonly string[]): void => set({ 'what-if': ids.join(',') }, true);
  return (
    <Answered query={score}>
      {(value) =>
        value.day === null ? (
          <p>{t.none}</p>
        ) : (
          <>
            <div className={styles.top}>
              <Section
                title={t.title}
                aside={
                  <ExportMenu
                    name={`${domain}-standing`}
                    columns={standingColumns(t)}
                    all={() => standingLines(value, picked.length > 0 ? whatIf.data : undefined, t)}
                    png={() => chartPng(gauge.current!, colours.ground)}
                  />
                }
              >
                {refresh.error ? <ErrorNotice error={refresh.error} /> : null}
                <div className={styles.standing}>
                  <Gauge
                    percentage={value.percentage}
                    onReady={(made) => {
                      gauge.current = made;
                    }}
                    after={picked.length > 0 ? (whatIf.data?.percentage ?? null) : null}
                  />
                  <Standing score={value} />
                </div>
                <div className={styles.day}>
                  <span>{t.asOf(format.day(value.day))}</span>
                  <Button onClick={() => refresh.mutate()} disabled={refresh.isPending}>
                    {t.refresh}
                  </Button>
                </div>
              </Section>
              <History domain={domain} trend={value.trend} />
            </div>
            <WhatIfBar score={value} picked={picked} whatIf={whatIf} pick={pick} />
            <ControlTable domain={domain} score={value} picked={picked} pick={pick} />
          </>
        )
      }
    </Answered>
  );
}

const useStyles = makeStyles({
  top: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 440px), 1fr))',
    columnGap: tokens.spacingHorizontalL,
    '& > section': { display: 'flex', flexDirection: 'column' },
  },
  standing: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 190px), 1fr))',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
  },
  day: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
});
