/** The base of an element that declares one: a relative one that nothing makes absolute is none. */
export function enterBase(declared: string, above: string | undefined): string | undefined {
  const joined = joinBase(declared, above)
  return URL.canParse(joined) ? joined : above
}

/**
 * An address read against a base (RFC 3986, section 5.1): absolute when either is, else as far as can be told. Without a
 * base it stays as written.
 */
export function joinBase(href: string, base: string | undefined): string {
  const written = href.trim()
  if (!base || URL.canParse(written)) return written
  return URL.canParse(written, base) ? new URL(written, base).href : written
}
