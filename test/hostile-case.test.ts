import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective } from './support/hostile.ts';
import { hostileRecords } from './support/hostile-export.ts';
import { evict } from './support/terminal.ts';

// An invented export in which every name, subject, rule, client and file was chosen by an attacker, seen through every
// command and every print.

const folder = mkdtempSync(join(tmpdir(), 'evict-hostile-'));
const environment = { EVICT_HOME: join(folder, 'home'), EVICT_CASES: join(folder, 'cases') };
const run = (...argv: readonly string[]): ReturnType<typeof evict> =>
  evict(argv, { environment, columns: 100 });

beforeAll(async () => {
  const file = join(folder, 'export.jsonl');
  writeFileSync(
    file,
    `${hostileRecords()
      .map((record) => JSON.stringify(record))
      .join('\n')}\n`,
  );
  const { stderr } = await evict(['investigate', file, '--case', 'evil', '-o', 'json'], { environment });
  expect(stderr).not.toContain('internal-error');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const looks: readonly (readonly string[])[] = [
  ['case', 'findings', 'evil', '--severity', 'informational'],
  ['case', 'timeline', 'evil'],
  ['case', 'sessions', 'evil'],
  ['case', 'mail', 'evil', '--all'],
  ['case', 'address', 'evil'],
  ['case', 'show', 'evil'],
];

describe.each(looks.map((argv) => [argv.slice(0, 2).join(' '), argv] as const))(
  'evict %s over a hostile case',
  (_name, argv) => {
    it.each(['text', 'md', 'json', 'jsonl', 'csv'])('shows it as %s without obeying it', async (format) => {
      const { code, stdout, stderr } = await run(...argv, '--no-color', '-o', format);
      expect(stderr).toBe('');
      expect([0, 3]).toContain(code);
      // Without colours of its own: whatever escape came through came from the attacker.
      expect(effective.exec(stdout)).toBeNull();
      if (argv[1] === 'timeline') expect(stdout).toContain('alert');
      if (format === 'md') expect(stdout).not.toMatch(/(?<!\\)<(?!\/?$)[a-z!/]/i);
      if (format !== 'csv' || stdout === '') return;
      const rows = parse(stdout);
      for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+@＝＋－＠]/);
    });
  },
);

const harmless =
  /^(?:class|id|href|scope|lang|charset|name|content|http-equiv|viewBox|role|aria-label|x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height|points|text-anchor|fill-opacity)$/;

describe.each(['executive', 'technical', 'notification'])('the %s report of a hostile case', (audience) => {
  it('holds no element, attribute or address that came from outside', async () => {
    const out = join(folder, `${audience}.html`);
    const { stderr, code } = await run(
      'report',
      'evil',
      '--audience',
      audience,
      '--format',
      'html,md,json',
      '--out',
      out,
      '-o',
      'none',
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const page = readFileSync(out, 'utf8');
    expect(page.length).toBeLessThan(2_000_000);
    expect(effective.exec(page)).toBeNull();
    for (const [, name, attributes] of page.matchAll(
      /<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g,
    )) {
      expect(['script', 'img', 'iframe', 'object', 'embed', 'link', 'form', 'input', 'base']).not.toContain(
        name,
      );
      for (const [, attribute, value] of attributes!.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
        expect(attribute).toMatch(harmless);
        if (attribute === 'href') expect(value).toMatch(/^#[\w.-]+$/);
      }
    }
    // Every "<" opens one of ours: what was not matched above would be an element that we did not write.
    const opened = page.match(/<[a-z]/g)!.length;
    expect([...page.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)]).toHaveLength(opened);
    const ticket = readFileSync(out.replace('.html', '.md'), 'utf8');
    expect(effective.exec(ticket)).toBeNull();
    expect(ticket).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
    expect(effective.exec(readFileSync(out.replace('.html', '.json'), 'utf8'))).toBeNull();
  });
});

it.each(['timesketch', 'ecs', 'jsonl'])(
  'exports a hostile case as %s, one valid line an event',
  async (format) => {
    const out = join(folder, `${format}.jsonl`);
    await run('case', 'export', 'evil', '--format', format, '--out', out);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(hostileRecords().length);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(effective.exec(lines.join('\n'))).toBeNull();
  },
);
