import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CheckResult } from '../../../../../src/server/contract/tenant.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { SeverityBadge, severityTexts } from '../../../parts/severity.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { RowCheck } from '../../../parts/table/row-check.tsx';
import { assessmentTexts } from './texts.ts';

type Change = 'new' | 'fixed' | 'regressed' | 'other';

export function StatusBadge({ status }: { readonly status: CheckResult['status'] }): ReactNode {
  const t = useTexts(assessmentTexts);
  return (
    <Badge appearance="tint" color={colours[status]}>
      {t.statuses[status]}
    </Badge>
  );
}

const colours = {
  fail: 'danger',
  warning: 'warning',
  unknown: 'warning',
  manual: 'informative',
  pass: 'success',
  'not-applicable': 'informative',
} as const;

/** Whether a plan can mend it: it fails, Evict has an action, and nobody left it so on purpose. */
export function mendable(check: CheckResult): boolean {
  return (
    check.action !== undefined &&
    (check.status === 'fail' || check.status === 'warning') &&
    check.exception?.state !== 'in-force'
  );
}

/** The first holds the checkbox, and is no part of an export. */
export function useCheckColumns(
  changes: ReadonlyMap<string, Change>,
  picked: readonly string[],
  pick: (ids: readonly string[]) => void,
): readonly TableColumn<CheckResult>[] {
  const t = useTexts(assessmentTexts);
  const severityWords = useTexts(severityTexts);
  const say = useSay();
  const changeOf = (check: CheckResult): string => {
    const change = changes.get(check.id);
    return change ? t.changes[change] : '';
  };
  return [
    {
      id: 'pick',
      title: t.pick,
      width: '56px',
      text: () => '',
      draw: (check) =>
        mendable(check) ? (
          <RowCheck
            label={t.pickOne(say(check.title))}
            checked={picked.includes(check.id)}
            onCheck={(on) => pick(on ? [...picked, check.id] : picked.filter((id) => id !== check.id))}
          />
        ) : null,
    },
    {
      id: 'status',
      title: t.status,
      width: '104px',
      text: ({ status }) => t.statuses[status],
      draw: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'severity',
      title: t.severity,
      width: '80px',
      text: ({ severity }) => severityWords[severity],
      draw: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    { id: 'title', title: t.check, width: 'minmax(170px, 3fr)', text: ({ title }) => say(title) },
    { id: 'reason', title: t.whatSeen, width: 'minmax(190px, 3fr)', text: ({ reason }) => say(reason) },
    { id: 'area', title: t.area, width: 'minmax(90px, 1fr)', text: ({ area }) => t.areas[area] },
    ...(changes.size > 0 ? [{ id: 'change', title: t.since, width: '84px', text: changeOf }] : []),
    {
      id: 'exception',
      title: t.exception,
      width: '96px',
      text: ({ exception }) =>
        exception
          ? exception.state === 'in-force'
            ? t.until(exception.expires)
            : t.expired(exception.expires)
          : '',
    },
  ];
}
