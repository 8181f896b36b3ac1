import { findUser } from '../../login/directory.ts';
import { mailboxOf } from '../../state/mailbox.ts';
import type { ActSpec } from '../spec.ts';
import { attackerAs } from './scene.ts';
import type { Acts, Stage } from './scene.ts';
import { signInActs } from './sign-ins.ts';
import { deviceActs } from './devices.ts';
import { applicationActs } from './applications.ts';
import { mailboxActs } from './mailbox.ts';
import { mailActs } from './mail.ts';
import { administrationActs } from './administration.ts';

const acts: Acts = {
  ...signInActs,
  ...deviceActs,
  ...applicationActs,
  ...mailboxActs,
  ...mailActs,
  ...administrationActs,
};

/** Does one act of the attack: changes the tenant and writes the records that it would have left. */
export function perform(stage: Stage, act: ActSpec): void {
  const { world, tenant, spec } = stage;
  const user = findUser(tenant, `${act.account}@${spec.tenant.domain}`) ?? findUser(tenant, act.account);
  const doing = acts[act.kind];
  if (!user || !doing)
    throw new RangeError(`scenario ${spec.id}: cannot perform ${act.kind} for ${act.account}`);
  const box = mailboxOf(tenant, user.userPrincipalName);
  if (!box) throw new RangeError(`scenario ${spec.id}: ${act.account} has no mailbox`);
  const at = new Date(world.clock.milliseconds() - act.hours * 3_600_000);
  doing({ stage, act, at, user, box, actor: attackerAs(stage, user) });
}
