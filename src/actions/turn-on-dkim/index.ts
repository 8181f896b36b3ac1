import { exchangeSetting } from '../exchange-setting.ts';

export const turnOnDkim = exchangeSetting({
  id: 'turn-on-dkim',
  title: { en: 'Sign outgoing mail with DKIM', de: 'Ausgehende E-Mails mit DKIM signieren' },
  effect: {
    en: 'Receivers can tell real mail of yours from forged mail.',
    de: 'Empfänger können Ihre echten E-Mails von gefälschten unterscheiden.',
  },
  notice: {
    en: 'Works only where both selector records stand in the public DNS.',
    de: 'Funktioniert nur, wenn beide Selektoreinträge im öffentlichen DNS stehen.',
  },
  impact: 'low',
  attack: ['T1672', 'T1656'],
  noun: 'DkimSigningConfig',
  want: () => ({ Enabled: true }),
});
