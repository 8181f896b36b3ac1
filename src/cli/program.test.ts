import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective } from '../../test/support/hostile.ts';
import { evict } from '../../test/support/terminal.ts';
import type { Run } from '../../test/support/terminal.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { version } from './version.ts';

describe('the command line', () => {
  it('shows every command and every exit code in its help, on stdout, with code 0', async () => {
    for (const argv of [[], ['--help']]) {
      const run = await evict(argv);
      expect(run.code).toBe(0);
      expect(run.stderr).toBe('');
      for (const word of ['contain', 'recover', 'case', 'Exit codes:', '130'])
        expect(run.stdout).toContain(word);
    }
  });

  it('tells its version, and that of no command', async () => {
    for (const flag of ['--version', '-V'])
      expect(await evict([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('speaks German by option, by EVICT_LANG and by locale, in this order', async () => {
    const german = 'Holt kompromittierte';
    expect((await evict(['--help'], { environment: { LANG: 'de_DE.UTF-8' } })).stdout).toContain(german);
    const environment = { EVICT_LANG: 'de', LANG: 'en_GB.UTF-8' };
    expect((await evict(['--help'], { environment })).stdout).toContain(german);
    expect((await evict(['status', '--help', '--lang', 'en'], { environment })).stdout).toContain(
      'list the tenants',
    );
    expect((await evict(['status', '--help', '--lang=de'])).stdout).toContain('die Mandanten auflisten');
  });

  it.each([
    ['an unknown command', ['evade']],
    ['an unknown option', ['status', '--everything']],
    ['an unknown format', ['status', '--output', 'yaml']],
    ['an unknown language', ['status', '--lang', 'fr']],
    ['a missing argument', ['case', 'show']],
    ['a value that the schema refuses', ['login', '--tenant', 'contoso.com', '--cloud', 'mars']],
    ['a reason that is too short', ['recover', 'anna@contoso.com', '--force', 'x']],
    ['a port that does not exist', ['simulate', '--port', '99999']],
    ['no number', ['simulate', '--port', 'abc']],
    ['a scenario in which nobody is taken over', ['demo', '--scenario', 'neglected']],
  ])('ends with 2 and says what is wrong for %s, in both languages', async (_what, argv) => {
    const run = await evict(argv);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(JSON.parse(run.stderr)).toMatchObject({ error: { code: 'wrong-usage', side: 'usage' } });
    const german = await evict(argv, { columns: 80, environment: { LANG: 'de_DE.UTF-8' } });
    expect(german.code).toBe(2);
    expect(german.stderr).toMatch(/^Fehler: .*\n {2}→ .*\n {2}\(wrong-usage\)\n$/);
    expect(german.stderr).not.toMatch(/invalid|unknown|missing|expected|argument|choices/i);
  });

  it('does not call a query wrong usage that only its result refuses: the command has run by then', async () => {
    const run = await evict(['case', 'list', '--query', 'sum(keys({a: `1`}))']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stderr)).toMatchObject({ error: { code: 'query-failed', side: 'input' } });
  });

  it('takes the options of every command before it as well as behind it, and the later one counts', async () => {
    expect((await evict(['--lang', 'de', '-o', 'text', 'status'])).stdout).toContain('Nirgends angemeldet');
    expect((await evict(['--lang', 'de', '-o', 'csv', 'case', 'list', '-o', 'text'])).stdout).toContain(
      'Keine Fälle',
    );
    expect((await evict(['--query', 'length(@)', 'case', 'list'])).stdout.trim()).toBe('0');
  });

  it('shows its whole help in German', async () => {
    const run = await evict(['contain', '--help', '--lang', 'de']);
    for (const word of ['Aufruf: evict contain [Optionen]', 'Argumente:', 'Optionen:', 'von text, json'])
      expect(run.stdout).toContain(word);
    const group = await evict(['case'], { environment: { LANG: 'de_DE.UTF-8' } });
    expect(group.code).toBe(2);
    expect(group.stderr).toContain('Befehle:');
    for (const help of [run.stdout, group.stderr])
      expect(help).not.toMatch(/Usage|Options:|choices|default|display help/);
  });

  it('refuses a query that cannot be read before the command runs', async () => {
    const run = await evict(['contain', 'anna@contoso.com', '--query', 'a[', '-o', 'json']);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stderr)).toMatchObject({ error: { code: 'bad-query', side: 'usage' } });
  });

  it('ends with 5 where nobody is signed in', async () => {
    const run = await evict(['doctor']);
    expect(run.code).toBe(5);
    expect(JSON.parse(run.stderr)).toMatchObject({ error: { code: 'not-signed-in', side: 'access' } });
    expect(run.stdout).toBe('');
  });

  it('tells an error in words on a terminal: sentence, next step, code', async () => {
    const run = await evict(['case', 'show', 'nothing', '--lang', 'de'], { columns: 80 });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      /^Fehler: In .* gibt es keinen Fall „nothing“\.\n {2}→ .*\n {2}\(case-not-found\)\n$/,
    );
  });

  it('shows a stack only with --debug', async () => {
    expect((await evict(['case', 'show', 'nothing'])).stderr).not.toMatch(/\n\s+at /);
    expect((await evict(['case', 'show', 'nothing', '--debug'])).stderr).toMatch(/\n\s+at /);
  });

  it('makes what the user typed harmless before it repeats it', async () => {
    for (const output of ['text', 'json']) {
      const run = await evict(['doctor', '--tenant', 'x\u001b[2J\u202e\u009b1m', '-o', output]);
      expect(effective.exec(run.stderr)).toBeNull();
      expect(run.code).toBe(5);
    }
  });

  it('prints JSON in a pipe and text on a terminal', async () => {
    expect(JSON.parse((await evict(['case', 'list'])).stdout)).toEqual([]);
    expect((await evict(['case', 'list'], { columns: 80 })).stdout).toMatch(/No cases in/);
  });

  it('ends with 130 when it is interrupted', async () => {
    const abort = new AbortController();
    abort.abort(new Error('interrupted'));
    const run = await evict(['doctor'], { signal: abort.signal });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain('evict resume');
  });
});

describe('a command that reads a breached tenant', () => {
  let simulator: Simulator;
  const environment: Record<string, string> = {};
  const found = (...more: readonly string[]): Promise<Run> =>
    evict(['footholds', simulator.scenarios[0]!.victims[0]!, ...more], { environment });

  beforeAll(async () => {
    simulator = await startSimulator({ scenarios: ['invoice-fraud'] });
    const { tenant, operator } = simulator.scenarios[0]!;
    environment['EVICT_HOME'] = mkdtempSync(join(tmpdir(), 'evict-home-'));
    environment['EVICT_CLIENT_SECRET'] = operator.secret;
    const words = ['--tenant', tenant.domain, '--client-id', operator.clientId, '--method', 'secret'];
    const run = await evict(['login', ...words, '--endpoint', simulator.origin], { environment });
    expect(run).toMatchObject({ code: 0 });
  });
  afterAll(() => simulator.close());

  it('ends with 3 while ways in are open, in every format, with the same records', async () => {
    const [json, jsonl, csv, md, none] = await Promise.all(
      ['json', 'jsonl', 'csv', 'md', 'none'].map((format) => found('-o', format)),
    );
    for (const run of [json!, jsonl!, csv!, md!, none!]) expect(run.code).toBe(3);
    const records = jsonl!.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(records.length).toBeGreaterThan(3);
    expect(csv!.stdout.trimEnd().split('\n')).toHaveLength(records.length + 1);
    expect(JSON.parse(json!.stdout)).toMatchObject({ footholds: { length: records.length }, blind: [] });
    expect(md!.stdout).toMatch(/^#/);
    expect(none!.stdout).toBe('');
  });

  it('prints no colour in a pipe, under NO_COLOR and with --no-color', async () => {
    const escape = '\u001b[';
    expect((await found('-o', 'text')).stdout).not.toContain(escape);
    const victim = simulator.scenarios[0]!.victims[0]!;
    const drawn = (argv: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Run> =>
      evict(['footholds', victim, ...argv], { columns: 100, environment: { ...environment, ...more } });
    expect((await drawn([])).stdout).toContain(escape);
    expect((await drawn(['--no-color'])).stdout).not.toContain(escape);
    expect((await drawn([], { NO_COLOR: '1' })).stdout).not.toContain(escape);
  });

  it('changes nothing with --dry-run and shows the plan', async () => {
    const before = simulator.scenarios[0]!.victims[0]!;
    const run = await evict(['contain', before, '--dry-run'], { environment });
    expect([0, 4]).toContain(run.code);
    const { steps } = JSON.parse(run.stdout) as { steps: readonly object[] };
    const table = await evict(['contain', before, '--dry-run', '-o', 'csv'], { environment });
    expect(table.stdout).toMatch(/^step,action,account,/);
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(steps.length + 1);
    expect((await found('-o', 'none')).code).toBe(3);
  });

  it('asks before it changes anything, and does nothing where nobody can answer', async () => {
    const victim = simulator.scenarios[0]!.victims[0]!;
    const run = await evict(['contain', victim], {
      environment: { ...environment, EVICT_SHOW_SECRETS: '1' },
    });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('"code":"input-needed"');
    expect(run.stdout).toBe('');
    expect((await found('-o', 'none')).code).toBe(3);
  });

  it('makes no new password where nobody would see it', async () => {
    const victim = simulator.scenarios[0]!.victims[0]!;
    const run = await evict(['contain', victim, '--yes'], { environment });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('"code":"nobody-watches"');
    expect((await found('-o', 'none')).code).toBe(3);
  });
});
