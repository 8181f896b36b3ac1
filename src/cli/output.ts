import { AppError } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { jsonSafe } from '../kernel/text.ts';
import { printCsv } from '../reports/csv.ts';
import { printMarkdown } from '../reports/markdown.ts';
import { printText } from '../reports/text.ts';
import type { CommandResult } from './command.ts';

export const outputs = ['text', 'json', 'jsonl', 'csv', 'md', 'none'] as const;

export interface OutputOptions {
  readonly format: (typeof outputs)[number];
  readonly query: string | null;
  readonly width: number;
  readonly colour: boolean;
  readonly excel: boolean;
  readonly delimiter: string;
}

/** Prints a command's result in one of the forms: data on stdout, nothing else there. */
export async function printResult(
  result: CommandResult,
  options: OutputOptions,
  stdout: NodeJS.WritableStream,
): Promise<void> {
  const text = await formatted(result, options);
  if (text === '') return;
  await new Promise<void>((resolve, reject) => {
    stdout.write(text, (error) => {
      // Whoever reads may stop reading: the exit code still tells how it went.
      if (error && (error as { code?: string }).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

async function formatted(result: CommandResult, options: OutputOptions): Promise<string> {
  if (options.query !== null)
    return `${jsonSafe(JSON.stringify(await queried(result.data, options.query), null, 2))}\n`;
  switch (options.format) {
    case 'none':
      return '';
    case 'json':
      return `${jsonSafe(JSON.stringify(result.data, null, 2))}\n`;
    case 'jsonl':
      return (result.records ?? [result.data])
        .map((record) => `${jsonSafe(JSON.stringify(record))}\n`)
        .join('');
    case 'csv':
      return printCsv(result.records ?? (isObject(result.data) ? [result.data] : []), {
        excel: options.excel,
        delimiter: options.delimiter,
      });
    case 'md':
      return printMarkdown(result.document);
    case 'text':
      return printText(result.document, { width: options.width, colour: options.colour });
  }
}

/** Refuses a query that cannot be read: before the command runs, since a change must not end in a lost result. */
export async function checkQuery(expression: string): Promise<void> {
  const { compile } = await import('@jmespath-community/jmespath');
  try {
    compile(expression);
  } catch (cause) {
    throw badQuery(expression, cause);
  }
}

async function queried(data: Json, expression: string): Promise<Json> {
  const { search } = await import('@jmespath-community/jmespath');
  try {
    return search(data as never, expression);
  } catch (cause) {
    throw unanswered(expression, cause);
  }
}

function badQuery(expression: string, cause: unknown): AppError {
  return new AppError({
    code: 'bad-query',
    side: 'usage',
    message: {
      en: `"${expression}" is no valid JMESPath query: ${cause instanceof Error ? cause.message : ''}`,
      de: `„${expression}“ ist keine gültige JMESPath-Abfrage: ${cause instanceof Error ? cause.message : ''}`,
    },
    next: {
      en: 'See jmespath.org for the language; --output json shows the whole.',
      de: 'Die Sprache steht auf jmespath.org; --output json zeigt das Ganze.',
    },
    cause,
  });
}

/** A query that can be read, and does not fit what was found. The command has run by now: this is no wrong usage. */
function unanswered(expression: string, cause: unknown): AppError {
  return new AppError({
    code: 'query-failed',
    side: 'input',
    message: {
      en: `The command ran to its end, but "${expression}" does not fit its result: ${cause instanceof Error ? cause.message : ''}`,
      de: `Der Befehl lief bis zum Ende, aber „${expression}“ passt nicht zu seinem Ergebnis: ${cause instanceof Error ? cause.message : ''}`,
    },
    next: {
      en: 'What was changed stays changed: "evict case show" tells it. docs/json.md shows what each command prints.',
      de: 'Was geändert wurde, bleibt geändert: „evict case show“ zeigt es. docs/json.md zeigt, was jeder Befehl ausgibt.',
    },
    cause,
  });
}
