import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnSafeDocuments = exchangeSetting({
  id: 'turn-on-safe-documents',
  title: { en: 'Check documents before they may be edited', de: 'Dokumente vor dem Bearbeiten prüfen' },
  effect: {
    en: 'A document from outside is examined while it is in protected view, and stays there if it is harmful.',
    de: 'Ein Dokument von außen wird in der geschützten Ansicht untersucht und bleibt dort, wenn es schädlich ist.',
  },
  notice: { en: 'A few seconds before editing.', de: 'Einige Sekunden vor dem Bearbeiten.' },
  impact: 'low',
  attack: ['T1566.001', 'T1204.002'],
  noun: 'AtpPolicyForO365',
  want: () => ({ EnableSafeDocs: true, AllowSafeDocsOpen: false }),
});
