import type { OptionValues } from 'commander';
import { toAppError } from '../kernel/errors.ts';
import type { AppError } from '../kernel/errors.ts';
import type { Language } from '../kernel/localized.ts';
import { jsonSafe, visible } from '../kernel/text.ts';
import type { CommandSpec, ExitCode } from './command.ts';
import type { GlobalOptions } from './common-options.ts';
import { makeContext } from './context.ts';
import { exitCodeOf } from './exit-codes.ts';
import { frameTexts } from './frame-texts.ts';
import { checkQuery, printResult } from './output.ts';
import type { OutputOptions } from './output.ts';
import type { ProgramInput } from './program-input.ts';
import { refusedBySchema } from './usage.ts';

/** What was asked for; otherwise text for a person, JSON for a program. */
export function formatOf(input: ProgramInput, options: OptionValues): OutputOptions['format'] {
  return (options['output'] as GlobalOptions['output'] | undefined) ?? (input.stdout.isTTY ? 'text' : 'json');
}

/** Checks what was given, runs the command, prints its result or what went wrong, and gives the exit code. */
export async function runCommand(
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

export function tellError(
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
