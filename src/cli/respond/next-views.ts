import type { Block } from '../../domain/document.ts';
import type { Plan } from '../../domain/plan.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import type { Language } from '../../kernel/localized.ts';

/** Where it is kept, and what to type next. */
export function nextBlocks(found: CaseFolder, next: string, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    { block: 'heading', level: 2, text: say('Next', 'Weiter') },
    {
      block: 'facts',
      rows: [
        [say('Go on', 'Weiter mit'), { text: next, tone: 'strong' }],
        [say('Take back', 'Zurücknehmen'), `evict undo ${found.name}`],
        [say('Kept in', 'Abgelegt in'), found.folder],
      ],
    },
  ];
}

/** Whose password it is, and where it was set, differs from account to account. */
function passwordItems(plan: Plan, say: (en: string, de: string) => string): readonly string[] {
  const elsewhere = plan.accounts.filter(
    ({ synced, federated, kind }) => synced || federated || kind === 'guest',
  );
  const names = elsewhere.map(({ upn }) => upn).join(', ');
  return [
    ...(elsewhere.length < plan.accounts.length
      ? [
          say(
            'Read out the new password of the containment, too: it must be changed at the first sign-in with it. Was it lost? "evict recover … --password" makes another.',
            'Lesen Sie auch das neue Kennwort der Eindämmung vor: Es muss bei der ersten Anmeldung damit geändert werden. Verloren? „evict recover … --password“ erzeugt ein weiteres.',
          ),
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          say(
            `The password of ${names} is the one that was set in Active Directory or at the identity provider: whoever set it reads that out.`,
            `Für ${names} gilt das Kennwort, das im Active Directory oder beim Identitätsanbieter gesetzt wurde: Wer es gesetzt hat, liest es vor.`,
          ),
        ]
      : []),
  ];
}

/** What the owner must be told, so that the way back in works at the first try. */
export function handOverBlocks(plan: Plan, language: Language): readonly Block[] {
  const steps = plan.steps.filter((step) => step.selected).map((step) => step.action);
  const say = (en: string, de: string): string => ({ en, de })[language];
  const items = steps.includes('issue-temporary-access-pass')
    ? [
        say(
          'Call the owner, on a number that you know, and read the temporary access pass out.',
          'Rufen Sie die Person an, unter einer Ihnen bekannten Nummer, und lesen Sie den befristeten Zugriffspass vor.',
        ),
        say(
          'The owner opens https://mysignins.microsoft.com/security-info, signs in with the pass, and registers an authenticator.',
          'Die Person öffnet https://mysignins.microsoft.com/security-info, meldet sich mit dem Pass an und registriert eine Authenticator-App.',
        ),
        ...passwordItems(plan, say),
      ]
    : steps.includes('reset-password')
      ? [
          say(
            'Call the owner, on a number that you know, and read the password out; it must be changed at the first sign-in.',
            'Rufen Sie die Person an, unter einer Ihnen bekannten Nummer, und lesen Sie das Kennwort vor; es muss bei der ersten Anmeldung geändert werden.',
          ),
        ]
      : [];
  if (items.length === 0) return [];
  return [
    { block: 'heading', level: 2, text: say('Hand it over', 'Übergeben') },
    { block: 'list', ordered: true, items },
  ];
}
