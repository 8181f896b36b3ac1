// Contains, recovers or undoes in a process of its own, and kills itself (SIGKILL) at one exact moment of its journal.
// Arguments: a JSON object { profile, secret, home, folder, accounts, since, work, moment, line }; line 0 lets it live.
import { join } from 'node:path';
import { planContainment } from '../../dist/engine/respond/plan.js';
import { planRecovery } from '../../dist/engine/respond/recover.js';
import { plansIn } from '../../dist/engine/respond/resume.js';
import { runPlan } from '../../dist/engine/respond/run-plan.js';
import { undoCase } from '../../dist/engine/respond/undo.js';
import { verifyAccounts } from '../../dist/engine/respond/verify.js';
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
const run = { connection, folder: given.folder, journal, hand: () => {}, tell: () => {}, patience: 2000 };
const plans = plansIn(journal.entries);
const options = {
  case: 'test',
  number: plans.length + 1,
  since: given.since,
  only: [],
  skip: [],
  keep: [],
  breakGlass: [],
};
const accountsOf = () => Promise.all(given.accounts.map((upn) => resolveAccount(connection, upn)));
const works = {
  contain: async () => runPlan(run, await planContainment(connection, await accountsOf(), options), []),
  recover: async () => {
    const accounts = await accountsOf();
    const verification = await verifyAccounts(connection, accounts, journal.entries, given.since);
    const plan = await planRecovery(connection, accounts, verification, {
      ...options,
      handOver: 'pass',
      force: null,
    });
    return runPlan(run, plan, []);
  },
  undo: () => undoCase(run, plans, []),
};
await works[given.work]();
