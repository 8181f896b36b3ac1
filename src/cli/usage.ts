import { Help } from 'commander';
import type { CommanderError, Option } from 'commander';
import { z } from 'zod';
import type { Language, Localized } from '../kernel/localized.ts';
import { AppError } from '../kernel/errors.ts';
import { frameTexts } from './frame-texts.ts';

// Commander speaks English only: its help is given our words, and what it refuses is told in our sentences.

/** The headings and remarks of the help in the language of the user. */
export function helpIn(language: Language): Partial<Help> {
  const text = frameTexts[language];
  const own = new Help();
  return {
    styleTitle: (title) => text.titles[title] ?? title,
    styleUsage: (usage) => usage.replace('[options]', text.options).replace('[command]', text.command),
    subcommandTerm: (command) => own.subcommandTerm(command).replace('[options]', text.options),
    optionDescription: (option) => [option.description, remark(option, language)].filter(Boolean).join(' '),
  };
}

function remark(option: Option, language: Language): string {
  const text = frameTexts[language];
  if (option.argChoices) return `(${text.oneOf} ${option.argChoices.join(', ')})`;
  const shown = option.defaultValue !== undefined && option.required;
  return shown ? `(${text.byDefault} ${JSON.stringify(option.defaultValue)})` : '';
}

/** What commander refused, in words; null where it only printed help or the version. */
export function refusedByParser(error: CommanderError): AppError | null {
  if (error.exitCode === 0 || error.code.startsWith('commander.help')) return null;
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  const meant = /Did you mean (?:one of )?([^)?]*)\?/.exec(error.message)?.[1];
  const known = sentences[error.code.replace('commander.', '')];
  const said = known ? known(quoted[0] ?? '', quoted[1] ?? '', error.message) : same(error.message);
  return wrongUsage(
    said,
    meant
      ? { en: `Did you mean ${meant}?`, de: `Meinten Sie ${meant}?` }
      : {
          en: '"evict --help" shows the commands, "evict <command> --help" their options.',
          de: '„evict --help“ zeigt die Befehle, „evict <Befehl> --help“ deren Optionen.',
        },
  );
}

const sentences: {
  readonly [code: string]: (first: string, second: string, message: string) => Localized;
} = {
  unknownOption: (option) => ({
    en: `There is no option ${option} here.`,
    de: `Eine Option ${option} gibt es hier nicht.`,
  }),
  unknownCommand: (word) => ({
    en: `There is no command "${word}".`,
    de: `Es gibt keinen Befehl „${word}“.`,
  }),
  missingArgument: (name) => ({ en: `<${name}> is missing.`, de: `<${name}> fehlt.` }),
  optionMissingArgument: (flags) => ({
    en: `The option ${flags} needs a value.`,
    de: `Die Option ${flags} braucht einen Wert.`,
  }),
  invalidArgument: (flags, value, message) => {
    const allowed = /Allowed choices are (.*)\.$/.exec(message)?.[1] ?? '';
    return {
      en: `"${value}" is not possible for ${flags}: one of ${allowed}.`,
      de: `„${value}“ ist bei ${flags} nicht möglich, nur: ${allowed}.`,
    };
  },
  excessArguments: () => ({
    en: 'There are more words than this command takes.',
    de: 'Das sind mehr Wörter, als dieser Befehl annimmt.',
  }),
};

/** What the schema of a command refused: the option by the name that the user typed, and what it takes. */
export function refusedBySchema(
  issue: z.core.$ZodIssue,
  command: readonly string[],
  argumentNames: readonly string[],
): AppError {
  const member = String(issue.path[0] ?? '');
  const dashed = member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const name = argumentNames.includes(member) ? `<${member}>` : `--${dashed}`;
  return wrongUsage(problem(name, issue), {
    en: `"evict ${command.join(' ')} --help" shows what it takes.`,
    de: `„evict ${command.join(' ')} --help“ zeigt, was möglich ist.`,
  });
}

function problem(name: string, issue: z.core.$ZodIssue): Localized {
  if (issue.code === 'invalid_value')
    return {
      en: `${name} must be one of ${issue.values.join(', ')}.`,
      de: `${name} muss eines davon sein: ${issue.values.join(', ')}.`,
    };
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.expected === 'string')
    return { en: `${name} is missing.`, de: `${name} fehlt.` };
  if (issue.code === 'invalid_type' && issue.expected === 'number')
    return { en: `${name} must be a number.`, de: `${name} muss eine Zahl sein.` };
  if (issue.code === 'too_small' && issue.origin === 'string')
    return {
      en: `${name} must have at least ${issue.minimum} characters.`,
      de: `${name} braucht mindestens ${issue.minimum} Zeichen.`,
    };
  if (issue.code === 'too_small') return { en: `${name} is too small.`, de: `${name} ist zu klein.` };
  if (issue.code === 'too_big') return { en: `${name} is too large.`, de: `${name} ist zu groß.` };
  return {
    en: `${name}: ${issue.message}.`,
    de: `${name}: ${said(z.locales.de().localeError(issue as never)) ?? issue.message}.`,
  };
}

function said(message: string | { readonly message: string } | null | undefined): string | undefined {
  return typeof message === 'object' ? message?.message : message;
}

function wrongUsage(message: Localized, next: Localized): AppError {
  return new AppError({ code: 'wrong-usage', side: 'usage', message, next });
}

function same(text: string): Localized {
  return { en: text, de: text };
}
