/** One piece of plain text: a word, a number, a sign. Offsets count from the start of the field. */
export interface Token {
  text: string
  /** Set on a number in digits. */
  value?: number
  /** Three decimals at least, or thousands parted by spaces or points: no year and no article is written so. */
  grouped?: boolean
  start: number
  end: number
}

const pattern =
  /(?<grouped>\d{1,3}(?:[ .]{1,2}\d{3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:,\d{3}){2,4}(?!\d))|\d{1,15}(?:[.,]\d{1,6})?|[a-z][a-z0-9]{0,30}|[^\sa-z0-9]/g

/** Pieces of `plain` between two places; a number cut by the first place is left out. */
export function readTokens(plain: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  for (const match of plain.slice(from, to).matchAll(pattern)) {
    const [text] = match
    const start = from + match.index
    if (match.index === 0 && from > 0 && isInNumber(plain[from - 1]!) && isInNumber(text[0]!)) continue
    const grouped = match.groups?.['grouped'] !== undefined
    const value = grouped ? readGrouped(text) : isDigit(text[0]!) ? readPlain(text) : undefined
    tokens.push({
      text,
      start,
      end: start + text.length,
      ...(value === undefined ? {} : { value, grouped }),
    })
  }
  return tokens
}

/** « 135.186,30 » and « 480 813.60 » and « 1,250,000 »: what follows a last separator counts as cents only when short. */
function readGrouped(text: string): number {
  const cents = /[.,]\d{1,2}$/.exec(text)
  const whole = cents ? text.slice(0, cents.index) : text
  return Number(whole.replace(/[ .,]/g, '') + (cents ? `.${cents[0].slice(1)}` : ''))
}

function readPlain(text: string): number {
  return Number(text.replace(',', '.'))
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}

function isInNumber(letter: string): boolean {
  return isDigit(letter) || letter === '.' || letter === ','
}
