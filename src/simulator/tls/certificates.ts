import forge from 'node-forge';

/** A certificate authority made for one run, and a leaf for the four real host names; PEM. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

export const hostNames = [
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'outlook.office365.com',
  'manage.office.com',
  'ps.compliance.protection.outlook.com',
  'eur01b.ps.compliance.protection.outlook.com',
] as const;

const lifetimeMilliseconds = 30 * 86_400_000;

export function makeCertificates(now: Date): Certificates {
  const authorityKeys = forge.pki.rsa.generateKeyPair(2048);
  const authorityName = [{ name: 'commonName', value: 'Evict simulator, not trusted anywhere' }];
  const authority = certificate(authorityKeys.publicKey, authorityName, authorityName, '01', now, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ]);
  authority.sign(authorityKeys.privateKey, forge.md.sha256.create());
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const leaf = certificate(
    keys.publicKey,
    [{ name: 'commonName', value: hostNames[0] }],
    authorityName,
    '02',
    now,
    [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...hostNames, 'simulator.localhost', 'localhost'].map((value) => ({ type: 2, value })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  );
  leaf.sign(authorityKeys.privateKey, forge.md.sha256.create());
  return {
    authority: forge.pki.certificateToPem(authority),
    certificate: forge.pki.certificateToPem(leaf),
    key: forge.pki.privateKeyToPem(keys.privateKey),
  };
}

/** A self-signed client certificate, as an administrator would upload for an app. */
export function makeClientCertificate(
  from: Date,
  to: Date,
): { readonly certificate: string; readonly key: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const name = [{ name: 'commonName', value: 'Evict operator' }];
  const made = certificate(keys.publicKey, name, name, '03', from, [
    { name: 'keyUsage', digitalSignature: true },
  ]);
  made.validity.notAfter = to;
  made.sign(keys.privateKey, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(made), key: forge.pki.privateKeyToPem(keys.privateKey) };
}

function certificate(
  publicKey: forge.pki.PublicKey,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
  serial: string,
  now: Date,
  extensions: object[],
): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = serial;
  made.validity.notBefore = new Date(now.getTime() - 86_400_000);
  made.validity.notAfter = new Date(now.getTime() + lifetimeMilliseconds);
  made.setSubject(subject);
  made.setIssuer(issuer);
  made.setExtensions(extensions);
  return made;
}
