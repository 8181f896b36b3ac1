import { describe, expect, it } from 'vitest';
import type { Account } from '../../domain/account.ts';
import type { Plan, Step } from '../../domain/plan.ts';
import { handOverBlocks } from './next-views.ts';

const account = (upn: string, more: Partial<Account> = {}): Account => ({
  id: upn,
  upn,
  displayName: upn,
  mail: upn,
  enabled: false,
  kind: 'member',
  mailbox: 'user',
  synced: false,
  federated: false,
  roles: [],
  privileged: false,
  ...more,
});

const step = { action: 'issue-temporary-access-pass', selected: true } as Step;

function told(...accounts: Account[]): string {
  return JSON.stringify(handOverBlocks({ steps: [step], accounts } as unknown as Plan, 'de'));
}

describe('what is handed over', () => {
  it('is the password of the containment only where Evict set it', () => {
    expect(told(account('a@firm.example'))).toContain('neue Kennwort der Eindämmung');
    const synced = told(account('a@firm.example', { synced: true }));
    expect(synced).not.toContain('neue Kennwort der Eindämmung');
    expect(synced).toContain('Für a@firm.example gilt das Kennwort, das im Active Directory');
    const both = told(account('a@firm.example'), account('b@firm.example', { federated: true }));
    expect(both).toContain('neue Kennwort der Eindämmung');
    expect(both).toContain('Für b@firm.example gilt');
  });
});
