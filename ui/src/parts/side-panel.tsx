import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { inBoth, useTexts } from '../i18n/language.tsx';

/** What belongs to one row of a table, beside it. */
export function SidePanel({
  title,
  open,
  onClose,
  size = 'medium',
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly size?: 'medium' | 'large';
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(texts);
  const styles = useStyles();
  return (
    <OverlayDrawer open={open} onOpenChange={onClose} position="end" size={size}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={t.close} icon={<Dismiss24Regular />} onClick={onClose} />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.parts}>{children}</div>
      </DrawerBody>
    </OverlayDrawer>
  );
}

/** Names and what is said of them. Those without a value are left out. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}): ReactNode {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const texts = inBoth({ en: { close: 'Close' }, de: { close: 'Schließen' } });

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalXXL,
    overflowWrap: 'anywhere',
    '& p': { margin: 0, whiteSpace: 'pre-line' },
  },
  facts: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0 },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 150px) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});
