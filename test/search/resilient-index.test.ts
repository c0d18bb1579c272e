import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createResilientIndex } from '#src/search/resilient-index.ts'
import { idsOf, type SearchIndex } from '#src/search/search-index.ts'
import { ask, made } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { createTestServer, type TestServer } from '#test/helpers/search-server.ts'

let server: TestServer
let embedded: SearchIndex
let index: SearchIndex
let at: number
let asked: number
let logged: string[]
let hang: Promise<void> | undefined

beforeEach(async () => {
  at = Date.parse('2026-11-24T08:00:00Z')
  asked = 0
  logged = []
  hang = undefined
  server = await createTestServer()
  embedded = createFts5Index(await openTestDatabase())
  await server.put([made('serveur', { title: 'Fibre' })])
  await embedded.put([made('integre', { title: 'Fibre' })])
  const note = (level: string) => (event: string) => void logged.push(`${level} ${event}`)
  index = createResilientIndex({
    server: {
      async search(query) {
        asked += 1
        await hang
        return server.search(query)
      },
    },
    embedded,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    now: () => new Date(at),
    patienceMs: 30,
  })
})

const found = async () => {
  const result = await index.search(ask({ text: 'fibre' }))
  return [...idsOf(result), ...(result.fallback ? ['secours'] : [])].join(' ')
}

describe('createResilientIndex', () => {
  it('asks the server', async () => {
    expect(await found()).toBe('serveur')
    expect(logged).toStrictEqual([])
  })

  it('answers with the embedded engine while the server is away, and says so', async () => {
    server.is.away = true
    expect(await found()).toBe('integre secours')
    expect(logged).toStrictEqual(['warn search-fallback'])
  })

  it('leaves the server alone for a while, longer each time, a minute at most', async () => {
    server.is.away = true
    const asks: number[] = []
    for (let second = 0; second <= 200; second += 1) {
      const before = asked
      await found()
      if (asked > before) asks.push(second)
      at += 1_000
    }
    // After 5 s, 10, 20, 40, then a minute.
    expect(asks).toStrictEqual([0, 5, 15, 35, 75, 135, 195])
  })

  it('comes back to the server by itself', async () => {
    server.is.away = true
    await found()
    server.is.away = false
    expect(await found()).toBe('integre secours')
    at += 5_000
    expect(await found()).toBe('serveur')
    expect(logged).toStrictEqual(['warn search-fallback', 'info search-server-back'])
    server.is.away = true
    await found()
    at += 5_000
    server.is.away = false
    expect(await found()).toBe('serveur')
  })

  it('does not wait for a server that hangs', async () => {
    hang = new Promise(() => {})
    expect(await found()).toBe('integre secours')
  })

  it('tells a wrong key as an error: it does not heal by itself', async () => {
    const refusing = createResilientIndex({
      server: {
        search: () =>
          Promise.reject(new WatchError('search-key-refused', 'Le serveur de recherche refuse la clé.')),
      },
      embedded,
      log: {
        info() {},
        warn() {},
        error: (event, fields) => void logged.push(`${event} ${fields?.['error']}`),
      },
      now: () => new Date(at),
    })
    expect((await refusing.search(ask({}))).fallback).toBe(true)
    expect(logged).toStrictEqual(['search-fallback Le serveur de recherche refuse la clé.'])
  })

  it('lets the embedded engine answer what the server cannot answer whole: nothing is away', async () => {
    const narrow = createResilientIndex({
      server: { search: () => Promise.reject(new WatchError('search-too-wide', 'Trop large.')) },
      embedded,
      log: { info() {}, warn: (event) => void logged.push(event), error: (event) => void logged.push(event) },
      now: () => new Date(at),
    })
    const result = await narrow.search(ask({ text: 'fibre' }))
    expect(idsOf(result)).toStrictEqual(['integre'])
    expect(result.fallback).toBeUndefined()
    expect(logged).toStrictEqual([])
  })

  it('lets a fault of the embedded engine be seen', async () => {
    server.is.away = true
    const broken = createResilientIndex({
      server,
      embedded: { ...embedded, search: () => Promise.reject(new Error('base abîmée')) },
      log: { info() {}, warn() {}, error() {} },
      now: () => new Date(at),
    })
    await expect(broken.search(ask({}))).rejects.toThrow('base abîmée')
  })

  it('writes to the embedded index alone', async () => {
    await index.put([made('b', { title: 'Fibre' })])
    expect((await index.status()).documents).toBe(2)
    expect(await server.ids()).toStrictEqual(['serveur'])
  })
})
