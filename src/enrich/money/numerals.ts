const units: Record<string, number> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
}

export function isNumeral(word: string): boolean {
  return Object.hasOwn(units, word) || word === 'cent' || word === 'cents' || word === 'mille'
}

/**
 * Value of a French number in words, folded and without hyphens: « trois cent mille » gives 300000. `et` is let in
 * between tens and a unit. Undefined for what is no number below a million, so that no sum is invented.
 */
export function readNumeral(words: readonly string[]): number | undefined {
  const mille = words.lastIndexOf('mille')
  if (mille === -1) return readHundreds(words)
  const thousands = mille === 0 ? 1 : readHundreds(words.slice(0, mille))
  const rest = mille === words.length - 1 ? 0 : readHundreds(words.slice(mille + 1))
  return thousands === undefined || rest === undefined ? undefined : thousands * 1000 + rest
}

function readHundreds(words: readonly string[]): number | undefined {
  const cent = words.findIndex((word) => word === 'cent' || word === 'cents')
  if (cent === -1) return readTens(words)
  const hundreds = cent === 0 ? 1 : readTens(words.slice(0, cent))
  const rest = cent === words.length - 1 ? 0 : readTens(words.slice(cent + 1))
  if (hundreds === undefined || rest === undefined || hundreds > 9) return undefined
  return hundreds * 100 + rest
}

/** « quatre vingt dix sept »: a sum of falling parts, where only `quatre` multiplies what follows. */
function readTens(words: readonly string[]): number | undefined {
  const parts = words.filter((word) => word !== 'et').map((word) => units[word])
  if (parts.length === 0 || parts.length > 4) return undefined
  let sum = 0
  let last = Infinity
  for (const part of parts) {
    if (part === undefined) return undefined
    if (part === 20 && sum === 4) [sum, last] = [80, 80]
    else if (part < last && (last >= 20 || (last === 10 && part > 6) || last === Infinity)) {
      sum += part
      last = part
    } else return undefined
  }
  return sum
}
