import {
  Button,
  DrawerBody,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  OverlayDrawer,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Navigation20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Outlet, useLocation } from 'react-router';
import { followEvents } from '../api/events.ts';
import type { Connected } from '../api/events.ts';
import { useSession } from '../api/queries.ts';
import { useTexts } from '../i18n/language.tsx';
import { Answered, Waiting } from '../parts/waiting.tsx';
import { Menus } from './menus.tsx';
import { Navigation } from './navigation.tsx';
import { shellTexts } from './texts.ts';

/** What stands around every page: skip link, bar, menu, connection. */
export function Shell(): ReactNode {
  const t = useTexts(shellTexts);
  const styles = useStyles();
  const session = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  const connected = useConnection(session.data !== undefined);
  const { pathname } = useLocation();
  useEffect(() => setMenuOpen(false), [pathname]);
  return (
    <div className={styles.frame}>
      <a
        href="#main"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t.skip}
      </a>
      <header className={styles.bar}>
        <Button
          className={mergeClasses(styles.burger, styles.onBrand)}
          appearance="transparent"
          icon={<Navigation20Regular />}
          aria-label={t.menu}
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(true)}
        />
        <Text weight="semibold" size={400} className={styles.name}>
          Evict
        </Text>
        {session.data?.demo ? <span className={styles.demo}>{t.demo}</span> : null}
        <span className={styles.grow} />
        <Menus className={styles.onBrand} />
      </header>
      <div className={styles.below}>
        <nav className={styles.side} aria-label={t.navigation}>
          <Navigation />
        </nav>
        <OverlayDrawer
          open={menuOpen}
          onOpenChange={(_, data) => setMenuOpen(data.open)}
          size="small"
          aria-label={t.navigation}
        >
          <DrawerBody>
            <nav aria-label={t.navigation}>
              <Navigation />
            </nav>
          </DrawerBody>
        </OverlayDrawer>
        <main id="main" tabIndex={-1} className={styles.main}>
          {connected === 'open' ? null : (
            <MessageBar intent="warning" layout="multiline" className={styles.lost} role="status">
              <MessageBarBody>{t[connected]}</MessageBarBody>
            </MessageBar>
          )}
          <Answered query={session}>
            {() => (
              <Suspense fallback={<Waiting />}>
                <Outlet />
              </Suspense>
            )}
          </Answered>
        </main>
      </div>
    </div>
  );
}

/** Whether the server's events arrive; a moment's gap is not worth a word. */
function useConnection(signedIn: boolean): Connected {
  const client = useQueryClient();
  const [connected, setConnected] = useState<Connected>('open');
  const [shown, setShown] = useState<Connected>('open');
  useEffect(() => (signedIn ? followEvents(client, setConnected) : undefined), [client, signedIn]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(connected), connected === 'open' ? 0 : 1_500);
    return () => clearTimeout(timer);
  }, [connected]);
  return shown;
}

const wide = '@media (min-width: 900px)';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: 'absolute',
    left: '-9999px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalS },
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    height: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  onBrand: {
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackgroundHover,
    },
    ':hover:active': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackgroundPressed,
    },
    '& svg': { color: tokens.colorNeutralForegroundOnBrand },
  },
  burger: { minWidth: '32px', [wide]: { display: 'none' } },
  name: { [wide]: { paddingLeft: tokens.spacingHorizontalS } },
  demo: {
    border: `1px solid ${tokens.colorNeutralForegroundOnBrand}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  grow: { flexGrow: 1 },
  below: { display: 'flex', flexGrow: 1, minHeight: 0 },
  side: {
    display: 'none',
    width: '228px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalS,
    [wide]: { display: 'block' },
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    overflowY: 'auto',
    outline: 'none',
    padding: tokens.spacingHorizontalM,
    [wide]: { padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}` },
  },
  lost: { marginBottom: tokens.spacingVerticalM },
});
