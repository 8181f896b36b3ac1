// Exchange writes recipients in many ways: `ann@x.example`, `smtp:ann@x.example`, `"Ann" [SMTP:ann@x.example]`,
// `"Ann" [EX:/o=ExchangeLabs/...]`, `Ann <ann@x.example>`.

/** The SMTP address in a recipient as Exchange writes it, lower-case; null where it names none (`EX:` names). */
export function addressOf(recipient: string): string | null {
  const text = recipient.slice(0, 1024);
  const bracketed = /\[\s*smtp:([^\]\s]+)\s*\]/i.exec(text) ?? /<([^<>\s]+@[^<>\s]+)>/.exec(text);
  const bare = (bracketed?.[1] ?? text).trim().replace(/^(smtp|mailto):/i, '');
  return /^[^\s@"<>[\]]+@[^\s@"<>[\]]+$/.test(bare) ? bare.toLowerCase() : null;
}

/** The legacy distinguished name in `"Ann" [EX:/o=ExchangeLabs/ou=...]`, where the recipient is written so. */
export function legacyNameOf(recipient: string): string | null {
  const match = /\[\s*EX:([^\]]+)\]/i.exec(recipient.slice(0, 2048));
  return match?.[1] === undefined ? null : match[1].trim();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether an address lies outside the organisation. Subdomains are outside unless they are accepted themselves. */
export function isExternal(address: string, acceptedDomains: readonly string[]): boolean {
  return !acceptedDomains.includes(domainOf(address));
}
