import { beforeEach, describe, expect, it } from 'vitest'
import { findSimilarItems } from '#src/curation/similar-items.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findItem } from '#src/store/items.ts'
import { insertItems } from '#src/store/write-items.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const now = '2026-11-24T08:00:00Z'

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps()
})

async function come(id: string, title: string, text: string, story?: string): Promise<void> {
  const item = enrichedItem({ id, identity: `guid:${id}`, title, text, contentHash: id })
  await deps.db.batch(insertItems([item], now, new Map(story ? [[id, story]] : [])))
}

async function similarTo(id: string, told: { id: string }[] = []) {
  await drainIndexQueue(deps)
  return findSimilarItems(deps, (await findItem(deps.db, id))!, told)
}

const sensors = 'Des capteurs LoRaWAN mesurent le niveau des rivières et préviennent les communes des crues.'

describe('findSimilarItems, by the search engine', () => {
  beforeEach(async () => {
    await come('a', 'Capteurs de crue en Sologne', sensors)
    await come('b', 'Le département pose des capteurs sur ses rivières', `${sensors} Douze sont en service.`)
    await come('c', 'Une fête du livre à Romorantin', 'Des auteurs et des libraires sur la place.')
  })

  it('finds what speaks of the same in the same source too, and says the words that both hold', async () => {
    const similar = await similarTo('a')
    expect(similar.map(({ item }) => item.id)).toEqual(['b'])
    expect(similar[0]!.shared).toEqual(['capteurs', 'crue'])
    expect(similar[0]!.why).toBeUndefined()
  })

  it('leaves out its own story, what the page tells elsewhere, and what was withdrawn', async () => {
    expect(await similarTo('a', [{ id: 'b' }])).toEqual([])
    await deps.db.run(`update items set withdrawn_at = ?, withdrawn_reason = 'Erreur.' where id = 'b'`, now)
    expect(await similarTo('a')).toEqual([])
    await deps.db.run(`update items set withdrawn_at = null, story_id = 's' where id in ('a', 'b')`)
    expect(await similarTo('a')).toEqual([])
  })

  it('shows six at most, each once', async () => {
    for (let rank = 0; rank < 12; rank += 1) await come(`n${rank}`, `Capteurs de crue, lot ${rank}`, sensors)
    const ids = (await similarTo('a')).map(({ item }) => item.id)
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })

  it('finds nothing where nothing is alike, or where the item says nothing', async () => {
    expect(await similarTo('c')).toEqual([])
    await come('vide', '', '')
    expect(await similarTo('vide')).toEqual([])
  })
})
