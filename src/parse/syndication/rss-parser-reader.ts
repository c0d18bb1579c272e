import Parser from 'rss-parser'
import { feedNames, itemNames } from '../xml/read-names.ts'
import { isRecord } from '../records/json-values.ts'
import type { XmlElement, XmlFeed, XmlItem } from '../xml/element.ts'
import { isContainer } from '../xml/field.ts'

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
function readNode(written: string, node: unknown): XmlElement {
  const name = written.toLowerCase()
  if (!isRecord(node)) return { name, attributes: {}, text: String(node ?? ''), children: [] }
  const text = typeof node._ === 'string' ? node._ : ''
  return {
    name,
    attributes: readAttributes(node.$),
    text,
    children: isContainer(name) ? descendants(node) : [],
  }
}

/** Every element inside, flat. Depth is bounded: `isCostly` sends deep documents to the other reader. */
function descendants(node: Record<string, unknown>): XmlElement[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key !== '_' && key !== '$' && Array.isArray(value)
      ? value.flatMap((child: unknown) => [
          { ...readNode(key, child), children: [] },
          ...(isRecord(child) ? descendants(child) : []),
        ])
      : [],
  )
}

function readAttributes(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key.toLowerCase(), String(text)]))
}
