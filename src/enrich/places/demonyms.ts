import { foldLatin } from './fold-latin.ts'

/** Inhabitants and adjectives of départements and regions, masculine singular, folded; towns have too many. */
const table: Readonly<Record<string, string>> = {
  alsacien: 'lieu-alsace',
  aquitain: 'lieu-aquitaine',
  ardechois: 'dept-07',
  ardennais: 'dept-08',
  ariegeois: 'dept-09',
  aubois: 'dept-10',
  audois: 'dept-11',
  auvergnat: 'lieu-auvergne',
  aveyronnais: 'dept-12',
  axonais: 'dept-02',
  bourguignon: 'lieu-bourgogne',
  breton: 'region-53',
  calvadosien: 'dept-14',
  cantalien: 'dept-15',
  correzien: 'dept-19',
  corse: 'region-94',
  costarmoricain: 'dept-22',
  creusois: 'dept-23',
  dromois: 'dept-26',
  essonnien: 'dept-91',
  eurelien: 'dept-28',
  eurois: 'dept-27',
  finisterien: 'dept-29',
  francilien: 'region-11',
  gardois: 'dept-30',
  gersois: 'dept-32',
  girondin: 'dept-33',
  guadeloupeen: 'dept-971',
  guyanais: 'dept-973',
  heraultais: 'dept-34',
  icaunais: 'dept-89',
  iserois: 'dept-38',
  jurassien: 'dept-39',
  landais: 'dept-40',
  ligerien: 'region-52',
  loiretain: 'dept-45',
  lorrain: 'lieu-lorraine',
  lotois: 'dept-46',
  lozerien: 'dept-48',
  mahorais: 'dept-976',
  manchois: 'dept-50',
  marnais: 'dept-51',
  martiniquais: 'dept-972',
  mayennais: 'dept-53',
  meusien: 'dept-55',
  morbihannais: 'dept-56',
  mosellan: 'dept-57',
  nivernais: 'dept-58',
  normand: 'region-28',
  occitan: 'region-76',
  ornais: 'dept-61',
  picard: 'lieu-picardie',
  reunionnais: 'dept-974',
  samarien: 'dept-80',
  sarthois: 'dept-72',
  savoyard: 'dept-73',
  tarnais: 'dept-81',
  varois: 'dept-83',
  vauclusien: 'dept-84',
  vendeen: 'dept-85',
  vosgien: 'dept-88',
  yvelinois: 'dept-78',
}

const openings = new Set(Object.keys(table).map((stem) => stem.slice(0, 4)))

/** The code that « aveyronnaise » or « Loirétains » tells; a capital singular may be a surname: « Breton », « Picard ». */
export function codeOfDemonym(word: string): string | undefined {
  if (!openings.has(foldLatin(word.slice(0, 4)))) return undefined
  const folded = foldLatin(word)
  if (!/(?:s|e|n|d|t)$/.test(folded)) return undefined
  if (word[0] !== word[0]!.toLowerCase() && !folded.endsWith('s')) return undefined
  return (
    table[folded] ??
    table[folded.replace(/s$/, '')] ??
    table[folded.replace(/es?$/, '')] ??
    table[folded.replace(/nes?$/, '')]
  )
}
