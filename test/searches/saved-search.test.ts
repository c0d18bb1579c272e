import { beforeEach, describe, expect, it } from 'vitest'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import {
  changeSearch,
  cleanSearchName,
  removeSearch,
  restoreSearch,
  saveSearch,
  shareSearch,
} from '#src/searches/saved-search.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findSearch, listSearches } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld

beforeEach(async () => {
  world = await openSearchWorld()
})

const actions = async () =>
  (await listAudit(world.deps.db, { kind: 'search', limit: 20 })).map(({ action }) => action)

describe('cleanSearchName', () => {
  it.each([
    ['  Fibre \n en  Loir-et-Cher ', 'Fibre en Loir-et-Cher'],
    ['a\u200Bb\u0000c', 'a b c'],
    ['\uD800', ''],
    ['😀'.repeat(100), '😀'.repeat(60)],
    ['a'.repeat(119) + '😀', 'a'.repeat(119)],
    ['Subject\r\nBcc: x', 'Subject Bcc: x'],
  ])('makes one line of %j', (given, cleaned) => {
    expect(cleanSearchName(given)).toBe(cleaned)
  })
})

describe('saveSearch', () => {
  it('keeps it for its owner alone, who has seen what it finds today', async () => {
    const { deps, lea, paul, save } = world
    const { id } = await save(lea, ' Fibre ', 'q=fibre')
    expect(await listSearches(deps.db, lea.id)).toMatchObject([
      { id, name: 'Fibre', query: 'q=fibre', shared: false, seenAt: deps.now().toISOString() },
    ])
    expect(await listSearches(deps.db, paul.id)).toEqual([])
  })

  it.each([
    [{ name: ' \u0000 ', query: 'q=fibre' }, 'search-name'],
    [{ name: 'Longue', query: `q=${'a'.repeat(12_000)}` }, 'search-query'],
  ])('refuses %o', async (given, code) => {
    await expect(saveSearch(world.deps, world.lea, given)).rejects.toMatchObject({ code })
  })

  it('stops at a hundred, whatever comes at once', async () => {
    const { deps, lea } = world
    const all = await Promise.allSettled(
      Array.from({ length: 103 }, (_, index) => saveSearch(deps, lea, { name: `n${index}`, query: '' })),
    )
    const refused = all.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(Array(3).fill('too-many'))
    expect(await listSearches(deps.db, lea.id, 200)).toHaveLength(100)
  })
})

describe('changeSearch', () => {
  it('is for its owner alone', async () => {
    const { deps, lea, paul, save } = world
    const { id } = await save(lea, 'Fibre', 'q=fibre')
    expect(await changeSearch(deps, paul, id, { name: 'À moi' })).toBe(false)
    expect(await changeSearch(deps, lea, id, { query: 'q=cuivre' })).toBe(true)
    expect(await changeSearch(deps, lea, id, { query: 'q=cuivre' })).toBe(false)
    expect(await findSearch(deps.db, id)).toMatchObject({ name: 'Fibre', query: 'q=cuivre' })
  })
})

describe('shareSearch', () => {
  it('shows it to colleagues, and says so in the log once', async () => {
    const { deps, lea, paul, save } = world
    const search = await save(lea, 'Fibre', 'q=fibre')
    expect(await shareSearch(deps, paul, search, true)).toBe(false)
    expect(await shareSearch(deps, lea, search, true)).toBe(true)
    expect(await shareSearch(deps, lea, search, true)).toBe(false)
    expect(await listSearches(deps.db, paul.id)).toMatchObject([{ name: 'Fibre', ownerName: 'Léa' }])
    expect(await actions()).toEqual(['search.share'])
  })

  it('stops the alerts of colleagues when it ends, not its owner’s', async () => {
    const { deps, lea, paul, save } = world
    const search = await save(lea, 'Fibre', 'q=fibre')
    await shareSearch(deps, lea, search, true)
    for (const one of [lea, paul]) await setMailAlert(deps, one, search, 'day')
    await shareSearch(deps, lea, search, false)
    expect(await listAlertsOf(deps.db, paul.id)).toEqual([])
    expect(await listAlertsOf(deps.db, lea.id)).toHaveLength(1)
  })

  it('hides it once the account of its owner is closed', async () => {
    const { deps, lea, paul, save } = world
    await shareSearch(deps, lea, await save(lea, 'Fibre', 'q=fibre'), true)
    await deps.db.run(`update people set status = 'disabled' where id = 'lea'`)
    expect(await listSearches(deps.db, paul.id)).toEqual([])
  })
})

describe('removeSearch', () => {
  it('takes it off, and restoreSearch puts it back with its alerts', async () => {
    const { deps, lea, paul, save } = world
    const search = await save(lea, 'Fibre', 'q=fibre')
    await setMailAlert(deps, lea, search, 'day')
    expect(await removeSearch(deps, paul, search)).toBe(false)
    expect(await removeSearch(deps, lea, search)).toBe(true)
    expect(await removeSearch(deps, lea, search)).toBe(false)
    expect(await listSearches(deps.db, lea.id)).toEqual([])
    expect(await restoreSearch(deps, paul, search)).toBe(false)
    expect(await restoreSearch(deps, lea, search)).toBe(true)
    expect(await listSearches(deps.db, lea.id)).toHaveLength(1)
    expect(await listAlertsOf(deps.db, lea.id)).toHaveLength(1)
  })

  it('is in the log only if others saw it', async () => {
    const { deps, lea, save } = world
    await removeSearch(deps, lea, await save(lea, 'À moi', ''))
    const shared = await save(lea, 'À tous', '')
    await shareSearch(deps, lea, shared, true)
    await removeSearch(deps, lea, { ...shared, shared: true })
    await restoreSearch(deps, lea, { ...shared, shared: true })
    expect(await actions()).toEqual(['search.restore', 'search.remove', 'search.share'])
  })

  it('makes no room for a hundred and one', async () => {
    const { deps, lea, save } = world
    const search = await save(lea, 'Fibre', 'q=fibre')
    await removeSearch(deps, lea, search)
    for (let index = 0; index < 100; index += 1) await save(lea, `n${index}`, '')
    expect(await restoreSearch(deps, lea, search)).toBe(false)
  })
})
