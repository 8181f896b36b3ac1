import { Option } from 'commander';
import type { Command, OptionValues } from 'commander';
import { languages } from '../kernel/localized.ts';
import type { Language } from '../kernel/localized.ts';
import { frameTexts } from './frame-texts.ts';
import { outputs } from './output.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly output: (typeof outputs)[number];
  readonly query?: string;
  readonly lang: Language;
  readonly tenant?: string;
  readonly cases?: string;
  readonly color: boolean;
  readonly debug?: boolean;
  readonly excel?: boolean;
  readonly csvDelimiter: string;
}

/** The word that names the command; null where help or nothing is asked for before it. */
export function firstWord(argv: readonly string[]): string | null {
  const options = commonOptions('en');
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (!word.startsWith('-')) return word;
    if (word === '-h' || word === '--help') return null;
    if (options.some(({ short, long, required }) => required && (word === short || word === long))) at++;
  }
  return null;
}

/** Options that every command takes, as help and docs/commands.md show them. */
export function commonOptions(language: Language): readonly Option[] {
  const text = frameTexts[language];
  return [
    new Option('-o, --output <format>', text.output).choices([...outputs]),
    new Option('--lang <language>', text.lang).choices([...languages]),
    new Option('--query <jmespath>', text.query),
    new Option('--tenant <tenant>', text.tenant),
    new Option('--cases <folder>', text.cases),
    new Option('--no-color', text.noColor),
    new Option('--debug', text.debug),
    new Option('--excel', text.excel),
    new Option('--csv-delimiter <character>', text.csvDelimiter).default(','),
  ];
}

export function addCommonOptions(command: Command, language: Language): void {
  for (const option of commonOptions(language)) command.addOption(option);
}

/** The options as given: those of every command may stand before it, too (`evict --lang de status`). */
export function chosen(command: Command): OptionValues {
  const common = commonOptions('en').map((option) => option.attributeName());
  const above = command.parent;
  const inherited = above === null ? {} : chosen(above);
  const given = Object.entries(inherited).filter(
    ([name]) => common.includes(name) && command.getOptionValueSource(name) !== 'cli',
  );
  return { ...command.opts(), ...Object.fromEntries(given) };
}
