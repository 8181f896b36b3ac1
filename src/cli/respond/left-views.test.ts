import { describe, expect, it } from 'vitest';
import type { Step, StepReport } from '../../domain/plan.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import { leftBlocks } from './left-views.ts';

const text = { en: 'Reset it in Active Directory.', de: 'Setzen Sie es im Active Directory zurück.' };

function step(id: string, action: string, upn: string): Step {
  return { id, action, selected: true, target: { account: { upn } } } as unknown as Step;
}

function report(steps: readonly Step[], results: readonly StepReport[], guards: object[] = []): PlanReport {
  return {
    plan: { kind: 'contain', steps, guards },
    steps: results,
    finished: true,
  } as unknown as PlanReport;
}

const clean: Verification = { accounts: [], blind: [], clean: true };

function told(run: PlanReport, verification: Verification | null, language: 'en' | 'de' = 'en'): string {
  return JSON.stringify(leftBlocks(run, verification, 'night', language));
}

describe('what is left to a person after a run', () => {
  const reset = step('1.12', 'reset-password', 'a@firm.example');

  it('is to keep the password that was shown, and only where it was', () => {
    const shown = report([reset], [{ step: '1.12', outcome: 'done', text: null }]);
    expect(told(shown, clean)).toContain('new password of a@firm.example: it was shown once');
    expect(told(shown, clean, 'de')).toContain('Das bleibt Ihnen zu tun');
    expect(told(shown, null)).toBe('[]');
    const lost = report([reset], [{ step: '1.12', outcome: 'done', text }]);
    expect(told(lost, clean)).toBe('[]');
  });

  it('is each step that cannot be done from here, and what a guard says of the others', () => {
    const guards = ['a', 'b'].map((who) => ({ level: 'warn', account: `${who}@firm.example`, next: text }));
    const run = report([reset], [{ step: '1.12', outcome: 'manual', text }], guards);
    expect(told(run, clean)).toContain('1.12: Reset it in Active Directory.');
    expect(told(run, clean)).toContain('b@firm.example: Reset it');
    expect(told(run, clean)).not.toContain('a@firm.example: Reset it');
  });

  it('is what did not succeed, and what only he can judge', () => {
    const failed = report([reset], [{ step: '1.12', outcome: 'unverified', text }]);
    expect(told(failed, clean)).toContain('(1.12), once its cause is mended: evict resume night');
    const open = { id: 'x', suggestion: 'ask' };
    const asked = {
      accounts: [{ account: 'a@firm.example', remaining: [open], fresh: [open] }],
    } as unknown as Verification;
    expect(told(failed, asked, 'de')).toContain('Beurteilen Sie 1 Zugang');
  });
});
