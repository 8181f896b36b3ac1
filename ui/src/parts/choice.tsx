import { Dropdown, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

export interface ChoiceProps {
  readonly label: string;
  /** Absent: something is always chosen. */
  readonly every?: string;
  readonly values: readonly { readonly value: string; readonly text: string }[];
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}

/** A filter above a table: one of few, or everything. */
export function Choice({ label, every, values, value, onChoose }: ChoiceProps): ReactNode {
  const shown = values.find((one) => one.value === value)?.text ?? every ?? '';
  return (
    <Dropdown
      aria-label={label}
      value={every !== undefined && value === null ? every : `${label}: ${shown}`}
      selectedOptions={[value ?? '']}
      onOptionSelect={(_, data) => onChoose(data.optionValue || null)}
    >
      {every === undefined ? null : <Option value="">{every}</Option>}
      {values.map((one) => (
        <Option key={one.value} value={one.value}>
          {one.text}
        </Option>
      ))}
    </Dropdown>
  );
}

/** Filters side by side, below each other where it is narrow. */
export function Filters({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={useStyles().filters}>{children}</div>;
}

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    '& > *': { minWidth: 0, maxWidth: 'none' },
  },
});
