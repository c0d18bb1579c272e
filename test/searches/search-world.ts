import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { AlertWays } from '#src/searches/alert-ways.ts'
import { saveSearch } from '#src/searches/saved-search.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { type SavedSearch, findSearch } from '#src/store/saved-searches.ts'
import { type Person, insertPerson } from '#src/store/people.ts'
import { openAlertWays } from '#web/alert-ways.ts'
import { type TestDeps, createTestDeps, feedAt } from '#test/helpers/deps.ts'
import { siteItems } from '#test/helpers/site.ts'

/** A base where items arrive one by one, and people keep searches. */
export interface SearchWorld {
  deps: TestDeps
  ways: AlertWays
  lea: Person
  paul: Person
  /** Reads an item now, and indexes it. */
  arrive(id: string, title?: string, text?: string): Promise<void>
  save(owner: Person, name: string, query: string): Promise<SavedSearch>
  wait(minutes: number): void
}

/** A Tuesday, at 9 in Paris. */
const start = '2026-11-24T08:00:00.000Z'

export async function openSearchWorld(env: Record<string, string> = {}): Promise<SearchWorld> {
  const feed = feedAt('https://gazette.example/rss')
  const deps = await createTestDeps({
    feeds: [feed],
    at: start,
    env: { VIGIE_BASE_URL: 'https://veille.example', VIGIE_SECRET: 's'.repeat(40), ...env },
  })
  const [lea, paul] = [await addPerson(deps, 'lea', 'Léa'), await addPerson(deps, 'paul', 'Paul')]
  return {
    deps,
    ways: await openAlertWays(deps),
    lea,
    paul,
    arrive: (
      id,
      title = `La fibre optique arrive à ${id}`,
      text = 'Le syndicat ouvre son réseau à très haut débit.',
    ) => arrive(deps, id, title, text),
    save: async (owner, name, query) =>
      (await findSearch(deps.db, await saveSearch(deps, owner, { name, query })))!,
    wait: (minutes) => {
      deps.clock.at = new Date(deps.clock.at.getTime() + minutes * 60_000)
    },
  }
}

async function addPerson(deps: TestDeps, id: string, name: string): Promise<Person> {
  const person = {
    id,
    email: `${id}@mairie.example`,
    name,
    role: 'veilleur',
    status: 'active',
    createdAt: start,
  } as const
  await deps.db.batch([insertPerson(person)])
  return { ...person, hasPassword: false, shortcuts: false }
}

async function arrive(deps: TestDeps, id: string, title: string, text: string): Promise<void> {
  const feed = deps.feeds[0]!
  const item = {
    ...siteItems[0]!,
    id,
    feedId: feed.id,
    identity: `guid:${id}`,
    url: `https://gazette.example/${id}`,
    title,
    text,
    contentHash: id,
    publishedAt: deps.now().toISOString(),
    territories: [],
  }
  await saveItems(deps, feed.id, [enrichItem(item, feed, deps.enricher)], () => [])
  await drainIndexQueue(deps)
}
