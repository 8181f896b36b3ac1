import { AppError, ServiceError } from '../../kernel/errors.ts';
import type { ServiceName } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import type { TransportAnswer, TransportRequest } from './transport.ts';

const names: { readonly [service in ServiceName]: string } = {
  login: 'Entra ID',
  graph: 'Microsoft Graph',
  exchange: 'Exchange Online',
  activity: 'Management Activity API',
};

/** The connection was refused or cut; `mayHaveTakenEffect` where the request may have arrived, and never of a read. */
export function noAnswer(
  wanted: TransportRequest,
  cause: unknown,
  mayHaveTakenEffect: boolean,
): ServiceError {
  const name = names[wanted.service];
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ServiceError({
    code: 'no-answer',
    side: 'service',
    service: wanted.service,
    status: 0,
    serviceCode: '',
    serviceMessage: detail,
    mayHaveTakenEffect: mayHaveTakenEffect && wanted.method !== 'GET',
    message: { en: `${name} did not answer (${detail}).`, de: `${name} hat nicht geantwortet (${detail}).` },
    next: {
      en: 'Check the network and the proxy with "evict doctor", then run the command again; what was done is in the journal.',
      de: 'Prüfen Sie Netzwerk und Proxy mit „evict doctor“ und starten Sie den Befehl erneut; was getan wurde, steht im Journal.',
    },
    cause,
  });
}

/** `limit` in bytes. */
export function tooLarge(service: ServiceName, limit: number): ServiceError {
  return new ServiceError({
    code: 'answer-too-large',
    side: 'service',
    service,
    status: 0,
    serviceCode: '',
    serviceMessage: '',
    mayHaveTakenEffect: false,
    message: {
      en: `${names[service]} sent more than ${limit} bytes in one answer.`,
      de: `${names[service]} hat mehr als ${limit} Byte in einer Antwort gesendet.`,
    },
    next: { en: 'Ask for a shorter time window.', de: 'Fragen Sie einen kürzeren Zeitraum ab.' },
  });
}

export function authorityUnreadable(file: string, cause: unknown): AppError {
  return new AppError({
    code: 'authority-unreadable',
    side: 'input',
    message: {
      en: `The certificate authority ${file} cannot be read.`,
      de: `Die Zertifizierungsstelle ${file} ist nicht lesbar.`,
    },
    next: {
      en: 'Name a PEM file with --authority or EVICT_CA_FILE.',
      de: 'Nennen Sie mit --authority oder EVICT_CA_FILE eine PEM-Datei.',
    },
    cause,
  });
}

interface Told {
  readonly code: string;
  readonly message: string;
}

/** A refusal as an error that says what to do: by status and by the service's own code. */
export function refusal(
  service: ServiceName,
  answer: TransportAnswer,
  told: Told,
  what: string,
): ServiceError {
  const kind = classify(answer.status, told);
  const said = line(told.message, 300);
  const { code, side, message, next } = kind(names[service], what, said);
  return new ServiceError({
    code,
    side,
    message,
    next,
    service,
    status: answer.status,
    serviceCode: told.code,
    serviceMessage: told.message,
    requestId: answer.headers['request-id'] ?? '',
    mayHaveTakenEffect: answer.status >= 500,
  });
}

type Kind = (
  service: string,
  what: string,
  said: string,
) => {
  readonly code: string;
  readonly side: 'access' | 'service' | 'input';
  readonly message: Localized;
  readonly next: Localized;
};

function classify(status: number, told: Told): Kind {
  if (
    /RequestFromNonPremiumTenant|AadPremiumLicenseRequired|not licensed|requires.*P[12]|premium license/i.test(
      `${told.code} ${told.message}`,
    )
  )
    return unlicensed;
  if (status === 429 || told.code === 'AF429') return throttled;
  if (status === 401) return rejectedToken;
  if (/is not recognized as a name of a cmdlet/.test(told.message)) return notOffered;
  if (status === 403 || told.code.startsWith('AF10001')) return forbidden;
  if (status === 404) return missing;
  return status >= 500 ? failed : refused;
}

