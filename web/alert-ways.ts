import type { AxisId } from '#src/axis/taxonomy.ts'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import type { Deps } from '#src/deps.ts'
import { WatchError } from '#src/errors.ts'
import type { SearchQuery } from '#src/search/search-index.ts'
import type { AlertWays } from '#src/searches/alert-ways.ts'
import { listAxisLabels } from '#src/store/axis-labels.ts'
import { type Person, findPerson } from '#src/store/people.ts'
import { stranger } from './door/visitor.ts'
import { readSearch } from './read-asked.ts'
import { findSearchFault } from './search-fault.ts'
import { parseSearchParams, searchHref } from './search-params.ts'
import { type Frame, buildSite } from './site.ts'
import { apiItem } from './views/item/api-item.ts'
import { moneyWords } from './views/money-words.ts'
import { refWords } from './views/texts/ref-words.ts'

/** How the site reads a saved search and words an item, for alerts. */
export function waysOf(frame: Frame): AlertWays {
  const { db } = frame.site.deps
  const people = new Map<string, Promise<Person | undefined>>()
  const personOf = (id: string) => {
    const known = people.get(id) ?? findPerson(db, id)
    people.set(id, known)
    return known
  }
  return {
    async queryOf(query, personId, now) {
      const { person: _, ...nobody } = stranger
      const person = personId ? await personOf(personId) : undefined
      return readQuery({ ...frame, now, visitor: person ? { ...nobody, person } : nobody }, query)
    },
    addressOf: (query) => frame.site.absolute(searchHref(parseSearchParams(new URLSearchParams(query)))),
    publisherOf: frame.catalogue.publisherOf,
    textWords: refWords,
    moneyOf: ({ facts }) => moneyWords(facts),
    itemOf: (item) => apiItem(frame, item),
  }
}

/** The same outside a request: for the job. */
export async function openAlertWays(deps: Deps): Promise<AlertWays> {
  const [labels, catalogue] = await Promise.all([listAxisLabels(deps.db), openCatalogue(deps)])
  const axes = deps.axes.map((axis): [AxisId, typeof axis] => [
    axis.id,
    { ...axis, label: labels.get(axis.id) ?? axis.label },
  ])
  const unseen = { visitor: stranger, nonce: '', path: '/' }
  return waysOf({ site: buildSite(deps), now: deps.now(), axes: new Map(axes), catalogue, ...unseen })
}

/** Of a field whose value is not understood, the tree holds nothing: the answer would be wider than the question. */
const widening: readonly string[] = ['unknown-value', 'bad-date', 'bad-amount']

async function readQuery(frame: Frame, query: string): Promise<SearchQuery> {
  const given = new URLSearchParams(query)
  const params = parseSearchParams(given)
  const fault = findSearchFault(given, params)
  if (fault) throw faulty(fault)
  const read = await readSearch(frame, params, 1)
  const problem = read.asked.problems.find(({ code }) => widening.includes(code))
  if (problem) throw faulty(problem.message)
  return read
}

function faulty(why: string): WatchError {
  return new WatchError(
    'search-faulty',
    `Cette recherche ne se lit plus : ${why} Ouvrez-la pour la corriger.`,
  )
}
