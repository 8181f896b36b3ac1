import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { type Json, type JsonObject, toJson } from '../../kernel/json.ts';
import { instant, optionalText } from '../fields.ts';

/** A mail flow rule of the organisation. */
export interface TransportRule {
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  /** What it looks for and what it does, without members that say nothing. */
  readonly content: JsonObject;
  /** ISO UTC; the only date that Exchange keeps of a rule. */
  readonly changed: string | null;
}

const contentNames = [
  'AddManagerAsRecipientType',
  'AddToRecipients',
  'ApplyHtmlDisclaimerText',
  'BlindCopyTo',
  'CopyTo',
  'DeleteMessage',
  'From',
  'FromAddressContainsWords',
  'FromMemberOf',
  'FromScope',
  'HeaderContainsWords',
  'ModerateMessageByUser',
  'PrependSubject',
  'Quarantine',
  'RecipientAddressContainsWords',
  'RedirectMessageTo',
  'RejectMessageReasonText',
  'RemoveHeader',
  'RouteMessageOutboundConnector',
  'SenderDomainIs',
  'SentTo',
  'SentToMemberOf',
  'SentToScope',
  'SetHeaderName',
  'SetHeaderValue',
  'SetSCL',
  'StopRuleProcessing',
  'SubjectContainsWords',
  'SubjectOrBodyContainsWords',
] as const;

const ruleReader = z
  .looseObject({
    Guid: optionalText,
    Identity: optionalText,
    Name: optionalText,
    State: optionalText,
    WhenChanged: instant,
    WhenChangedUTC: instant,
  })
  .transform((rule): TransportRule => {
    const content: Record<string, Json> = {};
    for (const name of contentNames) {
      const value = toJson(rule[name]);
      const empty =
        value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
      if (!empty) content[name] = value;
    }
    const name = rule.Name ?? rule.Identity ?? '';
    return {
      key: rule.Guid ?? rule.Identity ?? name,
      name,
      enabled: rule.State !== 'Disabled',
      content,
      changed: rule.WhenChangedUTC ?? rule.WhenChanged,
    };
  });

/** Source: learn.microsoft.com/powershell/module/exchange/get-transportrule. */
export async function listTransportRules(exchange: ExchangeClient): Promise<readonly TransportRule[]> {
  const call = { cmdlet: 'Get-TransportRule', parameters: {}, anchor: 'organization' as const };
  return (await exchange.read(call, ruleReader)).items;
}
