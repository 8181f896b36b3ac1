import { z } from 'zod';
import type { ExchangeCall, ExchangeClient } from '../../domain/clients.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';

const anyObject = z.looseObject({}).transform((value) => value as JsonObject);

/** What an organisation-wide cmdlet returns, as Exchange sent it. */
export async function cmdletItems(
  exchange: ExchangeClient,
  cmdlet: string,
  parameters: Readonly<Record<string, Json>> = {},
  select?: readonly string[],
): Promise<readonly JsonObject[]> {
  const call: ExchangeCall = { cmdlet, parameters, anchor: 'organization', ...(select ? { select } : {}) };
  return (await exchange.read(call, anyObject)).items;
}

/** The one object of a cmdlet that has exactly one (`Get-OrganizationConfig`). */
export async function cmdletObject(
  exchange: ExchangeClient,
  cmdlet: string,
): Promise<JsonObject | undefined> {
  return (await cmdletItems(exchange, cmdlet))[0];
}
