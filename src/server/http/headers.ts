/**
 * No inline script or style, no foreign origin, no frame. Griffel writes its rules through the CSSOM, which a policy does
 * not forbid, into style elements that are empty in the document: the one hash is that of nothing at all. A picture of a
 * chart is a blob of our own.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/**
 * A report in a window of its own: a printed page with styles and pictures in it, which runs nothing, asks nothing and,
 * sandboxed, is of no origin. A sandboxed page may keep no other opener policy (html.spec.whatwg.org, "cross-origin
 * opener policies"); the link that opens it gives it no opener.
 */
export const shownReportHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'unsafe-none',
};
