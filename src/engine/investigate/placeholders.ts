import { folderNames } from '../../domain/vocabulary/folders.ts';
import type { FolderRole } from '../../domain/vocabulary/folders.ts';
import { financeWords, warningWords } from '../../domain/vocabulary/keywords.ts';

const hidingRoles: readonly FolderRole[] = [
  'rss',
  'conversation-history',
  'notes',
  'archive',
  'junk',
  'sync-issues',
];

/** Rules look for these inside longer names: what is too short would be found in anybody's folder. */
function telling(name: string): boolean {
  return name.length >= 5 || name === 'junk' || /[^\u0020-\u024f]/.test(name);
}

/**
 * Word lists that rules name as `%name%`: folder names as Outlook writes them in its languages, words as attackers look
 * for them (indicators IR-03, IR-07 to IR-11, SI-07, in our own choice). The judges of state use the same lists.
 */
export function placeholders(ownDomains: readonly string[]): { readonly [name: string]: readonly string[] } {
  return {
    'own-domains': ownDomains,
    'hiding-folders': ['rss', ...hidingRoles.flatMap(folderNames).filter(telling)],
    'deleted-items-folders': folderNames('deleted').filter(telling),
    'finance-words': financeWords,
    'warning-words': warningWords,
    'scripted-agents': [
      'python',
      'axios',
      'node-fetch',
      'undici',
      'curl/',
      'go-http-client',
      'go-resty',
      'okhttp',
      'guzzlehttp',
      'fasthttp',
      'aadinternals',
      'azurehound',
      'bloodhound',
      'sharphound',
      'postmanruntime',
      'emclient',
    ],
    'mail-scopes': [
      'mail.read',
      'mail.readwrite',
      'mail.send',
      'mailboxsettings.readwrite',
      'ews.accessasuser.all',
      'imap.accessasuser.all',
      'full_access_as_user',
    ],
  };
}
