import { idsOf } from '#src/search/search-index.ts'
import { ask } from '#test/contract/search-library.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { JsonFeed } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { gatherRecords, readRecords } from '#src/parse/records/json-api.ts'
import { familyOf } from '#src/pipeline/amend-items.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { listAmendmentsAround } from '#src/store/amendments.ts'
import { findItem, listItemsOfFeed, listRevisions } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'

const regional = notices('avis-region')
const national = notices('avis-fibre')
const others = feedAt('https://autre.example', { id: 'autre', publisher: 'Autre' })
const feeds = [regional, national, others]

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps({ feeds })
})

function notices(id: string): JsonFeed {
  return feedAt(`https://avis.example/${id}`, {
    id,
    publisher: 'Bulletin d’essai',
    format: 'json',
    mapping: {
      items: '',
      guid: 'id',
      title: 'objet',
      url: 'https://avis.example/{id}',
      deadline: 'limite',
      withdrawn: { path: 'statut', values: ['Abandonné'] },
      amends: {
        paths: ['lie'],
        corrects: { path: 'nature', values: ['RECTIFICATIF'] },
        cancels: { path: 'nature', values: ['ANNULATION'] },
      },
    },
  }) as JsonFeed
}

const first = { id: '26-1', objet: 'Fourniture de capteurs LoRaWAN', limite: '2026-12-18' }
const correction = {
  id: '26-2',
  nature: 'RECTIFICATIF',
  lie: ['26-1'],
  objet: 'Fourniture de capteurs : délai',
  limite: '2027-01-15',
}
const cancellation = {
  id: '26-3',
  nature: 'ANNULATION',
  lie: '26-1',
  objet: 'Fourniture de capteurs : sans suite',
}

/** One check of a feed that answers these records. */
async function check(feed: JsonFeed, ...records: object[]) {
  const parsed = gatherRecords(readRecords(records, feed.mapping), feed.mapping)
  const { items } = await normaliseItems(parsed, feed)
  const enriched = items.map((item) => enrichItem(item, feed, deps.enricher))
  deps.clock.at = new Date(deps.clock.at.getTime() + 3_600_000)
  return saveItems(deps, feed.id, enriched, () => [], familyOf(feed, feeds))
}

async function stored(guid: string, feed = regional): Promise<StoredItem> {
  const found = (await listItemsOfFeed(deps.db, feed.id, 50)).find((item) => item.identity === `guid:${guid}`)
  if (!found) throw new Error(`no ${guid}`)
  return found
}

async function shown(): Promise<string[]> {
  await drainIndexQueue(deps)
  const ids = idsOf(
    await deps.search.search(
      ask({ text: '', facets: {}, includeOffScope: true, sort: 'date', offset: 0, limit: 50 }),
    ),
  )
  return ids.toSorted()
}

const byStaff = (id: string, reason: string | null) =>
  deps.db.run(
    'update items set withdrawn_at = ?, withdrawn_reason = ? where id = ?',
    reason && '2026-11-30T00:00:00.000Z',
    reason,
    id,
  )

describe('a correction', () => {
  it('leaves the first notice as it is, and stands with it both ways, in one story', async () => {
    await check(regional, first)
    await check(regional, correction, first)
    const [a, r] = [await stored('26-1'), await stored('26-2')]
    expect(a).toMatchObject({ amendedBy: r.id, closing: { value: '2026-12-18' }, storyId: a.id })
    expect(a.withdrawn).toBeUndefined()
    expect(r).toMatchObject({ closing: { value: '2027-01-15' }, storyId: a.id })
    const family = { publisher: regional.publisher, feedIds: [regional.id, national.id] }
    const around = async (item: StoredItem) => {
      const { by, of } = await listAmendmentsAround(deps.db, item, family)
      return [by.map(({ item: { id }, cancels }) => [id, cancels]), of.map(({ item: { id } }) => id)]
    }
    expect(await around(a)).toEqual([[[r.id, false]], []])
    expect(await around(r)).toEqual([[], [a.id]])
  })

  it('is heard when it comes before what it corrects', async () => {
    await check(regional, correction)
    await check(regional, correction, first)
    const r = await stored('26-2')
    expect(await stored('26-1')).toMatchObject({ amendedBy: r.id, storyId: r.storyId })
    expect(r.storyId).toBe(r.id)
  })

  it('is heard when both come in one document', async () => {
    await check(regional, correction, first)
    const [a, r] = [await stored('26-1'), await stored('26-2')]
    expect([a.amendedBy, a.storyId]).toEqual([r.id, r.storyId])
  })

  it('says the latest of several', async () => {
    await check(regional, first)
    await check(regional, correction, first)
    await check(regional, { ...correction, id: '26-9' }, correction, first)
    expect((await stored('26-1')).amendedBy).toBe((await stored('26-9')).id)
  })
})

