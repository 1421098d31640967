/**
 * What the page may do, the same in every shell. Everything is forbidden first; scripts, styles, images and connections
 * may come from the place that served the page and from nowhere else, so that text injected into a view cannot load,
 * run or send anything.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer that a shell gives to the page. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  // A file is what its type says, whatever its bytes look like.
  'x-content-type-options': 'nosniff',
  // The address of the first page carries a token.
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
