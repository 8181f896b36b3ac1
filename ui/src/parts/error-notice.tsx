import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ApiError } from '../../../src/server/contract/common.ts';
import { CallError } from '../api/client.ts';
import { inBoth, useSay, useTexts } from '../i18n/language.tsx';

/** As on the command line: what happened, what to do next, and the code. */
export function ErrorNotice({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactNode {
  const say = useSay();
  const t = useTexts(texts);
  const styles = useStyles();
  const { message, next, code } = toApiError(error);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{say(message)}</MessageBarTitle>
        <br />
        {say(next)} <code className={styles.code}>{code}</code>
      </MessageBarBody>
      {retry ? (
        <MessageBarActions>
          <Button onClick={retry}>{t.retry}</Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}

export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof CallError) return thrown.error;
  if (isApiError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'internal-error',
    side: 'bug',
    message: { en: `Unexpected error: ${message}`, de: `Unerwarteter Fehler: ${message}` },
    next: {
      en: 'This is a bug in Evict. Reload the page; if it happens again, report it.',
      de: 'Das ist ein Fehler in Evict. Laden Sie die Seite neu; melden Sie ihn, wenn er wieder auftritt.',
    },
  };
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === 'object' && value !== null && 'code' in value && 'next' in value;
}

const texts = inBoth({ en: { retry: 'Try again' }, de: { retry: 'Erneut versuchen' } });

const useStyles = makeStyles({
  body: { overflowWrap: 'anywhere', whiteSpace: 'normal' },
  code: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});
