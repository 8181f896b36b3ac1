import { Badge, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditView } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { auditTexts } from './texts.ts';

/** One sentence for a manager, then the switches. */
export function TruthFacts({ audit }: { readonly audit: AuditView }): ReactNode {
  const t = useTexts(auditTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const { ingestion, organization, counts, blind } = audit;
  const { mailboxes, byTruth, premium } = counts;
  const off = ingestion === false || organization === false;
  const lacking = byTruth.blind + byTruth.partly;
  const exempt = audit.gaps.filter(({ code }) => code === 'bypass').length;
  const text = off
    ? organization === false
      ? t.off
      : t.logOff
    : ingestion === null || organization === null
      ? t.unreadable
      : lacking > 0
        ? t.blindSome(byTruth.blind, byTruth.partly, mailboxes)
        : t.good(mailboxes);
  return (
    <>
      <MessageBar
        intent={off ? 'error' : lacking > 0 || exempt > 0 || ingestion === null ? 'warning' : 'success'}
        layout="multiline"
      >
        <MessageBarBody>
          {text} {exempt > 0 ? t.exempt(exempt) : ''}
        </MessageBarBody>
      </MessageBar>
      {blind.map(({ what, why }) => (
        <MessageBar key={what.en} intent="warning" layout="multiline">
          <MessageBarBody>{t.blind(say(what), say(why))}</MessageBarBody>
        </MessageBar>
      ))}
      <dl className={styles.facts}>
        <Switch name={t.ingestion} on={ingestion} />
        <Switch name={t.organization} on={organization} />
        {(['recorded', 'partly', 'blind'] as const).map((truth) => (
          <div key={truth}>
            <dt>{t.truths[truth]}</dt>
            <dd>{t.mailboxes(byTruth[truth])}</dd>
          </div>
        ))}
        <div>
          <dt>{t.premium}</dt>
          <dd>{premium === null ? t.unknown : t.premiumOf(premium)}</dd>
        </div>
        <div>
          <dt>{t.searches}</dt>
          <dd>{t.mailboxes(counts.searches)}</dd>
        </div>
        <div>
          <dt>{t.retention}</dt>
          <dd>
            {audit.retention === null
              ? t.unknown
              : audit.retention.length === 0
                ? t.retentionNone
                : audit.retention
                    .map(({ name, duration }) => (duration ? `${name} (${duration})` : name))
                    .join(', ')}
          </dd>
        </div>
      </dl>
      {audit.outdated ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t.outdated}</MessageBarBody>
        </MessageBar>
      ) : null}
      <span className={styles.faint}>
        {t.promised} {t.readAt(format.moment(audit.readAt))}
      </span>
    </>
  );
}

function Switch({ name, on }: { readonly name: string; readonly on: boolean | null }): ReactNode {
  const t = useTexts(auditTexts);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Badge appearance="tint" color={on === null ? 'warning' : on ? 'success' : 'danger'}>
          {on === null ? t.unknown : on ? t.on : t.offWord}
        </Badge>
      </dd>
    </div>
  );
}

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  },
  faint: { color: tokens.colorNeutralForeground2 },
});
