import { exchangeSetting } from '../exchange-setting.ts';
import type { Json } from '../../kernel/json.ts';

/** Who quarantines already is stricter than need be, and stays so. */
function kept(action: Json | undefined, least: string): string {
  return action === 'Quarantine' ? 'Quarantine' : least;
}

export const quarantineSpam = exchangeSetting({
  id: 'quarantine-spam',
  title: {
    en: 'Keep spam and phishing out of the inbox',
    de: 'Spam und Phishing aus dem Posteingang halten',
  },
  effect: {
    en: 'Phishing goes to quarantine for thirty days, spam and bulk mail to junk mail.',
    de: 'Phishing kommt für dreißig Tage in die Quarantäne, Spam und Massenmail in den Junk-Ordner.',
  },
  notice: {
    en: 'Wanted mail may end there as well; people are told.',
    de: 'Auch Erwünschtes kann dort landen; die Leute werden benachrichtigt.',
  },
  impact: 'low',
  attack: ['T1566'],
  noun: 'HostedContentFilterPolicy',
  want: (policy) => ({
    SpamAction: kept(policy['SpamAction'], 'MoveToJmf'),
    BulkSpamAction: kept(policy['BulkSpamAction'], 'MoveToJmf'),
    HighConfidenceSpamAction: 'Quarantine',
    PhishSpamAction: 'Quarantine',
    HighConfidencePhishAction: 'Quarantine',
    BulkThreshold: Math.min(6, Number(policy['BulkThreshold'] ?? 6)),
    QuarantineRetentionPeriod: 30,
  }),
});
