import type { AttackContext, InnocentReport } from './index.ts';

/** Whether what the owner made himself still stands: read from the tenant's state, since it works without anybody. */
export async function checkInnocents(context: AttackContext): Promise<readonly InnocentReport[]> {
  return context.scenario.innocents.map(({ what, account, stands }) => {
    const result = stands();
    return { what, account, stands: result, evidence: result ? 'as before' : 'missing or switched off' };
  });
}
