import { beforeEach, describe, expect, it } from 'vitest'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { removeSearch, restoreSearch, shareSearch } from '#src/searches/saved-search.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { findLiveAlert, hasDueAlerts, listAlertsOf } from '#src/store/search-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld
let search: SavedSearch
let calls: string[]

beforeEach(async () => {
  world = await openSearchWorld()
  search = await world.save(world.lea, 'Fibre', 'q=fibre')
  calls = []
  world.deps.fetch = async (url) => {
    calls.push(url as string)
    return new Response(null, { status: 204 })
  }
})

const run = () => sendAlerts(world.deps, world.ways)
const told = () => [...world.deps.sent.map(({ to }) => to), ...calls].toSorted()
const due = () => hasDueAlerts(world.deps.db, world.deps.now().toISOString())

/** Paul follows Léa’s search by mail and by webhook. */
async function letPaulFollow(): Promise<void> {
  await shareSearch(world.deps, world.lea, search, true)
  await setMailAlert(world.deps, world.paul, search, 'now')
  await addWebhook(world.deps, world.paul, search, 'https://paul.example/')
}

async function arriveLater(id: string): Promise<void> {
  world.wait(5)
  await world.arrive(id)
  world.wait(70)
}

describe('an alert of a colleague', () => {
  it('tells them while the search is shared', async () => {
    await letPaulFollow()
    await arriveLater('Blois')
    await run()
    expect(told()).toEqual(['https://paul.example/', 'paul@mairie.example'])
  })

  it('stops when the search is shared no more, and does not come back with it', async () => {
    await letPaulFollow()
    await shareSearch(world.deps, world.lea, search, false)
    await arriveLater('Blois')
    expect([await due(), await run()]).toMatchObject([false, { mails: 0, calls: 0 }])
    await shareSearch(world.deps, world.lea, search, true)
    await run()
    expect([told(), await listAlertsOf(world.deps.db, 'paul')]).toEqual([[], []])
  })

  it('is silent while the search is taken off, and tells what came meanwhile once it is put back', async () => {
    await letPaulFollow()
    await removeSearch(world.deps, world.lea, search)
    await arriveLater('Blois')
    expect([await due(), await run()]).toMatchObject([false, { mails: 0, calls: 0 }])
    await restoreSearch(world.deps, world.lea, search)
    await run()
    expect(told()).toEqual(['https://paul.example/', 'paul@mairie.example'])
  })

  it('asked in the very moment when sharing ends, tells nothing', async () => {
    await shareSearch(world.deps, world.lea, search, true)
    await Promise.all([
      shareSearch(world.deps, world.lea, search, false),
      setMailAlert(world.deps, world.paul, search, 'now'),
    ])
    await arriveLater('Blois')
    await run()
    expect(told()).toEqual([])
  })

  it('does not stop those of the owner', async () => {
    await letPaulFollow()
    await setMailAlert(world.deps, world.lea, search, 'now')
    await shareSearch(world.deps, world.lea, search, false)
    await arriveLater('Blois')
    await run()
    expect(told()).toEqual(['lea@mairie.example'])
  })
})

describe('a person who goes', () => {
  it.each(['disabled', 'invited'])('is told nothing while their account is %s', async (status) => {
    await letPaulFollow()
    await world.deps.db.run('update people set status = ? where id = ?', status, 'paul')
    await arriveLater('Blois')
    expect([await due(), await run()]).toMatchObject([false, { mails: 0, calls: 0 }])
    const alerts = await listAlertsOf(world.deps.db, 'paul')
    for (const { id } of alerts) expect(await findLiveAlert(world.deps.db, id)).toBeUndefined()
    await world.deps.db.run(`update people set status = 'active'`)
    await run()
    expect(told()).toEqual(['https://paul.example/', 'paul@mairie.example'])
  })

  it('leaves nothing of their searches, alerts and calls once erased', async () => {
    await letPaulFollow()
    await arriveLater('Blois')
    await run()
    await world.deps.db.run(`delete from people where id = 'lea'`)
    for (const table of [
      'saved_searches',
      'saved_search_looks',
      'search_alerts',
      'alert_items',
      'alert_calls',
    ])
      expect([table, await world.deps.db.all(`select * from ${table}`)]).toEqual([table, []])
    await arriveLater('Tours')
    expect(await run()).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
  })

  it('in the middle of a run stops neither the run nor the others', async () => {
    await letPaulFollow()
    await setMailAlert(world.deps, world.lea, search, 'now')
    await arriveLater('Blois')
    const { mailer } = world.deps
    world.deps.mailer = {
      ...mailer,
      async send(message) {
        await world.deps.db.run(`delete from people where id = 'paul'`)
        return mailer.send(message)
      },
    }
    await run()
    expect(world.deps.sent.length).toBeGreaterThan(0)
    expect(calls).toEqual([])
    expect(await run()).toMatchObject({ failures: 0 })
  })
})

