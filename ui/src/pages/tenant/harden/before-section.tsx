import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SettingsCases } from '../../../../../src/server/contract/tenant.ts';
import { path } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { useTenant, useTenantQuery } from '../tenant-query.ts';
import { hardenTexts } from './texts.ts';

/** What was changed earlier, each with its way back. */
export function BeforeSection(): ReactNode {
  const t = useTexts(hardenTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const domain = useTenant();
  const query = useTenantQuery<SettingsCases>('changes');
  return (
    <Section title={t.before}>
      <Answered query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            t.noBefore
          ) : (
            <ul className={styles.list}>
              {cases.map(({ name, createdAt, steps, problem }) => (
                <li key={name} className={styles.line}>
                  <PageLink to={`${path`/tenants/${domain}/harden`}?case=${encodeURIComponent(name)}`}>
                    {name}
                  </PageLink>
                  <span className={styles.faint}>
                    {format.moment(createdAt)} · {steps > 0 || problem ? t.steps(steps) : t.waits}
                  </span>
                  {problem ? <span className={styles.problem}>{say(problem.message)}</span> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, overflowWrap: 'anywhere' },
  problem: { flexBasis: '100%', minWidth: 0, color: tokens.colorPaletteRedForeground1 },
  faint: { color: tokens.colorNeutralForeground2 },
});
