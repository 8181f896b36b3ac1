import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { actions } from '../src/actions/index.ts';
import { checks } from '../src/checks/index.ts';
import { areaWords } from '../src/cli/assess/words.ts';
import { severityWords } from '../src/engine/report/words.ts';
import { commandLoaders } from '../src/cli/commands/index.ts';
import { exitCodeOf, exitCodes } from '../src/cli/exit-codes.ts';
import { commonOptions } from '../src/cli/common-options.ts';

type Pages = { readonly [path: string]: string };
const root = join(import.meta.dirname, '..');
const { renderDocs } = (await import(pathToFileURL(join(root, 'scripts', 'docs.mjs')).href)) as {
  renderDocs: (built: object) => Promise<Pages>;
};
const pages = await renderDocs({
  commandLoaders,
  commonOptions,
  exitCodes,
  exitCodeOf,
  actions,
  checks,
  areaWords,
  severityWords,
});

describe('the permissions in the README', () => {
  it('are all that some command or action needs, and none that nothing needs', async () => {
    const [, section] = readFileSync(join(root, 'README.md'), 'utf8').split('\n## Permissions\n');
    const named = new Set(section!.split('\n## ')[0]!.match(/\b[A-Z][\w-]+(?:\.\w+)+\b(?!\.md)/g));
    const commands = await Promise.all(commandLoaders.map((load) => load()));
    const needed = [...commands, ...actions]
      .flatMap(({ permissions }) => permissions)
      .flatMap((permission) =>
        (permission.kind === 'graph' && permission.delegatedOnly !== true) || permission.kind === 'activity'
          ? [permission.anyOf]
          : [],
      );
    const covered = (name: string): boolean =>
      named.has(name) || named.has(name.replace('.Read.', '.ReadWrite.'));
    expect(needed.filter((anyOf) => !anyOf.some((name) => covered(name)))).toEqual([]);
    const known = new Set(['Exchange.ManageAsApp', ...needed.flat()]);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the reference in docs/', () => {
  it.each(Object.keys(pages))(
    '%s says what the code says (else: npm run build, node scripts/docs.mjs)',
    (path) => {
      expect(readFileSync(join(root, path), 'utf8')).toBe(pages[path]);
    },
  );

  it('knows every error code that is thrown where the error is made', () => {
    const documented = pages['docs/errors.md']!;
    for (const code of [
      'declined',
      'journal-damaged',
      'not-signed-in',
      'secret-wrong',
      'throttled',
      'guarded',
    ])
      expect(documented).toContain(`\n## ${code}\n`);
  });

  it('leaves no sentence of an error or a command out in either language', () => {
    for (const [path, text] of Object.entries(pages)) {
      expect({ path, hole: /undefined|null|\[object/.exec(text)?.[0] }).toEqual({ path, hole: undefined });
    }
  });

  it('names the exit codes of every command', () => {
    const [, table] = pages['docs/exit-codes.md']!.split('## By command');
    const rows = table!
      .split('## By error')[0]!
      .split('\n')
      .filter((line) => line.startsWith('| `evict'));
    expect(rows).toHaveLength(commandLoaders.length);
    expect(rows.filter((row) => row.endsWith(' |  |'))).toEqual([]);
    const contain = rows.find((row) => row.startsWith('| `evict contain`'));
    expect(contain).toBe('| `evict contain` | `0`, `3`, `4`, `5` |');
  });

  it('names every action with at least one permission', () => {
    for (const action of actions) {
      const row = pages['docs/permissions.md']!.split('\n').find((line) =>
        line.startsWith(`| \`${action.id}\``),
      );
      expect({ id: action.id, row: row?.endsWith(' |  |') }).toEqual({ id: action.id, row: false });
    }
  });
});
