import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInvestigation } from '../src/engine/investigate/case-events.ts';
import { forgetAddress, investigateFiles, judgeAddress, rejudge } from '../src/engine/investigate/index.ts';
import type { Investigation } from '../src/engine/investigate/index.ts';
import { evict } from './support/terminal.ts';

// Invented records: Ann works from home for a month; then somebody else is in her mailbox, and in Bea's.
const home = '198.51.100.10';
const strange = '203.0.113.66';
const at = (day: number, minute = 0): string =>
  new Date(Date.UTC(2026, 9, 1, 8) + day * 86_400_000 + minute * 60_000).toISOString().slice(0, 19);

let serial = 0;
function record(operation: string, time: string, user: string, ip: string, more: object = {}): object {
  serial += 1;
  return {
    Id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    CreationTime: time,
    Operation: operation,
    RecordType: 1,
    Workload: 'Exchange',
    UserId: user,
    UserType: 0,
    ResultStatus: 'True',
    OrganizationId: '7a0c2f64-0000-4000-8000-000000000001',
    ClientIP: ip,
    ...more,
  };
}

const parameters = (given: { readonly [name: string]: string }): object => ({
  Parameters: Object.entries(given).map(([Name, Value]) => ({ Name, Value })),
});
const ann = 'ann@contoso.example';
const bea = 'bea@contoso.example';
const records = [
  ...Array.from({ length: 30 }, (_, day) => record('Send', at(day), ann, home)),
  ...Array.from({ length: 30 }, (_, day) => record('Send', at(day, 5), bea, home)),
  record('New-InboxRule', at(30), ann, strange, {
    ObjectId: 'contoso.example/ann\\..',
    ...parameters({ Name: '..', SubjectContainsWords: 'Rechnung;IBAN', DeleteMessage: 'True' }),
  }),
  record('Set-Mailbox', at(30, 5), ann, strange, {
    ObjectId: 'ann',
    ...parameters({ Identity: 'ann', ForwardingSmtpAddress: 'smtp:x@mailbox.example' }),
  }),
  record('MailItemsAccessed', at(30, 7), ann, strange, {
    RecordType: 50,
    ResultStatus: 'Succeeded',
    MailboxOwnerUPN: ann,
    LogonType: 0,
    OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
    OperationCount: 9,
  }),
  record('Send', at(30, 30), bea, strange),
];

const folder = mkdtempSync(join(tmpdir(), 'evict-rejudge-'));
const caseFolder = join(folder, 'cases', 'seen');
const file = join(folder, 'export.jsonl');
const environment = { EVICT_CASES: join(folder, 'cases'), EVICT_HOME: join(folder, 'home') };

