import type { ExchangeClient } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { cmdletItems } from './raw.ts';

type Items = readonly JsonObject[];

/** A family of threat policies with the rules that say to whom each applies. */
export async function policiesAndRules(
  exchange: ExchangeClient,
  noun: string,
): Promise<{ readonly policies: Items; readonly rules: Items }> {
  const [policies, rules] = await Promise.all([
    cmdletItems(exchange, `Get-${noun}Policy`),
    cmdletItems(exchange, `Get-${noun}Rule`),
  ]);
  return { policies, rules };
}

/** Rules of the preset security policies; null for those of Defender where the organisation has no such cmdlet. */
export async function presetRules(
  exchange: ExchangeClient,
): Promise<{ readonly eop: Items; readonly atp: Items | null; readonly builtIn: Items | null }> {
  const [eop, atp, builtIn] = await Promise.all([
    cmdletItems(exchange, 'Get-EOPProtectionPolicyRule'),
    orNone(cmdletItems(exchange, 'Get-ATPProtectionPolicyRule')),
    orNone(cmdletItems(exchange, 'Get-ATPBuiltInProtectionRule')),
  ]);
  return { eop, atp, builtIn };
}

async function orNone(reading: Promise<Items>): Promise<Items | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof ServiceError && thrown.code === 'permission-missing') return null;
    throw thrown;
  }
}
