import { beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { resolveMarks } from '#src/search/query/resolve-marks.ts'
import { type SearchQuery, searchFor } from '#src/search/search-index.ts'
import { listItemsById } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { isAskedOf } from '#web/exports/asked-of.ts'
import { createFieldReader } from '#web/field-reader.ts'
import { type Frame, buildSite } from '#web/site.ts'

let site: TestSite
let frame: Frame
let items: Map<string, StoredItem>

beforeAll(async () => {
  site = await openTestSite()
  frame = { ...testFrame(), site: buildSite(site.deps) }
  const ids = (await site.deps.db.all<{ id: string }>('select id from items')).map(({ id }) => id)
  items = new Map((await listItemsById(site.deps.db, ids)).map((item) => [item.id, item]))
})

async function queryOf(text: string, fields: Partial<SearchQuery> = {}): Promise<SearchQuery> {
  const parsed = parseQuery(text, createFieldReader(frame))
  const asked = await resolveMarks(site.deps.db, undefined, parsed)
  return searchFor({ now: site.deps.now(), asked, includeOffScope: true, limit: 1000, ...fields })
}

const says = async (id: string, text: string, fields: Partial<SearchQuery> = {}) =>
  isAskedOf(frame, await queryOf(text, fields), items.get(id)!)

describe('isAskedOf', () => {
  it.each([
    ['', true],
    ['cuivre', true],
    ['CUIVRES', true],
    ['citrouille', false],
    ['cuivre citrouille', false],
    ['cuivre OU citrouille', true],
    ['-citrouille', true],
    ['-cuivre', false],
    ['-(cuivre citrouille)', true],
    ['axe:TH', true],
    ['axe:CY', false],
    ['-axe:CY cuivre', true],
    ['axe:CY OU cuivre', true],
  ])('says without the engine whether « cuivre » is found by %j', async (text, expected) => {
    expect(await says('cuivre', text)).toBe(expected)
  })

  it.each([
    'montant:>1',
    'ref:2021-1485',
    'est:suivi',
    'echeance:<30j',
    'apres:2000',
    '-montant:>1',
    '-est:lu',
    '-(montant:>1 OU citrouille)',
    'cuivre montant:>1',
    'statut:ouvert',
  ])('says no to what only the engine knows: %s', async (text) => {
    expect(await says('cuivre', text)).toBe(false)
  })

  it('says yes to a choice of which one side is known to hold', async () => {
    expect(await says('cuivre', 'montant:>1 OU cuivre')).toBe(true)
    expect(await says('cuivre', 'montant:>1 OU citrouille')).toBe(false)
  })

  it('says no to what is off scope, unless that is asked', async () => {
    const [offScope] = [...items.values()].filter(({ relevant }) => !relevant)
    expect(await says(offScope!.id, '', { includeOffScope: false })).toBe(false)
    expect(await says(offScope!.id, '', { includeOffScope: true })).toBe(true)
  })

  it('keeps to the days of the address, both included', async () => {
    const day = (items.get('cuivre')!.publishedAt ?? items.get('cuivre')!.firstSeenAt).slice(0, 10)
    expect(await says('cuivre', '', { from: day, to: day })).toBe(true)
    expect(await says('cuivre', '', { from: '2999-01-01' })).toBe(false)
    expect(await says('cuivre', '', { to: '1999-01-01' })).toBe(false)
  })

  it('says the same as the engine wherever it says yes, and where it can say', async () => {
    const texts = [
      '',
      'cuivre',
      'fibre',
      'axe:TH',
      'axe:CY',
      'type:loi',
      'type:appel-a-projets',
      'cuivre OU fibre',
      '-cuivre',
      'domaine:financiere',
      'source:gazette',
      '"réseau cuivre"',
      'appel -axe:CY',
    ]
    for (const text of texts) {
      const query = await queryOf(text, { matching: 'all' })
      const found = new Set((await site.deps.search.search(query)).hits.map(({ id }) => id))
      for (const [id, item] of items) {
        if (item.withdrawn) continue
        expect([text, id, isAskedOf(frame, query, item)]).toEqual([text, id, found.has(id)])
      }
    }
  })
})
