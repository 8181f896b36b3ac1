import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const person = z.object({
  upn: z.string(),
  name: z.string(),
  language: z.enum(['en', 'de']).default('en'),
  roles: z.array(z.string()).default([]),
  mfa: z.array(z.enum(['authenticator', 'phone', 'oath', 'fido2'])).default([]),
  perUserMfa: z.enum(['disabled', 'enabled', 'enforced']).default('disabled'),
  mailbox: z.enum(['UserMailbox', 'SharedMailbox', 'none']).default('UserMailbox'),
  device: z.string().optional(),
  country: z.string().default('DE'),
});

/** One act of the attacker, hours before the simulation's start; `kind` names the file below `plant/` that does it. */
const act = z.looseObject({ kind: z.string(), hours: z.number(), account: z.string() });

const innocent = z.looseObject({ kind: z.string(), account: z.string(), days: z.number().default(200) });

const scenarioSpec = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), de: z.string() }),
  story: z.object({ en: z.array(z.string()), de: z.array(z.string()) }),
  tenant: z.object({
    name: z.string(),
    initial: z.string(),
    domain: z.string(),
    license: z.enum(['BASIC', 'PREMIUM', 'E5']),
    securityDefaults: z.boolean().default(false),
  }),
  people: z.array(person),
  victims: z.array(z.string()),
  attacker: z.object({ ip: z.string(), country: z.string(), city: z.string(), userAgent: z.string() }),
  innocents: z.array(innocent),
  attack: z.array(act),
  /** Names of detections that an investigation must raise. */
  findings: z.array(z.string()),
});

export type ScenarioSpec = z.infer<typeof scenarioSpec>;
export type PersonSpec = ScenarioSpec['people'][number];
export type ActSpec = ScenarioSpec['attack'][number];
export type InnocentSpec = ScenarioSpec['innocents'][number];

/** Reads `content/scenarios/<id>.yml`. */
export function readScenario(id: string): ScenarioSpec {
  const file = fileURLToPath(new URL(`../../../content/scenarios/${id}.yml`, import.meta.url));
  return scenarioSpec.parse(parse(readFileSync(file, 'utf8')));
}
