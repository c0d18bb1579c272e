import { axisIds, domains } from '#src/axis/taxonomy.ts'
import { analyse } from '#src/search/french/analyse.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { type SearchQuery, searchFor } from '#src/search/search-index.ts'
import { makeItem, worldHour } from './search-world.ts'
import type { Writer } from './search-vocabulary.ts'
import { type Random, seeded } from './stories/random.ts'

export interface BenchQuery {
  kind: string
  query: SearchQuery
}

/** Of a hundred queries, how many of each kind. */
const shares: [kind: string, share: number][] = [
  ['a rare word', 8],
  ['a common word', 10],
  ['the commonest word', 4],
  ['two words', 18],
  ['three words', 14],
  ['a title', 6],
  ['a phrase', 7],
  ['a word being typed', 10],
  ['two letters*', 2],
  ['a fault', 8],
  ['words and filters', 6],
  ['filters alone', 3],
  ['a field, or another', 1],
  ['by date', 2],
  ['nothing typed', 1],
]

/** Mixed queries over the world of so many items; always the same. */
export function makeQueries(writer: Writer, count: number, items: number): BenchQuery[] {
  const random = seeded(2_026)
  const words = writer.words.filter((word) => /^\p{L}{3,}$/u.test(word) && analyse(word).length === 1)
  const deck = shares.flatMap(([kind, share]) => Array.from({ length: share }, () => kind))
  return Array.from({ length: count }, () => {
    const kind = random.pick(deck)
    return { kind, query: makeQuery(kind, random, words, () => titleOf(writer, random, items)) }
  })
}

function titleOf(writer: Writer, random: Random, items: number): string[] {
  return makeItem(writer, random.below(items), items).title.split(' ')
}

function makeQuery(
  kind: string,
  random: Random,
  words: readonly string[],
  title: () => string[],
): SearchQuery {
  const common = () => words[random.below(150)]!
  const any = () => words[Math.floor(words.length ** (0.45 + random.below(1_000) / 1_820))]!
  const facets = { axis: [random.pick(axisIds)], domain: [random.pick(domains)] }
  switch (kind) {
    case 'a rare word':
      return asked(words[words.length - 1 - random.below(words.length / 2)]!)
    case 'a common word':
      return asked(common())
    case 'the commonest word':
      return asked(words[0]!)
    case 'two words':
      return asked(`${any()} ${common()} `)
    case 'three words':
      return asked(`${any()} ${any()} ${common()} `)
    case 'a title':
      return asked(title().slice(0, 8).join(' '))
    case 'a phrase':
      return asked(`"${pairOf(title, random)}"`)
    case 'a word being typed':
      return asked(`${common()} ${any().slice(0, 3 + random.below(4))}`)
    case 'two letters*':
      return asked(`${common().slice(0, 2)}*`)
    case 'a fault':
      return asked(`${faulty(any(), random)} ${any()}`)
    default:
      return otherQuery(kind, any, common, facets)
  }
}

function otherQuery(
  kind: string,
  any: () => string,
  common: () => string,
  facets: SearchQuery['facets'],
): SearchQuery {
  switch (kind) {
    case 'words and filters':
      return asked(`${any()} ${common()} `, { facets: { ...facets, status: ['open', 'month', 'week'] } })
    case 'filters alone':
      return asked('', { facets, deadlineFrom: '2026-11-24', sort: 'echeance' })
    case 'a field, or another':
      return asked(`${common()} (apres:2026-06-01 OU montant:>1M) -${common()}`)
    case 'by date':
      return asked(`${common()} `, { sort: 'date', from: '2025-01-01' })
    default:
      return asked('')
  }
}

function asked(text: string, part: Partial<SearchQuery> = {}): SearchQuery {
  return searchFor({ now: worldHour, asked: parseQuery(text), matching: 'best', collapse: true, ...part })
}

function pairOf(title: () => string[], random: Random): string {
  const words = title()
  const at = random.below(words.length - 1)
  return words.slice(at, at + 2).join(' ')
}

function faulty(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1)
  return random.chance(0.5)
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word.charAt(at) + word.slice(at)
}
