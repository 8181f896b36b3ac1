import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  AddCircle20Regular,
  ShieldCheckmark20Regular,
  Home20Regular,
  Target20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../api/queries.ts';
import { useTexts } from '../i18n/language.tsx';
import { shellTexts } from './texts.ts';

/** The pages in the order in which they are needed. */
export function Navigation(): ReactNode {
  const t = useTexts(shellTexts);
  const styles = useStyles();
  const session = useSession();
  const entries = [
    { to: '/', icon: <Home20Regular />, text: t.home },
    { to: '/new', icon: <AddCircle20Regular />, text: t.newCase },
    { to: '/tenants', icon: <ShieldCheckmark20Regular />, text: t.tenants },
    ...(session.data?.demo ? [{ to: '/simulator', icon: <Target20Regular />, text: t.simulator }] : []),
  ];
  return (
    <ul className={styles.list}>
      {entries.map(({ to, icon, text }) => (
        <li key={to}>
          <NavLink
            to={to}
            end={to === '/'}
            className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
          >
            {icon}
            {text}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground2Selected,
  },
});
