import type { ParsedFeed, RawItem } from './raw-item.ts'
import { readEnclosures } from './enclosures.ts'
import { findElement, findText, findTexts, present } from './xml-element.ts'
import type { XmlElement, XmlFeed, XmlItem } from './xml-element.ts'

/** RSS 0.9x, 1.0 (RDF) and 2.0: one mapping, the modules of one being used in the others. */
export function mapRss(feed: XmlFeed): ParsedFeed {
  return {
    title: findText(feed.fields, 'title', 'dc:title'),
    link: findLink(feed.fields),
    description: findText(feed.fields, 'description', 'itunes:summary', 'dc:description'),
    language: findText(feed.fields, 'language', 'dc:language') ?? feed.attributes['xml:lang'],
    baseUrl: feed.attributes['xml:base'],
    items: feed.items.map(mapItem),
  }
}

function mapItem(item: XmlItem): RawItem {
  const { fields } = item
  return {
    guid: findText(fields, 'guid', 'atom:id', 'dc:identifier') ?? present(item.attributes['rdf:about']),
    url: findItemUrl(item),
    title: findText(fields, 'title', 'dc:title', 'media:title'),
    contentHtml: findText(fields, 'content:encoded', 'atom:content'),
    summaryHtml: findText(fields, 'description', 'atom:summary', 'itunes:summary', 'dc:description'),
    published: findText(fields, 'pubDate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published'),
    updated: findText(fields, 'atom:updated', 'dcterms:modified'),
    author: findAuthor(fields),
    language: findText(fields, 'dc:language') ?? item.attributes['xml:lang'],
    categories: findTexts(fields, 'category', 'dc:subject'),
    enclosures: readEnclosures(fields),
  }
}

function findItemUrl(item: XmlItem): string | undefined {
  return findLink(item.fields) ?? permalink(item.fields) ?? webAddress(item.attributes['rdf:about'])
}

function findLink(fields: readonly XmlElement[]): string | undefined {
  const alternate = fields.find(
    ({ name, attributes }) =>
      (name === 'atom:link' || name === 'link') &&
      attributes.href &&
      (attributes.rel ?? 'alternate') === 'alternate',
  )
  return findText(fields, 'link') ?? present(alternate?.attributes.href)
}

/** A guid is an address unless it says otherwise (RSS 2.0), and only if it looks like one. */
function permalink(fields: readonly XmlElement[]): string | undefined {
  const guid = findElement(fields, 'guid')
  return guid?.attributes.isPermaLink === 'false' ? undefined : webAddress(guid?.text)
}

function webAddress(text: string | undefined): string | undefined {
  const address = present(text)
  return address && /^https?:\/\//i.test(address) ? address : undefined
}

function findAuthor(fields: readonly XmlElement[]): string | undefined {
  const named = findElement(fields, 'dc:creator', 'author', 'itunes:author')
  const inside = named?.children.find((child) => child.name === 'name' || child.name === 'atom:name')
  if (inside) return present(inside.text)
  const creators = findTexts(fields, 'dc:creator')
  return creators.length > 0 ? creators.join(', ') : findText(fields, 'author', 'itunes:author')
}
