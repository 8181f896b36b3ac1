import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useAnnounce } from './live.tsx';

export interface PageHeadProps {
  readonly title: string;
  /** Behind the title, on its line. */
  readonly badges?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

let arrivedBefore = false;

/**
 * The heading of a page. After a change of page it takes the focus, so that a screen reader reads on there and not in
 * the menu; a first visit leaves the focus to the browser, and a filter or a search on the page to whoever uses it.
 */
export function PageHead({ title, badges, lead, actions }: PageHeadProps): ReactNode {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · Evict`;
  }, [title]);
  useEffect(() => {
    if (arrivedBefore) heading.current?.focus({ preventScroll: false });
    arrivedBefore = true;
    announce('');
  }, [pathname, announce]);
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {badges}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      {lead ? <p className={styles.lead}>{lead}</p> : null}
    </div>
  );
}

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalL,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
  },
  title: { ...typographyStyles.title2, margin: 0, overflowWrap: 'anywhere', outlineOffset: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  lead: {
    width: '100%',
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
});
