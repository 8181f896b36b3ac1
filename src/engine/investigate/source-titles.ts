import { basename } from 'node:path';
import type { Localized } from '../../kernel/localized.ts';
import { feeds } from '../../sources/live/index.ts';

/** What was asked about accounts that stand out. */
export const accountStates = 'graph, exchange';

/** A report goes to other people: the name of a file, not the folders of whoever made it. */
export function titleOf(source: string): Localized {
  const known = feeds.find((feed) => feed.id === source);
  const [, state, upn] = /^(account|mailbox)-state (.+)$/.exec(source) ?? [];
  if (upn !== undefined)
    return state === 'account'
      ? { en: `Settings of the account ${upn}`, de: `Einstellungen des Kontos ${upn}` }
      : { en: `Settings of the mailbox ${upn}`, de: `Einstellungen des Postfachs ${upn}` };
  if (source === 'left-out-records')
    return { en: 'Records outside the chosen time', de: 'Einträge außerhalb des gewählten Zeitraums' };
  if (source === 'left-out-accounts') return { en: 'Other accounts', de: 'Andere Konten' };
  if (source === accountStates) return { en: 'State of the accounts', de: 'Stand der Konten' };
  const name = basename(source.replaceAll('\\', '/')) || source;
  return known?.title ?? { en: name, de: name };
}
