import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Plan } from '../src/domain/plan.ts';
import { desk, leaveDesk } from './support/desk.ts';

// What is kept of a tenant counts for hardening, too: nobody locks out who was named once, or mends what was left on purpose.

afterEach(leaveDesk);

it('harden spares the emergency accounts that are kept, and what an exception leaves unmet', async () => {
  const own = await desk('neglected');
  const { tenant } = own.simulator.scenarios[0]!;
  const folder = join(own.cases, '_assessments', tenant.domain);
  mkdirSync(folder, { recursive: true });
  const plan = async (): Promise<Plan> => {
    const words = ['harden', '--recommended', '--dry-run', '--dns', own.simulator.dns, '-o', 'json'];
    const run = await own.run(words);
    return JSON.parse(run.stdout) as Plan;
  };
  const actions = ({ steps }: Plan): readonly string[] => steps.map(({ action }) => action);
  expect(actions(await plan())).toContain('disable-smtp-auth');
  const emergency = 'backup@faehrhaus.example';
  writeFileSync(join(folder, 'tenant.yml'), `breakGlass: [${emergency}]\n`);
  writeFileSync(
    join(folder, 'exceptions.yml'),
    '- check: smtp-auth-disabled\n  owner: Jana\n  reason: scanner\n  expires: 2999-12-31\n',
  );
  const spared = await plan();
  expect(actions(spared)).not.toContain('disable-smtp-auth');
  const { id } = tenant.users.find((user) => user.userPrincipalName === emergency)!;
  const policies = spared.steps.filter(({ action }) => action === 'block-legacy-authentication');
  expect(policies.length).toBeGreaterThan(0);
  for (const step of policies) expect(JSON.stringify(step.target.after)).toContain(id);
}, 180_000);
