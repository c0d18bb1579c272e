import type { Deps } from '../../deps.ts'
import { type Letter as StoredLetter, findLetterByNumber, listLetters } from '../../store/letters.ts'
import type { Subscriber } from '../../store/subscribers.ts'
import { listWithdrawnAmong } from '../../store/withdrawn-among.ts'
import { type Letter, cardsOf, readLetter } from '../letter.ts'
import { mergeLetters } from '../merge-letters.ts'
import { type Preferences, preferencesOf } from '../preferences.ts'
import { reachOf } from '../reach.ts'
import { type RenderedLetter, renderEdition } from '../render-edition.ts'
import { preferencesUrl } from '../site-links.ts'
import { withoutItems } from '../withdrawn.ts'
import { createCache } from './bounded-cache.ts'
import { isDue } from './frequency.ts'
import { fillFooter, footerOf } from './own-footer.ts'

/** One letter as each member gets it. */
export interface Editions {
  number: number
  /** Whether this letter is this member's, by the rhythm that they chose. */
  isDue(member: Subscriber): boolean
  /** Undefined: there is nothing in it for them. `token`: of the link to their own page. */
  render(member: Subscriber, token: string): Promise<RenderedLetter | undefined>
}

/** What a fortnight or a month tells: this letter and four before. */
const mostMerged = 5
/** Of rendered letters kept, in characters. */
const cacheCharacters = 1_000_000
/** Places whose lineage is kept: the stories' are asked for by every member. */
const mostPlaces = 2_000

type EditionDeps = Pick<Deps, 'db' | 'config' | 'enricher'>

/** What was withdrawn since the letter was approved is left out, of those before it too. */
export async function openEditions(deps: EditionDeps, stored: StoredLetter): Promise<Editions> {
  const weeks = new Map(
    (await listLetters(deps.db, 2 * mostMerged)).map(({ number, id }) => [number, id] as const),
  )
  const read = (letter: StoredLetter) => readShown(deps, letter)
  const current = await read(stored)
  const telling = new Map<number, Promise<Letter>>([[stored.number - 1, Promise.resolve(current)]])
  const tellingSince = (since: number) => {
    const known = telling.get(since) ?? mergeSince(deps, { current, number: stored.number, since, read })
    telling.set(since, known)
    return known
  }
  const { territories } = deps.enricher
  const lineages = createCache<ReturnType<typeof territories.lineageOf>>(mostPlaces)
  const places = {
    ...territories,
    lineageOf: (code: string) => lineages.get(code, () => territories.lineageOf(code)),
  }
  const rendered = createCache<RenderedLetter | 'empty'>(cacheCharacters, (one) =>
    one === 'empty' ? 10 : one.html.length + one.text.length,
  )
  const since = ({ frequency, lastLetter }: Subscriber) => {
    const first = stored.number - mostMerged
    if (frequency === 'week' || lastLetter === undefined) return stored.number - 1
    return Math.min(Math.max(lastLetter, first), stored.number - 1)
  }
  return {
    number: stored.number,
    isDue: ({ frequency, lastLetter }) =>
      isDue(frequency, stored.id, lastLetter === undefined ? undefined : weeks.get(lastLetter)),
    async render(member, token) {
      const preferences = preferencesOf(member)
      const from = since(member)
      const footer = footerOf(deps.config, preferences.dates)
      const make = async () => {
        const { place } = preferences
        const reach = place ? reachOf(places, place) : undefined
        return renderEdition(await tellingSince(from), preferences, footer.reader, reach) ?? 'empty'
      }
      const one = await rendered.getLater(`${from} ${keyOf(preferences)}`, make)
      const own = {
        url: preferencesUrl(deps.config, token),
        confirmedAt: member.confirmedAt ?? member.createdAt,
      }
      return one === 'empty' ? undefined : fillFooter(one, footer, own)
    },
  }
}

async function readShown({ db }: EditionDeps, stored: StoredLetter): Promise<Letter> {
  const letter = readLetter(stored.content)
  const ids = cardsOf(letter).map(({ id }) => id)
  return withoutItems(letter, new Set((await listWithdrawnAmong(db, ids)).keys()))
}

async function mergeSince(
  { db }: EditionDeps,
  wish: { current: Letter; number: number; since: number; read: (letter: StoredLetter) => Promise<Letter> },
): Promise<Letter> {
  const letters = [wish.current]
  for (let number = wish.number - 1; number > wish.since; number--) {
    const before = await findLetterByNumber(db, number)
    if (before) letters.push(await wish.read(before))
  }
  return mergeLetters(letters)
}

function keyOf({ axes, domains, place, frequency, dates, length }: Preferences): string {
  return JSON.stringify([axes.toSorted(), domains.toSorted(), place ?? '', frequency, dates, length])
}
