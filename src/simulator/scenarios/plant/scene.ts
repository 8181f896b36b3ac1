import type { Weapon } from '../../attack/weapon.ts';
import { findUser } from '../../login/directory.ts';
import { appIds } from '../../login/roles.ts';
import type { Actor } from '../../state/records.ts';
import { recordSignIn } from '../../state/sign-ins.ts';
import type { Mailbox, Session, Tenant, User } from '../../state/tenant.ts';
import type { World } from '../../state/world.ts';
import type { ActSpec, ScenarioSpec } from '../spec.ts';

export interface Stage {
  readonly world: World;
  readonly tenant: Tenant;
  readonly spec: ScenarioSpec;
  readonly weapons: Weapon[];
  /** Mail that the attacker deletes for good. */
  readonly deleted: DeletedMessage[];
}

/** By the account from whose mailbox it went, a user principal name. */
export interface DeletedMessage {
  readonly account: string;
  readonly internetMessageId: string;
}

/** One act at its time: what it is about, and in whose skin the attacker does it. */
export interface Scene {
  readonly stage: Stage;
  readonly act: ActSpec;
  readonly at: Date;
  readonly user: User;
  readonly box: Mailbox;
  readonly actor: Actor;
}

/** Acts by kind, as `content/scenarios/<id>.yml` names them. */
export type Acts = { readonly [kind: string]: (scene: Scene) => void };

/** The attacker in somebody's skin: the session that he opened last for this user. */
export function attackerAs(stage: Stage, user: User): Actor {
  const session = stage.tenant.sessions.findLast(
    (candidate) => candidate.userId === user.id && candidate.ip === stage.spec.attacker.ip,
  );
  return {
    kind: 'user',
    id: user.id,
    name: user.userPrincipalName,
    ip: stage.spec.attacker.ip,
    userAgent: stage.spec.attacker.userAgent,
    appId: appIds.outlookWeb,
    sessionId: session?.id ?? null,
    tokenId: stage.world.random.uuid(),
  };
}

export function openSession(scene: Scene, clientId: string, mfa: boolean): Session {
  const { world, tenant, spec } = scene.stage;
  const session: Session = {
    id: world.random.uuid(),
    userId: scene.user.id,
    clientId,
    scope: '',
    refreshToken: `0.${Buffer.from(world.random.bytes(48)).toString('base64url')}`,
    issuedAt: scene.at.toISOString(),
    passwordChanged: scene.user.lastPasswordChangeDateTime,
    mfa,
    deviceId: null,
    ip: spec.attacker.ip,
    userAgent: spec.attacker.userAgent,
  };
  tenant.sessions.push(session);
  return session;
}

export function signIn(
  scene: Scene,
  session: Session | null,
  more: {
    readonly errorCode?: number;
    readonly reason?: string;
    readonly app?: string;
    readonly interactive?: boolean;
    readonly risk?: 'none' | 'medium' | 'high';
    readonly mfa?: boolean;
  },
): void {
  const { world, tenant, spec } = scene.stage;
  recordSignIn(
    world,
    tenant,
    {
      user: scene.user,
      appId: more.app ?? appIds.officeHome,
      appName: more.app ? 'Microsoft Authentication Broker' : 'OfficeHome',
      resource: 'OfficeHome',
      ip: spec.attacker.ip,
      country: spec.attacker.country,
      city: spec.attacker.city,
      userAgent: spec.attacker.userAgent,
      clientApp: 'Browser',
      interactive: more.interactive ?? true,
      errorCode: more.errorCode ?? 0,
      failureReason: more.reason ?? 'Other.',
      mfa: more.mfa ?? false,
      sessionId: session?.id ?? null,
      tokenId: world.random.uuid(),
      deviceId: '',
      deviceName: '',
      protocol: 'none',
      risk: more.risk ?? 'none',
    },
    scene.at,
  );
}

export const text = (value: unknown): string => String(value ?? '');
export const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function accompliceOf(scene: Scene): User {
  const { tenant, spec } = scene.stage;
  const user = findUser(tenant, `${text(scene.act['accomplice'])}@${spec.tenant.domain}`);
  if (!user) throw new RangeError(`no accomplice ${text(scene.act['accomplice'])}`);
  return user;
}
