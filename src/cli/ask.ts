import type { ReadStream } from 'node:tty';
import { AppError } from '../kernel/errors.ts';
import type { Localized } from '../kernel/localized.ts';
import { line } from '../kernel/text.ts';
import type { Ask } from './command.ts';
import type { ProgramInput } from './program-input.ts';
import type { GlobalOptions } from './common-options.ts';

/** Questions on the terminal; where there is none, an error names the option that answers. */
export function makeAsk(input: ProgramInput, globals: GlobalOptions): Ask {
  const need = (instead: string): void => {
    if (input.stdin.isTTY === true && input.stderr.isTTY === true) return;
    throw new AppError({
      code: 'input-needed',
      side: 'usage',
      message: {
        en: 'A person must answer here, and there is no terminal.',
        de: 'Hier muss ein Mensch antworten, und es gibt kein Terminal.',
      },
      next: { en: `Answer with ${instead}.`, de: `Antworten Sie mit ${instead}.` },
    });
  };
  const say = (text: Localized): string => text[globals.lang];
  const output = input.stderr as NodeJS.WriteStream;
  const answered = <T>(value: T | symbol): Exclude<T, symbol> => {
    if (typeof value !== 'symbol') return value as Exclude<T, symbol>;
    throw new AppError({
      code: 'interrupted',
      side: 'interrupted',
      message: {
        en: 'You ended the question; nothing was changed.',
        de: 'Sie haben abgebrochen; es wurde nichts geändert.',
      },
      next: {
        en: 'Run the command again when you are ready.',
        de: 'Starten Sie den Befehl erneut, wenn Sie so weit sind.',
      },
    });
  };
  return {
    async confirm(question, instead) {
      need(instead);
      const { confirm } = await import('@clack/prompts');
      const [active, inactive] = { en: ['Yes', 'No'], de: ['Ja', 'Nein'] }[globals.lang] as [string, string];
      return answered(
        await confirm({ message: say(question), active, inactive, initialValue: false, output }),
      );
    },
    async typed(question, expected, instead) {
      need(instead);
      const { text } = await import('@clack/prompts');
      return answered(await text({ message: say(question), output })) === expected;
    },
    async choose(question, labels, instead) {
      need(instead);
      const { multiselect } = await import('@clack/prompts');
      const keys = {
        en: 'Arrow keys move, space chooses, A takes all or none, Enter goes on.',
        de: 'Pfeiltasten bewegen, Leertaste wählt, A nimmt alle oder keine, Eingabe geht weiter.',
      };
      return answered(
        await multiselect({
          message: `${say(question)}\n${say(keys)}`,
          options: labels.map((label, value) => ({ value, label: line(label, 120) })),
          required: false,
          showInstructions: false,
          input: input.stdin as ReadStream,
          output,
        }),
      );
    },
    async text(question, instead) {
      need(instead);
      const { text } = await import('@clack/prompts');
      return answered(await text({ message: say(question), output }));
    },
    async hidden(question, instead) {
      need(instead);
      const { password } = await import('@clack/prompts');
      return answered(await password({ message: say(question), output }));
    },
  };
}
