import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  ErrorCircle16Filled,
  QuestionCircle16Filled,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ResponseState, VerdictWord } from '../../../src/server/contract/home.ts';
import { inBoth, useTexts } from '../i18n/language.tsx';

/** A sign and a word beside the colour: a colour alone says nothing to many. */
export function VerdictBadge({
  verdict,
  size = 'medium',
}: {
  readonly verdict: VerdictWord;
  readonly size?: 'medium' | 'large';
}): ReactNode {
  const t = useTexts(badgeTexts);
  const look = verdictLooks[verdict];
  return (
    <Badge appearance={look.appearance} color={look.color} icon={look.icon} size={size}>
      {t.verdict[verdict]}
    </Badge>
  );
}

const verdictLooks = {
  compromised: { color: 'danger', appearance: 'filled', icon: <ErrorCircle16Filled /> },
  likely: { color: 'warning', appearance: 'tint', icon: <Warning16Filled /> },
  unclear: { color: 'informative', appearance: 'tint', icon: <QuestionCircle16Filled /> },
  clean: { color: 'success', appearance: 'tint', icon: <CheckmarkCircle16Filled /> },
} as const;

export function ResponseBadge({ response }: { readonly response: ResponseState }): ReactNode {
  const t = useTexts(badgeTexts);
  const look = responseLooks[response];
  return (
    <Badge appearance="tint" color={look.color} icon={look.icon}>
      {t.response[response]}
    </Badge>
  );
}

const responseLooks = {
  none: { color: 'informative', icon: <QuestionCircle16Filled /> },
  'cut-off': { color: 'danger', icon: <ErrorCircle16Filled /> },
  incomplete: { color: 'warning', icon: <Warning16Filled /> },
  contained: { color: 'brand', icon: <CheckmarkCircle16Filled /> },
  recovered: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  changed: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  undone: { color: 'warning', icon: <Warning16Filled /> },
} as const;

/** Verdicts and states of a response in words. */
export const badgeTexts = inBoth<{
  readonly verdict: { readonly [word in VerdictWord]: string };
  readonly response: { readonly [state in ResponseState]: string };
}>({
  en: {
    verdict: {
      compromised: 'Compromised',
      likely: 'Likely compromised',
      unclear: 'Unclear',
      clean: 'Nothing found',
    },
    response: {
      none: 'No response yet',
      'cut-off': 'Cut off midway',
      incomplete: 'Steps left open',
      contained: 'Contained',
      recovered: 'Given back',
      changed: 'Settings changed',
      undone: 'Taken back',
    },
  },
  de: {
    verdict: {
      compromised: 'Kompromittiert',
      likely: 'Wahrscheinlich kompromittiert',
      unclear: 'Unklar',
      clean: 'Nichts gefunden',
    },
    response: {
      none: 'Noch keine Reaktion',
      'cut-off': 'Mittendrin abgebrochen',
      incomplete: 'Schritte offen',
      contained: 'Eingedämmt',
      recovered: 'Zurückgegeben',
      changed: 'Einstellungen geändert',
      undone: 'Zurückgenommen',
    },
  },
});
