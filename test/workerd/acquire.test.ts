import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Acquired, acquireFeed } from '#src/acquire/acquire-feed.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import { type ScriptedAnswer, scriptSession } from '#test/helpers/session.ts'

const address = 'https://donnees.example/liste'
const common = {
  id: 'essai',
  publisher: 'Éditeur d’essai',
  title: 'Liste',
  url: address,
  homepage: 'https://donnees.example/',
  domain: 'technologique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 60,
} as const

async function titles(feed: FeedDefinition, world: Record<string, ScriptedAnswer | string>) {
  const acquired: Acquired = await acquireFeed(feed, { validators: {} }, scriptSession(world))
  if (acquired.kind !== 'fresh') return acquired
  return acquired.parsed.items.map((item) => item.title)
}

describe('sources read in several steps, on Workers', () => {
  it('a table in an old charset', async () => {
    const rows =
      'Titre;Adresse\r\n"Fibre : l\'été";https://donnees.example/a\r\nÉcole;https://donnees.example/b\r\n'
    const latin = Uint8Array.from(rows, (character) => character.charCodeAt(0))
    const feed: FeedDefinition = {
      ...common,
      format: 'csv',
      csv: { separator: ';', charset: 'iso-8859-1' },
      mapping: { items: '', guid: 'Adresse', title: 'Titre', url: 'Adresse' },
    }
    expect(await titles(feed, { [address]: { body: latin, type: 'text/csv' } })).toEqual([
      "Fibre : l'été",
      'École',
    ])
  })

  it('a zip of JSON files', async () => {
    const file = (id: number) => strToU8(JSON.stringify({ dossier: { id, titre: `Dossier ${id}` } }))
    const feed: FeedDefinition = {
      ...common,
      format: 'json',
      zipped: true,
      mapping: { items: 'dossier', guid: 'id', title: 'titre', url: 'https://donnees.example/{id}' },
    }
    const body = zipSync({ 'json/1.json': file(1), 'json/2.json': file(2) })
    expect(await titles(feed, { [address]: { body, type: 'application/zip' } })).toEqual([
      'Dossier 1',
      'Dossier 2',
    ])
  })

  it('a packed sitemap', async () => {
    const xml = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://donnees.example/appel-a-projets-2026</loc><lastmod>2026-11-20</lastmod></url></urlset>`
    const feed: FeedDefinition = { ...common, format: 'sitemap', sitemap: {} }
    expect(
      await titles(feed, { [address]: { body: gzipSync(strToU8(xml)), type: 'application/gzip' } }),
    ).toEqual(['Appel a projets 2026'])
  })

  it('a page with its list, and a page that nobody described', async () => {
    const item = (n: number) =>
      `<article class="actu"><h2><a href="/actualites/${n}">Une actualité du réseau public n° ${n}</a></h2><time datetime="2026-11-1${n}">1${n} novembre 2026</time><p>Quelques mots sur ce sujet.</p></article>`
    const html = `<!doctype html><html lang="fr"><body><main>${[1, 2, 3, 4].map(item).join('')}</main></body></html>`
    const list: FeedDefinition = {
      ...common,
      format: 'html-list',
      list: { item: '.actu', title: 'h2', date: 'time' },
    }
    expect(await titles(list, { [address]: html })).toHaveLength(4)
    expect(await titles({ ...common, format: 'page' }, { [address]: html })).toHaveLength(4)
  })
})

describe('the text behind a teaser, on Workers', () => {
  it('is read from a page', async () => {
    const paragraph =
      '<p>Le syndicat déploie un réseau LoRaWAN pour la télérelève des compteurs d’eau des communes.</p>'
    const html = `<!doctype html><html lang="fr"><body><nav><a href="/">Accueil</a></nav><article><h1>Télérelève</h1>${paragraph.repeat(6)}</article></body></html>`
    const { text, language } = await extractFullText({
      body: strToU8(html),
      contentType: 'text/html; charset=utf-8',
      url: 'https://donnees.example/article',
    })
    expect(text).toContain('réseau LoRaWAN')
    expect(text).not.toContain('Accueil')
    expect(language).toBe('fr')
  })
})
