import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** A checkbox in a row that opens by a click: what it is told does not reach the row. */
export function RowCheck({
  label,
  checked,
  onCheck,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}): ReactNode {
  return (
    <span role="presentation" onClick={(event) => event.stopPropagation()}>
      <Checkbox aria-label={label} checked={checked} onChange={(_, data) => onCheck(data.checked === true)} />
    </span>
  );
}
