import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { resumeAlert } from '#src/searches/choose-alerts.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { listCalls } from '#src/store/alert-calls.ts'
import { findAlert } from '#src/store/search-alerts.ts'
import { type WebhookWorld, openWebhookWorld } from './webhook-world.ts'

let world: WebhookWorld

beforeEach(async () => {
  world = await openWebhookWorld()
})

const run = () => sendAlerts(world.deps, world.ways)
const told = () => world.calls.map(({ body }) => body.items.map(({ id }) => id).toSorted())

describe('a webhook', () => {
  it('is called once for what is new, signed under its key', async () => {
    const { arrive, wait, calls, webhook } = world
    await arrive('Blois')
    wait(5)
    await arrive('Tours')
    wait(5)
    expect(await run()).toEqual({ mails: 0, calls: 1, items: 1, failures: 0 })
    wait(60)
    expect(await run()).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
    const [call] = calls
    expect(call).toMatchObject({ url: 'https://outil.example/vigie', redirect: 'manual' })
    expect(call?.body).toMatchObject({
      url: 'https://veille.example/?q=fibre',
      search: { name: 'fibre' },
      items: [{ id: 'Tours', url: 'https://veille.example/elements/Tours' }],
    })
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(call!.headers.get('vigie-signature')!)!
    expect(signature).toBe(
      createHmac('sha256', webhook.secret).update(`${seconds}.${call!.raw}`).digest('hex'),
    )
    expect(call?.headers.get('vigie-delivery')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('takes a hundred items a call, and the rest with the next', async () => {
    const { arrive, wait, deps } = world
    wait(5)
    for (let index = 0; index < 103; index += 1) await arrive(`v${index}`)
    wait(5)
    expect(await run()).toMatchObject({ calls: 2, items: 103 })
    expect(new Set(told().flat()).size).toBe(103)
    expect((await deps.db.all('select 1 from alert_items where told_at is not null')).length).toBe(103)
  })

  it.each([
    [500, 'Le serveur a répondu 500'],
    [302, 'Vigie n’y va pas'],
    [410, 'n’existe plus'],
  ])('counts %d as a failure', async (status, words) => {
    const { arrive, wait, deps, webhook, answer } = world
    answer.with = () => new Response(null, { status, headers: { location: 'https://10.0.0.1/' } })
    wait(5)
    await arrive('Blois')
    wait(5)
    expect(await run()).toMatchObject({ calls: 0, failures: 1 })
    const [call] = await listCalls(deps.db, webhook.id)
    expect(call).toMatchObject({ status, items: 1, detail: expect.stringContaining(words) as string })
    expect(world.calls).toHaveLength(1)
  })

  it('sends the same items again under the same name, then what came meanwhile', async () => {
    const { arrive, wait, answer } = world
    answer.with = () => Promise.reject(new TypeError('fetch failed'))
    wait(5)
    await arrive('Blois')
    wait(5)
    await run()
    await arrive('Tours')
    answer.with = () => new Response()
    wait(15)
    await run()
    expect(told()).toEqual([['Blois'], ['Blois'], ['Tours']])
    const names = world.calls.map(({ headers }) => headers.get('vigie-delivery'))
    expect(names[0]).toBe(names[1])
    expect(names[2]).not.toBe(names[0])
  })

  it('rests after five failures, further and further apart, and says so to its owner', async () => {
    const { arrive, wait, deps, webhook, answer } = world
    answer.with = () => new Response('non', { status: 503 })
    wait(5)
    await arrive('Blois')
    const minutes: number[] = []
    for (let quarter = 0; quarter < 4 * 24 * 2; quarter += 1) {
      wait(15)
      const before = world.calls.length
      await run()
      if (world.calls.length > before) minutes.push(quarter * 15)
    }
    expect(minutes).toEqual([0, 15, 75, 315, 1035])
    expect(await findAlert(deps.db, webhook.id)).toMatchObject({
      failures: 5,
      pausedAt: expect.any(String) as string,
    })
    expect(deps.sent).toHaveLength(1)
    expect(deps.sent[0]).toMatchObject({ to: 'lea@mairie.example' })
    expect(deps.sent[0]?.text).toContain('outil.example')
    answer.with = () => new Response()
    await resumeAlert(deps, (await findAlert(deps.db, webhook.id))!)
    await run()
    expect(told().at(-1)).toEqual(['Blois'])
    expect(await findAlert(deps.db, webhook.id)).toMatchObject({ failures: 0 })
  })

  it('is not called when what it may reach has changed', async () => {
    const { arrive, wait, deps, webhook } = world
    await deps.db.run(`update search_alerts set target = 'https://127.0.0.1/' where id = ?`, webhook.id)
    deps.config = { ...deps.config, fetch: { ...deps.config.fetch, allowPrivate: false } }
    wait(5)
    await arrive('Blois')
    wait(5)
    expect(await run()).toMatchObject({ failures: 1 })
    expect(world.calls).toEqual([])
    expect((await listCalls(deps.db, webhook.id))[0]?.detail).toContain('réseau privé')
  })
})

describe('sendAlerts', () => {
  it('looks once at each alert that has nothing to tell', async () => {
    const { wait, deps, ways } = world
    wait(5)
    let looks = 0
    const { search } = deps
    deps.search = { ...search, search: (query) => ((looks += 1), search.search(query)) }
    await sendAlerts(deps, ways)
    await sendAlerts(deps, ways)
    expect(looks).toBe(1)
  })

  it('leaves to the next run what its time does not hold', async () => {
    const { arrive, wait, deps, ways } = world
    wait(5)
    await arrive('Blois')
    wait(5)
    const stopped = new AbortController()
    stopped.abort()
    expect(await sendAlerts(deps, ways, { signal: stopped.signal })).toMatchObject({ calls: 0 })
    expect(await sendAlerts(deps, ways, { mostMs: 0 })).toMatchObject({ calls: 0 })
    expect(await sendAlerts(deps, ways)).toMatchObject({ calls: 1 })
  })

  it('calls once when two runs go at once', async () => {
    const { arrive, wait, deps, ways } = world
    wait(5)
    await arrive('Blois')
    wait(5)
    await Promise.all([sendAlerts(deps, ways), sendAlerts(deps, ways)])
    expect(world.calls).toHaveLength(1)
  })

  it('puts all off while the engine is away', async () => {
    const { arrive, wait, deps, ways } = world
    wait(5)
    await arrive('Blois')
    wait(5)
    const { search } = deps
    deps.search = { ...search, search: () => Promise.reject(new Error('down')) }
    expect(await sendAlerts(deps, ways)).toMatchObject({ failures: 1 })
    deps.search = search
    wait(15)
    expect(await sendAlerts(deps, ways)).toMatchObject({ calls: 1, items: 1 })
  })
})
