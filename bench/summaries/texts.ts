import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'cheerio/slim'
import { plainText, plainTitle } from '#src/normalise/text.ts'
import { decodeText } from '#src/parse/charset/decode.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { readPages } from '../fulltext-pages.ts'

/** A recorded text, with its publisher's own summary where it has one. */
export interface Told {
  set: string
  title: string
  text: string
  reference?: string
}

/** What is beside the project; nothing of it is copied into it. */
export function readTexts(): Told[] {
  return [...watchTexts(), ...aidTexts(), ...pageTexts(), ...pressTexts()]
}

/** Descriptions of feeds, cut by their publishers at 350 characters. */
function watchTexts(): Told[] {
  return ['union_veille_2025-04_2026-08.json', 'union_tech_fr_2026-03_08.json'].flatMap((name) =>
    readList(`samples/veille-json-2026/${name}`).map((one) => ({
      set: 'descriptions of feeds',
      title: plainTitle(String(one['title'])),
      text: plainText(plainText(String(one['desc'] ?? ''))),
    })),
  )
}

function aidTexts(): Told[] {
  return readList('samples/aides-territoires/AT_aides_full_2021-11.json').map((one) => ({
    set: 'aids, whole description',
    title: plainTitle(String(one['name'])),
    text: plainText(String(one['description'] ?? '')),
  }))
}

/** Articles as they were chosen by eye, with the description that their page gives of them. */
function pageTexts(): Told[] {
  return readPages().flatMap(({ html, expected, set }) => {
    if (set === 'invented') return []
    const page = load(html)
    const meta = page('meta[property="og:description"], meta[name="description"]').first().attr('content')
    const title = plainTitle(page('h1').first().text() || page('title').text())
    const reference = meta ? plainText(meta) : undefined
    return [{ set: 'articles', title, text: expected, ...(reference ? { reference } : {}) }]
  })
}

function pressTexts(): Told[] {
  const folder = sharedPath('samples/rss-presse-peng')
  const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : []
  return names.flatMap((name) => {
    const { text } = decodeText(readFileSync(`${folder}/${name}`))
    return text
      .split(/<item[\s>]/)
      .slice(1)
      .map((item) => ({
        set: 'press feeds',
        title: plainTitle(inside(item, 'title')),
        text: plainText(inside(item, 'description')),
      }))
  })
}

function inside(item: string, name: string): string {
  const from = item.indexOf('>', item.indexOf(`<${name}`)) + 1
  const content = item.slice(from, item.indexOf(`</${name}>`, from)).trim()
  return content.replace(/^<!\[CDATA\[|\]\]>$/g, '')
}

function readList(relative: string): Record<string, unknown>[] {
  const path = sharedPath(relative)
  if (!path) return []
  const read = JSON.parse(readFileSync(path, 'utf8')) as unknown
  const list = Array.isArray(read) ? read : (read as { results?: unknown }).results
  return (Array.isArray(list) ? list : []) as Record<string, unknown>[]
}
