// Contains an account in a process of its own and kills itself (SIGKILL) at one exact moment of its journal.
// Arguments: a JSON object { profile, secret, home, folder, accounts, since, moment, line }.
import { join } from 'node:path';
import { planContainment } from '../../dist/engine/respond/plan.js';
import { runPlan } from '../../dist/engine/respond/run-plan.js';
import { Journal } from '../../dist/evidence/journal.js';
import { systemClock } from '../../dist/kernel/clock.js';
import { systemRandom } from '../../dist/kernel/random.js';
import { resolveAccount } from '../../dist/microsoft/accounts.js';
import { createConnection } from '../../dist/microsoft/auth/connect.js';

const given = JSON.parse(process.argv[2]);
const connection = await createConnection(given.profile, {
  homeFolder: given.home,
  environment: { EVICT_CLIENT_SECRET: given.secret, EVICT_NO_KEYCHAIN: '1' },
  clock: systemClock,
  random: systemRandom,
});
let line = 0;
const journal = new Journal(join(given.folder, 'journal.jsonl'), systemClock, (moment) => {
  if (moment === 'before') line++;
  if (moment === given.moment && line === given.line) process.kill(process.pid, 'SIGKILL');
});
const accounts = await Promise.all(given.accounts.map((upn) => resolveAccount(connection, upn)));
const plan = await planContainment(connection, accounts, {
  case: 'test',
  number: 1,
  since: given.since,
  only: [],
  skip: [],
  keep: [],
  breakGlass: [],
});
await runPlan(
  { connection, folder: given.folder, journal, hand: () => {}, tell: () => {}, patience: 2000 },
  plan,
  [],
);
