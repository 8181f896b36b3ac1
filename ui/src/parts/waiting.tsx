import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { inBoth, useTexts } from '../i18n/language.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** Draws an answer once it is there; says that it is awaited, or why it will not come. */
export function Answered<Value>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactNode;
}): ReactNode {
  if (query.data !== undefined) {
    return (
      <>
        {query.error ? <ErrorNotice error={query.error} retry={() => void query.refetch()} /> : null}
        {children(query.data)}
      </>
    );
  }
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return <Waiting />;
}

export function Waiting(): ReactNode {
  const t = useTexts(texts);
  const styles = useStyles();
  return <Spinner className={styles.waiting} label={t.loading} delay={200} />;
}

const texts = inBoth({ en: { loading: 'Loading …' }, de: { loading: 'Wird geladen …' } });

const useStyles = makeStyles({ waiting: { padding: tokens.spacingVerticalXXL } });
