import { afterEach, describe, expect, it } from 'vitest';
import { openSession } from '../exchange/testing.ts';
import { asApp, everything } from '../graph/testing.ts';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import { readFault } from './on-purpose.ts';

let simulator: Simulator;

afterEach(async () => {
  await simulator.close();
});

describe('a fault', () => {
  it('makes one setting of Exchange fail, and no other', async () => {
    simulator = await startSimulator({ scenarios: ['small-firm'], faults: ['500 Get-TransportConfig'] });
    const session = await openSession(simulator, simulator.scenarios[0]!, ['Global Reader']);
    expect((await session.run('Get-TransportConfig')).status).toBe(500);
    expect((await session.run('Get-TransportConfig')).status).toBe(500);
    expect((await session.run('Get-OrganizationConfig')).status).toBe(200);
  });

  it('refuses as each service does, so many times', async () => {
    simulator = await startSimulator({
      scenarios: ['small-firm'],
      faults: ['403 policies/authorizationPolicy 1', '429 organization 1', '403 Get-AcceptedDomain'],
    });
    const app = await asApp(simulator, simulator.scenarios[0]!, everything);
    const refused = await app.get('/v1.0/policies/authorizationPolicy');
    expect(refused.body).toMatchObject({ error: { code: 'Authorization_RequestDenied' } });
    expect((await app.get('/v1.0/policies/authorizationPolicy')).status).toBe(200);
    const slow = await app.get('/v1.0/organization');
    expect([slow.status, slow.headers['retry-after']]).toEqual([429, '1']);
    const session = await openSession(simulator, simulator.scenarios[0]!, ['Global Reader']);
    expect((await session.run('Get-AcceptedDomain')).error).toContain('not authorized');
  });

  it('is not guessed from other words', async () => {
    simulator = await startSimulator({ scenarios: ['small-firm'] });
    expect(readFault('Get-Mailbox 500')).toBeNull();
    expect(readFault('200 Get-Mailbox')).toBeNull();
    await expect(startSimulator({ scenarios: ['small-firm'], faults: ['nonsense'] })).rejects.toThrow(
      'nonsense',
    );
  });
});
