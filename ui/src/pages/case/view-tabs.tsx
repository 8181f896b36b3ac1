import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { path } from '../../api/client.ts';
import { useTexts } from '../../i18n/language.tsx';
import { caseTexts } from './texts.ts';

const views = [
  'verdict',
  'timeline',
  'sessions',
  'findings',
  'mail',
  'footholds',
  'campaign',
  'completeness',
  'response',
] as const;

/** Links rather than tabs: each view is a page with an address, opened in a new window if one likes. */
export function ViewTabs({ name }: { readonly name: string }): ReactNode {
  const t = useTexts(caseTexts);
  const styles = useStyles();
  return (
    <nav aria-label={t.views} className={styles.bar}>
      <ul className={styles.list}>
        {views.map((view) => (
          <li key={view}>
            <NavLink
              end
              to={view === 'verdict' ? path`/cases/${name}` : path`/cases/${name}/${view}`}
              className={({ isActive }) => mergeClasses(styles.tab, isActive && styles.here)}
            >
              {t[view]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const useStyles = makeStyles({
  bar: {
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
