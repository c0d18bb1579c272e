import { axes } from '#feeds/axes/index.ts'
import { kinds } from '#src/axis/taxonomy.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { seeded } from './deliver/seeded.ts'
import { storeItems, type World } from './world.ts'

export const firstFriday = Date.parse('2026-09-04T16:00:00.000Z')
const day = 86_400_000
export const week = 7 * day

/** One event of the world. What publishers say of it comes within some days, each in its own words. */
export interface Happening {
  name: string
  closing?: string
  tellings: string[]
}

export interface Season {
  world: World
  happenings: Happening[]
  /** Of an item, the event that it tells. */
  of(itemId: string): Happening | undefined
  /** Everything that happens from the last call to this instant: so many events. */
  live(until: number, events: number): Promise<void>
}

/**
 * A watch that lives: events told by one to three publishers, matched as they come, stories that change their name, items
 * filed under another axis, withdrawn, and back again. The same seed gives the same season.
 */
export function openSeason(world: World, seed: number): Season {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const happenings: Happening[] = []
  const byItem = new Map<string, Happening>()
  let lived = firstFriday - 4 * day
  const late: { at: number; happening: Happening }[] = []

  const tellingOf = (happening: Happening, at: number): StoredItem => {
    const id = `${happening.name}-${happening.tellings.length}`
    happening.tellings.push(id)
    byItem.set(id, happening)
    const seen = new Date(at).toISOString()
    return storedItem({
      id,
      feedId: pick(['arcep-actualites', 'cre-aap']),
      firstSeenAt: seen,
      publishedAt: seen,
      axes: [{ id: pick(axes).id, score: 1 + Math.floor(random() * 12), reasons: [] }],
      kind: happening.closing ? 'appel-a-projets' : pick(kinds),
      domain: pick(['technologique', 'juridique', 'financiere']),
      storyId: `h-${happening.name}`,
      ...(happening.closing ? { closing: { value: happening.closing, origin: 'field' } } : {}),
    })
  }

  async function change(sql: string, ...values: (string | null)[]): Promise<void> {
    await world.db.run(sql, ...values)
  }

  /** What staff and publishers do to items that are there. */
  async function disturb(until: number): Promise<void> {
    const items = [...byItem.keys()]
    for (let n = 0; n < 3; n += 1) {
      const id = pick(items)
      const now = new Date(until).toISOString()
      await change(`update items set withdrawn_at = ?, withdrawn_reason = 'essai' where id = ?`, now, id)
      await change(`update items set withdrawn_at = null, withdrawn_reason = null where id = ?`, pick(items))
      await change(
        'update item_axes set axis_id = ? where item_id = ? and position = 0',
        pick(axes).id,
        pick(items),
      )
      // A match on more tellings gives the story another name, and everyone in it.
      const renamed = pick(happenings)
      const name = `h-${renamed.name}-${until}`
      await change(
        'update items set story_id = ? where id in (select value from json_each(?))',
        name,
        JSON.stringify(renamed.tellings),
      )
    }
  }

  return {
    world,
    happenings,
    of: (id) => byItem.get(id),
    async live(until, events) {
      const items: StoredItem[] = []
      for (const one of late.splice(0)) {
        if (one.at > until) late.push(one)
        else items.push(await joined(world, one.happening, tellingOf(one.happening, one.at)))
      }
      for (let n = 0; n < events; n += 1) {
        const at = lived + Math.floor(random() * (until - lived))
        const closes = random() < 0.2 ? new Date(at + (5 + random() * 60) * day).toISOString() : undefined
        const happening: Happening = {
          name: `e${happenings.length}`,
          tellings: [],
          ...(closes ? { closing: closes } : {}),
        }
        happenings.push(happening)
        items.push(tellingOf(happening, at))
        for (let m = random() < 0.4 ? 1 + Math.floor(random() * 2) : 0; m > 0; m -= 1)
          late.push({ at: at + Math.floor(random() * 12 * day), happening })
      }
      lived = until
      await storeItems(world, items)
      await disturb(until)
    },
  }
}

/** The telling under the name that its story has today. */
async function joined({ db }: World, happening: Happening, item: StoredItem): Promise<StoredItem> {
  const row = await db.get<{ story_id: string }>(
    'select story_id from items where id = ?',
    happening.tellings[0] ?? '',
  )
  return row ? { ...item, storyId: row.story_id } : item
}
