import { afterAll, describe, expect, it } from 'vitest'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { idsOf } from '#src/search/search-index.ts'
import { ask, library, made } from './search-library.ts'

/** What no fake can show of a Meilisearch: keys, settings, a swap. Any server will do; its own index is deleted. */
const { MEILI_URL = '', MEILI_KEY = '' } = process.env
const name = `vigie-server-${process.pid}`
const options = { url: MEILI_URL, apiKey: MEILI_KEY, index: name }

async function call(method: string, path: string, key = MEILI_KEY, body?: object): Promise<Response> {
  return fetch(new URL(path, MEILI_URL), {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

describe.skipIf(MEILI_URL === '')('a Meilisearch server at MEILI_URL (without it: NOT RUN)', () => {
  const synonyms = { aap: ['appel projet'], 'appel projet': ['aap'] }
  const make = (part: object = {}) =>
    createMeilisearchIndex({ ...options, synonyms: async () => synonyms, ...part })

  afterAll(async () => {
    await call('DELETE', `indexes/${name}`)
    await call('DELETE', `indexes/${name}-suivant`)
  })

  it('is empty, then ready; its settings come back as they were given', async () => {
    const index = make()
    expect(await index.check()).toBe('empty')
    await index.put(library)
    expect(await index.check()).toBe('ready')
    const { results } = (await (await call('GET', `tasks?indexUids=${name}`)).json()) as {
      results: { type: string }[]
    }
    expect(results.filter(({ type }) => type === 'settingsUpdate')).toHaveLength(1)
  })

  it('changes its synonyms in place', async () => {
    const index = make({ synonyms: async () => ({}) })
    expect(await index.check()).toBe('ready')
    const settings = (await (await call('GET', `indexes/${name}/settings`)).json()) as { synonyms: object }
    expect(settings.synonyms).toStrictEqual({})
  })

  it('is rebuilt without a moment when nothing is found', async () => {
    const index = make()
    await index.openNext()
    await index.next.put([...library, made('nouveau', { title: 'Cuivre' })])
    const seen: number[] = []
    const swapped = index.takeNext().then(() => true)
    while (
      !(await Promise.race([swapped, index.search(ask({})).then(({ total }) => seen.push(total) < 0)]))
    ) {
      // Until it has ended.
    }
    expect(Math.min(...seen)).toBeGreaterThan(0)
    expect(idsOf(await index.search(ask({ text: 'cuivre' }))).toSorted()).toStrictEqual(['cuivre', 'nouveau'])
    expect(await index.check()).toBe('ready')
    expect((await call('GET', `indexes/${name}-suivant`)).status).toBe(404)
  }, 60_000)

  it('tells what it holds, each with its print', async () => {
    const index = make()
    const held = (await Array.fromAsync(index.listHeld())).flat()
    expect(held).toHaveLength(library.length + 1)
    const [first] = library
    expect(held.find(({ id }) => id === first!.id)?.print).toBe(await index.printOf(first!))
  })

  it('gives the reading side a key that cannot write, nor search elsewhere', async () => {
    const { searchKey = '' } = await make().access()
    expect((await make().access()).searchKey).toBe(searchKey)
    const document = [{ id: 'x' }]
    expect((await call('POST', `indexes/${name}/documents`, searchKey, document)).status).toBe(403)
    expect((await call('GET', `indexes/${name}/documents`, searchKey)).status).toBe(403)
    expect((await call('POST', 'indexes/autre/search', searchKey, {})).status).toBe(403)
    expect((await call('POST', `indexes/${name}/search`, searchKey, {})).status).toBe(200)
  })

  it('lets a site search with that key alone, and write nothing', async () => {
    const { searchKey = '' } = await make().access()
    const site = createMeilisearchIndex({ ...options, apiKey: searchKey })
    expect((await site.search(ask({ text: 'cuivre' }))).total).toBe(2)
    expect((await site.access()).remark).toContain('MEILI_KEY')
    await expect(site.put([made('a', {})])).rejects.toMatchObject({ code: 'search-key-refused' })
  })

  it('is stale once somebody changed what texts are searched in', async () => {
    const path = `indexes/${name}/settings/searchable-attributes`
    await call('PUT', path, MEILI_KEY, ['titleStems'])
    const inForce = async () => (await call('GET', path)).json()
    await expect.poll(inForce, { timeout: 20_000 }).toStrictEqual(['titleStems'])
    expect(await make().check()).toBe('stale')
  }, 30_000)

  it('says that a key is wrong', async () => {
    const index = createMeilisearchIndex({ ...options, apiKey: 'mauvaise-cle' })
    await expect(index.search(ask({}))).rejects.toMatchObject({ code: 'search-key-refused' })
    await expect(index.check()).rejects.toMatchObject({ code: 'search-key-refused' })
  })
})
