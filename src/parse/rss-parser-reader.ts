import Parser from 'rss-parser'
import type { XmlElement, XmlFeed, XmlItem } from './xml-element.ts'

const itemNames = [
  'title',
  'link',
  'description',
  'summary',
  'content',
  'content:encoded',
  'guid',
  'id',
  'pubDate',
  'published',
  'updated',
  'issued',
  'created',
  'modified',
  'author',
  'category',
  'enclosure',
  'dc:title',
  'dc:creator',
  'dc:date',
  'dc:language',
  'dc:subject',
  'dc:description',
  'dc:identifier',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:modified',
  'itunes:author',
  'itunes:summary',
  'media:title',
  'media:content',
  'media:group',
  'atom:id',
  'atom:link',
  'atom:content',
  'atom:summary',
  'atom:published',
  'atom:updated',
] as const
const feedNames = [
  'title',
  'link',
  'description',
  'subtitle',
  'tagline',
  'language',
  'author',
  'atom:link',
  'dc:title',
  'dc:description',
  'dc:language',
  'itunes:summary',
] as const

// rss-parser keeps one value a name and drops attributes: asked for as custom fields, elements come whole.
const asked = (name: string): [string, string, { keepArray: boolean }] => [
  name,
  `raw ${name}`,
  { keepArray: true },
]
const attributesKey = 'raw $'

/**
 * Reads well-formed RSS 0.9x, 1.0, 2.0 and Atom with rss-parser (`parseString` only: the network is not its business).
 *
 * @throws whatever rss-parser throws; the caller then reads with tolerance.
 */
export async function readWithRssParser(xml: string): Promise<XmlFeed> {
  const parser = new Parser({
    customFields: {
      feed: [...feedNames, '$'].map(asked) as never[],
      item: [...itemNames, '$'].map(asked),
    },
  })
  const output: unknown = await parser.parseString(xml)
  const items = isRecord(output) && Array.isArray(output.items) ? output.items : []
  return {
    flavour: /<(?:rss|rdf:RDF)[\s>]/.test(xml) ? 'rss' : 'atom',
    attributes: readAttributes(isRecord(output) ? output[attributesKey] : undefined),
    fields: readFields(output, feedNames),
    items: items.map((item): XmlItem => ({
      attributes: readAttributes(isRecord(item) ? item[attributesKey] : undefined),
      fields: readFields(item, itemNames),
    })),
  }
}

function readFields(source: unknown, names: readonly string[]): XmlElement[] {
  if (!isRecord(source)) return []
  return names.flatMap((name) => {
    const nodes = source[`raw ${name}`]
    return Array.isArray(nodes) ? nodes.map((node: unknown) => readNode(name, node)) : []
  })
}

/** An xml2js node: a string, or an object with `_` (text), `$` (attributes) and one array per child name. */
function readNode(name: string, node: unknown): XmlElement {
  if (!isRecord(node)) return { name, attributes: {}, text: String(node ?? ''), children: [] }
  const children = Object.entries(node).flatMap(([key, value]) =>
    key !== '_' && key !== '$' && Array.isArray(value)
      ? value.map((child: unknown) => readNode(key, child))
      : [],
  )
  const text = typeof node._ === 'string' ? node._ : ''
  return { name, attributes: readAttributes(node.$), text, children }
}

function readAttributes(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
