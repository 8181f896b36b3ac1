import { describe, expect, it } from 'vitest';
import { allFootholds, stage } from '../../test/support/stage.ts';

// Evict's own app arrives with the incident, asks for much and nobody verified it: just what an attacker's app looks like.
describe('the app through which Evict is signed in', () => {
  it.each(['application', 'user'] as const)(
    'is never taken for a way in of the attacker, signed in as %s',
    async (kind) => {
      const set = await stage('admin-takeover');
      const built = set.simulator.scenarios[0]!;
      const own = built.tenant.servicePrincipals.find((one) => one.appId === built.operator.clientId)!;
      const person = built.tenant.users.find((one) => one.id === set.accounts[0]!.id)!;
      built.tenant.applications.find((one) => one.appId === own.appId)!._owners.push(person.id);
      const operator =
        kind === 'application'
          ? set.connection.operator
          : { ...set.connection.operator, kind, id: 'somebody', name: 'admin@hafenwerk.example' };
      const found = await allFootholds({ ...set, connection: { ...set.connection, operator } });
      const touching = found.filter((one) =>
        [own.id, own.appId].some((id) => JSON.stringify([one.key, one.state]).includes(id)),
      );
      expect(touching.map((one) => one.id)).toEqual([]);
      expect(found.length).toBeGreaterThan(5);
    },
  );
});
