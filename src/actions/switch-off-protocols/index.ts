import type { Account, Reason } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { ServiceError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import {
  type Protocols,
  protocolNames,
  readProtocols,
  setProtocols,
  smtpForbiddenByOrganisation,
} from '../../microsoft/exchange/cas-mailbox.ts';
import { cmdlets } from '../permissions.ts';
import { against, foothold, forIt, mailboxOf, needAccount } from '../support.ts';

/** Options: `{"all": true}` switches off every protocol, Outlook and the web included, not only the old ones. */
export const switchOffProtocols: Action = {
  id: 'switch-off-protocols',
  title: { en: 'Switch off mailbox protocols', de: 'Postfachprotokolle ausschalten' },
  effect: {
    en: 'IMAP, POP and authenticated SMTP no longer reach the mailbox: the doors that app passwords open, which survive a password reset and which no interface of Microsoft can list.',
    de: 'IMAP, POP und authentifiziertes SMTP erreichen das Postfach nicht mehr: die Türen, die App-Kennwörter öffnen. Diese überleben ein neues Kennwort, und keine Schnittstelle von Microsoft kann sie auflisten.',
  },
  latency: { en: 'Up to an hour.', de: 'Bis zu einer Stunde.' },
  notice: {
    en: 'Old mail programs, and scanners that send through this mailbox, stop working. Outlook, the web and the Outlook app go on.',
    de: 'Alte E-Mail-Programme und Scanner, die über dieses Postfach senden, funktionieren nicht mehr. Outlook, das Web und die Outlook-App laufen weiter.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1078.004', 'T1114.002', 'T1556.006'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-CASMailbox', 'Set-CASMailbox', 'Get-TransportConfig'),
  removes: 'protocol',

  find,
  async preview(connection, account, _foothold, options) {
    const protocols = await readProtocols(connection.exchange, mailboxOf(needAccount(account)));
    if (protocols === null) return null;
    const off: Readonly<Record<string, boolean>> = {
      ...(options['all'] === true
        ? Object.fromEntries(protocolNames.map((one) => [one, false]))
        : { ImapEnabled: false, PopEnabled: false }),
      SmtpClientAuthenticationDisabled: true,
    };
    const changed = Object.entries(off).filter(([key, value]) => protocols[key as keyof Protocols] !== value);
    if (changed.length === 0) return null;
    return {
      account,
      key: 'mailbox',
      label: changed.map(([key]) => protocolLabel(key)).join(', '),
      before: { ...protocols },
      after: { ...protocols, ...off },
    };
  },
  async read(connection, target) {
    const protocols = await readProtocols(connection.exchange, mailboxOf(needAccount(target.account)));
    return protocols === null ? null : { ...protocols };
  },
  async apply({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setProtocols(connection.exchange, mailbox, differences(target, 'after'), clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setProtocols(connection.exchange, mailbox, differences(target, 'before'), clientRequestId);
    return { outcome: 'sent' };
  },
};

async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  if (account.mailbox === 'none') return [];
  const protocols = await readProtocols(connection.exchange, mailboxOf(account));
  if (protocols === null) return [];
  const forbidden =
    protocols.SmtpClientAuthenticationDisabled === null
      ? await smtpForbidden(connection)
      : protocols.SmtpClientAuthenticationDisabled;
  const judged = judgeProtocols(protocols, forbidden);
  if (judged === null) return [];
  const open = judged.open.join(', ');
  return [
    foothold(
      {
        kind: 'protocol',
        key: 'mailbox',
        account: account.upn,
        title: {
          en: `Old mail protocols are open: ${open}`,
          de: `Alte E-Mail-Protokolle sind offen: ${open}`,
        },
        reasons: judged.reasons,
        suggestion: 'remove',
        action: 'switch-off-protocols',
        state: { ...protocols },
      },
      hints,
    ),
  ];
}

export function judgeProtocols(
  protocols: Protocols,
  smtpForbidden: boolean,
): { readonly open: readonly string[]; readonly reasons: readonly Reason[] } | null {
  const open: string[] = [];
  if (protocols.ImapEnabled !== false) open.push('IMAP');
  if (protocols.PopEnabled !== false) open.push('POP');
  if (!smtpForbidden) open.push('SMTP AUTH');
  if (open.length === 0) return null;
  const reasons: Reason[] = [
    forIt(
      'App passwords work here without a second factor, survive a password reset, and cannot be listed: whether the attacker has one cannot be known.',
      'App-Kennwörter gelten hier ohne zweiten Faktor, überleben ein neues Kennwort und lassen sich nicht auflisten: Ob der Angreifer eines hat, ist nicht zu erkennen.',
    ),
  ];
  if (protocols.SmtpClientAuthenticationDisabled === false) {
    reasons.push(
      forIt(
        'Somebody allowed authenticated SMTP for this mailbox in particular, whatever the organisation says.',
        'Jemand hat authentifiziertes SMTP eigens für dieses Postfach erlaubt, unabhängig von der Organisation.',
      ),
    );
  }
  reasons.push(
    against(
      'IMAP and POP are open in many mailboxes from the factory; this is a precaution, and undo restores it exactly.',
      'IMAP und POP sind ab Werk in vielen Postfächern offen; dies ist eine Vorsichtsmaßnahme, und das Rückgängigmachen stellt den alten Stand genau wieder her.',
    ),
  );
  return { open, reasons };
}

/** Without the right to read the organisation's default it counts as open: the worse case. */
async function smtpForbidden(connection: Connection): Promise<boolean> {
  try {
    return await smtpForbiddenByOrganisation(connection.exchange);
  } catch (thrown) {
    if (thrown instanceof ServiceError) return false;
    throw thrown;
  }
}

/** Only what the step changes is written, so that "as the organisation has it" stays so everywhere else. */
function differences(target: Target, to: 'before' | 'after'): Readonly<Record<string, boolean | null>> {
  const before = target.before as JsonObject;
  const after = target.after as JsonObject;
  const names = Object.keys(after).filter((key) => before[key] !== after[key]);
  return Object.fromEntries(names.map((key) => [key, asFlag(target[to] as JsonObject, key)]));
}

function asFlag(state: JsonObject, key: string): boolean | null {
  const value: Json | undefined = state[key];
  return typeof value === 'boolean' ? value : null;
}

const parameterNames: Readonly<Record<string, string>> = {
  ImapEnabled: 'IMAP',
  PopEnabled: 'POP',
  SmtpClientAuthenticationDisabled: 'SMTP AUTH',
};

function protocolLabel(parameter: string): string {
  return parameterNames[parameter] ?? parameter.replace(/Enabled$/, '');
}
