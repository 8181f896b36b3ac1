import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../kernel/localized.ts';
import { commonOptions } from '../common-options.ts';
import { commandLoaders, loadersFor } from './index.ts';

const commands = await Promise.all(commandLoaders.map((load) => load()));
const nameOf = (path: readonly string[]): string => path.join(' ');

describe('the list of commands', () => {
  it('holds one command for every file of the folder, named like its path', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
      .map((file) => file.slice(0, -3));
    expect(commands.map((command) => command.path.join('-')).toSorted()).toEqual(files.toSorted());
  });

  it('loads those alone that begin with the first word, and all where none does', async () => {
    const pathsFor = async (word: string | null): Promise<readonly string[]> =>
      Promise.all(loadersFor(word).map(async (load) => nameOf((await load()).path)));
    for (const { path } of commands) {
      const group = commands.filter((command) => command.path[0] === path[0]);
      expect(await pathsFor(path[0]!)).toEqual(group.map((command) => nameOf(command.path)));
    }
    expect(loadersFor('nothing')).toBe(commandLoaders);
    expect(loadersFor(null)).toBe(commandLoaders);
  });

  it.each(commands.map((command) => [nameOf(command.path), command] as const))(
    '"evict %s" speaks every language, with no text left in English only',
    (_name, command) => {
      const texts = [
        command.summary,
        ...command.examples.map((example) => example.text),
        ...command.arguments.map((argument) => argument.text),
        ...command.options.map((option) => option.text),
      ];
      for (const text of texts) for (const language of languages) expect(text[language].trim()).not.toBe('');
      expect(command.summary.de).not.toBe(command.summary.en);
    },
  );

  it.each(commands.map((command) => [nameOf(command.path), command] as const))(
    '"evict %s" shows how it is used, with options that it has',
    (_name, command) => {
      expect(command.examples.length).toBeGreaterThan(0);
      const known = [
        ...commonOptions('en').map((option) => option.flags),
        ...command.options.map((option) => option.flags),
      ];
      const flags = known.flatMap((text) => text.match(/--?[a-z][a-z-]*/g) ?? []);
      for (const example of command.examples) {
        const words = example.line.replace(/^npm run \S+ -- /, '').split(' ');
        for (const word of words.filter((one) => /^--?[a-z]/.test(one))) expect(flags).toContain(word);
      }
    },
  );

  it.each(commands.map((command) => [nameOf(command.path), command] as const))(
    '"evict %s" gives no option twice, nor one that every command has',
    (_name, command) => {
      const long = [
        ...commonOptions('en').map((option) => option.flags),
        ...command.options.map((option) => option.flags),
      ]
        .map((flags) => /--[a-z-]+/.exec(flags)?.[0])
        .filter((flag) => flag !== undefined);
      expect(new Set(long).size).toBe(long.length);
    },
  );
});
