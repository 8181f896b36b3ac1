import { day } from '../../kernel/moments.ts';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../../kernel/errors.ts';

export interface ClientCertificate {
  /** SHA-256 over the DER form, hexadecimal: what MSAL sends as `x5t#S256`. */
  readonly thumbprint: string;
  readonly privateKey: string;
}

/** Reads a PEM file that holds certificate and private key, or a PFX; refuses one that has ended. */
export async function readCertificate(
  file: string,
  passphrase: string | undefined,
  now: Date,
): Promise<ClientCertificate> {
  const pem = await readPem(file, passphrase);
  const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+?-----END [A-Z ]*PRIVATE KEY-----/.exec(
    pem,
  )?.[0];
  if (!certificate || !privateKey)
    throw unusable(
      file,
      'certificate and private key are not both in it',
      'Zertifikat und privater Schlüssel stehen nicht beide darin',
    );
  const parsed = new X509Certificate(certificate);
  if (new Date(parsed.validTo) < now) {
    throw new AppError({
      code: 'certificate-expired',
      side: 'access',
      message: {
        en: `The certificate in ${file} ended on ${day(new Date(parsed.validTo).toISOString(), 'en')}.`,
        de: `Das Zertifikat in ${file} ist am ${day(new Date(parsed.validTo).toISOString(), 'de')} abgelaufen.`,
      },
      next: {
        en: 'Upload a new certificate for the app in the Entra admin center and name its file with --certificate.',
        de: 'Laden Sie im Entra Admin Center ein neues Zertifikat für die App hoch und nennen Sie die Datei mit --certificate.',
      },
    });
  }
  return { thumbprint: createHash('sha256').update(parsed.raw).digest('hex'), privateKey };
}

async function readPem(file: string, passphrase: string | undefined): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw unusable(file, 'it cannot be read', 'die Datei ist nicht lesbar', cause);
  }
  if (bytes.includes('-----BEGIN')) return bytes.toString('utf8');
  try {
    // Node opens no PFX; the library is loaded only where one is used.
    const { default: forge } = await import('node-forge');
    const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('binary')), passphrase ?? '');
    const certificate = store.getBags({ bagType: forge.pki.oids['certBag']! })[
      forge.pki.oids['certBag']!
    ]?.[0]?.cert;
    const key = store.getBags({ bagType: forge.pki.oids['pkcs8ShroudedKeyBag']! })[
      forge.pki.oids['pkcs8ShroudedKeyBag']!
    ]?.[0]?.key;
    return certificate && key ? forge.pki.certificateToPem(certificate) + forge.pki.privateKeyToPem(key) : '';
  } catch (cause) {
    throw unusable(
      file,
      'it is neither PEM nor a PFX that opens with the passphrase in EVICT_CERTIFICATE_PASSWORD',
      'die Datei ist weder PEM noch ein PFX, das sich mit der Passphrase in EVICT_CERTIFICATE_PASSWORD öffnen lässt',
      cause,
    );
  }
}

function unusable(file: string, en: string, de: string, cause?: unknown): AppError {
  return new AppError({
    code: 'certificate-unusable',
    side: 'input',
    message: {
      en: `The certificate ${file} cannot be used: ${en}.`,
      de: `Das Zertifikat ${file} lässt sich nicht verwenden: ${de}.`,
    },
    next: {
      en: 'Give a PEM file with certificate and private key, or a PFX.',
      de: 'Geben Sie eine PEM-Datei mit Zertifikat und privatem Schlüssel oder ein PFX an.',
    },
    ...(cause === undefined ? {} : { cause }),
  });
}
