import { readdirSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { signCall } from '#src/searches/webhook-signature.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { makeClient, readClientFile } from '#test/helpers/api-client.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { replayWindow, verifyWebhook } from '#web/api/client/verify-webhook.ts'
import { VigieProblem, createVigieClient } from '#web/api/client/vigie-client.ts'

describe('the client of the API', () => {
  it('is the one that `npm run api` makes of the document today', async () => {
    const made = makeClient(await readDocument())
    for (const [name, text] of Object.entries(made)) expect(readClientFile(name)).toBe(text)
    const kept = readdirSync('web/api/client').filter((name) => name.startsWith('vigie-'))
    expect(kept.toSorted()).toStrictEqual(Object.keys(made).toSorted())
  })

  it('needs nothing but itself', () => {
    for (const name of readdirSync('web/api/client')) {
      const imported = [...readClientFile(name).matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '')
      expect(imported.filter((from) => !from.startsWith('./'))).toStrictEqual([])
    }
  })
})

describe('createVigieClient', () => {
  let site: TestSite
  const clientOf = (key?: string) =>
    createVigieClient({
      baseUrl: 'https://veille.example',
      ...(key ? { key } : {}),
      fetch: async (address, init) => site.app.request(String(address), init),
    })

  beforeEach(async () => {
    site = await openTestSite()
  })

  it('reads an item, typed', async () => {
    const item = await clientOf().lireElement({ id: 'appel' })
    expect([item.publisher, item.kind, item.deadline?.value]).toStrictEqual([
      'Banque des projets',
      'appel-a-projets',
      '2026-12-17T11:00:00Z',
    ])
  })

  it('asks with lists, words and numbers', async () => {
    const page = await clientOf().listerElements({
      q: 'cuivre',
      type: ['actualite', 'ami'],
      limite: 2,
    })
    expect(page.items).toHaveLength(2)
    expect(page.total).toBe(4)
  })

  it('reads a list to its end, page after page', async () => {
    const ids: string[] = []
    for await (const { id } of clientOf().tous.listerElements({ limite: 10 })) ids.push(id)
    expect(ids).toHaveLength(42)
    expect(new Set(ids).size).toBe(42)
  })

  it('stops reading when its reader does', async () => {
    const asked: string[] = []
    const client = createVigieClient({
      baseUrl: 'https://veille.example',
      fetch: async (address, init) => {
        asked.push(String(address))
        return site.app.request(String(address), init)
      },
    })
    for await (const { item } of client.tous.chercher({ q: 'fibre', limite: 5 })) if (item.id) break
    expect(asked).toHaveLength(1)
  })

  it('throws a refusal with its type, what is wrong with each parameter, and its sentence', async () => {
    const asked = clientOf().listerElements({ limite: 900, suite: 'x' })
    await expect(asked).rejects.toBeInstanceOf(VigieProblem)
    await expect(asked).rejects.toMatchObject({
      status: 400,
      type: 'https://veille.example/api/problemes#parametre-invalide',
      errors: [{ parameter: 'limite', pointer: '#/query/limite', detail: '100 au plus.' }],
    })
  })

  it('says when to come back', async () => {
    const client = clientOf()
    for (let asked = 0; asked < 60; asked += 1) await client.lireVocabulaire()
    await expect(client.lireVocabulaire()).rejects.toMatchObject({ status: 429, retryAfter: 1 })
  })

  it('shows its key, and only to the site that it was given for', async () => {
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    const made = await createApiKey(
      site.deps,
      { name: 'essai' },
      { name: 'Portail', scopes: ['elements'], days: 30 },
    )
    await expect(clientOf().listerAxes()).rejects.toMatchObject({ status: 401 })
    const hosts = new Set<string>()
    const client = createVigieClient({
      baseUrl: 'http://127.0.0.1:3000',
      key: made.secret,
      fetch: async (address, init) => {
        hosts.add(new URL(String(address)).host)
        return site.app.request(String(address), init)
      },
    })
    let count = 0
    for await (const _ of client.tous.listerSources({ limite: 3 })) count += 1
    expect(count).toBe(8)
    expect([...hosts]).toStrictEqual(['127.0.0.1:3000'])
  })

  it('gives an answer that is no problem of ours its status', async () => {
    const client = createVigieClient({
      baseUrl: 'https://veille.example',
      fetch: async () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    })
    await expect(client.listerAxes()).rejects.toMatchObject({ status: 502, type: 'about:blank', errors: [] })
  })
})

describe('verifyWebhook', () => {
  const secret = 'cle-du-webhook'
  const body = '{"items":[]}'
  const now = new Date('2026-11-24T08:00:00Z')
  const seconds = now.getTime() / 1000
  let signature: string

  beforeAll(async () => {
    signature = await signCall(secret, seconds, body)
  })

  it('takes what the site signed', async () => {
    expect(await verifyWebhook({ signature, body, secret, now })).toBe(true)
  })

  it.each([
    ['another body', () => ({ body: '{"items":[1]}' })],
    ['another key', () => ({ secret: 'autre' })],
    ['another time in the header', () => ({ signature: signature.replace(/t=\d+/, `t=${seconds + 1}`) })],
    ['no header', () => ({ signature: undefined })],
    ['an empty header', () => ({ signature: '' })],
    ['a header cut short', () => ({ signature: signature.slice(0, -1) })],
    ['a header with more', () => ({ signature: `${signature},v1=00` })],
    ['a call that is too old', () => ({ now: new Date(now.getTime() + (replayWindow + 1) * 1000) })],
    ['a call from the future', () => ({ now: new Date(now.getTime() - (replayWindow + 1) * 1000) })],
  ])('refuses %s', async (_, change) => {
    expect(await verifyWebhook({ signature, body, secret, now, ...change() })).toBe(false)
  })

  it('takes a call for five minutes', async () => {
    const later = new Date(now.getTime() + replayWindow * 1000)
    expect(await verifyWebhook({ signature, body, secret, now: later })).toBe(true)
  })
})
