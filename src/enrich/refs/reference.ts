/** A reference as it was read in one field, before what the item does to it is known. */
export interface Reference {
  /** Normalised name. */
  ref: string
  start: number
  end: number
  /** Day of the text, when it is written beside the number (YYYY-MM-DD). */
  day?: string
}

/** Hyphens as they are typed: hyphen-minus, hyphen, no-break hyphen, en dash. */
export const hyphen = '[-‐‑–]'

/** « n° », « nº », « no », « nos », « n°s », « numéro ». */
export const numero = String.raw`(?:n\s?[°º˚]\s?s?|n\s?os?|num[ée]ros?)[\s.]{0,3}`

export function plainHyphens(number: string): string {
  return number.replace(/[‐‑–]/g, '-')
}

const months = ['janv', 'fevr', 'mars', 'avri', 'mai', 'juin', 'juil', 'aout', 'sept', 'octo', 'nove', 'dece']
const dayPattern =
  /(\d{1,2})(?:er)?\s+(janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\s+(\d{4})(?!\d)/i

/** The day at the beginning of these words (« du 15 novembre 2021 »), if they begin with one. */
export function dayAfter(words: string): string | undefined {
  return dayIn(/^[\s,(]*(?:du|en\sdate\sdu)\s/i.test(words) ? words.slice(0, 40) : '')
}

/** The day written in these few words. */
export function dayIn(words: string): string | undefined {
  const match = dayPattern.exec(words)
  if (!match) return undefined
  const month = months.indexOf(match[2]!.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').slice(0, 4))
  return `${match[3]}-${String(month + 1).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
}