describe('setMailAlert, asked twice at once', () => {
  it.each([
    [undefined, 'day', 'week'],
    ['now', 'day', 'week'],
    [undefined, 'now', 'now'],
  ] as const)(
    'from %s to %s and to %s keeps one, and nobody is told that there are too many',
    async (had, ...asked) => {
      if (had) await setMailAlert(world.deps, world.lea, search, had)
      await Promise.all(asked.map((rhythm) => setMailAlert(world.deps, world.lea, search, rhythm)))
      const alerts = await listAlertsOf(world.deps.db, 'lea')
      expect(alerts).toHaveLength(1)
      expect(asked).toContain(alerts[0]!.rhythm)
    },
  )

  it('and stopped meanwhile ends one way or the other, without an error', async () => {
    for (let times = 0; times < 5; times += 1) {
      await setMailAlert(world.deps, world.lea, search, 'day')
      await Promise.all([
        setMailAlert(world.deps, world.lea, search, 'week'),
        setMailAlert(world.deps, world.lea, search, undefined),
      ])
      expect((await listAlertsOf(world.deps.db, 'lea')).length).toBeLessThanOrEqual(1)
    }
  })

  it('says that there are too many at the hundred and first, and not before', async () => {
    const searches: SavedSearch[] = []
    for (let index = 0; index < 99; index += 1)
      searches.push(await world.save(world.lea, `n${index}`, 'q=fibre'))
    for (const one of [search, ...searches]) await setMailAlert(world.deps, world.lea, one, 'day')
    const shared = await world.save(world.paul, 'De Paul', '')
    await shareSearch(world.deps, world.paul, shared, true)
    await expect(setMailAlert(world.deps, world.lea, shared, 'day')).rejects.toMatchObject({
      code: 'too-many',
      message: 'Vous avez déjà 100 alertes par courriel, le plus qu’il se peut : arrêtez-en un.',
    })
    await setMailAlert(world.deps, world.lea, search, 'week')
    expect(await listAlertsOf(world.deps.db, 'lea')).toHaveLength(100)
  })
})

describe('one mail', () => {
  it('never tells one person of another’s private search', async () => {
    await setMailAlert(world.deps, world.lea, search, 'now')
    await setMailAlert(
      world.deps,
      world.paul,
      await world.save(world.paul, 'Secret de Paul', 'q=fibre'),
      'now',
    )
    await arriveLater('Blois')
    await run()
    const [lea, paul] = ['lea', 'paul'].map((id) => world.deps.sent.find(({ to }) => to.startsWith(id))!)
    for (const part of ['subject', 'text', 'html'] as const) {
      expect(lea![part]).not.toContain('Secret')
      expect(paul![part]).toContain('Secret de Paul')
    }
  })

  it('stops with links that are the person’s own', async () => {
    await letPaulFollow()
    await setMailAlert(world.deps, world.lea, search, 'now')
    await arriveLater('Blois')
    await run()
    const links = world.deps.sent.map(({ headers }) => headers?.['List-Unsubscribe'])
    expect(links).toHaveLength(2)
    expect(new Set(links).size).toBe(2)
  })
})
