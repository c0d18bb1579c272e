/** The http or https address that a link leads to, without its fragment; undefined for any other (javascript:, mailto:). */
export function absoluteLink(href: string, base: string): string | undefined {
  const written = href.trim()
  const from = base || undefined
  if (written === '' || written.length > 4096 || !URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.hash = ''
  return url.href
}
