import { transportPredicates } from '../exchange/configuration/transport-predicates.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { Obj, Tenant } from '../state/tenant.ts';
import type { Envelope } from './message.ts';
import { valuesOf } from './values.ts';

/**
 * Mail flow rules, by priority, on one message ("Mail flow rules in Exchange Online"): the message as it goes on, or null
 * where a rule ends it. Rules in test mode change nothing.
 */
export function applyTransportRules(tenant: Tenant, message: Envelope): Envelope | null {
  let current = message;
  const rules = tenant.exchange.transportRules
    .filter((rule) => rule['State'] !== 'Disabled' && (rule['Mode'] ?? 'Enforce') === 'Enforce')
    .sort((a, b) => Number(a['Priority'] ?? 0) - Number(b['Priority'] ?? 0));
  for (const rule of rules) {
    if (!concerns(tenant, rule, current)) continue;
    if (ends(rule)) return null;
    current = changed(rule, current);
    if (rule['StopRuleProcessing'] === true) break;
  }
  return current;
}

type Predicate = (tenant: Tenant, message: Envelope, values: readonly string[]) => boolean;

const same = (address: string, values: readonly string[]): boolean =>
  values.some((value) => value.toLowerCase() === address.toLowerCase());
const holds = (text: string, values: readonly string[]): boolean =>
  values.some((value) => text.toLowerCase().includes(value.toLowerCase()));
const domainOf = (address: string): string => address.split('@').at(-1)!.toLowerCase();
const inside = (tenant: Tenant, address: string): boolean =>
  mailboxOf(tenant, address) !== undefined ||
  tenant.domains.some((domain) => domain['id'] === domainOf(address));
const scope = (tenant: Tenant, address: string): string =>
  inside(tenant, address) ? 'InOrganization' : 'NotInOrganization';

/** The conditions that can be judged from an envelope, a subject and a body. */
const predicates: { readonly [name: string]: Predicate } = {
  From: (_tenant, { from }, values) => same(from, values),
  FromScope: (tenant, { from }, values) => same(scope(tenant, from), values),
  FromAddressContainsWords: (_tenant, { from }, values) => holds(from, values),
  SenderDomainIs: (_tenant, { from }, values) => same(domainOf(from), values),
  SentTo: (_tenant, { to }, values) => to.some((address) => same(address, values)),
  SentToScope: (tenant, { to }, values) => to.some((address) => same(scope(tenant, address), values)),
  RecipientAddressContainsWords: (_tenant, { to }, values) => to.some((address) => holds(address, values)),
  RecipientDomainIs: (_tenant, { to }, values) => to.some((address) => same(domainOf(address), values)),
  AnyOfToHeader: (_tenant, { to }, values) => to.some((address) => same(address, values)),
  SubjectContainsWords: (_tenant, { subject }, values) => holds(subject, values),
  SubjectOrBodyContainsWords: (_tenant, { subject, body }, values) => holds(`${subject} ${body}`, values),
  MessageTypeMatches: (_tenant, { forwardedBy }, values) =>
    forwardedBy !== null && same('AutoForward', values),
};

/** All conditions must hold and no exception may. A condition that an envelope does not tell holds for no message. */
function concerns(tenant: Tenant, rule: Obj, message: Envelope): boolean {
  return transportPredicates.every((name) => {
    const values = valuesOf(rule[name]);
    const exceptions = valuesOf(rule[`ExceptIf${name}`]);
    const judge = predicates[name];
    if (judge === undefined) return values.length === 0;
    return (
      (values.length === 0 || judge(tenant, message, values)) &&
      (exceptions.length === 0 || !judge(tenant, message, exceptions))
    );
  });
}

function ends(rule: Obj): boolean {
  const rejects = [
    'RejectMessageReasonText',
    'RejectMessageEnhancedStatusCode',
    'SmtpRejectMessageRejectText',
  ];
  const waits =
    valuesOf(rule['ModerateMessageByUser']).length > 0 || rule['ModerateMessageByManager'] === true;
  return (
    rule['DeleteMessage'] === true ||
    rule['Quarantine'] === true ||
    waits ||
    rejects.some((name) => valuesOf(rule[name]).length > 0)
  );
}

function changed(rule: Obj, message: Envelope): Envelope {
  const instead = valuesOf(rule['RedirectMessageTo']);
  const added = ['BlindCopyTo', 'CopyTo', 'AddToRecipients'].flatMap((name) => valuesOf(rule[name]));
  return {
    ...message,
    subject: `${String(rule['PrependSubject'] ?? '')}${message.subject}`,
    to: [...new Set([...(instead.length > 0 ? instead : message.to), ...added])],
  };
}
