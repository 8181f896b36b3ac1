import type { Action, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { Secret } from '../../kernel/redact.ts';
import {
  deleteMethod,
  issueTemporaryAccessPass,
  listTemporaryAccessPasses,
} from '../../microsoft/graph/authentication-methods.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { member, needAccount, textsMember } from '../support.ts';

/** Options: `{"minutes": 60, "once": true}`. The tenant's policy bounds the minutes (10 to 43,200). */
export const issueTemporaryAccessPassAction: Action = {
  id: 'issue-temporary-access-pass',
  title: { en: 'Issue temporary access pass', de: 'Befristeten Zugriffspass ausstellen' },
  effect: {
    en: 'The owner can sign in once without password or old methods, and register new ones. The attacker cannot: only you see the pass.',
    de: 'Die Person kann sich einmal ohne Kennwort und alte Methoden anmelden und neue registrieren. Der Angreifer nicht: Den Pass sehen nur Sie.',
  },
  latency: { en: 'At once.', de: 'Sofort.' },
  notice: {
    en: 'It is shown once and ends by itself, by default after an hour. Hand it over in person or by telephone, never by mail.',
    de: 'Er wird einmal angezeigt und endet von selbst, in der Regel nach einer Stunde. Übergeben Sie ihn persönlich oder telefonisch, niemals per E-Mail.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'credentials',
  attack: ['T1078.004', 'T1556.006'],
  d3fend: ['D3-OTP', 'D3-MFA'],
  permissions: [
    graph('UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'),
    overPrivilegedAccounts,
  ],
  once: true,

  async preview(connection, account, _foothold, options) {
    const { id, upn, kind } = needAccount(account);
    // Passes are for people whose home is this tenant: a guest's methods belong to another organisation.
    if (kind === 'guest') return null;
    const passes = await passIds(connection, id);
    const wish = options['minutes'];
    const minutes = typeof wish === 'number' && Number.isInteger(wish) && wish >= 10 ? wish : 60;
    return {
      account,
      key: id,
      label: upn,
      before: { passes },
      // The new pass's id cannot be foretold: `holds` compares.
      after: { passes: [...passes, 'new'] },
      options: { minutes, once: options['once'] !== false },
    };
  },
  async read(connection, target) {
    return { passes: await passIds(connection, target.key) };
  },
  async apply({ connection, clientRequestId, hand }, target) {
    const account = needAccount(target.account);
    const wish = member(target.options, 'minutes');
    const minutes = typeof wish === 'number' ? wish : 60;
    const settings = { minutes, once: member(target.options, 'once') !== false };
    const pass = await issueTemporaryAccessPass(connection.graph, account.id, settings, clientRequestId);
    const start = pass.start === null ? connection.clock.now() : new Date(pass.start);
    const expires = new Date(start.getTime() + minutes * 60_000).toISOString();
    hand({ kind: 'temporary-access-pass', account: account.upn, value: new Secret(pass.value), expires });
    return { outcome: 'sent' };
  },
  holds: (state, target) => newPasses(state, target).length > 0,
  async undo({ connection, clientRequestId }, target) {
    const state = { passes: await passIds(connection, target.key) };
    for (const id of newPasses(state, target)) {
      await deleteMethod(connection.graph, target.key, 'temporaryAccessPass', id, clientRequestId);
    }
    return { outcome: 'sent' };
  },
  restored: (state, target) => newPasses(state, target).length === 0,
};

async function passIds(connection: Connection, userId: string): Promise<readonly string[]> {
  const passes = await listTemporaryAccessPasses(connection.graph, userId);
  return passes.map((pass) => pass.id).sort();
}

function newPasses(state: Json, target: Target): readonly string[] {
  const before = textsMember(target.before, 'passes');
  return textsMember(state, 'passes').filter((id) => !before.includes(id));
}