beforeAll(async () => {
  writeFileSync(file, records.map((one) => JSON.stringify(one)).join('\n'));
  const { code, stderr } = await evict(['investigate', file, '--case', 'seen', '-o', 'json'], {
    environment,
  });
  if (code !== 3) throw new Error(stderr);
  // What follows must not need it.
  rmSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const word = (investigation: Investigation, user: string): string | undefined =>
  investigation.accounts.find((account) => account.user === user)?.verdict;
const verdictOf = (investigation: Investigation, address: string): string | undefined =>
  investigation.addresses.find((one) => one.address === address)?.verdict;

describe('an investigated case', () => {
  it('tells the attacker’s address with reasons, and every account that was used from it', () => {
    const seen = readInvestigation(caseFolder);
    const address = seen.addresses.find((one) => one.address === strange);
    expect(address).toMatchObject({ verdict: 'attacker', users: expect.arrayContaining([ann, bea]) });
    expect(address!.reasons.map(({ speaks }) => speaks)).toContain('for');
    expect(verdictOf(seen, home)).not.toBe('attacker');
    expect(word(seen, ann)).toBe('compromised');
    expect(word(seen, bea)).toBe('likely');
    expect(seen.findings.filter(({ rule }) => rule === 'mail-read-by-attacker')).toHaveLength(1);
  });

  it('says with each verdict what was not seen', () => {
    const account = readInvestigation(caseFolder).accounts.find(({ user }) => user === bea);
    const texts = account!.notSeen.map(({ en }) => en).join(' ');
    expect(texts).toContain('No sign-in of this account');
    expect(texts).toContain('which messages were opened');
    expect(texts).toContain('begin on 01 Oct 2026');
  });

  it('gives an account that was asked for a verdict, and never calls one clean of which nothing was seen', async () => {
    const asked = await rejudge(caseFolder, (judging) => ({ ...judging, users: ['nobody@contoso.example'] }));
    expect(asked.accounts.find(({ user }) => user === 'nobody@contoso.example')).toMatchObject({
      verdict: 'unclear',
      confidence: 'low',
    });
    await rejudge(caseFolder, (judging) => ({ ...judging, users: [] }));
  });

  it('is judged for the chosen accounts and the chosen time alone, and the ledger tells what was left out', async () => {
    const all = readInvestigation(caseFolder);
    const since = `${at(30, 20)}Z`;
    const until = `${at(31)}Z`;
    const late = await rejudge(caseFolder, (judging) => ({ ...judging, since, until }));
    expect(all.findings.filter(({ time }) => time < since).length).toBeGreaterThan(0);
    expect(late.findings.filter(({ time }) => time < since)).toEqual([]);
    expect(late.ledger.at(-1)).toMatchObject({
      source: 'left-out-records',
      state: 'left-out',
      returned: 63,
    });
    const notSeen = late.accounts.flatMap((account) => account.notSeen.map(({ en }) => en)).join(' ');
    if (late.accounts.length > 0) expect(notSeen).toContain('63 records before it');
    const one = await rejudge(caseFolder, (judging) => ({
      ...judging,
      users: [bea],
      since: null,
      until: null,
    }));
    expect(new Set(one.findings.map(({ user }) => user))).toEqual(new Set([bea]));
    expect(one.accounts.map(({ user }) => user)).toEqual([bea]);
    // What the attacker did at Ann's still tells whose the address is.
    expect(word(one, bea)).toBe('likely');
    expect(one.ledger.at(-1)).toMatchObject({ source: 'left-out-accounts', state: 'left-out' });
    const whole = await rejudge(caseFolder, (judging) => ({ ...judging, users: [] }));
    expect(whole.findings).toEqual(all.findings);
    expect(whole.ledger).toEqual(all.ledger);
  });

  it('is found, narrowed and paged by its views', async () => {
    const asked = async (...words: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
      JSON.parse((await evict(['case', ...words, '-o', 'json'], { environment })).stdout) as Record<
        string,
        unknown
      >[];
    const name = ({ name: own }: Record<string, unknown>): unknown => own;
    expect((await asked('list', '--text', 'SEE')).map(name)).toEqual(['seen']);
    expect(await asked('list', '--text', 'other')).toEqual([]);
    expect(await asked('list', '--domain', 'contoso.example')).toEqual([]);
    expect(await asked('list', '--until', '2020-01-01')).toEqual([]);
    expect(await asked('list', '--offset', '1')).toEqual([]);
    const all = await asked('mail', 'seen', '--all');
    expect(all.length).toBeGreaterThan(2);
    expect(await asked('mail', 'seen', '--all', '--limit', '1', '--offset', '1')).toEqual([all[1]]);
    expect(await asked('mail', 'seen', '--all', '--address', strange)).toEqual(
      all.filter(({ address }) => address === strange),
    );
    expect(await asked('mail', 'seen', '--all', '--until', at(0))).toEqual([]);
  });

  it('is judged anew from its store after a person’s word, which later runs remember', async () => {
    const { code } = await evict(
      [
        'case',
        'address',
        'seen',
        strange,
        '--judge',
        'person',
        '--reason',
        'hotel, confirmed by phone',
        '-o',
        'json',
      ],
      { environment },
    );
    expect(code).toBe(0);
    const told = readInvestigation(caseFolder);
    expect(verdictOf(told, strange)).toBe('person');
    expect(word(told, ann)).toBe('clean');
    expect(told.findings.every(({ severity }) => severity === 'low' || severity === 'informational')).toBe(
      true,
    );
    const rule = told.findings.find(({ rule }) => rule === 'inbox-rule-finance-words-hidden');
    expect(rule?.lowered).toMatchObject({ from: 'critical' });
    expect(rule?.lowered?.why.en).toContain('hotel, confirmed by phone');
    expect(verdictOf(await rejudge(caseFolder), strange)).toBe('person');
  });

  it('forgets the word when it is taken back', async () => {
    const before = await forgetAddress(caseFolder, strange);
    expect(verdictOf(before, strange)).toBe('attacker');
    expect(word(before, ann)).toBe('compromised');
  });

  it('takes a word against an address that nothing else speaks against', async () => {
    const told = await judgeAddress(caseFolder, {
      address: home,
      judge: 'attacker',
      reason: 'test',
      at: '2026-11-05T00:00:00.000Z',
    });
    expect(verdictOf(told, home)).toBe('attacker');
    expect(told.campaigns[0]).toMatchObject({ accounts: [ann, bea] });
    await forgetAddress(caseFolder, home);
  });

  it('weighs nothing that was done from the technician’s own address', async () => {
    const told = await rejudge(caseFolder, (judging) => ({ ...judging, ownAddresses: [strange] }));
    expect(verdictOf(told, strange)).toBe('own');
    expect(word(told, ann)).toBe('clean');
    await rejudge(caseFolder, (judging) => ({ ...judging, ownAddresses: [] }));
  });

  it('keeps findings, events and ledger as they were through all of that', async () => {
    const first = readInvestigation(caseFolder);
    const again = await rejudge(caseFolder);
    expect(again.findings.map(({ id, severity }) => [id, severity])).toEqual(
      first.findings.map(({ id, severity }) => [id, severity]),
    );
    expect(again.events).toEqual(first.events);
    expect(again.ledger).toEqual(first.ledger);
  });

  it('refuses a judgement without a reason, and what is no address', async () => {
    const bare = await evict(['case', 'address', 'seen', strange, '--judge', 'person'], { environment });
    expect(bare.code).not.toBe(0);
    expect(bare.stderr).toContain('--reason');
    const wrong = await evict(['case', 'address', 'seen', 'hotel'], { environment });
    expect(wrong.stderr).toContain('no IP address');
  });
});

describe('investigating the same case again', () => {
  it('keeps a person’s word on an address', async () => {
    await judgeAddress(caseFolder, {
      address: strange,
      judge: 'person',
      reason: 'x',
      at: '2026-11-05T00:00:00.000Z',
    });
    writeFileSync(file, JSON.stringify(record('Send', at(31), ann, strange)));
    const again = await investigateFiles([file], { folder: caseFolder, tell: () => {} });
    expect(verdictOf(again, strange)).toBe('person');
    expect(word(again, ann)).toBe('clean');
  });
});
