import { load } from 'cheerio/slim'

const nothing = load('<i></i>')

/** Longer ones are pasted by mistake. */
const longest = 300
const mostSearches = 3

/**
 * What is wrong with a CSS selector, in French, if anything is. What costs the square of a page or worse is refused: a
 * search within a search (`:has(:has(:has(a)))`: 49 seconds on a page nested 600 deep), or along what follows
 * (`:has(~ a)`).
 */
export function faultOfSelector(selector: string): string | undefined {
  if (selector.length > longest) return `sélecteur trop long (${longest} caractères au plus)`
  if (isCostly(selector))
    return `sélecteur trop coûteux : au plus ${mostSearches} « :has », jamais l’un dans l’autre, sans « ~ » ni « + » dedans`
  try {
    nothing(selector)
    return undefined
  } catch {
    return 'sélecteur CSS illisible'
  }
}

function isCostly(selector: string): boolean {
  const open: boolean[] = []
  let [searches, word, quote, isAttribute] = [0, '', '', false]
  for (const character of withoutEscapes(selector)) {
    const isInside = open.includes(true)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '[' || character === ']') isAttribute = character === '['
    else if (isAttribute) continue
    else if (isInside && (character === '~' || character === '+')) return true
    else if (character === ')') open.pop()
    else if (character === '(') {
      const isSearch = word.toLowerCase().endsWith(':has')
      searches += isSearch ? 1 : 0
      if (isSearch && (isInside || searches > mostSearches)) return true
      open.push(isSearch)
    }
    word = /[\w:-]/.test(character) ? word + character : ''
  }
  return false
}

/** `:h\61s` is `:has` to whoever reads it by the book (CSS Syntax 3, §4.3.7). */
function withoutEscapes(selector: string): string {
  return selector.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_, hex?: string, other = '') => {
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16)
    const character = hex === undefined ? other : code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
    return /\w/.test(character) ? character : '_'
  })
}
