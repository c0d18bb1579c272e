const months = [
  ['janvier', 'janv', 'january'],
  ['fevrier', 'fevr', 'fev', 'february'],
  ['mars', 'march'],
  ['avril', 'avr', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'juil', 'july'],
  ['aout', 'august'],
  ['septembre', 'sept', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
]

const numbers = new Map(months.flatMap((words, index) => words.map((word) => [word, index + 1])))

/** The months as French calls and European notices write them, folded; a short one may keep its full stop. */
export const monthPattern = `(?:${[...numbers.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![a-z])\\.?`

/** 1 to 12, of a word that `monthPattern` matched. */
export function monthOf(word: string): number {
  return numbers.get(word.replace('.', '')) ?? 0
}
