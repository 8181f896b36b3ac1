import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JournalEntry, Step } from '../../domain/plan.ts';
import type { Localized } from '../../kernel/localized.ts';
import { need } from './drafts.ts';
import { historiesIn } from './history.ts';
import { plansIn } from './resume.ts';

/**
 * Passwords that only a person can set (Active Directory, another identity provider) and that nobody is seen to have set:
 * the attacker may still know them, so that the account is not clean. What the newest plan kept, a person has answered for.
 */
export async function openPasswords(
  connection: Connection,
  accounts: readonly Account[],
  journal: readonly JournalEntry[],
): Promise<readonly Foothold[]> {
  const historyOf = historiesIn(journal);
  const newest = newestResets(journal);
  const open: Foothold[] = [];
  for (const account of accounts) {
    const step = newest.get(account.id);
    if (step === undefined || !step.selected || historyOf(step.id).outcome !== 'manual') continue;
    const action = need(step.action);
    const state = await action.read(connection, step.target);
    if (action.holds?.(state, step.target) !== true) open.push(passwordOf(account, step));
  }
  return open;
}

/** By id of the account, the newest step that decided about its password. */
function newestResets(journal: readonly JournalEntry[]): ReadonlyMap<string | undefined, Step> {
  const resets = plansIn(journal)
    .flatMap((plan) => (plan.kind === 'contain' ? plan.steps : []))
    // A plan that was narrowed to a part decided nothing about it.
    .filter((step) => step.action === 'reset-password' && (step.selected || step.kept));
  return new Map(resets.map((step) => [step.target.account?.id, step]));
}

function passwordOf(account: Account, step: Step): Foothold {
  return {
    id: `password:${account.upn.toLowerCase()}:${step.target.key}`,
    kind: 'password',
    key: step.target.key,
    account: account.upn,
    title: { en: 'The password that the attacker knows', de: 'Das Kennwort, das der Angreifer kennt' },
    since: null,
    reasons: [{ speaks: 'for', text: account.federated || account.kind === 'guest' ? unseen : notYet }],
    suggestion: 'remove',
    action: step.action,
    state: step.target.before,
  };
}

const notYet: Localized = {
  en: 'Nobody has set a new one yet, as far as Entra ID shows. It shows the change some minutes after it was made in Active Directory; run "evict verify" then.',
  de: 'Soweit Entra ID zeigt, hat noch niemand ein neues gesetzt. Eine Änderung im Active Directory zeigt sich nach einigen Minuten; starten Sie dann „evict verify“.',
};

const unseen: Localized = {
  en: 'It is set elsewhere, and Entra ID does not show whether that was done. Once it is, say so: "evict contain" with --keep reset-password.',
  de: 'Es wird anderswo gesetzt, und Entra ID zeigt nicht, ob das geschehen ist. Ist es erledigt, sagen Sie es mit: „evict contain“ und --keep reset-password.',
};
