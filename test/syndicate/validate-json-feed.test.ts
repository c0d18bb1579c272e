import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { documentsOf, siteDocuments } from './documents.ts'

const ajv = new Ajv2020({ allErrors: true })
formats.default(ajv)
const validate = ajv.compile(
  JSON.parse(
    readFileSync(new URL('../fixtures/schemas/json-feed-1.1.json', import.meta.url), 'utf8'),
  ) as object,
)

interface Feed {
  feed_url?: string
  next_url?: string
  items: { id: string }[]
}

/** By the schema, then by what the text of version 1.1 asks besides. */
function faultsOf(text: string): string[] {
  const feed = JSON.parse(text) as Feed
  if (!validate(feed)) return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
  const ids = feed.items.map(({ id }) => id)
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two items with one id']),
    ...(feed.next_url !== undefined && feed.next_url === feed.feed_url ? ['the next page is this one'] : []),
  ]
}

const [, rich] = documentsOf('json')[0]!
const whole = renderJsonFeed(rich)

describe('JSON Feed 1.1, by a schema of its text', () => {
  it.each(documentsOf('json'))('finds no fault in %s', (_name, channel) => {
    expect(faultsOf(renderJsonFeed(channel))).toEqual([])
  })

  it('finds no fault in what the site answers', async () => {
    const documents = await siteDocuments('json')
    expect(documents.map(([path, text]) => [path, faultsOf(text)])).toEqual(
      documents.map(([path]) => [path, []]),
    )
  })

  // The check is worth what it refuses.
  it.each([
    ['another version', 'version/1.1', 'version/1'],
    ['no title', '"title":"Vigie, tout"', '"titre":"Vigie, tout"'],
    ['an id that is a number', '"id":"tag:veille.example,2026:item/titre-seul"', '"id":12'],
    ['an id twice', 'item/titre-seul","url"', 'item/appel-complet","url"'],
    ['no content', '"content_text"', '"_content"'],
    ['a date without its hour', '2026-11-18T07:15:00Z', '2026-11-18'],
    ['an attachment without type', '"mime_type":"application/pdf",', ''],
    ['a relative address', 'https://www.arcep.example/appel?', '/appel?'],
    ['a field that the format does not have', '"tags"', '"categories"'],
    ['an author without name', '{"name":"Arcep"}', '{}'],
    ['a next page that is this one', 'tout.json?archive=2026-10"', 'tout.json"'],
  ])('refuses %s', (_name, from, to) => {
    const spoilt = whole
      .replace(from, to)
      .replace('https://veille.example/flux.rss?axe=a&tri=date', 'https://veille.example/flux/tout.json')
    expect(whole).toContain(from)
    expect(faultsOf(spoilt)).not.toEqual([])
  })
})
