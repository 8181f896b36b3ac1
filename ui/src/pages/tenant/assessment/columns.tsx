import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CheckResult } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
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

export interface Picks {
  readonly picked: readonly string[];
  readonly pick: (ids: readonly string[]) => void;
}

/** The checks that shall be mended, in the address (`checks`): the tables of a page share them, and Harden takes them over. */
export function usePicks(): Picks {
  const { get, set } = useAddressState();
  return {
    picked: (get('checks') ?? '').split(',').filter(Boolean),
    pick: (ids) => set({ checks: [...new Set(ids)].join(',') }, true),
  };
}

/** The checkbox of what a plan can mend; no part of an export. */
export function usePickColumn(): TableColumn<CheckResult> {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const { picked, pick } = usePicks();
  return {
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
  };
}

/** With the case of an attack: the steps of it that the good state would have cut. */
export function useStepsColumn(): TableColumn<CheckResult> {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const format = useFormat();
  return {
    id: 'steps',
    title: t.attackSteps,
    width: 'minmax(190px, 3fr)',
    text: ({ cuts = [] }) =>
      cuts.map(({ time, what }) => `${time ? `${format.moment(time)} ` : ''}${say(what)}`).join(' · '),
  };
}

/** The first holds the checkbox, and is no part of an export. */
export function useCheckColumns(changes: ReadonlyMap<string, Change>): readonly TableColumn<CheckResult>[] {
  const pick = usePickColumn();
  const t = useTexts(assessmentTexts);
  const severityWords = useTexts(severityTexts);
  const say = useSay();
  const changeOf = (check: CheckResult): string => {
    const change = changes.get(check.id);
    return change ? t.changes[change] : '';
  };
  return [
    pick,
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
