import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import type { JsonFeed, JsonMapping } from '#src/feed/definition.ts'
import { sharedPath } from '#test/helpers/shared.ts'

const notices = sharedPath('samples/boamp/annonces_reelles.json')
const aids = sharedPath('samples/aides-territoires/AT_aides_full_2021-11.json')
const json = feeds.filter((feed): feed is JsonFeed => feed.format === 'json')

function definition(id: string): JsonFeed {
  const feed = json.find((candidate) => candidate.id === id)
  if (!feed) throw new Error(`no feed ${id}`)
  return feed
}

function records(path: string): Record<string, unknown>[] {
  return Object.values(JSON.parse(readFileSync(path, 'utf8')) as object).filter(
    (value) => typeof value === 'object',
  )
}

/** Every path of a mapping that starts from a record. */
function pathsOf({
  items: _items,
  url,
  kind,
  summary = [],
  categories = [],
  ...fields
}: JsonMapping): string[] {
  const inUrl = url.includes('{') ? [...url.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '') : [url]
  return [...Object.values(fields), ...inUrl, ...summary, ...categories, ...(kind ? [kind.path] : [])].filter(
    (path) => typeof path === 'string',
  )
}

describe('the mapping of BOAMP', () => {
  const boamp = json.filter((feed) => feed.publisher === 'BOAMP')

  it.skipIf(!notices)('reads fields that real notices have', () => {
    for (const notice of records(notices ?? '').filter((record) => 'idweb' in record)) {
      expect(pathsOf(definition('boamp-cvl').mapping).filter((path) => !(path in notice))).toEqual([])
    }
  })

  it.skipIf(!notices)('knows the nature of every real notice', () => {
    const natures = records(notices ?? '')
      .filter((record) => 'idweb' in record)
      .map((record) => record.nature)
    expect(natures).toEqual(['APPEL_OFFRE', 'APPEL_OFFRE', 'ATTRIBUTION'])
    const known = Object.keys(definition('boamp-cvl').mapping.kind?.values ?? {})
    expect(natures.filter((nature) => !known.includes(String(nature)))).toEqual([])
  })

  it.each(boamp.map((feed) => [feed.id, feed] as const))(
    'asks for each field that it reads (%s)',
    (_id, feed) => {
      const asked = new URL(feed.url).searchParams.get('select')?.split(',') ?? []
      expect(pathsOf(feed.mapping).filter((path) => !asked.includes(path))).toEqual([])
    },
  )

  it('asks for the six départements of the region', () => {
    expect(new URL(definition('boamp-cvl').url).searchParams.get('where')).toBe(
      'code_departement in ("18","28","36","37","41","45")',
    )
  })

  it('searches subjects by phrase, among open calls', () => {
    expect(new URL(definition('boamp-reseaux').url).searchParams.get('where')).toBe(
      `nature='APPEL_OFFRE' and (search(objet,"fibre optique") or search(objet,"très haut débit") or search(objet,"réseau d'initiative publique"))`,
    )
  })

  it('stays within what Opendatasoft gives in one answer', () => {
    const limits = boamp.map((feed) => Number(new URL(feed.url).searchParams.get('limit')))
    expect(Math.max(...limits)).toBeLessThanOrEqual(100)
  })
})

describe('the other mappings', () => {
  it.skipIf(!notices)('reads fields that a real APProch project has', () => {
    const projects = records(notices ?? '').filter((record) => 'libelle' in record)
    expect(projects).toHaveLength(1)
    expect(pathsOf(definition('approch').mapping).filter((path) => !(path in (projects[0] ?? {})))).toEqual(
      [],
    )
  })

  it.skipIf(!aids)('reads fields that real aids have', () => {
    const recorded = records(aids ?? '')
    expect(recorded.length).toBeGreaterThan(400)
    const paths = pathsOf(definition('aides-territoires').mapping)
    expect(recorded.filter((aid) => paths.some((path) => !(path in aid)))).toEqual([])
  })
})
