import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';

/** Links rather than tabs: each view is a page with an address, opened in a new window if one likes. */
export function TabLinks({
  label,
  links,
}: {
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly text: string }[];
}): ReactNode {
  const styles = useStyles();
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const box = bar.current;
    const here = box?.querySelector<HTMLElement>('[aria-current="page"]');
    // Where not all fit, the one that is shown must be in sight; the page itself stays where it is.
    if (box && here) box.scrollLeft = here.offsetLeft - (box.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={bar} aria-label={label} className={styles.bar}>
      <ul className={styles.list}>
        {links.map(({ to, text }) => (
          <li key={to}>
            <NavLink
              end
              to={to}
              className={({ isActive }) => mergeClasses(styles.tab, isActive && styles.here)}
            >
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const useStyles = makeStyles({
  bar: {
    position: 'relative',
    overflowX: 'auto',
    marginBottom: tokens.spacingVerticalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { display: 'flex', listStyleType: 'none', margin: 0, padding: 0 },
  tab: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
});