const unlicensed: Kind = (service, what, said) => ({
  code: 'not-licensed',
  side: 'access',
  message: {
    en: `${service} needs a licence for ${what} that this organisation does not have: ${said}`,
    de: `Für ${what} verlangt ${service} eine Lizenz, die diese Organisation nicht hat: ${said}`,
  },
  next: {
    en: 'The rest goes on without it. Entra ID P1 gives sign-in logs and Conditional Access, P2 identity protection.',
    de: 'Alles andere läuft ohne sie weiter. Entra ID P1 bringt Anmeldeprotokolle und bedingten Zugriff, P2 den Identitätsschutz.',
  },
});
const throttled: Kind = (service, what, said) => ({
  code: 'throttled',
  side: 'service',
  message: {
    en: `${service} asks to be left alone for a while (${what}): ${said}`,
    de: `${service} drosselt die Anfragen (${what}): ${said}`,
  },
  next: {
    en: 'Wait a few minutes and run the command again; it goes on where it stopped.',
    de: 'Warten Sie einige Minuten und starten Sie den Befehl erneut; er macht dort weiter, wo er stehen blieb.',
  },
});
const rejectedToken: Kind = (service, what, said) => ({
  code: 'token-rejected',
  side: 'access',
  message: {
    en: `${service} rejects the sign-in (${what}): ${said}`,
    de: `${service} weist die Anmeldung zurück (${what}): ${said}`,
  },
  next: {
    en: 'Sign in again with "evict login". For Exchange the app also needs a directory role; a new one takes some minutes to reach it.',
    de: 'Melden Sie sich mit „evict login“ neu an. Für Exchange braucht die App auch eine Verzeichnisrolle; eine neue braucht einige Minuten, bis sie dort ankommt.',
  },
});
const forbidden: Kind = (service, what, said) => ({
  code: 'permission-missing',
  side: 'access',
  message: {
    en: `${service} does not allow ${what}: ${said}`,
    de: `${service} erlaubt ${what} nicht: ${said}`,
  },
  next: {
    en: 'Run "evict doctor": it names the permission or role that is missing and what does not work without it.',
    de: 'Starten Sie „evict doctor“: Es nennt die fehlende Berechtigung oder Rolle und was ohne sie nicht geht.',
  },
});
/** PowerShell's words for it say nothing of roles or licences, by which Exchange decides what an app may run. */
const notOffered: Kind = (service, what) => ({
  code: 'permission-missing',
  side: 'access',
  message: {
    en: `${service} does not offer ${what} here: no role of the app holds it, or the organisation has no licence for it.`,
    de: `${service} bietet ${what} hier nicht an: Keine Rolle der App enthält es, oder der Organisation fehlt die Lizenz dafür.`,
  },
  next: {
    en: 'Run "evict doctor": it names the role that is missing and what does not work without it. Safe Links and Safe Attachments need Defender for Office 365.',
    de: 'Starten Sie „evict doctor“: Es nennt die fehlende Rolle und was ohne sie nicht geht. Sichere Links und sichere Anlagen verlangen Defender für Office 365.',
  },
});
const missing: Kind = (service, what, said) => ({
  code: 'not-found',
  side: 'input',
  message: {
    en: `${service} does not know this (${what}): ${said}`,
    de: `${service} kennt das nicht (${what}): ${said}`,
  },
  next: {
    en: 'Check the spelling, or whether it was deleted meanwhile.',
    de: 'Prüfen Sie die Schreibweise, oder ob es inzwischen gelöscht wurde.',
  },
});
const failed: Kind = (service, what, said) => ({
  code: 'service-failed',
  side: 'service',
  message: {
    en: `${service} failed (${what}): ${said}`,
    de: `${service} hat einen Fehler gemeldet (${what}): ${said}`,
  },
  next: {
    en: "The fault is on Microsoft's side. Run the command again later; the service status stands in the admin center.",
    de: 'Der Fehler liegt bei Microsoft. Starten Sie den Befehl später erneut; der Dienststatus steht im Admin Center.',
  },
});
const refused: Kind = (service, what, said) => ({
  code: 'request-refused',
  side: 'service',
  message: { en: `${service} refused (${what}): ${said}`, de: `${service} hat abgelehnt (${what}): ${said}` },
  next: {
    en: 'Read what the service says; "--debug" shows the request.',
    de: 'Lesen Sie, was der Dienst sagt; „--debug“ zeigt die Anfrage.',
  },
});

/** An answer that does not have the shape that Microsoft documents. */
export function unreadable(
  service: ServiceName,
  what: string,
  detail: string,
  requestId: string,
): ServiceError {
  return new ServiceError({
    code: 'answer-unreadable',
    side: 'service',
    service,
    status: 200,
    serviceCode: '',
    serviceMessage: detail,
    requestId,
    mayHaveTakenEffect: true,
    message: {
      en: `${names[service]} answered in an unexpected form (${what}): ${line(detail, 200)}`,
      de: `${names[service]} hat in unerwarteter Form geantwortet (${what}): ${line(detail, 200)}`,
    },
    next: {
      en: 'Microsoft may have changed the API: report this with the request id.',
      de: 'Vielleicht hat Microsoft die Schnittstelle geändert: Melden Sie das mit der Anfrage-ID.',
    },
  });
}
