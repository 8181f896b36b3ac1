import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Finding } from '../../../../../src/server/contract/findings.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { PageLink } from '../../../parts/page-link.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { findingTexts } from './texts.ts';

/** One finding with its reason and its evidence; which one stands in the address (`finding`). */
export function FindingDrawer({ caseName }: { readonly caseName: string }): ReactNode {
  const t = useTexts(findingTexts);
  const say = useSay();
  const { get: chosen, set } = useAddressState();
  const id = chosen('finding');
  const finding = useQuery({
    queryKey: [...keys.case(caseName), 'finding', id],
    queryFn: () => get<Finding>(path`/api/cases/${caseName}/findings/${id ?? ''}`),
    enabled: id !== null,
  });
  return (
    <SidePanel
      title={finding.data ? say(finding.data.title) : t.finding}
      open={id !== null}
      onClose={() => set({ finding: null })}
    >
      <Answered query={finding}>{(value) => <Evidence caseName={caseName} finding={value} />}</Answered>
    </SidePanel>
  );
}

/** A drawer shows some; the timeline has all. */
const shown = 100;

function Evidence({
  caseName,
  finding,
}: {
  readonly caseName: string;
  readonly finding: Finding;
}): ReactNode {
  const t = useTexts(findingTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const hour = 3_600_000;
  const around = query({
    user: finding.user,
    from: Date.parse(finding.time) - hour,
    to: Date.parse(finding.lastTime) + hour,
  });
  return (
    <div className={styles.parts}>
      <div>
        <SeverityBadge severity={finding.severity} /> {t.confidence[finding.confidence]}
        {finding.lowered ? <p>{say(finding.lowered.why)}</p> : null}
      </div>
      <p className={styles.reason}>{say(finding.reason)}</p>
      <dl className={styles.facts}>
        <dt>{t.account}</dt>
        <dd>{finding.user ?? '–'}</dd>
        <dt>{t.time}</dt>
        <dd>
          {format.exact(finding.time)} – {format.exact(finding.lastTime)} UTC
        </dd>
        <dt>{t.addresses}</dt>
        <dd>{finding.addresses.join(', ') || '–'}</dd>
        <dt>ATT&amp;CK</dt>
        <dd>{finding.attack.join(', ') || '–'}</dd>
        <dt>{t.rule}</dt>
        <dd>{finding.rule}</dd>
      </dl>
      {finding.lookNext ? (
        <div>
          <strong>{t.lookNext}</strong>
          <p className={styles.reason}>{say(finding.lookNext)}</p>
        </div>
      ) : null}
      {finding.references.length > 0 ? (
        <div>
          <strong>{t.references}</strong>
          <ul>
            {finding.references.map((page) => (
              <li key={page}>{page}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {finding.falsePositives.length > 0 ? (
        <div>
          <strong>{t.falsePositives}</strong>
          <ul>
            {finding.falsePositives.map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <PageLink to={`${path`/cases/${caseName}/timeline`}${around}`}>{t.onTimeline}</PageLink>
      <div>
        <strong>{t.events(finding.count)}</strong>
        <ul className={styles.ids}>
          {finding.events.slice(0, shown).map((event) => (
            <li key={event}>
              <PageLink
                to={`${path`/cases/${caseName}/timeline`}${around}&record=${encodeURIComponent(event)}`}
              >
                {event}
              </PageLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  parts: { display: 'grid', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalXXL },
  reason: { margin: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  ids: {
    paddingLeft: tokens.spacingHorizontalL,
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
  },
});
