import { moment } from '../kernel/moments.ts';
import { styleText } from 'node:util';
import { AppError } from '../kernel/errors.ts';
import { line, visible } from '../kernel/text.ts';
import { printText } from '../reports/text.ts';
import { wrap } from '../reports/text-lines.ts';
import type { Talk } from './command.ts';
import type { ProgramInput } from './program-input.ts';
import type { GlobalOptions } from './common-options.ts';

/** Talk goes to stderr. Progress overwrites its own line, and only on a terminal. */
export function makeTalk(input: ProgramInput, globals: GlobalOptions): Talk {
  const { stderr } = input;
  const terminal = stderr.isTTY === true;
  const colour = globals.color && terminal && !input.environment['NO_COLOR'];
  const width = Math.min(stderr.columns ?? 100, 140);
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[2K');
    drawn = false;
  };
  /** On a terminal a long line goes on below its own beginning; in a pipe and in a log it stays one line. */
  const fold = (text: string): string =>
    terminal
      ? text
          .split('\n')
          .flatMap((one) => {
            const indent = /^ */.exec(one)![0];
            return wrap(one.slice(indent.length), width - indent.length - 1).map((part) => indent + part);
          })
          .join('\n')
      : text;
  const paint = (style: 'yellow' | 'gray' | 'bold', text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const showsSecrets = terminal || Boolean(input.environment['EVICT_SHOW_SECRETS']);
  return {
    showsSecrets,
    endProgress: clear,
    note(text) {
      clear();
      stderr.write(`${fold(harmless(text[globals.lang]))}\n`);
    },
    warn(text) {
      clear();
      stderr.write(`${paint('yellow', fold(`! ${harmless(text[globals.lang])}`))}\n`);
    },
    progress(text, fraction) {
      if (!terminal) return;
      clear();
      const share = fraction === null ? '' : `${String(Math.round(fraction * 100)).padStart(3)} % `;
      stderr.write(paint('gray', `${share}${line(text[globals.lang], width - 8)}`));
      drawn = true;
    },
    show(blocks) {
      clear();
      stderr.write(`\n${printText(blocks, { width, colour })}`);
    },
    secret(secret) {
      clear();
      if (!showsSecrets) throw unseen();
      const label =
        secret.kind === 'password'
          ? { en: 'New password', de: 'Neues Kennwort' }
          : { en: 'Temporary access pass', de: 'Befristeter Zugriffspass' };
      const until =
        secret.expires === null
          ? ''
          : { en: ` (until ${moment(secret.expires, 'en')})`, de: ` (bis ${moment(secret.expires, 'de')})` }[
              globals.lang
            ];
      stderr.write(
        `\n  ${label[globals.lang]} · ${line(secret.account)}${until}\n  ${paint('bold', secret.value.reveal())}\n`,
      );
      stderr.write(
        paint(
          'gray',
          fold(
            `  ${{ en: 'Shown once and stored nowhere. Hand it over in person or by telephone, never by mail.', de: 'Wird einmal gezeigt und nirgends gespeichert. Übergeben Sie es persönlich oder telefonisch, nie per E-Mail.' }[globals.lang]}`,
          ),
        ) + '\n\n',
      );
    },
  };
}

/** Sentences quote names that an attacker may have chosen; line ends are ours. */
function harmless(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Thrown before anything is sent, so that no password is set which nobody has seen. */
export function unseen(): AppError {
  return new AppError({
    code: 'nobody-watches',
    side: 'input',
    message: {
      en: 'A new secret would be shown, but there is no terminal to show it on.',
      de: 'Ein neues Geheimnis würde gezeigt, aber es gibt kein Terminal dafür.',
    },
    next: {
      en: 'Run this in a terminal, or set EVICT_SHOW_SECRETS=1 where stderr is kept safe.',
      de: 'Starten Sie das in einem Terminal, oder setzen Sie EVICT_SHOW_SECRETS=1, wo stderr sicher verwahrt wird.',
    },
  });
}
