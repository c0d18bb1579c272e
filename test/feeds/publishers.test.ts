import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { validateFeeds } from '#src/feed/validate.ts'

const folder = new URL('../../feeds/publishers/', import.meta.url)
const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.ts'))
const modules = await Promise.all(
  files.map(async (file) => ({
    file,
    exports: (await import(new URL(file, folder).href)) as Record<string, unknown>,
  })),
)

describe('feeds/index.ts', () => {
  it('has no fault', () => {
    expect(validateFeeds(feeds)).toHaveLength(feeds.length)
  })

  it.each(modules)('lists every feed of $file', ({ exports }) => {
    const defined = Object.values(exports).flat() as FeedDefinition[]
    expect(defined.length).toBeGreaterThan(0)
    expect(defined.filter((feed) => !feeds.includes(feed))).toEqual([])
  })

  it('lists nothing that no file defines', () => {
    const defined = modules.flatMap((module) => Object.values(module.exports).flat())
    expect(feeds.filter((feed) => !defined.includes(feed))).toEqual([])
  })

  it('watches what the project is for', () => {
    const paused = feeds.filter((feed) => feed.paused).length
    console.log(
      `${feeds.length} feeds, ${paused} paused`,
      countsBy('format'),
      countsBy('domain'),
      countsBy('territory'),
    )
    expect(feeds.length - paused).toBeGreaterThan(200)
    expect(feeds.filter((feed) => /^(?:region-24|dept-|epci-)/.test(feed.territory)).length).toBeGreaterThan(
      50,
    )
  })
})

describe.each(modules)('$file', ({ file, exports }) => {
  it('exports one list, named after the file', () => {
    const name = file
      .replace('.ts', '')
      .replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    expect(Object.keys(exports)).toEqual([name])
  })
})

describe('publishers', () => {
  const publishers = [...new Set(feeds.map((feed) => feed.publisher))]

  it('are each written one way', () => {
    const plain = publishers.map((name) =>
      name
        .normalize('NFD')
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase(),
    )
    expect(plain.filter((name, index) => plain.indexOf(name) !== index)).toEqual([])
  })

  it('own their host: no two publishers behind one', () => {
    const shared = ['www.data.gouv.fr']
    const owners = Map.groupBy(feeds, (feed) => new URL(feed.url).hostname)
    const doubtful = [...owners].filter(([, own]) => new Set(own.map((feed) => feed.publisher)).size > 1)
    expect(doubtful.map(([host]) => host).filter((host) => !shared.includes(host))).toEqual([])
  })
})

describe('gates', () => {
  it.each(['lmi', 'numerama', '01net', 'zdnet-fr', 'village-justice', 'certfr-avis'])(
    'asks %s for a word about local authorities',
    (id) => {
      expect(gateOf(id)).toBe('local-authority')
    },
  )

  it.each(['nr-41', 'ici-touraine', 'magcentre', 'actu-cvl', 'france3-cvl', 'datagouv-datasets-atom'])(
    'asks %s for a strong cue',
    (id) => {
      expect(gateOf(id)).toBe('strong-cue')
    },
  )

  it.each(['arcep', 'localtis', 'gazette-communes', 'boamp-cvl', 'certfr-alertes'])(
    'asks nothing of %s',
    (id) => {
      expect(feeds.map((feed) => feed.id)).toContain(id)
      expect(gateOf(id)).toBeUndefined()
    },
  )
})

function gateOf(id: string): FeedDefinition['gate'] {
  return feeds.find((feed) => feed.id === id)?.gate
}

function countsBy(key: 'format' | 'domain' | 'territory'): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(feeds, (feed) => feed[key])].map(([value, of]) => [value, of.length]),
  )
}
