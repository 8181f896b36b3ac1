import { afterEach, describe, expect, it } from 'vitest';
import { findUser } from '../src/simulator/login/directory.ts';
import { type Desk, desk, inBoth, leaveDesk } from './support/desk.ts';

// Accounts whose password lives elsewhere, through the whole program: what a person must do is said, and the account is not
// given back while the attacker's password may still be good.

afterEach(leaveDesk);

const userOf = (own: Desk) => findUser(own.simulator.scenarios[0]!.tenant, own.victim)!;

interface Contained {
  readonly case: string;
  readonly steps: readonly {
    readonly step: string;
    readonly outcome: string;
    readonly text: { de: string };
  }[];
  readonly verification: {
    readonly clean: boolean;
    readonly accounts: readonly { readonly remaining: readonly { readonly kind: string }[] }[];
  };
}

async function contain(own: Desk, ...more: string[]): Promise<Contained & { readonly exit: number }> {
  const since = own.simulator.scenarios[0]!.attackBegan;
  const run = await own.run(['contain', own.victim, '--yes', '--since', since, ...more]);
  return { ...(JSON.parse(run.stdout) as Contained), exit: run.code };
}

const left = (result: Contained): readonly string[] =>
  result.verification.accounts[0]!.remaining.map(({ kind }) => kind);

describe('an account of Active Directory', () => {
  it('gets exact instructions, and stays open until its password is seen to be new', async () => {
    const own = await desk('invoice-fraud');
    const user = userOf(own);
    user.onPremisesSyncEnabled = true;
    const password = user._password;
    const first = await contain(own);
    const manual = first.steps.filter((step) => step.outcome === 'manual');
    expect(manual.map((step) => step.text.de)).toEqual([
      expect.stringContaining('Start-ADSyncSyncCycle -PolicyType Delta') as string,
    ]);
    expect(user._password).toBe(password);
    expect([first.exit, left(first)]).toEqual([3, ['password']]);
    expect(await inBoth(own, ['recover', own.victim, '--yes'])).toMatchObject({ exit: 3, code: 'not-clean' });

    // The administrator sets it in Active Directory, and the synchronisation brings it.
    user._password = 'invented-new-password-1';
    user.lastPasswordChangeDateTime = new Date(Date.now() + 1_000).toISOString();
    expect((await own.run(['verify', own.victim])).code).toBe(0);
    expect((await own.run(['recover', own.victim, '--yes'])).code).toBe(0);
  });
});

describe('an account of another identity provider', () => {
  it('is told of, and stays open until a person says that the password was changed there', async () => {
    const own = await desk('invoice-fraud');
    const { tenant } = own.simulator.scenarios[0]!;
    const domain = tenant.domains.find(({ id }) => id === own.victim.split('@')[1])!;
    domain['authenticationType'] = 'Federated';
    const first = await contain(own);
    expect(first.steps.find((step) => step.outcome === 'manual')!.text.de).toContain('Identitätsanbieter');
    expect([first.exit, left(first)]).toEqual([3, ['password']]);
    expect((await own.run(['verify', own.victim])).code).toBe(3);
    const narrowed = await contain(own, '--only', 'revoke-sessions');
    expect([narrowed.exit, left(narrowed)]).toEqual([3, ['password']]);
    const second = await contain(own, '--keep', 'reset-password');
    expect([second.case, second.exit, left(second)]).toEqual([first.case, 0, []]);
    expect((await own.run(['recover', own.victim, '--yes'])).code).toBe(0);
  });
});
