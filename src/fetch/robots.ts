/** One line of a robots.txt that speaks of us. */
export interface RobotsRule {
  allow: boolean
  /** Normalised as paths are: see normalisePath. */
  pattern: string
  /** From 1, for whoever looks for it in the file. */
  line: number
}

/** What a robots.txt asks of one robot. */
export interface Robots {
  /** Longest pattern first, and Allow before Disallow of the same length: the first that matches decides. */
  rules: readonly RobotsRule[]
  /** Crawl-delay, which RFC 9309 does not know and many publishers write; undefined when absent or nonsense. */
  delaySeconds?: number
}

interface Group {
  rules: RobotsRule[]
  delaySeconds?: number
}

/**
 * Reads a robots.txt (RFC 9309 §2.2) for one product token: its own groups put together, or else those of `*`.
 * Ours, since robots-parser 3 lets a Sitemap or Crawl-delay line split a group and compares escapes as written.
 */
export function parseRobots(text: string, token: string): Robots {
  const groups = { ours: undefined as Group | undefined, all: undefined as Group | undefined }
  let current: Group[] = []
  let isNaming = false
  for (const [number, { name, value }] of linesOf(text)) {
    if (name === 'user-agent') {
      if (!isNaming) current = []
      isNaming = true
      const whose = whoseGroup(value, token)
      if (whose) current.push((groups[whose] ??= { rules: [] }))
    } else if (name === 'allow' || name === 'disallow') {
      // Only these two end the list of names: what the RFC does not know must not change what it does (§2.2.4).
      isNaming = false
      const pattern = normalisePath(value.replace(/\$(?!$)/g, '%24'))
      if (pattern !== '') {
        for (const group of current) group.rules.push({ allow: name === 'allow', pattern, line: number })
      }
    } else if (name === 'crawl-delay') {
      for (const group of current) group.delaySeconds = secondsOf(value) ?? group.delaySeconds
    }
  }
  const { rules, ...rest } = groups.ours ?? groups.all ?? { rules: [] }
  return { rules: rules.toSorted(byWeight), ...rest }
}

/** The rule that decides of an address, if any does; what no rule matches is allowed. */
export function findRule({ rules }: Robots, url: URL): RobotsRule | undefined {
  // In an address both are plain characters (RFC 9309 §2.2.3): only a pattern gives them a meaning.
  const path = normalisePath(url.pathname + url.search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24')
  // Whether robots.txt itself may be read is not for it to say (§2.2.2).
  if (path === '/robots.txt') return undefined
  return rules.find(({ pattern }) => isMatch(pattern, path))
}

function* linesOf(text: string): Generator<[number, { name: string; value: string }]> {
  let number = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1
    const written = line.split('#', 1)[0] ?? ''
    const colon = written.indexOf(':')
    if (colon < 0) continue
    yield [
      number,
      { name: written.slice(0, colon).trim().toLowerCase(), value: written.slice(colon + 1).trim() },
    ]
  }
}

/** « Vigie », « vigie/1.0 » and « Vigie bot » all name us: a token is letters, hyphens and underscores (§2.2.1). */
function whoseGroup(value: string, token: string): 'ours' | 'all' | undefined {
  if (value.startsWith('*')) return 'all'
  const named = /^[A-Za-z_-]{1,100}/.exec(value)?.[0] ?? ''
  return named.toLowerCase() === token.toLowerCase() ? 'ours' : undefined
}

function secondsOf(value: string): number | undefined {
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(value) ? Number(value) : undefined
}

function byWeight(a: RobotsRule, b: RobotsRule): number {
  return b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow)
}

/** One spelling: what ASCII cannot say is escaped, and what needs no escape has none (RFC 3986 §6.2.2.2). */
function normalisePath(path: string): string {
  const ascii = path.replace(/[^\x21-\x7e]+/g, escapeUtf8)
  return ascii.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase()
  })
}

function escapeUtf8(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

/** `*` is any text and a final `$` the end (§2.2.3). Each piece at its first place: nothing is tried twice. */
function isMatch(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$')
  const pieces = (isAnchored ? pattern.slice(0, -1) : pattern).split('*')
  const last = pieces.length > 1 ? (pieces.pop() ?? '') : undefined
  if (last === undefined) return isAnchored ? path === pieces[0] : path.startsWith(pieces[0] ?? '')
  let at = 0
  for (const [position, piece] of pieces.entries()) {
    const found = position === 0 ? (path.startsWith(piece) ? 0 : -1) : path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return isAnchored ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at)
}
