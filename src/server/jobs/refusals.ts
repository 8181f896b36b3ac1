import { AppError } from '../../kernel/errors.ts';

export function caseBusy(name: string): AppError {
  return new AppError({
    code: 'case-busy',
    side: 'input',
    message: {
      en: `Work on the case "${name}" is under way.`,
      de: `Am Fall „${name}“ wird gerade gearbeitet.`,
    },
    next: {
      en: "Watch it on the case's page, or stop it there.",
      de: 'Sehen Sie auf der Seite des Falls zu, oder halten Sie es dort an.',
    },
  });
}

export function secretGone(): AppError {
  return new AppError({
    code: 'secret-gone',
    side: 'input',
    message: {
      en: 'The value was shown already, or belongs to another window; it is stored nowhere.',
      de: 'Der Wert wurde schon gezeigt oder gehört zu einem anderen Fenster; er ist nirgends gespeichert.',
    },
    next: {
      en: 'Issue a fresh temporary access pass by giving the account back again.',
      de: 'Stellen Sie einen neuen befristeten Zugriffspass aus, indem Sie das Konto erneut zurückgeben.',
    },
  });
}

export function stopped(): AppError {
  return new AppError({
    code: 'stopped',
    side: 'input',
    message: { en: 'The work was stopped.', de: 'Die Arbeit wurde angehalten.' },
    next: {
      en: "What was sent stands in the journal; resume it on the case's page.",
      de: 'Was gesendet wurde, steht im Journal; auf der Seite des Falls lässt es sich fortsetzen.',
    },
  });
}

export function jobNotFound(): AppError {
  return new AppError({
    code: 'job-not-found',
    side: 'input',
    message: {
      en: 'This work is not known: the server was started anew since.',
      de: 'Diese Arbeit ist nicht bekannt: Der Server wurde seither neu gestartet.',
    },
    next: {
      en: 'Open the case: its journal says how far it came, and it can be resumed there.',
      de: 'Öffnen Sie den Fall: Sein Journal sagt, wie weit es kam; dort lässt es sich fortsetzen.',
    },
  });
}
