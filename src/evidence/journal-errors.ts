import { AppError } from '../kernel/errors.ts';
import type { Localized } from '../kernel/localized.ts';
import { headFile } from './journal-head.ts';

/** A line, counted from 1, that does not fit the hash chain. */
export function journalDamaged(file: string, line: number): AppError {
  return new AppError({
    code: 'journal-damaged',
    side: 'input',
    message: {
      en: `The journal ${file} was changed or damaged at line ${line}; the ${line - 1} lines before it are intact.`,
      de: `Das Journal ${file} wurde in Zeile ${line} verändert oder beschädigt; die ${line - 1} Zeilen davor sind unversehrt.`,
    },
    next: leaveBehind,
  });
}

/** Lines at the end are gone: the head counted more. */
export function journalCut(file: string, there: number, written: number): AppError {
  return new AppError({
    code: 'journal-cut',
    side: 'input',
    message: {
      en: `The end of the journal ${file} is missing: of its ${written} lines only ${there} are there.`,
      de: `Das Ende des Journals ${file} fehlt: Von seinen ${written} Zeilen sind nur ${there} vorhanden.`,
    },
    next: shownStill,
  });
}

/** The head counts other lines than those that the journal holds. */
export function journalUnfitting(file: string): AppError {
  return new AppError({
    code: 'journal-head',
    side: 'input',
    message: {
      en: `The journal ${file} does not fit ${headFile(file)}, which counts its lines: one of the two was changed, replaced or deleted. The chain of its hashes holds; whether its end is missing cannot be told.`,
      de: `Das Journal ${file} passt nicht zu ${headFile(file)}, worin seine Zeilen gezählt sind: Eines von beiden wurde verändert, ersetzt oder gelöscht. Die Kette seiner Hashes ist unversehrt; ob das Ende fehlt, lässt sich nicht sagen.`,
    },
    next: shownStill,
  });
}

const leaveBehind: Localized = {
  en: 'Nothing was sent. Put journal.jsonl and journal.jsonl.head back from one backup, or keep them as evidence: "evict footholds" tells what the tenant looks like now, and "evict contain" without --case begins a new case.',
  de: 'Es wurde nichts gesendet. Stellen Sie journal.jsonl und journal.jsonl.head aus derselben Sicherung wieder her, oder bewahren Sie beide als Beweis auf: „evict footholds“ zeigt, wie der Mandant jetzt aussieht, und „evict contain“ ohne --case beginnt einen neuen Fall.',
};

const shownStill: Localized = {
  en: `${leaveBehind.en} "evict case show" and "evict report" still show what can be verified.`,
  de: `${leaveBehind.de} „evict case show“ und „evict report“ zeigen weiterhin, was sich nachprüfen lässt.`,
};
