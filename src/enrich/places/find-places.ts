import type { Item } from '../../normalise/item.ts'
import type { Place } from '../facts.ts'
import { type Kinship, decide, placesOf, seeMentions } from './choose-places.ts'
import { findMentions } from './find-mentions.ts'
import { findHints } from './hints.ts'
import { type NameIndex, indexNames } from './name-index.ts'
import { type HostReader, compileHosts, placesOfPublisher } from './publisher-place.ts'
import { Support } from './support.ts'
import type { Territories, Territory } from './territories.ts'

type ReadItem = Pick<Item, 'title' | 'text' | 'url'>

/** Finds the places that an item is about. Compiled once (`compilePlaces`). */
export interface PlaceFinder {
  /** By order of appearance; a place that only the address or the publisher tells has no passage. */
  find(item: ReadItem, publisher?: string): Place[]
}

interface Compiled {
  territories: Territories
  index: NameIndex
  hosts: HostReader
  kinship: Kinship
}

export function compilePlaces(territories: Territories): PlaceFinder {
  let compiled: Compiled | undefined
  return { find: (item, publisher) => findPlaces((compiled ??= compile(territories)), item, publisher) }
}

function compile(territories: Territories): Compiled {
  return {
    territories,
    index: indexNames(territories),
    hosts: compileHosts(territories),
    kinship: {
      epciOf: ({ epci = '' }) => territories.find(epci),
      townOf: (epci) => findTown(territories, epci),
    },
  }
}

/** The commune that an EPCI is named after: « Strasbourg » of « Eurométropole de Strasbourg ». */
function findTown(territories: Territories, { code, name }: Territory): Territory | undefined {
  const [, town] = /(?: de | d['’])(\p{Lu}.{1,60})$/u.exec(name) ?? []
  return town ? territories.named(town).find((one) => one.epci === code) : undefined
}

function findPlaces(
  { territories, index, hosts, kinship }: Compiled,
  item: ReadItem,
  publisher = '',
): Place[] {
  const texts = { title: item.title, text: item.text }
  const mentions = [...findMentions(index, 'title', item.title), ...findMentions(index, 'text', item.text)]
  const publishing = publishers({ territories, index, hosts }, item, publisher)
  const support = new Support()
  for (const place of publishing) support.add(place)
  const sights = seeMentions(mentions, texts)
  const isSettled =
    sights.length > 0 && (decide(sights, support, kinship), sights.every(({ place }) => place))
  const hints = isSettled ? [] : findHints(item)
  if (hints.length > 0) {
    for (const { codes } of hints) for (const code of codes) support.addCode(code)
    decide(sights, support, kinship)
  }
  const places = [...placesOf(sights, kinship), ...overseas(item.title)]
  if (places.length > 0) return places
  const [hint] = hints
  if (!hint) return publishing.map(({ code, name }) => ({ code, name }))
  return hint.codes
    .flatMap((code) => territories.find(code) ?? [])
    .map(({ code, name }) => ({ code, name, at: hint.at }))
}

function publishers(
  { territories, index, hosts }: Pick<Compiled, 'territories' | 'index' | 'hosts'>,
  { url }: ReadItem,
  publisher: string,
): Territory[] {
  const host = url ? hosts.read(url) : undefined
  return [...new Set([...placesOfPublisher(index, territories, publisher), ...(host ? [host] : [])])]
}

function overseas(title: string): Place[] {
  const found = /\boutre-mers?\b/i.exec(title)
  if (!found) return []
  const at = { field: 'title' as const, start: found.index, end: found.index + found[0].length }
  return [{ code: 'lieu-outre-mer', name: 'Outre-mer', at }]
}
