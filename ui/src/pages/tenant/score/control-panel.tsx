import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ControlStanding } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Facts, SidePanel } from '../../../parts/side-panel.tsx';
import { scoreTexts } from './texts.ts';

/** One recommendation: in our words, and in Microsoft's. */
export function ControlPanel({
  control,
  onClose,
}: {
  readonly control: ControlStanding | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(scoreTexts);
  const say = useSay();
  const format = useFormat();
  return (
    <SidePanel title={control?.title ?? ''} open={control !== null} onClose={onClose}>
      {control ? (
        <>
          {control.words ? <p>{say(control.words)}</p> : null}
          <Facts
            facts={[
              [t.standing, t.standings[control.standing]],
              [
                t.score,
                control.score === null
                  ? ''
                  : `${format.number(control.score)} / ${format.number(control.max ?? 0)}`,
              ],
              [t.gap, control.gap > 0 ? `+${format.number(control.gap)}` : ''],
              [t.effort, control.cost ? t.efforts[control.cost] : ''],
              [t.userImpact, control.userImpact ? t.efforts[control.userImpact] : ''],
              [t.licence, control.licence ?? ''],
              [t.threats, format.list(control.threats.map((threat) => t.threatWords[threat] ?? threat))],
              [t.status, control.status ?? ''],
              [t.answer, control.comment],
              [t.id, control.id],
            ]}
          />
          <Words title={t.todo} text={control.remediation} />
          <Words title={t.effect} text={control.remediationImpact} />
          {control.link?.startsWith('https://') ? (
            <Link href={control.link} target="_blank" rel="noreferrer">
              {t.link}
            </Link>
          ) : null}
        </>
      ) : null}
    </SidePanel>
  );
}

function Words({ title, text }: { readonly title: string; readonly text: string | null }): ReactNode {
  return text ? (
    <div>
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  ) : null;
}
