import { companies } from './ambiguous-names.ts'
import { foldLatin } from './fold-latin.ts'
import type { NameIndex } from './name-index.ts'
import { findMentions } from './find-mentions.ts'
import type { Territories, Territory } from './territories.ts'
import { syndicates } from './usual-names.ts'

/** Finds whose site an address is. */
export interface HostReader {
  read(url: string): Territory | undefined
}

/** Names without spaces, as addresses write them: « orleans-metropole.fr », « iledefrance.fr », « departement41.fr ». */
export function compileHosts(territories: Territories): HostReader {
  const byName = new Map<string, Territory>()
  const { wide, communes } = territories.gazetteer()
  const add = (place: Territory): void => {
    const key = squeeze(place.name)
    const known = byName.get(key)
    if (!known || (known.level === 'commune' && known.rank < place.rank)) byName.set(key, place)
  }
  wide.forEach(add)
  for (let index = 0; index < communes.count; index += 1) {
    const commune = communes.at(index)
    if (commune.rank >= 7 && !companies.has(commune.key)) add(commune)
  }
  const departement = (number: string) => territories.find(`dept-${number.toUpperCase()}`)
  const ofLabel = (label: string): Territory | undefined => {
    const [, number] = /^(?:cd|dept|departement|le)-?(\d\d|2[ab])$/.exec(label) ?? []
    if (number) return departement(number)
    const bare = label
      .replace(/^(?:ville|mairie|region|departement|cd|agglo|le|la)-/, '')
      .replace(/^(?:ville|mairie|region|departement)de?-?/, '')
    const found = byName.get(squeeze(label)) ?? byName.get(squeeze(bare))
    return found && (found.level !== 'commune' || squeeze(label).length > 5) ? found : undefined
  }
  return {
    read(url) {
      const host = /^https?:\/\/([a-z0-9.-]{3,120})/i.exec(url)?.[1]?.toLowerCase() ?? ''
      const labels = host.split('.').slice(0, -1)
      for (const label of labels.toReversed().slice(0, 3)) {
        const found = ofLabel(label)
        if (found) return found
      }
      return undefined
    },
  }
}

function squeeze(name: string): string {
  return foldLatin(name).replace(/[^a-z0-9]/g, '')
}

const authorities =
  /^(?:région|département|conseil (?:régional|départemental)|préfecture|ville|mairie|commune|métropole|communauté|agglomération|collectivité|drac|dreal|ars)\b/i

/** The places whose authority publishes: « Région Centre-Val de Loire », « Orléans Métropole », not « Le Progrès de Lyon ». */
export function placesOfPublisher(index: NameIndex, { find }: Territories, publisher: string): Territory[] {
  if (Object.hasOwn(syndicates, publisher)) return syndicates[publisher]!.flatMap((code) => find(code) ?? [])
  const mentions = findMentions(index, 'title', publisher.slice(0, 200))
  const whole = mentions.filter(({ start, end }) => start === 0 && end === publisher.length)
  const [found] = whole.length > 0 ? whole : authorities.test(publisher) ? mentions : []
  const place = found?.entry.places[0]
  return place && found.entry.places.length === 1 ? [place] : []
}
