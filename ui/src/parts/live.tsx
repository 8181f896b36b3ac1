import { makeStyles } from '@fluentui/react-components';
import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';

const LiveContext = createContext<(text: string) => void>(() => undefined);

/** Says something to people who cannot see it happen; polite, the newest only. */
export function useAnnounce(): (text: string) => void {
  return useContext(LiveContext);
}

export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [text, setText] = useState('');
  const styles = useStyles();
  const announce = useCallback((next: string) => setText(next), []);
  return (
    <LiveContext value={announce}>
      {children}
      <div className={styles.hidden} role="status" aria-live="polite">
        {text}
      </div>
    </LiveContext>
  );
}

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
