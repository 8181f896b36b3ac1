import { inBoth } from '../../../i18n/language.tsx';

export const footholdTexts = inBoth({
  en: {
    now: 'In the tenant now',
    notVerified:
      'The tenant was not asked in this case yet. A plan of the response, or a verification, reads what is there now.',
    toResponse: 'Go to the response',
    made: 'Seen being made in the logs',
    noneMade: 'The logs do not show that one was made.',
    severity: 'Severity',
    time: 'Time (UTC)',
    what: 'What',
    state: 'State',
    why: 'Why',
    name: 'Its name',
    account: 'Account',
    removedBy: 'Removed by',
    verifiedAt: (time: string) => `In the tenant, as read ${time} UTC`,
    clean: 'Clean: no way in is left that was not decided to stay.',
    notClean: 'Not clean: something is open, or could not be read.',
    counts: (gone: number, open: number, kept: number) =>
      `${gone} gone, ${open} open, ${kept} kept on purpose`,
    blind: 'Could not be read',
    states: { back: 'Back again', new: 'New', remaining: 'Still open', kept: 'Kept' },
  },
  de: {
    now: 'Jetzt im Mandanten',
    notVerified:
      'In diesem Fall wurde der Mandant noch nicht gefragt. Ein Plan der Reaktion oder eine Prüfung liest, was jetzt da ist.',
    toResponse: 'Zur Reaktion',
    made: 'In den Protokollen beim Anlegen gesehen',
    noneMade: 'Die Protokolle zeigen nicht, dass einer angelegt wurde.',
    severity: 'Schwere',
    time: 'Zeit (UTC)',
    what: 'Was',
    state: 'Stand',
    why: 'Warum',
    name: 'Sein Name',
    account: 'Konto',
    removedBy: 'Entfernt durch',
    verifiedAt: (time: string) => `Im Mandanten, gelesen am ${time} UTC`,
    clean: 'Sauber: Kein Zugang steht mehr offen, außer denen, die bewusst bleiben.',
    notClean: 'Nicht sauber: Etwas ist offen oder war nicht lesbar.',
    counts: (gone: number, open: number, kept: number) =>
      `${gone} entfernt, ${open} offen, ${kept} bewusst behalten`,
    blind: 'Nicht lesbar',
    states: { back: 'Wieder da', new: 'Neu', remaining: 'Noch offen', kept: 'Behalten' },
  },
});
