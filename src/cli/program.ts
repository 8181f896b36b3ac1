import { Command, CommanderError, Option } from 'commander';
import type { OptionValues } from 'commander';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Clock } from '../kernel/clock.ts';
import { toAppError } from '../kernel/errors.ts';
import type { AppError } from '../kernel/errors.ts';
import { languages } from '../kernel/localized.ts';
import type { Language } from '../kernel/localized.ts';
import type { Random } from '../kernel/random.ts';
import { jsonSafe, visible } from '../kernel/text.ts';
import type { CommandSpec, ExitCode } from './command.ts';
import { loadersFor } from './commands/index.ts';
import { makeContext } from './context.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { frameTexts } from './frame-texts.ts';
import { helpIn, refusedByParser, refusedBySchema } from './usage.ts';
import { checkQuery, outputs, printResult } from './output.ts';
import type { OutputOptions } from './output.ts';
import { version } from './version.ts';

export interface ProgramInput {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly stderr: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly stdin: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

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

/** Parses the command line, runs one command, prints its result. Never throws. */
export async function runProgram(input: ProgramInput): Promise<ExitCode> {
  const language = languageOf(input);
  const text = frameTexts[language];
  let code: ExitCode = 0;
  // Options belong to the command behind which they stand: `simulate attack --scenario x` is not `simulate --scenario x`.
  const program = new Command('evict')
    .enablePositionalOptions()
    .description(text.about)
    .exitOverride()
    .helpOption('-h, --help', text.help)
    .helpCommand(false);
  program.configureHelp(helpIn(language));
  program.configureOutput({
    writeOut: (line) => input.stdout.write(line),
    writeErr: (line) => input.stderr.write(line),
    // What is refused is told below, in the language of the user.
    outputError: () => {},
  });
  addCommonOptions(program, language);
  program.version(version, '-V, --version', text.version);
  program.addHelpText(
    'after',
    `\n${text.exitCodes}\n${exitCodes.map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning[language]}`).join('\n')}`,
  );
  // The version is asked for more often than anything else, and needs no command at all.
  const onlyVersion = input.argv.length === 1 && ['-V', '--version'].includes(input.argv[0]!);
  for (const load of onlyVersion ? [] : loadersFor(firstWord(input.argv))) {
    const spec = await load();
    register(program, spec, language, async (globals, given) => {
      code = await runCommand(input, globals, spec, given);
    });
  }
  try {
    if (input.argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...input.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const refused = refusedByParser(error);
    if (refused === null) return error.exitCode === 0 ? 0 : 2;
    return tellError(refused, input, language, false, formatOf(input, program.opts()));
  }
}

/** The word that names the command; null where help or nothing is asked for before it. */
function firstWord(argv: readonly string[]): string | null {
  const options = commonOptions('en');
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (!word.startsWith('-')) return word;
    if (word === '-h' || word === '--help') return null;
    if (options.some(({ short, long, required }) => required && (word === short || word === long))) at++;
  }
  return null;
}

function languageOf(input: ProgramInput): Language {
  const at = input.argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = at < 0 ? undefined : (input.argv[at]!.split('=')[1] ?? input.argv[at + 1]);
  const { environment } = input;
  const locale =
    environment['LC_ALL'] ??
    environment['LC_MESSAGES'] ??
    environment['LANG'] ??
    Intl.DateTimeFormat().resolvedOptions().locale;
  // A language that does not exist is refused in the one that the user otherwise speaks.
  const wanted = languages.find((one) => one === given) ?? environment['EVICT_LANG'] ?? locale;
  return wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
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

function addCommonOptions(command: Command, language: Language): void {
  for (const option of commonOptions(language)) command.addOption(option);
}

function register(
  program: Command,
  spec: CommandSpec<unknown>,
  language: Language,
  run: (globals: GlobalOptions, given: { readonly [name: string]: unknown }) => Promise<void>,
): void {
  const text = frameTexts[language];
  const parent = spec.path.slice(0, -1).reduce((above, word) => {
    const known = above.commands.find((command) => command.name() === word);
    if (known) return known;
    const group = above.command(word).description(text.groups[word] ?? word);
    addCommonOptions(group, language);
    return group.helpOption('-h, --help', text.help).helpCommand(false);
  }, program);
  const name = spec.path.at(-1)!;
  const existing = parent.commands.find((command) => command.name() === name);
  const command = (existing ?? parent.command(name))
    .description(spec.summary[language])
    .helpOption('-h, --help', text.help);
  for (const argument of spec.arguments)
    command.argument(
      argument.required
        ? `<${argument.name}${argument.variadic ? '...' : ''}>`
        : `[${argument.name}${argument.variadic ? '...' : ''}]`,
      argument.text[language],
    );
  for (const option of spec.options) command.option(option.flags, option.text[language]);
  addCommonOptions(command, language);
  command.addHelpText(
    'after',
    () =>
      `\n${text.examples}\n${spec.examples.map((example) => `  ${example.line}\n      ${example.text[language]}`).join('\n')}`,
  );
  command.action(async (...received: unknown[]) => {
    const values = received.slice(0, spec.arguments.length);
    const options = chosen(command);
    const named = Object.fromEntries(spec.arguments.map((argument, index) => [argument.name, values[index]]));
    const globals = {
      ...options,
      lang: language,
      output: options['output'] as GlobalOptions['output'],
    } as GlobalOptions;
    await run(globals, { ...options, ...named });
  });
}

/** The options as given: those of every command may stand before it, too (`evict --lang de status`). */
function chosen(command: Command): OptionValues {
  const common = commonOptions('en').map((option) => option.attributeName());
  const above = command.parent;
  const inherited = above === null ? {} : chosen(above);
  const given = Object.entries(inherited).filter(
    ([name]) => common.includes(name) && command.getOptionValueSource(name) !== 'cli',
  );
  return { ...command.opts(), ...Object.fromEntries(given) };
}

function formatOf(input: ProgramInput, options: OptionValues): OutputOptions['format'] {
  return (options['output'] as GlobalOptions['output'] | undefined) ?? (input.stdout.isTTY ? 'text' : 'json');
}

async function runCommand(
  input: ProgramInput,
  globals: GlobalOptions,
  spec: CommandSpec<unknown>,
  given: { readonly [name: string]: unknown },
): Promise<ExitCode> {
  const output: OutputOptions = {
    format: formatOf(input, globals),
    query: globals.query ?? null,
    width: Math.min(input.stdout.columns ?? 100, 140),
    colour: globals.color && input.stdout.isTTY === true && !input.environment['NO_COLOR'],
    excel: globals.excel === true,
    delimiter: globals.csvDelimiter,
  };
  const tell = (error: AppError): ExitCode =>
    tellError(error, input, globals.lang, globals.debug === true, output.format);
  const parsed = spec.input.safeParse(given, { reportInput: true });
  const issue = parsed.error?.issues[0];
  if (issue !== undefined)
    return tell(
      refusedBySchema(
        issue,
        spec.path,
        spec.arguments.map(({ name }) => name),
      ),
    );
  try {
    if (output.query !== null) await checkQuery(output.query);
    const context = makeContext(input, globals);
    const result = await spec.run(context, parsed.data).finally(context.talk.endProgress);
    await printResult(result, output, input.stdout);
    return result.exit;
  } catch (thrown) {
    if (input.signal.aborted) {
      input.stderr.write(`${frameTexts[globals.lang].interrupted}\n`);
      return 130;
    }
    return tell(toAppError(thrown));
  }
}

function tellError(
  error: AppError,
  input: ProgramInput,
  lang: Language,
  debug: boolean,
  format: OutputOptions['format'],
): ExitCode {
  if (format === 'json' || format === 'jsonl') {
    input.stderr.write(
      `${jsonSafe(JSON.stringify({ error: { code: error.code, side: error.side, message: error.text[lang], next: error.next[lang] } }))}\n`,
    );
  } else {
    const label = frameTexts[lang].error;
    input.stderr.write(
      `${label} ${visible(error.text[lang])}\n  → ${visible(error.next[lang])}\n  (${error.code})\n`,
    );
  }
  if (debug)
    input.stderr.write(
      `${error.stack ?? ''}\n${error.cause instanceof Error ? (error.cause.stack ?? '') : ''}\n`,
    );
  return exitCodeOf(error.side);
}
