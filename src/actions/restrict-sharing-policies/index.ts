import { exchangeSetting } from '../exchange-setting.ts';
import { textsMember } from '../support.ts';

/** `*: CalendarSharingFreeBusyDetail, ContactsSharing`: to everybody, no more than free and busy. */
function freeBusyOnly(entry: string): string {
  const domain = entry.split(':')[0]!.trim();
  return domain === '*' || domain === 'Anonymous' ? `${domain}:CalendarSharingFreeBusySimple` : entry;
}

export const restrictSharingPolicies = exchangeSetting({
  id: 'restrict-sharing-policies',
  title: {
    en: 'Share no calendar details and contacts with everybody',
    de: 'Kalenderdetails und Kontakte nicht mit allen teilen',
  },
  effect: {
    en: 'Strangers do not see who is where, with whom, and who is whom.',
    de: 'Fremde sehen nicht, wer wo mit wem ist und wer wen kennt.',
  },
  notice: {
    en: 'Who is outside sees free and busy at most.',
    de: 'Außenstehende sehen höchstens „Frei“ oder „Gebucht“.',
  },
  impact: 'low',
  attack: ['T1591'],
  noun: 'SharingPolicy',
  want: (policy) => ({ Domains: textsMember(policy, 'Domains').map(freeBusyOnly) }),
});
