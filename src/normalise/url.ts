/**
 * One spelling per address: absolute, http or https as given, without user, fragment or tracking parameters. Undefined
 * for what a reader cannot open (javascript:, data:, mailto:) or that is longer than 2048 characters.
 */
export function canonicaliseUrl(href: string, base?: string): string | undefined {
  const written = href.trim().slice(0, maxLength * 2)
  // A document read from a file has no address: '' is no base, and would make absolute addresses fail too.
  const from = base || undefined
  if (written === '' || !URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  url.hostname = url.hostname.replace(/\.{1,5}$/, '')
  url.search = withoutTracking(url.search)
  return url.href.length <= maxLength ? url.href : undefined
}

const maxLength = 2048

// AT Internet (xtor, at_*) and Matomo (mtm_*, pk_*) are what French public sites use.
const tracking =
  /^(?:utm_|mtm_|matomo_|pk_|piwik_|at_|hsa_|oly_|vero_|wt_)|^(?:xtor|xts|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl|cmpid|s_cid|spm)$/i

/** Works on the query as written: rebuilding it would change its escapes, and with them the address. */
function withoutTracking(search: string): string {
  const kept = search
    .slice(1)
    // Many feeds escape twice; "amp;page" is no parameter's name.
    .replaceAll('&amp;', '&')
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0] ?? ''))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
