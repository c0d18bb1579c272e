import { type Kind, domains, kinds } from '#src/axis/taxonomy.ts'
import { siteFormats } from '#src/catalogue/source-draft.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { Choice } from '../form.ts'
import { domainWords, territoryName } from '../words.ts'
import { everyWords, formatWords, gateWords } from './source-words.ts'

/** What the fields of a source may be, as a person reads it. */
export const formatChoices = siteFormats.map((value) => ({ value, words: formatWords[value] }))
export const domainChoices = domains.map((value) => ({ value, words: domainWords[value] }))
export const languageChoices = [
  { value: 'fr', words: 'français' },
  { value: 'en', words: 'anglais' },
]
export const gateChoices = [
  { value: '', words: 'tout' },
  ...Object.entries(gateWords).map(([value, words]) => ({ value, words })),
]
export const kindChoices = [
  { value: '', words: 'selon ce qu’ils disent' },
  ...kinds.map((value: Kind) => ({ value: value as string, words: kindWords[value] })),
]

const territories = 'national ue region-24 dept-18 dept-28 dept-36 dept-37 dept-41 dept-45 hors-region'.split(
  ' ',
)

export function territoryChoices(current: string): Choice[] {
  const shown = current === '' || territories.includes(current) ? territories : [...territories, current]
  return shown.map((value) => ({ value, words: territoryName(value) }))
}

export function rhythmChoices(current: string): Choice[] {
  const usual = [60, 120, 180, 360, 720, 1440, 10_080]
  const own = /^\d{1,6}$/.test(current) && !usual.includes(Number(current)) ? [Number(current)] : []
  return [...usual, ...own]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({ value: String(minutes), words: everyWords(minutes) }))
}
