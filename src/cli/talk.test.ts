import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collector } from '../../test/support/terminal.ts';
import { effective, hostile } from '../../test/support/hostile.ts';
import { systemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { seededRandom } from '../kernel/random.ts';
import { Secret } from '../kernel/redact.ts';
import { makeAsk } from './ask.ts';
import type { ProgramInput } from './program-input.ts';
import type { GlobalOptions } from './common-options.ts';
import { makeTalk } from './talk.ts';

const globals: GlobalOptions = { output: 'text', lang: 'de', color: false, csvDelimiter: ',' };
const handed = {
  kind: 'password',
  account: 'anna@contoso.com',
  value: new Secret('invented-Pass-1'),
  expires: null,
} as const;

function stage(columns?: number, environment: Readonly<Record<string, string>> = {}) {
  const stderr = collector(columns);
  const stdout = collector(columns);
  const input: ProgramInput = {
    argv: [],
    environment,
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: new PassThrough(),
    clock: systemClock,
    random: seededRandom('talk'),
    signal: new AbortController().signal,
  };
  return { input, talk: makeTalk(input, globals), stderr, stdout };
}

const both = (text: string): { readonly en: string; readonly de: string } => ({ en: text, de: text });

describe('talk', () => {
  it('speaks the language of the user, on stderr only', () => {
    const { talk, stderr, stdout } = stage(80);
    talk.note({ en: 'Reading.', de: 'Es wird gelesen.' });
    talk.warn({ en: 'Careful.', de: 'Vorsicht.' });
    expect(stderr.text()).toBe('Es wird gelesen.\n! Vorsicht.\n');
    expect(stdout.text()).toBe('');
  });

  it('draws progress on a terminal and clears it before the next word, and draws none in a pipe', () => {
    const terminal = stage(80);
    terminal.talk.progress(both('Step 1'), 0.5);
    terminal.talk.note(both('done'));
    expect(terminal.stderr.text()).toBe(' 50 % Step 1\r\u001b[2Kdone\n');
    const ended = stage(80);
    ended.talk.progress(both('Step 1'), 0.5);
    ended.talk.endProgress();
    expect(ended.stderr.text()).toBe(' 50 % Step 1\r\u001b[2K');
    const pipe = stage();
    pipe.talk.progress(both('Step 1'), 0.5);
    expect(pipe.stderr.text()).toBe('');
  });

  it('folds a long line at words on a terminal, below its own beginning, and never in a pipe', () => {
    const long = `  1/2  done  ${'word '.repeat(20)}end`;
    const terminal = stage(60);
    terminal.talk.note(both(long));
    const lines = terminal.stderr.text().trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const one of lines) expect(one).toMatch(/^ {2}\S.{0,57}$/);
    expect(lines.map((one) => one.trim()).join(' ')).toBe(long.trim());
    const pipe = stage();
    pipe.talk.note(both(long));
    expect(pipe.stderr.text()).toBe(`${long}\n`);
  });

  it.each(Object.entries(hostile))('says %s without obeying it', (_name, text) => {
    const { talk, stderr } = stage();
    talk.note(both(text));
    talk.warn(both(text));
    talk.show([{ block: 'paragraph', text }]);
    expect(effective.exec(stderr.text())).toBeNull();
  });

  it('shows a new secret on a terminal, or where the environment says that stderr is safe', () => {
    const terminal = stage(80);
    terminal.talk.secret(handed);
    expect(terminal.stderr.text()).toContain('invented-Pass-1');
    const asked = stage(undefined, { EVICT_SHOW_SECRETS: '1' });
    asked.talk.secret(handed);
    expect(asked.stderr.text()).toContain('invented-Pass-1');
  });

  it('refuses to show a secret where nobody watches, and has not written it then', () => {
    const { talk, stderr } = stage();
    expect(() => talk.secret(handed)).toThrow(AppError);
    expect(stderr.text()).not.toContain('invented-Pass-1');
  });
});

describe('ask', () => {
  it('names the option that answers, where nobody can be asked', async () => {
    const ask = makeAsk(stage().input, globals);
    await expect(ask.confirm(both('Go on?'), '--yes')).rejects.toMatchObject({
      code: 'input-needed',
      next: { de: 'Antworten Sie mit --yes.' },
    });
    await expect(ask.hidden(both('Secret'), 'AZURE_CLIENT_SECRET')).rejects.toMatchObject({
      code: 'input-needed',
    });
  });

  const override = hostile['a right-to-left override']!;

  it.each([
    ['all', ['a', '\r'], [0, 1, 2]],
    ['none', ['\r'], []],
    ['some', [' ', '\u001b[B', '\u001b[B', ' ', '\r'], [0, 2]],
  ])('lets a person choose %s of several by keys alone', async (_name, keys, chosen) => {
    const { input, stderr } = stage(80);
    const terminal = Object.assign(input.stdin as PassThrough, {
      isTTY: true,
      setRawMode: () => terminal,
    });
    const asked = makeAsk({ ...input, stdin: terminal }, globals).choose(
      both('Which?'),
      ['Angebot', `Rechnung ${override}`, 'Mahnung'],
      '--deleted-mail',
    );
    await expect.poll(() => stderr.text()).toContain('Leertaste wählt');
    for (const key of keys) {
      terminal.write(key);
      await new Promise((done) => setTimeout(done, 20));
    }
    expect([...(await asked)].sort()).toEqual(chosen);
    expect(stderr.text()).not.toContain(override);
    expect(stderr.text()).toContain('Rechnung gpj.');
  });
});
