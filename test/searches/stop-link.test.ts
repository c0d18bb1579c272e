import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type LinkSigner, openLinkSigner } from '#src/letter/links.ts'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { removeSearch, shareSearch } from '#src/searches/saved-search.ts'
import { followStopLink, readStopLink, stopAllUrl, stopUrl } from '#src/searches/stop-link.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld
let signer: LinkSigner
let fibre: SavedSearch
let cuivre: SavedSearch

beforeEach(async () => {
  world = await openSearchWorld()
  signer = await openLinkSigner(world.deps)
  fibre = await world.save(world.lea, 'Fibre', 'q=fibre')
  cuivre = await world.save(world.lea, 'Cuivre', 'q=cuivre')
  for (const search of [fibre, cuivre]) await setMailAlert(world.deps, world.lea, search, 'day')
})

const tokenOf = (url: string) => new URL(url).searchParams.get('jeton')!
const left = async (id = 'lea') =>
  (await listAlertsOf(world.deps.db, id)).map(({ searchId, channel }) => [searchId, channel])
const idOf = async (search: SavedSearch) =>
  (await listAlertsOf(world.deps.db, 'lea', search.id)).find(({ channel }) => channel === 'mail')!.id
const one = async (search = fibre) => tokenOf(await stopUrl(world.deps, signer, await idOf(search)))
const all = async (id = 'lea') => tokenOf(await stopAllUrl(world.deps, signer, id))

describe('the link that stops one alert', () => {
  it('names what it would stop, and stops that alone', async () => {
    const token = await one()
    expect(await readStopLink(world.deps, token)).toEqual({ kind: 'valid', names: ['Fibre'] })
    expect(await left()).toHaveLength(2)
    expect(await followStopLink(world.deps, token)).toBe(true)
    expect(await left()).toEqual([[cuivre.id, 'mail']])
  })

  it('is granted already the second time, and the page says so', async () => {
    const token = await one()
    await followStopLink(world.deps, token)
    expect(await followStopLink(world.deps, token)).toBe(true)
    expect(await readStopLink(world.deps, token)).toEqual({ kind: 'gone' })
    expect(await left()).toHaveLength(1)
  })

  it('stops nothing of a later wish: who asks again is told again', async () => {
    const token = await one()
    await followStopLink(world.deps, token)
    await setMailAlert(world.deps, world.lea, fibre, 'week')
    await followStopLink(world.deps, token)
    expect(await left()).toHaveLength(2)
  })

  it('works for ever, while its alert is there', async () => {
    const token = await one()
    world.wait(3 * 365 * 24 * 60)
    expect(await readStopLink(world.deps, token)).toMatchObject({ kind: 'valid' })
  })

  it('works while the account is closed, and once the search is taken off', async () => {
    const token = await one()
    await world.deps.db.run(`update people set status = 'disabled'`)
    await removeSearch(world.deps, world.lea, fibre)
    expect(await followStopLink(world.deps, token)).toBe(true)
    expect(await left()).toEqual([[cuivre.id, 'mail']])
  })

  it('is gone with the person', async () => {
    const [token, whole] = [await one(), await all()]
    await world.deps.db.run(`delete from people where id = 'lea'`)
    for (const link of [token, whole]) {
      expect(await readStopLink(world.deps, link)).toEqual({ kind: 'gone' })
      expect(await followStopLink(world.deps, link)).toBe(true)
    }
  })
})

describe('the link that stops all', () => {
  it('names them in the order of the alphabet, and leaves webhooks and other people', async () => {
    await addWebhook(world.deps, world.lea, fibre, 'https://outil.example/')
    await shareSearch(world.deps, world.lea, fibre, true)
    await setMailAlert(world.deps, world.paul, fibre, 'day')
    const token = await all()
    expect(await readStopLink(world.deps, token)).toEqual({ kind: 'valid', names: ['Cuivre', 'Fibre'] })
    expect(await followStopLink(world.deps, token)).toBe(true)
    expect(await left()).toEqual([[fibre.id, 'webhook']])
    expect(await left('paul')).toHaveLength(1)
    expect(await readStopLink(world.deps, token)).toEqual({ kind: 'gone' })
  })

  it('says nothing of a person who has no alert', async () => {
    expect(await readStopLink(world.deps, await all('paul'))).toEqual({ kind: 'gone' })
    expect(await readStopLink(world.deps, await all('inconnu'))).toEqual({ kind: 'gone' })
  })
})

describe('a link that is not ours', () => {
  it('is refused, whatever it is', async () => {
    const token = await one()
    const forged = [
      '',
      'faux',
      '.',
      `${token}x`,
      `x${token}`,
      token.slice(0, -1),
      token.toUpperCase(),
      token.split('.').toReversed().join('.'),
      'a'.repeat(100_000),
      '\u0000',
      "' or 1=1 --",
    ]
    for (const link of forged) {
      expect([link.slice(0, 60), await readStopLink(world.deps, link)]).toEqual([
        link.slice(0, 60),
        { kind: 'invalid' },
      ])
      expect(await followStopLink(world.deps, link)).toBe(false)
    }
    expect(await left()).toHaveLength(2)
  })

  it('is refused with any one character changed', async () => {
    const token = await one()
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: token.length - 2 }),
        fc.constantFrom(...'abcXYZ019-_.'),
        async (at, letter) => {
          fc.pre(token.charAt(at) !== letter)
          const changed = token.slice(0, at) + letter + token.slice(at + 1)
          expect(await followStopLink(world.deps, changed)).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
    expect(await left()).toHaveLength(2)
  })

  it('is refused where it was signed for another purpose', async () => {
    const id = await idOf(fibre)
    for (const purpose of ['confirm', 'unsubscribe'] as const) {
      const token = await signer.sign(purpose as 'alert', id)
      expect([purpose, await followStopLink(world.deps, token)]).toEqual([purpose, false])
    }
    const swapped = await signer.sign('alerts', id)
    expect(await followStopLink(world.deps, swapped)).toBe(true)
    expect(await left()).toHaveLength(2)
  })

  it('is refused where another installation signed it', async () => {
    const other = await openSearchWorld({ VIGIE_SECRET: 'z'.repeat(40) })
    const foreign = await openLinkSigner(other.deps)
    const token = tokenOf(await stopUrl(other.deps, foreign, await idOf(fibre)))
    expect(await readStopLink(world.deps, token)).toEqual({ kind: 'invalid' })
    expect(await followStopLink(world.deps, token)).toBe(false)
  })
})
