import type { Attributes } from 'sanitize-html'

/**
 * The attributes of any element whose values are checked: a language that is one (a reader aloud changes voice for it), a
 * direction, a date, and addresses made absolute. Others stay, for the list of what each element may have.
 */
export function cleanAttributes(attributes: Attributes, baseUrl: string): Attributes {
  for (const name in attributes) {
    const check = checks.get(name)
    if (!check) continue
    const value = check((attributes[name] ?? '').trim(), baseUrl)
    if (value === undefined) delete attributes[name]
    else attributes[name] = value
  }
  return attributes
}

/** An absolute http or https address, as a page may ask for a picture or quote another; undefined for any other. */
export function absoluteWeb(href: string, baseUrl: string): string | undefined {
  const address = safeHref(href, baseUrl)
  return address?.startsWith('http') ? address : undefined
}

/** An absolute http, https or mailto address; undefined for any other, or for one that is too long to be true. */
export function safeHref(href: string, baseUrl: string): string | undefined {
  const written = href.trim()
  const from = baseUrl || undefined
  if (written === '' || written.length > 4096) return undefined
  const url = URL.parse(written, from)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

type Check = (value: string, baseUrl: string) => string | undefined

const when =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value) ? value : undefined
const short: Check = (value) => (value === '' ? undefined : value.slice(0, 500))
const number = when(/^\d{1,4}%?$/)

const checks: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    lang: when(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i),
    hreflang: when(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i),
    dir: when(/^(?:ltr|rtl|auto)$/i),
    datetime: when(/^[\dPTWYMDHSZ:.+ -]{1,40}$/i),
    cite: absoluteWeb,
    title: short,
    alt: (value) => value.slice(0, 500),
    summary: short,
    abbr: short,
    width: number,
    height: number,
    border: number,
  }),
)
