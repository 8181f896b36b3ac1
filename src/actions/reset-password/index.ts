import type { Account } from '../../domain/account.ts';
import type { Action, ApplyContext, ApplyResult, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { Secret } from '../../kernel/redact.ts';
import { resetPasswordWithWriteback } from '../../microsoft/graph/authentication-methods.ts';
import { passwordWriteback } from '../../microsoft/graph/organization.ts';
import { readUser, setPassword } from '../../microsoft/graph/users.ts';
import { strongPassword } from '../password.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { needAccount, textMember } from '../support.ts';
import { type ManualRoute, instructions } from './texts.ts';

type Route = 'cloud' | 'writeback' | ManualRoute;

export const resetPassword: Action = {
  id: 'reset-password',
  title: { en: 'Reset password', de: 'Kennwort zurücksetzen' },
  effect: {
    en: 'The password that the attacker knows is worthless. It ends neither app grants nor app passwords nor added sign-in methods: that is why those go first.',
    de: 'Das Kennwort, das der Angreifer kennt, ist wertlos. App-Berechtigungen, App-Kennwörter und hinzugefügte Anmeldemethoden beendet das nicht: Deshalb kommen sie zuerst an die Reihe.',
  },
  latency: {
    en: 'At once in the cloud; with password writeback within a minute or two.',
    de: 'In der Cloud sofort; mit Kennwortrückschreiben nach ein bis zwei Minuten.',
  },
  notice: {
    en: 'The owner needs the new password, which is shown to you once: hand it over in person or by telephone, never by mail. At the first sign-in they choose their own.',
    de: 'Die Person braucht das neue Kennwort, das Ihnen einmal angezeigt wird: Übergeben Sie es persönlich oder telefonisch, niemals per E-Mail. Bei der ersten Anmeldung wählt sie ein eigenes.',
  },
  impact: 'high',
  reversible: 'no',
  irreversible: {
    en: 'The old password is not known and cannot come back; nor should it.',
    de: 'Das alte Kennwort ist nicht bekannt und kann nicht zurückkehren; es soll auch nicht.',
  },
  phase: 'password',
  attack: ['T1078.004', 'T1110'],
  d3fend: ['D3-CRO'],
  permissions: [
    graph('User-PasswordProfile.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
    overPrivilegedAccounts,
  ],
  removes: 'password',
  once: true,

  async preview(connection, account, _foothold, options) {
    const known = needAccount(account);
    const user = await readUser(connection.graph, known.id);
    if (user === null) return null;
    const route = await routeFor(connection, known, options['writeback'] === true);
    return {
      account,
      key: known.id,
      label: known.upn,
      before: { changed: user.lastPasswordChange },
      // The moment cannot be foretold: `holds` compares.
      after: { changed: 'later' },
      options: { route, forceChange: options['forceChange'] !== false },
    };
  },
  async read(connection, target) {
    const user = await readUser(connection.graph, target.key);
    return user === null ? null : { changed: user.lastPasswordChange };
  },
  apply,
  holds(state, target) {
    const now = textMember(state, 'changed');
    const before = textMember(target.before, 'changed');
    return now !== null && (before === null || now > before);
  },
};

/** Which of Microsoft's two routes reaches the directory that owns this password, if any does. */
async function routeFor(connection: Connection, account: Account, assured: boolean): Promise<Route> {
  if (account.kind === 'guest') return 'guest';
  if (account.federated) return 'federated';
  if (!account.synced) return 'cloud';
  // Writeback works for a signed-in administrator only, and never on that administrator's own account.
  if (connection.operator.kind !== 'user' || connection.operator.id === account.id) return 'on-premises';
  return assured || (await passwordWriteback(connection.graph)) ? 'writeback' : 'on-premises';
}

async function apply(context: ApplyContext, target: Target): Promise<ApplyResult> {
  const { connection, clientRequestId, hand } = context;
  const account = needAccount(target.account);
  const route = (textMember(target.options, 'route') ?? 'cloud') as Route;
  if (route !== 'cloud' && route !== 'writeback') {
    return { outcome: 'manual', instructions: instructions(route, account.upn) };
  }
  const password = new Secret(strongPassword(connection.random));
  const handOver = (): void =>
    hand({ kind: 'password', account: account.upn, value: password, expires: null });
  try {
    if (route === 'cloud') {
      const force = target.options?.['forceChange'] !== false;
      await setPassword(connection.graph, account.id, password.reveal(), force, clientRequestId);
    } else {
      await resetPasswordWithWriteback(connection.graph, account.id, password.reveal(), clientRequestId);
    }
  } catch (thrown) {
    // The answer was lost, the password may be set: without it in hand nobody could ever sign in.
    if (thrown instanceof ServiceError && thrown.mayHaveTakenEffect) handOver();
    throw thrown;
  }
  handOver();
  return { outcome: 'sent' };
}
