/**
 * Words that attackers put into the conditions of inbox rules: the payments they divert, and the warnings that they keep
 * from the owner. Each is compared as text inside the condition's word, lower-case, never as a pattern.
 */
export const financeWords: readonly string[] = [
  // English
  'invoice',
  'payment',
  'payroll',
  'paycheck',
  'salary',
  'wire',
  'remit',
  'bank',
  'swift',
  'iban',
  'routing number',
  'account number',
  'beneficiary',
  'direct deposit',
  'purchase order',
  'pro-forma',
  'proforma',
  'transfer',
  'closing',
  'escrow',
  'w-2',
  'venmo',
  'zelle',
  'bitcoin',
  // German
  'rechnung',
  'zahlung',
  'überweisung',
  'ueberweisung',
  'bankverbindung',
  'kontonummer',
  'kontoverbindung',
  'mahnung',
  'gehalt',
  'lohn',
  'lastschrift',
  'gutschrift',
  'auftragsbestätigung',
  'sepa',
  // French, Spanish, Italian, Portuguese, Dutch, Polish
  'facture',
  'paiement',
  'virement',
  'factura',
  'pago',
  'transferencia',
  'nómina',
  'fattura',
  'pagamento',
  'bonifico',
  'fatura',
  'transferência',
  'factuur',
  'betaling',
  'overschrijving',
  'faktura',
  'płatność',
  'platnosc',
  'przelew',
];

export const warningWords: readonly string[] = [
  'phish',
  'hack',
  'scam',
  'spam',
  'fraud',
  'fake',
  'malware',
  'malicious',
  'virus',
  'suspicious',
  'compromise',
  'hijack',
  'do not click',
  'do not open',
  'security alert',
  'unusual sign-in',
  'helpdesk',
  'help desk',
  'docusign',
  'password',
  'credential',
  'verification code',
  'mfa',
  'two-factor',
  'undeliverable',
  'mailer-daemon',
  'postmaster',
  // German
  'gehackt',
  'betrug',
  'gefälscht',
  'verdächtig',
  'schadsoftware',
  'sicherheitswarnung',
  'kompromittiert',
  'nicht öffnen',
  'nicht anklicken',
  'kennwort',
  'passwort',
  'unzustellbar',
  // French, Spanish, Italian, Dutch
  'hameçonnage',
  'piraté',
  'arnaque',
  'mot de passe',
  'fraude',
  'contraseña',
  'sospechoso',
  'frode',
  'wachtwoord',
  'verdacht',
];

/** Short words that mean money only when they stand alone: `ach` also lives in `nachricht`. */
const wholeWords: readonly string[] = ['ach', 'po', 'po#', 'w2', 'konto'];

export interface KeywordHit {
  readonly word: string;
  readonly topic: 'finance' | 'warning';
}

/** The first telling word in a condition's text, or null. */
export function tellingWord(condition: string): KeywordHit | null {
  const text = condition.slice(0, 2000).normalize('NFKC').toLowerCase().trim();
  const finance = financeWords.find((word) => text.includes(word));
  if (finance !== undefined) return { word: finance, topic: 'finance' };
  const warning = warningWords.find((word) => text.includes(word));
  if (warning !== undefined) return { word: warning, topic: 'warning' };
  const parts = text.split(/[^\p{L}\p{N}#]+/u);
  const whole = wholeWords.find((word) => parts.includes(word));
  return whole === undefined ? null : { word: whole, topic: 'finance' };
}
