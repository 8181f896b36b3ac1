import { mkdtempSync } from 'node:fs';
import { request } from 'undici';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../src/kernel/clock.ts';
import { systemRandom } from '../src/kernel/random.ts';
import { createConnection } from '../src/microsoft/auth/connect.ts';
import { secondFactors } from '../src/simulator/login/directory.ts';
import { startSimulator } from '../src/simulator/index.ts';

describe('signing in by device code', () => {
  it('shows the code, waits for the person, and acts as that person afterwards', async () => {
    const simulator = await startSimulator({ scenarios: ['admin-takeover'], pollSeconds: 1 });
    try {
      const [scenario] = simulator.scenarios;
      const person = scenario!.tenant.users.find((user) => user.userPrincipalName.startsWith('it.zwei@'))!;
      const factor = secondFactors(person)[0]!;
      const shown: string[] = [];
      const connection = await createConnection(
        {
          name: 'code',
          tenantId: scenario!.tenant.id,
          domain: 'hafenwerk.example',
          displayName: '',
          cloud: 'global',
          clientId: scenario!.operator.clientId,
          method: 'device-code',
          endpoint: simulator.origin,
        },
        {
          homeFolder: mkdtempSync(join(tmpdir(), 'evict-code-')),
          environment: { EVICT_PASSPHRASE: 'test' },
          clock: systemClock,
          random: systemRandom,
          askDeviceCode(message) {
            shown.push(message);
            const code = /enter the code (\w+)/.exec(message)?.[1] ?? '';
            // The person goes to the page, types the code and signs in.
            void request(`${simulator.origin}/devicelogin`, {
              method: 'POST',
              headers: { host: 'login.microsoftonline.com' },
              body: new URLSearchParams({
                user_code: code,
                login: person.userPrincipalName,
                passwd: person._password,
                method: factor.id,
                proof: String(factor['_secret']),
              }).toString(),
            });
          },
        },
      );
      expect(shown).toHaveLength(1);
      expect(connection.operator).toMatchObject({ kind: 'user', name: person.userPrincipalName });
      expect(connection.operator.directoryRoles).toContain('62e90394-69f5-4237-9190-012177145e10');
      const read = await connection.graph.get(
        '/users/chef@hafenwerk.example',
        z.looseObject({ userPrincipalName: z.string() }),
      );
      expect(read.userPrincipalName).toBe('chef@hafenwerk.example');
    } finally {
      await simulator.close();
    }
  });
});
