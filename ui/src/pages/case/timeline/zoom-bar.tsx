import { Button, makeStyles, tokens, Toolbar } from '@fluentui/react-components';
import {
  ArrowLeft20Regular,
  ArrowRight20Regular,
  FullScreenMaximize20Regular,
  ZoomIn20Regular,
  ZoomOut20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Timeline } from '../../../../../src/server/contract/timeline.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import type { Zoom } from './state.ts';
import { timelineTexts } from './texts.ts';

/** What the wheel and the mouse do, as buttons. */
export function ZoomBar({ timeline, zoom }: { readonly timeline: Timeline; readonly zoom: Zoom }): ReactNode {
  const t = useTexts(timelineTexts);
  const format = useFormat();
  const styles = useStyles();
  const { from, to, width, total } = timeline;
  const span = to - from;
  const move = (share: number): void => zoom({ from: from + span * share, to: to + span * share });
  return (
    <div className={styles.bar}>
      <Toolbar size="small" aria-label={t.zoom} className={styles.tools}>
        <Button
          appearance="subtle"
          icon={<ZoomIn20Regular />}
          aria-label={t.zoomIn}
          onClick={() => zoom({ from: from + span / 4, to: to - span / 4 })}
        />
        <Button
          appearance="subtle"
          icon={<ZoomOut20Regular />}
          aria-label={t.zoomOut}
          onClick={() => zoom({ from: from - span / 2, to: to + span / 2 })}
        />
        <Button
          appearance="subtle"
          icon={<ArrowLeft20Regular />}
          aria-label={t.earlier}
          onClick={() => move(-0.5)}
        />
        <Button
          appearance="subtle"
          icon={<ArrowRight20Regular />}
          aria-label={t.later}
          onClick={() => move(0.5)}
        />
        <Button appearance="subtle" icon={<FullScreenMaximize20Regular />} onClick={() => zoom(null)}>
          {t.everything}
        </Button>
      </Toolbar>
      <span role="status">
        {t.shown(
          format.exact(from),
          format.exact(to),
          t.records(total, format.number(total)),
          t.widths(width),
        )}
      </span>
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  tools: { padding: 0 },
});
