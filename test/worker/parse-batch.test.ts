import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let answers: Record<string, unknown>[]

const feed = (items: string) =>
  `<rss version="2.0"><channel><title>x</title><link>/</link>${items}</channel></rss>`
const documents: [name: string, content: string, more: object][] = [
  [
    'ici.xml',
    feed('<item><title>a</title><link>b</link></item>'),
    {
      url: 'https://exemple.fr/flux/rss',
      headers: { 'Content-Location': '/annexe/', 'Content-Language': 'fr' },
    },
  ],
  ['muet.xml', feed('<item><link>https://exemple.fr/?utm_source=x#a</link></item><item/>'), {}],
  ['casse.xml', '<rss version="2.0"><channel><title>x</title><item><title>y', {}],
  ['autre.xml', '<urlset/>', {}],
  ['vide.xml', '<rss/>', { url: 'https://exemple.fr/', headers: { 'Content-Location': 'javascript:x' } }],
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-parse-'))
  const lines = documents.map(([name, content, more]) => {
    writeFileSync(join(folder, name), content)
    return JSON.stringify({ file: join(folder, name), ...more })
  })
  answers = jsonLines((await vigie(['parse', '--batch'], { input: lines.join('\n') })).stdout)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('vigie parse --batch', () => {
  it('starts relative addresses at the Content-Location, and takes the language of the headers', () => {
    expect(answers[0]).toMatchObject({
      feed: { link: 'https://exemple.fr/', language: 'fr' },
      items: [{ url: 'https://exemple.fr/annexe/b' }],
    })
  })

  it('shows every item, even one that says nothing, and addresses as they are written', () => {
    expect(answers[1]).toMatchObject({
      items: [{ title: '', url: 'https://exemple.fr/?utm_source=x#a' }, { title: '' }],
    })
  })

  it('takes an empty feed for what it is, and no script for an address', () => {
    expect(answers[4]).toEqual({ feed: {}, items: [] })
  })

  it('says bozo of what is too broken to be read, and only of that', () => {
    expect(answers[2]).toMatchObject({ items: [], bozo: true, error: { code: 'malformed-xml' } })
    expect(answers[3]).toMatchObject({ error: { code: 'not-a-feed' } })
    expect(answers[3]).not.toHaveProperty('bozo')
  })
})
