import { Command, CommanderError } from 'commander';
import { languages } from '../kernel/localized.ts';
import type { Language } from '../kernel/localized.ts';
import type { CommandSpec, ExitCode } from './command.ts';
import { loadersFor } from './commands/index.ts';
import { addCommonOptions, chosen, firstWord } from './common-options.ts';
import type { GlobalOptions } from './common-options.ts';
import { exitCodes } from './exit-codes.ts';
import { frameTexts } from './frame-texts.ts';
import type { ProgramInput } from './program-input.ts';
import { formatOf, runCommand, tellError } from './run-command.ts';
import { helpIn, refusedByParser } from './usage.ts';
import { version } from './version.ts';

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
