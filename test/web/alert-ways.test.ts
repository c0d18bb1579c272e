import { beforeAll, describe, expect, it } from 'vitest'
import type { AlertWays } from '#src/searches/alert-ways.ts'
import { giveLabel } from '#src/curation/rename-axis.ts'
import { listItemsById } from '#src/store/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { openAlertWays } from '#web/alert-ways.ts'

let site: TestSite
let ways: AlertWays

beforeAll(async () => {
  site = await openTestSite()
  const axis = site.deps.axes.find(({ id }) => id === 'infrastructures-thd-mobile')!
  await giveLabel(site.deps, { name: 'essai' }, axis, 'Réseaux')
  ways = await openAlertWays(site.deps)
})

const read = (query: string) => ways.queryOf(query, undefined, site.deps.now())

describe('queryOf', () => {
  it('reads the whole address, at the hour that it is given', async () => {
    const query = await ways.queryOf(
      'q=fibre&ouvert=1&territoire=dept-41',
      undefined,
      new Date('2027-01-01T12:00:00Z'),
    )
    expect(query).toMatchObject({
      asked: { text: 'fibre' },
      facets: { territory: ['dept-41'] },
      deadlineFrom: '2027-01-01',
      now: new Date('2027-01-01T12:00:00Z'),
    })
  })

  it.each([
    'axe=axe-disparu',
    'type=inconnu',
    'depuis=hier',
    'inconnu=1',
    'q=montant%3A%3Ebeaucoup',
    'q=fibre+axe%3Adisparu',
  ])('refuses what it would answer too widely: %s', async (query) => {
    await expect(read(query)).rejects.toMatchObject({ code: 'search-faulty' })
  })

  it.each(['', 'q=loi+n%C2%B0+2021-1485%20%3A%20mise', 'q=%22sans+fin', 'tout=1'])(
    'takes %j',
    async (query) => {
      await expect(read(query)).resolves.toBeDefined()
    },
  )
})

describe('what the job says', () => {
  it('uses the addresses and the names of the site', async () => {
    const [item] = await listItemsById(site.deps.db, ['cuivre'])
    expect(ways.addressOf('q=cuivre&axe=donnees-ia')).toBe('https://veille.example/?q=cuivre&axe=donnees-ia')
    expect(ways.addressOf('')).toBe('https://veille.example/')
    expect(ways.publisherOf('gazette-loire')).toBe('Gazette de la Loire')
    expect(ways.itemOf(item!)).toMatchObject({
      url: 'https://veille.example/elements/cuivre',
      axes: [{ id: 'infrastructures-thd-mobile', label: 'Réseaux' }],
    })
  })
})
