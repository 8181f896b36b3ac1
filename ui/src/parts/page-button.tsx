import { Button } from '@fluentui/react-components';
import type { ButtonProps } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A button that leads to a page: a link for the keyboard, the mouse's middle button and the screen reader. */
export function PageButton({
  to,
  icon,
  appearance,
  children,
}: {
  readonly to: string;
  readonly icon?: ReactElement;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly children: ReactNode;
}): ReactNode {
  const href = useHref(to);
  const click = useLinkClickHandler(to);
  return (
    <Button
      as="a"
      href={href}
      onClick={click}
      {...(icon ? { icon } : {})}
      {...(appearance ? { appearance } : {})}
    >
      {children}
    </Button>
  );
}
