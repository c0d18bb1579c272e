import { plainText, plainTitle } from '#src/normalise/text.ts'

/** What gold/ holds of a recorded item. */
export interface Words {
  url: string
  title: string
  text: string
}

type Entry = readonly [id: string, words: Words]

/** The items of a recorded file (a path under ../shared/samples), written as gold/ writes those of the same publisher. */
export function readWords(source: string, content: string): ReadonlyMap<string, Words> {
  if (source.startsWith('rss-')) return new Map(readRss(content))
  if (source.startsWith('dila-jorf/')) return new Map(readSummary(content))
  const parsed = JSON.parse(content) as Record<string, unknown>
  const records = (Array.isArray(parsed) ? parsed : Object.values(parsed)) as Record<string, unknown>[]
  const read = readerOf(source)
  return new Map(records.filter((record) => typeof record === 'object').map(read))
}

/** An aid is cut at 1,200 characters; a notice of the BOAMP is its object and its buyer. */
function readerOf(source: string): (record: Record<string, unknown>) => Entry {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  if (source.startsWith('aides-territoires/')) {
    return (record) => {
      const url = `https://aides-territoires.beta.gouv.fr${text(record['url'])}`
      const said = plainText(text(record['description'])).replace(/\s+/g, ' ').slice(0, 1200)
      return [String(record['id']), { url, title: plainTitle(text(record['name'])), text: said }]
    }
  }
  if (source.startsWith('aap-listes/')) {
    return (record) => {
      const url = text(record['url_source'])
      return [url, { url, title: text(record['titre']), text: text(record['resume']).replace(/\s+/g, ' ') }]
    }
  }
  if (source.startsWith('boamp/')) return readNotice
  return (record) => [
    String(record['id']),
    { url: text(record['url']), title: unescape(record['title']), text: unescape(record['desc']) },
  ]
}

function readNotice(record: Record<string, unknown>): Entry {
  const title = String(record['ao'] ?? record['objet'] ?? record['libelle'] ?? '')
  const buyer = record['nomacheteur'] ?? record['entite_achat']
  const url = String(record['url'] ?? `https://www.boamp.fr/pages/avis/?q=idweb:${record['idweb']}`)
  const id = String(record['id'] ?? record['idweb'] ?? record['code'])
  return [id, { url, title, text: buyer ? `${title} - ${buyer}` : title }]
}

function readRss(content: string): Entry[] {
  return content
    .split(/<item[\s>]/)
    .slice(1)
    .map((item): Entry => {
      const field = (name: string): string => {
        const from = item.indexOf('>', item.indexOf(`<${name}`)) + 1
        const inside = item.slice(from, item.indexOf(`</${name}>`, from))
        return inside.trim().replace(/^<!\[CDATA\[|\]\]>$/g, '')
      }
      const url = plainText(field('link'))
      return [
        url,
        { url, title: plainTitle(field('title')), text: plainText(plainText(field('description'))) },
      ]
    })
}

function readSummary(content: string): Entry[] {
  return [...content.matchAll(/idtxt="(\w+)" titretxt="([^"]*)"/g)].map(([, id, raw]) => {
    const title = plainTitle(raw!)
    return [id!, { url: `https://www.legifrance.gouv.fr/jorf/id/${id}`, title, text: title }]
  })
}

/** The files of veille-json hold doubly escaped entities, and the last line of WordPress feeds, which gold/ leaves out. */
function unescape(value: unknown): string {
  const plain = typeof value === 'string' ? plainText(plainText(value)) : ''
  return plain.replace(
    /\s*(?:The post|Der Beitrag) .{0,300} (?:appeared first on|erschien zuerst auf) .*$/s,
    '',
  )
}