describe('a cancellation', () => {
  it('withdraws the first notice, with its reason, and takes it out of the index', async () => {
    await check(regional, first)
    const a = await stored('26-1')
    expect(await shown()).toEqual([a.id])
    await check(regional, cancellation, first)
    expect((await stored('26-1')).withdrawn).toMatchObject({
      reason: 'Avis annulé par la source.',
      bySource: true,
    })
    expect(await shown()).toEqual([(await stored('26-3')).id])
  })

  it('withdraws it in every feed of the publisher, and in no other', async () => {
    await check(national, first)
    await check(regional, first)
    await saveItems(
      deps,
      'autre',
      [{ ...(await stored('26-1')), id: 'x', feedId: 'autre' }],
      () => [],
      undefined,
    )
    await check(regional, cancellation, first)
    expect((await stored('26-1', national)).withdrawn).toMatchObject({ bySource: true })
    expect((await findItem(deps.db, 'x'))?.withdrawn).toBeUndefined()
  })

  it.each([
    [
      'before what it cancels',
      async () => void (await check(regional, cancellation), await check(regional, cancellation, first)),
    ],
    ['with what it cancels', async () => void (await check(regional, cancellation, first))],
    [
      'from another feed, before',
      async () => void (await check(national, cancellation), await check(regional, first)),
    ],
  ])('is heard when it comes %s', async (_when, happen) => {
    await happen()
    expect((await stored('26-1')).withdrawn).toMatchObject({ bySource: true })
  })

  it('is heard once: the cancelled notice, still listed, neither comes back nor is buried', async () => {
    await check(regional, cancellation, first)
    const { withdrawn } = await stored('26-1')
    expect(await check(regional, cancellation, first)).toMatchObject({
      seen: 2,
      added: 0,
      revised: 0,
      buried: [],
    })
    expect(await check(regional, cancellation, { ...first, objet: 'Autre objet' })).toMatchObject({
      revised: 1,
    })
    expect(await stored('26-1')).toMatchObject({ withdrawn, title: 'Autre objet' })
    expect(await shown()).toEqual([(await stored('26-3')).id])
  })

  it('that is taken back gives the notice back', async () => {
    await check(regional, cancellation, first)
    await check(regional, { ...cancellation, nature: 'APPEL_OFFRE' }, first)
    expect((await stored('26-1')).withdrawn).toBeUndefined()
    expect(await shown()).toHaveLength(2)
  })

  it('that becomes a correction gives the notice back, corrected', async () => {
    await check(regional, cancellation, first)
    await check(regional, { ...cancellation, nature: 'RECTIFICATIF' }, first)
    const a = await stored('26-1')
    expect([a.withdrawn, a.amendedBy]).toEqual([undefined, (await stored('26-3')).id])
  })
})

describe('a record that says that it no longer holds', () => {
  const given = { ...first, statut: 'Abandonné' }

  it('is withdrawn with the words of the source, as a revision', async () => {
    await check(regional, first)
    expect(await check(regional, given)).toMatchObject({ revised: 1 })
    const { id, withdrawn } = await stored('26-1')
    expect(withdrawn).toMatchObject({ bySource: true })
    expect(withdrawn?.reason).toContain('Abandonné')
    expect(await shown()).toEqual([])
    expect(await listRevisions(deps.db, id)).toHaveLength(1)
  })

  it('is withdrawn at first sight', async () => {
    await check(regional, given)
    expect((await stored('26-1')).withdrawn).toMatchObject({ bySource: true })
  })

  it('comes back when the source says so', async () => {
    await check(regional, given)
    expect(await check(regional, first)).toMatchObject({ revised: 1 })
    expect((await stored('26-1')).withdrawn).toBeUndefined()
    expect(await shown()).toHaveLength(1)
  })

  it('does not come back while a notice cancels it', async () => {
    await check(regional, given, cancellation)
    await check(regional, first, cancellation)
    expect((await stored('26-1')).withdrawn).toMatchObject({ bySource: true })
  })

  it('is heard in a feed whose publisher amends nothing', async () => {
    const { amends: _amends, ...mapping } = regional.mapping
    const alone = { ...regional, id: 'seul', publisher: 'Seul', mapping }
    expect(familyOf(alone, [...feeds, alone])).toBeUndefined()
    await check(alone, given)
    await check(alone, given)
    expect((await stored('26-1', alone)).withdrawn).toMatchObject({ bySource: true })
    await check(alone, first)
    expect((await stored('26-1', alone)).withdrawn).toBeUndefined()
  })
})

describe('what a person decided', () => {
  it('stands: a notice that staff took off does not come back with the source', async () => {
    await check(regional, first)
    await byStaff((await stored('26-1')).id, 'Hors sujet')
    await check(regional, { ...first, statut: 'Abandonné' })
    await check(regional, first)
    expect((await stored('26-1')).withdrawn).toEqual({ at: '2026-11-30T00:00:00.000Z', reason: 'Hors sujet' })
    expect((await check(regional, first)).buried).toHaveLength(1)
  })

  it('stands: a cancelled notice that staff took off in their turn stays off', async () => {
    await check(regional, cancellation, first)
    await byStaff((await stored('26-1')).id, 'Doublon')
    await check(regional, { ...cancellation, nature: 'APPEL_OFFRE' }, first)
    expect((await stored('26-1')).withdrawn).toMatchObject({ reason: 'Doublon' })
  })

  it('stands: a cancelled notice that staff put back is not taken off again by the same cancellation', async () => {
    await check(regional, cancellation, first)
    await byStaff((await stored('26-1')).id, null)
    await check(regional, cancellation, first)
    expect((await stored('26-1')).withdrawn).toBeUndefined()
  })
})
