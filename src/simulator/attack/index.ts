import type { Localized } from '../../kernel/localized.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { World } from '../state/world.ts';
import { PlainClient } from './http.ts';
import { tryWeapon } from './try.ts';
import type { WeaponKind } from './weapon.ts';

export interface AttackContext {
  readonly world: World;
  readonly scenario: BuiltScenario;
  readonly origin: string;
}

/** What the attacker found when he tried one foothold. */
export interface AttackReport {
  readonly foothold: string;
  readonly kind: WeaponKind;
  readonly account: string;
  readonly works: boolean;
  /** What he got, or how he was refused. */
  readonly evidence: string;
}

export interface InnocentReport {
  readonly what: Localized;
  readonly account: string;
  readonly stands: boolean;
  readonly evidence: string;
}

/** Tries every foothold once, one after another, over HTTP. */
export async function tryFootholds(context: AttackContext): Promise<readonly AttackReport[]> {
  const { attacker } = context.scenario;
  const client = new PlainClient(context.origin, attacker.ip, attacker.userAgent);
  const reports: AttackReport[] = [];
  for (const [index, weapon] of context.scenario.weapons.entries()) {
    const result = await tryWeapon(client, context, weapon);
    reports.push({
      foothold: `f${String(index + 1).padStart(2, '0')}`,
      kind: weapon.kind,
      account: weapon.account,
      ...result,
    });
  }
  return reports;
}
