import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link within the application: looks like Fluent's, goes without loading anew. */
export function PageLink({
  to,
  children,
  className,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  const href = useHref(to);
  const click = useLinkClickHandler(to);
  return (
    <Link href={href} onClick={click} {...(className ? { className } : {})}>
      {children}
    </Link>
  );
}
