// Collects a tenant's logs in a process of its own, one line of output a window begun, so that it can be killed.
// Arguments: a JSON object { profile, secret, home, folder, since, until }.
import { collect } from '../../dist/engine/investigate/collect.js';
import { systemClock } from '../../dist/kernel/clock.js';
import { systemRandom } from '../../dist/kernel/random.js';
import { createConnection } from '../../dist/microsoft/auth/connect.js';

const given = JSON.parse(process.argv[2]);
const connection = await createConnection(given.profile, {
  homeFolder: given.home,
  environment: { EVICT_CLIENT_SECRET: given.secret, EVICT_NO_KEYCHAIN: '1' },
  clock: systemClock,
  random: systemRandom,
});
await collect(connection, given.folder, {
  since: new Date(given.since),
  until: new Date(given.until),
  tell: (done) => process.stdout.write(`${done}\n`),
});
