/** A secret that prints as `[redacted]` wherever it is logged, joined to text or turned into JSON. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself: only where it is sent or, once, shown to the person who asked for it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}

const secretMember =
  /^(authorization|password|newpassword|temporaryaccesspass|client_secret|client_assertion|access_token|refresh_token|id_token|secrettext|device_code|cookie|set-cookie)$/i;

/** A JSON text with the values of well-known secret members replaced, for logs and evidence. */
export function redactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) =>
      secretMember.test(key) && typeof value === 'string' ? '[redacted]' : value,
    );
  } catch {
    return text;
  }
}
