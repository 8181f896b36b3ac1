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
  mailbox: z
    .enum(['UserMailbox', 'SharedMailbox', 'RoomMailbox', 'GroupMailbox', 'PublicFolderMailbox', 'none'])
    .default('UserMailbox'),
  /** Kept in a directory of the organisation's own. */
  synced: z.boolean().optional(),
  device: z.string().optional(),
  country: z.string().default('DE'),
});

/** One act of the attacker, hours before the simulation's start; `kind` names the file below `plant/` that does it. */
const act = z.looseObject({ kind: z.string(), hours: z.number(), account: z.string() });

const innocent = z.looseObject({ kind: z.string(), account: z.string(), days: z.number().default(200) });

const members = z.record(z.string(), z.unknown());

/** How the tenant's settings differ from those of a new one. Names are Microsoft's. */
const posture = z.object({
  /** By noun of the cmdlets. */
  exchange: z.record(z.string(), z.array(members)).default({}),
  /** By the name under which the state keeps the policy. */
  policies: z.record(z.string(), members).default({}),
  /** States of methods of authentication. */
  methods: z.record(z.string(), z.enum(['enabled', 'disabled'])).default({}),
  conditionalAccess: z.array(members).default([]),
  domains: members.default({}),
  mailboxes: z
    .array(z.object({ account: z.string(), cas: members.default({}), properties: members.default({}) }))
    .default([]),
  /** All records of the firm's own domain, instead of the usual ones. */
  dns: z
    .array(
      z.object({
        name: z.string(),
        type: z.enum(['A', 'CNAME', 'MX', 'TXT', 'SRV', 'NS']),
        data: z.string(),
      }),
    )
    .optional(),
});

/** Something that hides acts in mailboxes from the log, or only looks as if it did: what a judge of the tenant must find. */
const trap = z.object({
  kind: z.enum([
    'organisation-switch-off',
    'ingestion-off',
    'workload-silent',
    'bypassed',
    'list-without-mail-access',
    'list-empty',
    'list-complete',
    'switch-shown-on-but-stale',
    'switch-off-and-ignored',
    'resource-not-audited',
    'public-folder-not-audited',
    'age-short',
    'shared-without-licence',
    'group-mailbox',
  ]),
  account: z.string().optional(),
  logons: z.array(z.enum(['Owner', 'Delegate', 'Admin'])).default([]),
  days: z.number().default(7),
  workload: z.string().optional(),
  /** It must not be accused. */
  healthy: z.boolean().default(false),
});

const nobody = { ip: '', country: '', city: '', userAgent: '' };

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
  /** Microsoft's request limits are on. */
  throttled: z.boolean().default(false),
  posture: posture.optional(),
  traps: z.array(trap).default([]),
  /** Ordinary accounts by kind of mailbox, made from the seed. */
  population: z.partialRecord(z.enum(['UserMailbox', 'SharedMailbox', 'RoomMailbox']), z.number()).optional(),
  victims: z.array(z.string()).default([]),
  attacker: z
    .object({ ip: z.string(), country: z.string(), city: z.string(), userAgent: z.string() })
    .default(nobody),
  innocents: z.array(innocent).default([]),
  attack: z.array(act).default([]),
  /** Names of detections that an investigation must raise. */
  findings: z.array(z.string()).default([]),
});

export type ScenarioSpec = z.infer<typeof scenarioSpec>;
export type PersonSpec = ScenarioSpec['people'][number];
export type ActSpec = ScenarioSpec['attack'][number];
export type PostureSpec = z.infer<typeof posture>;
export type TrapSpec = z.infer<typeof trap>;
export type PopulationSpec = NonNullable<ScenarioSpec['population']>;
export type InnocentSpec = ScenarioSpec['innocents'][number];

/** The scenarios with an attacker, and the tenants whose settings are to be judged. */
export const scenarioIds = [
  'invoice-fraud',
  'aitm-device',
  'admin-takeover',
  'small-firm',
  'neglected',
  'enterprise',
] as const;

/** Reads `content/scenarios/<id>.yml`. */
export function readScenario(id: string): ScenarioSpec {
  const file = fileURLToPath(new URL(`../../../content/scenarios/${id}.yml`, import.meta.url));
  return scenarioSpec.parse(parse(readFileSync(file, 'utf8')));
}
