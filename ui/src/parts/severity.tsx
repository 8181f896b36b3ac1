import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { inBoth, useTexts } from '../i18n/language.tsx';

export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export type Severity = (typeof severities)[number];

export function SeverityBadge({ severity }: { readonly severity: Severity }): ReactNode {
  const t = useTexts(severityTexts);
  const { color, appearance } = looks[severity];
  return (
    <Badge appearance={appearance} color={color}>
      {t[severity]}
    </Badge>
  );
}

const looks = {
  critical: { color: 'danger', appearance: 'filled' },
  high: { color: 'danger', appearance: 'tint' },
  medium: { color: 'warning', appearance: 'tint' },
  low: { color: 'informative', appearance: 'tint' },
  informational: { color: 'informative', appearance: 'outline' },
} as const;

export const severityTexts = inBoth<{ readonly [severity in Severity]: string }>({
  en: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', informational: 'Info' },
  de: { critical: 'Kritisch', high: 'Hoch', medium: 'Mittel', low: 'Niedrig', informational: 'Info' },
});
