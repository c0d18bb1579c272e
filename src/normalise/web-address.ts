/**
 * An address made absolute and otherwise left as written, which the publisher's own readers can be compared with.
 * Undefined for what is no web page: javascript:, data:, mailto:, or nothing that can be read.
 */
export function webAddress(href: string, base?: string): string | undefined {
  const written = href.trim()
  const isAbsolute = URL.canParse(written)
  const from = base && URL.canParse(base) ? base : undefined
  if (written === '' || written.length > maxLength) return undefined
  // A file has no address of its own: what is relative stays so.
  if (!isAbsolute && !from && !/^[a-z][\w+.-]{0,30}:/i.test(written)) return written
  if (!URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return isAbsolute && /^https?:\/\/[!-~]+$/i.test(written) ? written : url.href
}

const maxLength = 4096
