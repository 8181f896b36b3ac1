import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import type { Rig } from '../../../test/support/tenant.ts';
import type { ControlProfile, ScoreDay } from '../../domain/secure-score.ts';
import { AppError } from '../../kernel/errors.ts';
import { finish, need } from '../respond/drafts.ts';
import { runPlan } from '../respond/run-plan.ts';
import { plansIn } from '../respond/resume.ts';
import { undoCase } from '../respond/undo.ts';
import { findControl, readScoreReport, whatIf } from './index.ts';
import { recommendations, standings } from './standing.ts';
import { changeOver, keepTrend } from './trend.ts';
import { controlWords } from './words.ts';

// Invented scores and profiles, in the loose shapes that Microsoft documents and sends.

const plain: ControlProfile = {
  id: 'A',
  title: 'A',
  category: 'Identity',
  service: 'AzureAD',
  tier: 'Core',
  max: 10,
  cost: 'low',
  userImpact: 'low',
  threats: [],
  remediation: null,
  remediationImpact: null,
  link: null,
  deprecated: false,
  state: 'default',
  comment: '',
  assignedTo: '',
  stateSince: null,
};
const day: ScoreDay = { day: '2026-11-24', current: 20, max: 60, averages: [], controls: [] };
const scored = (id: string, score: number | null, percentage: number | null = null) => ({
  id,
  score,
  percentage,
  status: null,
});

describe('a control as it stands', () => {
  it('is met, partial, open, answered, or not scored here', () => {
    const profiles = ['met', 'partial', 'open', 'absent', 'answered', 'old'].map((id) => ({
      ...plain,
      id,
      ...(id === 'answered' ? { state: 'ignored' as const } : {}),
      ...(id === 'old' ? { deprecated: true } : {}),
    }));
    const controls = [scored('met', 10), scored('partial', 4), scored('open', 0), scored('answered', 0)];
    const found = standings(profiles, { ...day, controls }, {});
    expect(found.map(({ id, standing, gap }) => [id, standing, gap])).toEqual([
      ['met', 'met', 0],
      ['partial', 'partial', 6],
      ['open', 'open', 10],
      ['absent', 'not-applicable', 0],
      ['answered', 'answered', 0],
    ]);
  });

  it('can give what the score counts, where that differs from the profile', () => {
    const [found] = standings([plain], { ...day, controls: [scored('A', 4, 50)] }, {});
    expect([found!.max, found!.gap]).toEqual([8, 4]);
  });

  it('is recommended by points for effort and disturbance', () => {
    const profiles: ControlProfile[] = [
      { ...plain, id: 'dear', max: 10, cost: 'high', userImpact: 'high' },
      { ...plain, id: 'cheap', max: 5 },
      { ...plain, id: 'unrated', max: 8, cost: null, userImpact: null },
    ];
    const controls = profiles.map(({ id }) => scored(id, 0));
    const found = recommendations(standings(profiles, { ...day, controls }, {}));
    expect(found.map(({ id }) => id)).toEqual(['cheap', 'unrated', 'dear']);
  });

  it('has the remediation as plain text', () => {
    const html = 'Open <b>Policies</b><script>alert(1)</script>';
    const [found] = standings([{ ...plain, remediation: html }], day, {});
    expect(found!.remediation).toBe('Open Policies');
  });
});

describe('the trend', () => {
  const home = (): string => mkdtempSync(join(tmpdir(), 'evict-score-'));

  it('keeps days that Microsoft has forgotten, and takes its corrections', () => {
    const folder = home();
    keepTrend(folder, 't', [{ ...day, day: '2026-01-01' }]);
    const points = keepTrend(folder, 't', [
      { ...day, day: '2026-11-24' },
      { ...day, day: '2026-11-23', current: 19 },
    ]);
    expect(points.map((point) => point.day)).toEqual(['2026-01-01', '2026-11-23', '2026-11-24']);
    const again = keepTrend(folder, 't', [{ ...day, current: 25 }]);
    expect(again.at(-1)?.current).toBe(25);
  });

  it('loses one day, not all, to a damaged line', () => {
    const folder = home();
    keepTrend(folder, 't', [day, { ...day, day: '2026-11-23' }]);
    const path = join(folder, 'score', 't.jsonl');
    writeFileSync(path, `{"day":\n${readFileSync(path, 'utf8')}`);
    expect(keepTrend(folder, 't', [])).toHaveLength(2);
  });

  it('compares with the newest day that is old enough, and says nothing without one', () => {
    const points = [
      { day: '2026-10-20', current: 10, max: 50 },
      { day: '2026-11-17', current: 15, max: 60 },
      { day: '2026-11-24', current: 20, max: 60 },
    ];
    expect(changeOver(points, 7)).toEqual({
      days: 7,
      since: '2026-11-17',
      points: 5,
      percentagePoints: 8.33,
    });
    expect(changeOver(points, 30)?.since).toBe('2026-10-20');
    expect(changeOver(points, 90)).toBeNull();
  });
});

