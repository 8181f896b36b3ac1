// The simulated tenant of audit.bench.mjs in a process of its own, so that its memory is not counted as Evict's.
// node audit-simulator.mjs BROKEN THROTTLED; tells its parent where it listens, and lives until it is ended.
import { startSimulator } from '../dist/simulator/index.js';

const [broken, throttled] = process.argv.slice(2);
const simulator = await startSimulator({ scenarios: ['enterprise'] });
simulator.world.throttling = throttled === 'true';
const [{ tenant, operator }] = simulator.scenarios;
for (const { properties } of tenant.mailboxes.slice(-Number(broken)))
  Object.assign(properties, { DefaultAuditSet: ['Admin', 'Delegate'], AuditOwner: ['HardDelete'] });
process.send({
  secret: operator.secret,
  mailboxes: tenant.mailboxes.length,
  profile: {
    name: 'enterprise',
    tenantId: tenant.id,
    domain: tenant.domain,
    displayName: '',
    cloud: 'global',
    clientId: operator.clientId,
    method: 'secret',
    endpoint: simulator.origin,
  },
});
