import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { ErrorNotice } from '../../parts/error-notice.tsx';

/** A page that broke while it was drawn says so instead of leaving a blank window. */
export function BrokenPage(): ReactNode {
  const error = useRouteError();
  return <ErrorNotice error={error} retry={() => window.location.reload()} />;
}
