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
import { commonOptions } from '../src/cli/program.ts';

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
