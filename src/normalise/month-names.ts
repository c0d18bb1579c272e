/** 1 to 12 for a French or English month, whole or abbreviated, accents or not; undefined for any other word. */
export function readMonth(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  // "juin" and "juil" share "jui"; any other month is told by its first three letters in both languages.
  const index = names.findIndex((spellings) =>
    spellings.some((name) => name === plain || (plain.length >= shortest(name) && name.startsWith(plain))),
  )
  return index < 0 ? undefined : index + 1
}

const names = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september', 'sept'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
]

function shortest(name: string): number {
  return name.startsWith('jui') ? 4 : 3
}
