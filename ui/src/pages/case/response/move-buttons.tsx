import { Button } from '@fluentui/react-components';
import { ArrowDown20Regular, ArrowUp20Regular } from '@fluentui/react-icons';
import type { MouseEvent, ReactNode } from 'react';
import { useTexts } from '../../../i18n/language.tsx';
import type { StepOrder } from './step-order.ts';
import { responseTexts } from './texts.ts';

/** Earlier or later within its phase. */
export function MoveButtons({
  id,
  title,
  order,
}: {
  readonly id: string;
  readonly title: string;
  readonly order: StepOrder;
}): ReactNode {
  const t = useTexts(responseTexts);
  const move =
    (by: -1 | 1) =>
    (event: MouseEvent<HTMLButtonElement>): void => {
      const button = event.currentTarget;
      order.move(id, by);
      // A row that changes its place in the page drops the focus, and the next press of the key would go nowhere.
      requestAnimationFrame(() => button.focus());
    };
  const name = `${order.number(id)} ${title}`;
  return (
    <span>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowUp20Regular />}
        aria-label={t.earlier(name)}
        disabledFocusable={order.neighbour(id, -1) === null}
        onClick={move(-1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDown20Regular />}
        aria-label={t.later(name)}
        disabledFocusable={order.neighbour(id, 1) === null}
        onClick={move(1)}
      />
    </span>
  );
}
