import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breachedTenant } from '../../../test/support/tenant.ts';
import type { Rig } from '../../../test/support/tenant.ts';
import { refusal } from '../../microsoft/http/errors.ts';
import { activityFeed, contentTypes } from './activity-feed.ts';
import type { Fetched } from './feed.ts';

const day = 86_400_000;
let rig: Rig;

beforeAll(async () => {
  rig = await breachedTenant('aitm-device');
});

afterAll(() => rig.simulator.close());

/** Asks for the day that ended so many days ago. */
function ask(back: number, connection = rig.connection): Promise<Fetched> {
  const to = connection.clock.now().getTime() - back * day;
  return activityFeed.fetch(connection, { from: new Date(to - day), to: new Date(to) });
}

function subscribe(types: readonly string[], days: number): void {
  const [scenario] = rig.simulator.scenarios;
  const since = rig.simulator.world.clock.milliseconds() - days * day;
  scenario!.tenant.subscriptions = types.map((contentType) => ({
    contentType,
    status: 'enabled',
    webhook: null,
    _since: since,
  }));
}

describe('what a subscriber of the activity feed gets', () => {
  it('is nothing where nobody subscribes, and not asked for beyond a week', async () => {
    subscribe([], 0);
    expect(await ask(1)).toMatchObject({ state: 'not-asked', records: [] });
    subscribe(contentTypes, 30);
    expect((await ask(7)).state).toBe('outside-retention');
    expect((await ask(6.5)).text?.en).toContain('seven days');
  });

  it('is only so much as was gathered: before the subscription nothing, and it says that it cannot know', async () => {
    subscribe(contentTypes, 1);
    const answer = await ask(2);
    expect(answer.state).toBe('partial');
    expect(answer.text?.en).toContain('not known');
    expect(answer.records).toEqual([]);
  });

  it('names content that nobody subscribes to', async () => {
    subscribe(['Audit.Exchange'], 7);
    expect((await ask(1)).text?.de).toContain('Audit.SharePoint');
  });

  it('holds the records of the window alone, though they come in later blobs, each once over all windows', async () => {
    subscribe(contentTypes, 30);
    const { logs } = rig.simulator.scenarios[0]!.tenant;
    const now = rig.simulator.world.clock.milliseconds();
    for (const entry of logs.unified) {
      const created = Date.parse(`${String(entry.record['CreationTime'])}Z`);
      entry.availableAt = Math.min(now - 60_000, created + 20 * 3_600_000);
    }
    const ids = async (back: number): Promise<readonly unknown[]> =>
      (await ask(back)).records.map((record) => (record as { readonly Id: string }).Id);
    const found = [await ids(0), await ids(1), await ids(2), await ids(3)].flat();
    const wanted = logs.unified.filter(
      ({ record }) => Date.parse(`${String(record['CreationTime'])}Z`) >= now - 3.9 * day,
    );
    expect(wanted.length).toBeGreaterThan(10);
    expect(new Set(found).size).toBe(found.length);
    expect(wanted.filter(({ record }) => !found.includes(record['Id']))).toEqual([]);
  });

  it('goes without a blob that expired meanwhile, and counts it', async () => {
    subscribe(contentTypes, 30);
    const { activity } = rig.connection;
    const gone = refusal(
      'activity',
      { status: 400, headers: {}, text: '' },
      { code: 'AF20051', message: 'expired' },
      'blob',
    );
    const connection = { ...rig.connection, activity: { ...activity, blob: () => Promise.reject(gone) } };
    const answer = await ask(0, connection);
    expect(answer.state).toBe('partial');
    expect(answer.text?.en).toMatch(/could not be had any more: \d/);
  });

  it('says that the audit log is off where the service knows no such tenant', async () => {
    const { adminAuditLogConfig } = rig.simulator.scenarios[0]!.tenant.exchange;
    adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] = false;
    await expect(ask(1)).rejects.toMatchObject({ code: 'audit-log-off' });
    adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] = true;
  });
});
