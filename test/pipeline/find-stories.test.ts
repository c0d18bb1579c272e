import { beforeEach, describe, expect, it } from 'vitest'
import { separate } from '#src/curation/story-gestures.ts'
import { keepApart } from '#src/pipeline/find-stories.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { findItem } from '#src/store/items.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps()
})

const title = 'Rochecourbe : un rançongiciel paralyse la paie des agents'

/** One check of the feed of this name, which brings items of these ids. */
async function come(feedId: string, ids: readonly string[], fields: { title?: string; text?: string } = {}) {
  const items = ids.map((id) =>
    enrichedItem({ id, feedId, title, text: '', url: `https://${id}.example/1`, ...fields }),
  )
  await saveItems(deps, feedId, items, () => [])
}

const storyOf = async (id: string) => (await findItem(deps.db, id))?.storyId

describe('findStories', () => {
  it('puts together what several feeds tell, check after check', async () => {
    await come('a', ['a'])
    await come('b', ['b'], { title: 'La paie des agents de Rochecourbe paralysée par un rançongiciel' })
    await come('c', ['c'], { title: 'Rançongiciel à Rochecourbe : la paie des agents à l’arrêt' })
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual(['a', 'a', 'a'])
  })

  it('compares nothing with what is older than the window', async () => {
    await come('a', ['a'])
    deps.clock.at = new Date(deps.clock.at.getTime() + 46 * 86_400_000)
    await come('b', ['b'])
    expect(await storyOf('b')).toBeUndefined()
  })

  it('looks at a long first reading in parts, and lets one item of a feed in a story', async () => {
    await come('a', ['a'])
    await come(
      'archive',
      Array.from({ length: 620 }, (_, n) => `e${n}`),
    )
    const told = await deps.db.all<{ id: string }>(`select id from items where story_id = 'a' order by seq`)
    expect(told.map(({ id }) => id)).toEqual(['a', 'e0'])
  })
})

describe('keepApart', () => {
  it('does not let a publisher put back in a story what a person took out', async () => {
    for (const id of ['a', 'b', 'c']) await come(id, [id])
    await separate(deps, { name: 'Léa' }, 'b')
    const links = { joined: new Map([['n', 'a']]), opened: new Map([['b', 'a']]) }
    expect(await keepApart(deps, links)).toEqual({ joined: links.joined, opened: new Map() })
    const own = { joined: new Map([['n', 'b']]), opened: new Map([['b', 'b']]) }
    expect(await keepApart(deps, own)).toBe(own)
  })
})