describe('the score of a tenant', () => {
  let rig: Rig | null = null;
  afterEach(async () => {
    await rig?.simulator.close();
    rig = null;
  });

  async function tenantWithScore(): Promise<Rig> {
    rig = await breachedTenant('invoice-fraud');
    const { tenant } = rig.simulator.scenarios[0]!;
    const today = new Date().toISOString().slice(0, 10);
    tenant.controlProfiles.splice(
      0,
      Infinity,
      {
        id: 'AdminMFAV2',
        title: 'MFA for administrators',
        controlCategory: 'Identity',
        service: 'AzureAD',
        maxScore: '10',
        implementationCost: 'Low',
        userImpact: 'Low',
        threats: ['Account Breach', 'passwordCracking'],
        remediation: '<p>Open <b>Entra</b></p>',
        deprecated: false,
        controlStateUpdates: [
          { state: 'Ignored', comment: 'old', updatedDateTime: '2024-01-01T00:00:00Z' },
          { state: 'Default', comment: '', updatedDateTime: '2025-01-01T00:00:00Z' },
        ],
      },
      { id: 'scid_2011', title: 'Device control', controlCategory: 'Device', service: 'MDATP', maxScore: 9 },
    );
    tenant.secureScores.splice(0, Infinity, {
      id: `${tenant.id}_${today}`,
      createdDateTime: `${today}T00:00:00Z`,
      currentScore: '2.5',
      maxScore: 40,
      averageComparativeScores: [{ basis: 'AllTenants', averageScore: 41.2 }],
      controlScores: [
        {
          controlName: 'AdminMFAV2',
          score: '2.5',
          scoreInPercentage: '25',
          implementationStatus: 'One of four.',
        },
      ],
    });
    return rig;
  }

  it('is read whatever types Microsoft sends, and tells what would be', async () => {
    const { connection, home } = await tenantWithScore();
    const report = await readScoreReport(connection, home);
    expect([report.current, report.max, report.percentage]).toEqual([2.5, 40, 6.25]);
    expect(report.recommended).toEqual(['AdminMFAV2']);
    const control = findControl(report.controls, 'adminmfav2');
    expect(control).toMatchObject({
      state: 'default',
      gap: 7.5,
      threats: ['accountBreach', 'passwordCracking'],
    });
    expect(control.words?.de).toBeTruthy();
    expect(whatIf(report, ['AdminMFAV2', 'adminmfav2'])).toMatchObject({ gain: 7.5, percentage: 25 });
    expect(() => whatIf(report, ['scid_2011'])).toThrow(AppError);
    expect(() => whatIf(report, ['nothing'])).toThrow(/no control/);
  });

  it('has its recommendations answered by a plan, and the answer taken back', async () => {
    const { connection, run } = await tenantWithScore();
    const context = run('score');
    const action = need('set-secure-score-state');
    const options = { control: 'AdminMFAV2', state: 'third-party', comment: 'Duo' };
    const target = (await action.preview(connection, null, null, options))!;
    const drafts = [{ action, account: null, foothold: null, target }];
    const plan = await finish(connection, 'score', [], drafts, [], [], planDefaults);
    expect((await runPlan(context, plan, [])).steps).toMatchObject([{ outcome: 'done' }]);
    expect(await action.read(connection, target)).toMatchObject({ state: 'third-party', comment: 'Duo' });
    await undoCase(context, plansIn(context.journal.entries), []);
    expect(await action.read(connection, target)).toEqual(target.before);
  });

  it('refuses controls that Microsoft does not let anybody set', async () => {
    const { connection } = await tenantWithScore();
    const action = need('set-secure-score-state');
    const asked = action.preview(connection, null, null, { control: 'scid_2011', state: 'ignored' });
    await expect(asked).rejects.toMatchObject({ code: 'control-read-only' });
  });
});

describe('our own words', () => {
  it('stand in both languages', () => {
    const entries = Object.entries(controlWords());
    expect(entries.length).toBeGreaterThan(60);
    for (const [id, { text }] of entries) expect(`${id}: ${text.de}`).not.toBe(`${id}: ${text.en}`);
  });
});
