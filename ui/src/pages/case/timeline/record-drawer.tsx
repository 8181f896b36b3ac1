import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../../../src/server/contract/timeline.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { useAnnounce } from '../../../parts/live.tsx';
import { visible } from '../../../parts/visible.ts';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { recordQuery } from './queries.ts';
import { timelineTexts } from './texts.ts';

/** One record: as Evict reads it, and as it stood in its source; which one stands in the address (`record`). */
export function RecordDrawer({ caseName }: { readonly caseName: string }): ReactNode {
  const t = useTexts(timelineTexts);
  const { get: chosen, set } = useAddressState();
  const id = chosen('record');
  const record = useQuery(recordQuery(caseName, id));
  return (
    <SidePanel title={t.record} open={id !== null} onClose={() => set({ record: null })} size="large">
      <Answered query={record}>{(value) => <Record record={value} />}</Answered>
    </SidePanel>
  );
}

function Record({ record }: { readonly record: RecordAnswer }): ReactNode {
  const t = useTexts(timelineTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const announce = useAnnounce();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(record.raw ?? '');
    announce(t.copied);
  };
  return (
    <div className={styles.parts}>
      <h3 className={styles.title}>{t.asRead}</h3>
      <dl className={styles.facts}>
        {Object.entries(record.event).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{name === 'time' ? `${format.exact(Number(value))} UTC` : String(value).slice(0, 4_000)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.line}>
        <h3 className={styles.title}>{t.asWritten}</h3>
        {record.raw === null ? null : (
          <Button size="small" icon={<Copy20Regular />} onClick={() => void copy()}>
            {t.copy}
          </Button>
        )}
      </div>
      {record.place ? <p className={styles.place}>{t.place(record.place.file, record.place.line)}</p> : null}
      {record.raw === null ? (
        <p>{record.rawProblem ? say(record.rawProblem) : ''}</p>
      ) : (
        <pre className={styles.raw} tabIndex={0} aria-label={t.asWritten}>
          {shown(record.raw)}
        </pre>
      )}
    </div>
  );
}

/** A browser lays out no megabyte in an instant; copying takes the whole. */
const mostShown = 100_000;

function shown(raw: string): string {
  const text = pretty(raw);
  return visible(text.length > mostShown ? `${text.slice(0, mostShown)}…` : text);
}

/** JSON with its lines set out, that of `AuditData` too, which exports hold as text; anything else word for word. */
function pretty(raw: string): string {
  try {
    const record: unknown = JSON.parse(raw);
    const set = (key: string, value: unknown): unknown =>
      key === 'AuditData' && typeof value === 'string' ? JSON.parse(value) : value;
    return JSON.stringify(record, set, 2);
  } catch {
    return raw;
  }
}

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBottom: '32px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  facts: { margin: 0, display: 'grid', gap: '2px' },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 170px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    '& dt': { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  place: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  raw: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '60vh',
    overflow: 'auto',
  },
});
