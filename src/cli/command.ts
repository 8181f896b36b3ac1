import type { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Language, Localized } from '../kernel/localized.ts';
import type { Random } from '../kernel/random.ts';
import type { HandedSecret } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import type { Block } from '../domain/document.ts';
import type { Permission } from '../domain/permission.ts';

/** 0 done, 1 error, 2 wrong usage, 3 findings or footholds remain, 4 partial, 5 sign-in or permission, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

export interface ArgumentSpec {
  readonly name: string;
  readonly text: Localized;
  readonly required: boolean;
  readonly variadic?: boolean;
}

export interface OptionSpec {
  /** As commander writes it: `--dry-run`, `--plan <file>`, `--only <action...>`. */
  readonly flags: string;
  readonly text: Localized;
}

/**
 * One command, one file below `commands/`, named like its path. It returns data; the one renderer prints it.
 * Commands never write to stdout themselves.
 */
export interface CommandSpec<Input> {
  /** `['case', 'list']`. */
  readonly path: readonly string[];
  readonly summary: Localized;
  readonly examples: readonly { readonly line: string; readonly text: Localized }[];
  readonly permissions: readonly Permission[];
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Arguments by name and options in camel case, merged; what fails here is wrong usage (exit 2). */
  readonly input: z.ZodType<Input>;
  run(context: CommandContext, input: Input): Promise<CommandResult>;
}

export interface CommandResult {
  /** Complete and documented: what `--output json` prints. */
  readonly data: Json;
  /** The main list within the data, for `csv` and `jsonl`. */
  readonly records?: readonly JsonObject[];
  /** What `text` and `md` print, in the user's language. */
  readonly document: readonly Block[];
  readonly exit: ExitCode;
}

/** Talk goes to stderr; progress is drawn only on a terminal. */
export interface Talk {
  note(text: Localized): void;
  warn(text: Localized): void;
  /** `fraction` in 0..1, or null where the end is unknown. */
  progress(text: Localized, fraction: number | null): void;
  /** Takes progress away: a result or an error never stands behind a half-drawn line. */
  endProgress(): void;
  /** Shows blocks on stderr before a question (a plan that is to be approved). */
  show(blocks: readonly Block[]): void;
  /** Whether somebody watches who may see a new secret. */
  readonly showsSecrets: boolean;
  /** A new password or temporary pass, once, to the terminal only; refused where nobody watches. */
  secret(secret: HandedSecret): void;
}

/** Questions to the person; without a terminal each throws `input-needed` and names the option that answers it. */
export interface Ask {
  confirm(question: Localized, instead: string): Promise<boolean>;
  typed(question: Localized, expected: string, instead: string): Promise<boolean>;
  /** Some of several, all or none. Labels may be hostile. */
  choose(question: Localized, labels: readonly string[], instead: string): Promise<readonly number[]>;
  text(question: Localized, instead: string): Promise<string>;
  hidden(question: Localized, instead: string): Promise<string>;
}

export interface CommandContext {
  readonly language: Language;
  readonly clock: Clock;
  readonly random: Random;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where cases live: `--cases`, `EVICT_CASES`, else the user's data folder. */
  readonly casesFolder: string;
  /** Where profiles and tokens live: `EVICT_HOME`, else the user's config folder. */
  readonly homeFolder: string;
  readonly talk: Talk;
  readonly ask: Ask;
  readonly signal: AbortSignal;
  /** Signs in to `--tenant`, or to the default profile. Throws AppError `not-signed-in`. */
  connect(tenant?: string): Promise<Connection>;
}
