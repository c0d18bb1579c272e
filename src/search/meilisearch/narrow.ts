import { type Ask, type Asks, asksOf, asWorded } from './asks.ts'
import type { MeilisearchServer } from './client.ts'
import type { Conjunct } from './conjuncts.ts'
import { notFilter, oneOf } from './filters.ts'
import { askAll, maxListed } from './questions.ts'

export interface Narrowed {
  asks: Ask[]
  /** Some ask found more ids than may be handed on: a result may miss items. */
  cut: boolean
}

/** The main asks, with what exceeds one question asked before, in one request. */
export async function narrow(
  server: MeilisearchServer,
  conjuncts: readonly Conjunct[],
  filters: readonly string[],
): Promise<Narrowed> {
  const asked = conjuncts.map(asksOf)
  const all = asked.length > 1 ? asked.map(asWorded) : asked
  const before = all.flatMap(({ alsoIn, notIn }) => [...alsoIn, ...notIn])
  if (before.length === 0) return { asks: all.map(({ main }) => main), cut: false }
  const page = { offset: 0, limit: maxListed }
  // What is kept out may stand outside the filters' scope: it costs nothing to look within them too.
  const answers = await askAll(
    server,
    before.map((ask) => ({ asks: [ask], filters, page })),
  )
  const lists = answers.map(({ hits }) => hits.map(({ id }) => id))
  return {
    asks: all.map((one) => withLists(one, lists)),
    cut: answers.some(({ hits }) => hits.length >= maxListed),
  }
}

/** Takes its lists off the front, in the order in which they were asked. */
function withLists({ main, alsoIn, notIn }: Asks, lists: string[][]): Ask {
  const inside = alsoIn.map(() => oneOf('id', lists.shift() ?? []))
  const outside = notIn.map(() => notFilter(oneOf('id', lists.shift() ?? [])))
  return { ...main, filters: [...main.filters, ...inside, ...outside] }
}
