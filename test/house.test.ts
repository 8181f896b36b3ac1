import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The sources of what ships, without their tests. */
const shipped = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => text(join('src', path)))
  .join('\n');

describe('what is told about the house', () => {
  it('names every room of src, and none that is gone', () => {
    const told = [...text('CONTRIBUTING.md').matchAll(/^src\/([\w-]+) /gm)].map(([, room]) => room!);
    expect(told.toSorted()).toEqual(readdirSync(join(root, 'src')).toSorted());
  });

  it('gives every dependency its reason, and none that is gone', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text('package.json')) as {
      readonly [kind: string]: { readonly [name: string]: string };
    };
    const told = text('docs/dependencies.md');
    const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(used.filter((name) => !name.startsWith('@types/') && !told.includes(name))).toEqual([]);
    const rows = [...told.matchAll(/^\| (@?[a-z][^|]*?)(?: \(optional\))? \|/gm)].flatMap(([, names]) =>
      names!.split(', '),
    );
    expect(rows.filter((name) => name !== 'package' && !used.includes(name))).toEqual([]);
  });

  it.each(['docs/environment.md', 'docs/environment.de.md'])(
    '%s names every variable that the program reads, and none that it does not',
    (page) => {
      const own = (source: string): readonly string[] =>
        [...new Set(source.match(/\b(?:EVICT|AZURE)_[A-Z_]+\b/g))].toSorted();
      expect(own(text(page))).toEqual(own(shipped));
    },
  );
});
