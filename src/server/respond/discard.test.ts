import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureCase } from '../../evidence/case-folder.ts';
import type { ServerContext } from '../context.ts';
import { Trainings } from '../training/trainings.ts';
import { planOrNoCase } from './discard.ts';

describe('planOrNoCase', () => {
  const casesFolder = mkdtempSync(join(tmpdir(), 'evict-plan-'));
  const trainings = new Trainings();
  const context = { casesFolder, trainings } as unknown as ServerContext;
  const begin = (name: string): string =>
    ensureCase(casesFolder, name, { createdAt: '2026-03-01T09:00:00.000Z', tenant: null, accounts: [] })
      .folder;
  const fail = (): Promise<never> => Promise.reject(new Error('invented'));
  afterAll(() => rmSync(casesFolder, { recursive: true, force: true }));

  it('takes the case away of which nothing came, with its training, and tells why', async () => {
    const folder = begin('failed');
    trainings.set('one', { case: 'failed', begunAt: '', answer: null, grade: null });
    await expect(planOrNoCase(context, 'failed', fail)).rejects.toThrow('invented');
    expect(existsSync(folder)).toBe(false);
    expect(trainings.get('one')).toBeNull();
  });

  it('leaves a case that holds anything, and one that got its plan', async () => {
    const held = begin('held');
    writeFileSync(join(held, 'evidence', 'snapshot.json'), '{}');
    await expect(planOrNoCase(context, 'held', fail)).rejects.toThrow('invented');
    expect(existsSync(join(held, 'case.json'))).toBe(true);
    const planned = begin('planned');
    expect(await planOrNoCase(context, 'planned', () => Promise.resolve('plan'))).toBe('plan');
    expect(existsSync(join(planned, 'case.json'))).toBe(true);
  });
});
