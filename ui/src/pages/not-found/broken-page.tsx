import { useState } from 'react';
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { CallError, openSession, unreachable } from '../../api/client.ts';
import { ErrorNotice } from '../../parts/error-notice.tsx';

/**
 * A page that broke while it was drawn, or whose code did not come since the server does not answer, says so instead of
 * leaving a blank window. A browser does not ask twice for code that failed to come: the window is loaded anew, once the
 * server answers.
 */
export function BrokenPage(): ReactNode {
  const error = useRouteError();
  const [silent, setSilent] = useState(isLoadFailure(error));
  const retry = (): void => {
    openSession().then(
      () => window.location.reload(),
      () => setSilent(true),
    );
  };
  return <ErrorNotice error={silent ? new CallError(unreachable, 0) : error} retry={retry} />;
}

/** As Chromium, Firefox and Safari word it; no code tells it from other type errors. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof TypeError && /import(ed|ing)/i.test(error.message);
}
