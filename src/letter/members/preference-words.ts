import type { Domain } from '../../axis/taxonomy.ts'
import type { Deps } from '../../deps.ts'
import { listAxisNames } from '../axis-names.ts'
import { quote } from '../french.ts'
import type { DateLanguage, Frequency, Length, Preferences } from '../preferences.ts'
import { placeWords } from './place-words.ts'

export const frequencyWords: Record<Frequency, string> = {
  week: 'chaque semaine',
  fortnight: 'toutes les deux semaines',
  month: 'une fois par mois',
}

export const dateWords: Record<DateLanguage, string> = { fr: 'en français', en: 'en anglais' }

export const lengthWords: Record<Length, string> = {
  full: 'avec les résumés',
  short: 'courte, titres seuls',
}

const domainNames: Record<Domain, string> = {
  technologique: 'technologique',
  juridique: 'juridique',
  financiere: 'financier',
}

/** One line a choice: « Axes », « tous ». In the order of the page. */
export type PreferenceLine = readonly [label: string, words: string]

/** What was chosen, in words that a message and a page can show. */
export async function tellPreferences(
  deps: Pick<Deps, 'db' | 'axes' | 'enricher'>,
  preferences: Preferences,
): Promise<PreferenceLine[]> {
  const names = await listAxisNames(deps)
  const { axes, domains, place, frequency, dates, length } = preferences
  return [
    ['Axes', axes.length === 0 ? 'tous' : axes.map((id) => quote(names.get(id)?.label ?? id)).join(', ')],
    ['Domaines', domains.length === 0 ? 'tous' : domains.map((one) => domainNames[one]).join(', ')],
    ['Territoire', place ? placeWords(deps.enricher.territories, place) || place : 'partout'],
    ['Rythme', frequencyWords[frequency]],
    ['Dates', dateWords[dates]],
    ['Lettre', lengthWords[length]],
  ]
}

/** Only what differs: « Axes : tous, au lieu de « Données ». » */
export async function tellChanges(
  deps: Pick<Deps, 'db' | 'axes' | 'enricher'>,
  before: Preferences,
  after: Preferences,
): Promise<string[]> {
  const [old, now] = [await tellPreferences(deps, before), await tellPreferences(deps, after)]
  return now.flatMap(([label, words], at) => {
    const was = old[at]?.[1]
    return was === words ? [] : [`${label}\u00A0: ${words}, au lieu de\u00A0: ${was}.`]
  })
}
