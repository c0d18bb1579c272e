/** Which run of a call or of an event a title names: what differs between two calls of one programme. */
export interface Edition {
  /** Years that the title says, as written: « 2026 », « 2026-2027 » gives two. */
  years: readonly string[]
  /** Number of the wave, edition, session or lot; absent when none is said. */
  number?: number
}

const ordinals: Record<string, number> = {
  premiere: 1,
  premier: 1,
  deuxieme: 2,
  seconde: 2,
  second: 2,
  troisieme: 3,
  quatrieme: 4,
  cinquieme: 5,
  sixieme: 6,
  septieme: 7,
  huitieme: 8,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
}

const runs = new Set([
  'vague',
  'edition',
  'session',
  'releve',
  'phase',
  'cohorte',
  'promotion',
  'tranche',
  'lot',
])

/** Reads the folded words of a title: « 2e vague », « vague 2 », « troisième édition », « session 2027 » is a year. */
export function readEdition(words: readonly string[]): Edition {
  const years = [...new Set(words.filter((word) => /^20[0-4]\d$/.test(word)))]
  const at = words.findIndex((word) => runs.has(word))
  const number = at === -1 ? undefined : (rankOf(words[at - 1]) ?? rankOf(words[at + 1]))
  return { years, ...(number === undefined ? {} : { number }) }
}

function rankOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  const digits = /^(\d{1,2})(?:e|er|re|eme|ere|nde|nd)?$/.exec(word)
  return digits ? Number(digits[1]) : Object.hasOwn(ordinals, word) ? ordinals[word] : undefined
}

/** Both say which run they are, and not the same: two calls. */
export function areOtherEditions(a: Edition, b: Edition): boolean {
  if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return true
  return a.years.length > 0 && b.years.length > 0 && !a.years.some((year) => b.years.includes(year))
}
