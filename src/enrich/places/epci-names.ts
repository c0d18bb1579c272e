import { foldName } from './fold-name.ts'
import { usualEpciNames } from './usual-names.ts'

const types: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: "Communauté d'agglomération",
  CU: 'Communauté urbaine',
}

/**
 * The name that people give to an EPCI, from « CC CC du Seignanx »: « Seignanx ». Where that would be a commune's name,
 * what it is comes first: « Communauté d’agglomération de Cambrai ».
 */
export function epciName(packed: string, code: string, towns: { has(key: string): boolean }): string {
  const usual = usualEpciNames[code]
  if (usual) return usual
  const [type = ''] = packed.split(' ', 1)
  const written = packed
    .slice(type.length + 1)
    .replace(/^(?:CC|CA|CU) /, '')
    .replace(/\s*\([^)]{0,60}\)\s*$/, '')
    .replace(/["']{2}|"/g, '')
    .replaceAll(/\bCoeur/g, 'Cœur')
    .trim()
  const bare = written.replace(/^(?:du |de la |de l'|des |de |d')/, '')
  const key = foldName(bare)
  const isTown = ['', 'le ', 'la ', 'les ', 'l '].some((article) => towns.has(article + key))
  if (!isTown || !types[type]) return bare.slice(0, 1).toUpperCase() + bare.slice(1)
  return `${types[type]} ${written === bare ? `de ${bare}` : written}`
}

const typeWords = new Set(
  'metropole agglomeration agglo communaute intercom l du de la des d le les'.split(' '),
)

/** What is left of « Métropole du Grand Nancy » without the words that say what it is: « grand nancy », if two words are. */
export function bareEpciKey(key: string): string | undefined {
  const words = key.split(' ')
  const all = words.length
  while (words.length > 0 && typeWords.has(words[0]!)) words.shift()
  while (words.length > 0 && typeWords.has(words.at(-1)!)) words.pop()
  const own = words.filter((word) => !typeWords.has(word))
  return own.length >= 2 && words.length < all ? words.join(' ') : undefined
}
