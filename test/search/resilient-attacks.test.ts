import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createResilientIndex } from '#src/search/resilient-index.ts'
import { idsOf, type SearchIndex, type SearchResult } from '#src/search/search-index.ts'
import { ask, made } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const start = Date.parse('2026-11-24T08:00:00Z')
const away = () => new WatchError('search-unavailable', 'Le serveur de recherche ne répond pas.')

let at: number
let asked: number
let events: { level: string; event: string; restMs?: unknown }[]
/** What the server does with a question. */
let answer: () => Promise<SearchResult>
let index: SearchIndex

beforeEach(async () => {
  at = start
  asked = 0
  events = []
  const [server, embedded] = [
    createFts5Index(await openTestDatabase()),
    createFts5Index(await openTestDatabase()),
  ]
  await server.put([made('serveur', {})])
  await embedded.put([made('integre', {})])
  answer = () => server.search(ask({}))
  const note =
    (level: string) =>
    (event: string, fields: object = {}) =>
      void events.push({ level, event, ...fields })
  index = createResilientIndex({
    server: {
      search: () => {
        asked += 1
        return answer()
      },
    },
    embedded,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    now: () => new Date(at),
    patienceMs: 20,
  })
})

async function found(): Promise<string> {
  const result = await index.search(ask({}))
  return `${idsOf(result).join(' ')}${result.fallback ? ', secours' : ''}`
}

/** How many seconds pass before the server is asked again. */
async function restSeconds(): Promise<number> {
  const before = asked
  for (let second = 0; second <= 200; second += 1) {
    await index.search(ask({}))
    if (asked > before) return second
    at += 1_000
  }
  return Infinity
}

describe('createResilientIndex, whatever the server does', () => {
  const failures: [string, () => Promise<SearchResult>, string][] = [
    ['is away', () => Promise.reject(away()), 'warn'],
    ['never answers', () => new Promise(() => {}), 'warn'],
    ['refuses the key', () => Promise.reject(new WatchError('search-key-refused', 'Clé refusée.')), 'error'],
    ['refuses the question', () => Promise.reject(new WatchError('search-failed', 'Refusé.')), 'error'],
    ['answers what cannot be read', () => Promise.reject(new SyntaxError('Unexpected token <')), 'error'],
    ['throws what is no error', () => Promise.reject('panne'), 'error'],
  ]

  it.each(failures)('answers with the embedded engine when it %s', async (_, failing, level) => {
    answer = failing
    expect(await found()).toBe('integre, secours')
    expect(events.map((one) => `${one.level} ${one.event}`)).toStrictEqual([`${level} search-fallback`])
  })

  it.each(failures)('comes back by itself after one that %s', async (_, failing) => {
    const healthy = answer
    answer = failing
    await found()
    answer = healthy
    expect(await restSeconds()).toBe(5)
    expect(await found()).toBe('serveur')
    expect(events.at(-1)?.event).toBe('search-server-back')
  })

  it('does not think a server gone for a minute because thirty readers asked at once', async () => {
    answer = () => Promise.reject(away())
    const results = await Promise.all(Array.from({ length: 30 }, found))
    expect(new Set(results)).toStrictEqual(new Set(['integre, secours']))
    expect(events.filter(({ event }) => event === 'search-fallback')).toHaveLength(1)
    expect(await restSeconds()).toBe(5)
  })

  it('asks the server again when the clock was put back by a day', async () => {
    const healthy = answer
    answer = () => Promise.reject(away())
    await found()
    answer = healthy
    at -= 86_400_000
    expect(await found()).toBe('serveur')
  })

  it('asks the server again when the clock jumped forward', async () => {
    const healthy = answer
    answer = () => Promise.reject(away())
    await found()
    answer = healthy
    at += 400 * 86_400_000
    expect(await found()).toBe('serveur')
  })

  it('begins with a short rest again after the server was back', async () => {
    const healthy = answer
    const fail = () => Promise.reject(away())
    answer = fail
    await found()
    expect(await restSeconds()).toBe(5)
    expect(await restSeconds()).toBe(10)
    answer = healthy
    expect(await restSeconds()).toBe(20)
    answer = fail
    await found()
    expect(await restSeconds()).toBe(5)
  })

  it('leaves no unhandled failure behind of a question that it gave up waiting for', async () => {
    let fail: (error: unknown) => void = () => {}
    answer = () => new Promise((_, reject) => (fail = reject))
    expect(await found()).toBe('integre, secours')
    fail(away())
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(events).toHaveLength(1)
  })

  it('never tells the server’s address or words to the reader', async () => {
    answer = () => Promise.reject(new WatchError('search-failed', 'http://secret.local a refusé'))
    expect(JSON.stringify(await index.search(ask({})))).not.toContain('secret')
  })
})
