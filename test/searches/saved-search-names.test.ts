import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import {
  changeSearch,
  cleanSearchName,
  longestName,
  longestQuery,
  removeSearch,
  restoreSearch,
  saveSearch,
  shareSearch,
} from '#src/searches/saved-search.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findSearch, listSearches } from '#src/store/saved-searches.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

describe('cleanSearchName', () => {
  it.each([
    ['  Fibre   en\tLoir-et-Cher \n', 'Fibre en Loir-et-Cher'],
    ['Fibre\r\nBcc: x@y.example', 'Fibre Bcc: x@y.example'],
    ['a\u0000b', 'a b'],
    ['a\u200Bb', 'a b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['\uFEFFFibre', 'Fibre'],
    ['a\u2028b\u2029c', 'a b c'],
    ['a\u00A0b', 'a b'],
    ['\uD83D', ''],
    ['x\uDE00y', 'x y'],
    ['😀 fibre', '😀 fibre'],
    ['« Très » : l’été', '« Très » : l’été'],
    ['\u200B\u200B', ''],
    ['', ''],
  ])('makes of %j %j', (given, name) => {
    expect(cleanSearchName(given)).toBe(name)
  })

  it('cuts between characters', () => {
    expect(cleanSearchName('😀'.repeat(100))).toBe('😀'.repeat(60))
    expect(cleanSearchName(`${'a'.repeat(119)}😀`)).toBe('a'.repeat(119))
  })

  it('is one line of well-formed text, the same when cleaned again, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanSearchName(given)
        expect(name.length).toBeLessThanOrEqual(longestName)
        expect(name.isWellFormed()).toBe(true)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]|^\s|\s$|\s\s/u)
        expect(cleanSearchName(name)).toBe(name)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a search that is kept', () => {
  let world: SearchWorld

  beforeAll(async () => {
    world = await openSearchWorld()
  })

  it('has a name, in the end', async () => {
    for (const name of ['', '   ', '\u200B', '\u0000'])
      await expect(saveSearch(world.deps, world.lea, { name, query: '' })).rejects.toMatchObject({
        code: 'search-name',
        message: 'Donnez un nom à cette recherche.',
      })
  })

  it('has a query of 12 000 characters at most, and says what to do beyond', async () => {
    const fits = await saveSearch(world.deps, world.lea, {
      name: 'long',
      query: 'q='.padEnd(longestQuery, 'x'),
    })
    expect((await findSearch(world.deps.db, fits))!.query).toHaveLength(longestQuery)
    const error: unknown = await saveSearch(world.deps, world.lea, {
      name: 'trop long',
      query: 'q='.padEnd(longestQuery + 1, 'x'),
    }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(WatchError)
    expect(error).toMatchObject({
      code: 'search-query',
      message: 'Cette recherche est trop longue pour être enregistrée : raccourcissez-la.',
    })
  })

  it('may have the name and the query of another', async () => {
    const given = { name: 'Jumelle', query: 'q=fibre' }
    const [one, other] = [
      await saveSearch(world.deps, world.lea, given),
      await saveSearch(world.deps, world.lea, given),
    ]
    expect(one).not.toBe(other)
  })

  it.each([{}, { name: 'Autre' }, { query: 'q=autre' }, { name: 'Autre', query: 'q=autre' }])(
    'is not changed by another person: %j',
    async (change) => {
      const id = await saveSearch(world.deps, world.lea, { name: 'À Léa', query: 'q=fibre' })
      const before = await findSearch(world.deps.db, id)
      expect(await changeSearch(world.deps, world.paul, id, change)).toBe(false)
      expect(await findSearch(world.deps.db, id)).toEqual(before)
    },
  )

  it('stays as it is where nothing is to be changed', async () => {
    const id = await saveSearch(world.deps, world.lea, { name: 'À Léa', query: 'q=fibre' })
    for (const change of [{}, { name: ' À  Léa ' }, { query: 'q=fibre' }])
      expect(await changeSearch(world.deps, world.lea, id, change)).toBe(false)
  })

  it('is neither shared, nor taken off, nor put back by another person, and the log stays silent', async () => {
    const id = await saveSearch(world.deps, world.lea, { name: 'À Léa', query: 'q=fibre' })
    const search = (await findSearch(world.deps.db, id))!
    const lines = (await listAudit(world.deps.db, { limit: 100 })).length
    expect(await shareSearch(world.deps, world.paul, search, true)).toBe(false)
    expect(await removeSearch(world.deps, world.paul, search)).toBe(false)
    expect(await restoreSearch(world.deps, world.paul, search)).toBe(false)
    expect(await findSearch(world.deps.db, id)).toEqual(search)
    expect(await listAudit(world.deps.db, { limit: 100 })).toHaveLength(lines)
  })

  it('is written in the log when what others see of it changes, once each', async () => {
    const id = await saveSearch(world.deps, world.lea, { name: 'Suivie', query: '' })
    const search = (await findSearch(world.deps.db, id))!
    for (const shared of [true, true, false, false]) await shareSearch(world.deps, world.lea, search, shared)
    const about = (await listAudit(world.deps.db, { limit: 100 })).filter(({ subject }) => subject.id === id)
    expect(about.map(({ action }) => action).toSorted()).toEqual(['search.share', 'search.unshare'])
    expect(about[0]!.subject.words).toBe('Suivie')
  })

  it('is one of a hundred at most: those taken off do not count, and cannot come back above', async () => {
    const own = await openSearchWorld()
    const ids: string[] = []
    for (let index = 0; index < 100; index += 1)
      ids.push(await saveSearch(own.deps, own.lea, { name: `n${index}`, query: '' }))
    const full = {
      code: 'too-many',
      message: 'Vous gardez déjà 100 recherches, le plus qu’il se peut : retirez-en une.',
    }
    await expect(saveSearch(own.deps, own.lea, { name: 'trop', query: '' })).rejects.toMatchObject(full)
    const first = (await findSearch(own.deps.db, ids[0]!))!
    expect(await removeSearch(own.deps, own.lea, first)).toBe(true)
    await saveSearch(own.deps, own.lea, { name: 'à sa place', query: '' })
    expect(await restoreSearch(own.deps, own.lea, (await findSearch(own.deps.db, ids[0]!))!)).toBe(false)
    expect(await listSearches(own.deps.db, 'lea')).toHaveLength(100)
    await saveSearch(own.deps, own.paul, { name: 'de Paul', query: '' })
  })

  it('is one of a hundred even where they are saved at once', async () => {
    const own = await openSearchWorld()
    const asked = Array.from({ length: 120 }, (_, index) =>
      saveSearch(own.deps, own.lea, { name: `n${index}`, query: '' }),
    )
    const done = await Promise.allSettled(asked)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
    expect(await listSearches(own.deps.db, 'lea', 200)).toHaveLength(100)
  })
})
