import { ParseError } from '../errors.ts'
import { explainHtml } from './html/html-instead.ts'
import { readTags } from './html/read-tags.ts'
import { escapeHtml, present } from './xml/element.ts'

/** https://www.sitemaps.org/protocol.html, with Google's news extension. Values as written. */
export type Sitemap =
  | { kind: 'urls'; entries: SitemapEntry[]; bozo?: string }
  | { kind: 'index'; entries: SitemapEntry[]; bozo?: string }

export interface SitemapEntry {
  url: string
  lastmod?: string
  /** What a news sitemap says of an article. */
  title?: string
  published?: string
  language?: string
  keywords?: string
}

/** What the protocol allows in one file. */
const maxEntries = 50_000
const maxAddress = 2048

/**
 * A sitemap, a sitemap index or a text of one address a line.
 *
 * @throws {ParseError} `html-instead-of-feed`, `not-a-feed`
 */
export function parseSitemap(text: string, url: string): Sitemap {
  const head = text.slice(0, 5000)
  if (/^\s{0,100}https?:\/\//i.test(head)) return readLines(text)
  if (/<(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)[\s>/]/i.test(head)) return readXml(text)
  if (/<!doctype\s+html|<html[\s>]/i.test(head)) {
    throw new ParseError('html-instead-of-feed', explainHtml(text, url))
  }
  throw new ParseError(
    'not-a-feed',
    'Le document n’est pas un sitemap (ni « urlset », ni « sitemapindex »). Chercher l’adresse du sitemap dans le robots.txt du site, ou décrire la source avec un autre format.',
  )
}

function readLines(text: string): Sitemap {
  const lines = text.slice(0, maxEntries * maxAddress).split('\n', maxEntries)
  const urls = lines.map((line) => line.trim()).filter((line) => /^https?:\/\/\S{1,2048}$/i.test(line))
  return { kind: 'urls', entries: urls.map((url) => ({ url })) }
}

// `image:loc`, `video:title` and the like are of pictures and films: names count with their prefix.
const fields: Record<string, Exclude<keyof SitemapEntry, 'url'> | 'url'> = {
  loc: 'url',
  lastmod: 'lastmod',
  'news:title': 'title',
  'news:publication_date': 'published',
  'news:language': 'language',
  'news:keywords': 'keywords',
}

function readXml(text: string): Sitemap {
  const entries: SitemapEntry[] = []
  let kind: Sitemap['kind'] = 'urls'
  let ended = false
  let entry: Partial<SitemapEntry> | undefined
  let field: keyof SitemapEntry | undefined
  let prefix = ''
  const bare = (name: string) => (prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name)
  readTags(
    text,
    {
      onopentagname(name) {
        const root = /^(?:[\w-]{1,20}:)?(urlset|sitemapindex)$/i.exec(name)?.[1]
        if (root) {
          kind = root.toLowerCase() === 'urlset' ? 'urls' : 'index'
          prefix = name.slice(0, name.length - root.length)
        }
        if (bare(name) === 'url' || bare(name) === 'sitemap') entry = {}
        field = entry && fields[bare(name)]
      },
      ontext(data) {
        if (entry && field) entry[field] = `${entry[field] ?? ''}${data}`.slice(0, maxAddress + 1)
      },
      onclosetag(name, isImplied) {
        field = undefined
        if (/^(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)$/i.test(name)) ended = !isImplied
        if (bare(name) !== 'url' && bare(name) !== 'sitemap') return
        // What a cut closes is half an address.
        const read = entry && !isImplied ? tidy(entry) : undefined
        if (read && entries.length < maxEntries) entries.push(read)
        entry = undefined
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  return { kind, entries, ...(ended ? {} : { bozo: 'Le sitemap est coupé avant sa fin.' }) }
}

/** Trimmed, without empty values; undefined where there is no usable address. */
function tidy({ url, title, ...rest }: Partial<SitemapEntry>): SitemapEntry | undefined {
  const address = present(url)
  if (!address || address.length > maxAddress) return undefined
  const said = Object.entries({ ...rest, title: title && escapeHtml(title.trim()) })
  return {
    url: address,
    ...Object.fromEntries(said.map(([name, value]) => [name, present(value)]).filter(([, value]) => value)),
  }
}
