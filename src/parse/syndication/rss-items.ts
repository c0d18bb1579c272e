import { readEnclosures } from './enclosures.ts'
import {
  findAlternate,
  findAuthors,
  findDate,
  findOriginal,
  findSelf,
  readCategories,
} from './item-fields.ts'
import type { ParsedFeed, RawItem } from '../raw-item.ts'
import { readSchedule } from './rss-schedule.ts'
import { htmlOf } from './text-construct.ts'
import { joinBase } from '../xml/base.ts'
import { findElement, findText, present, valueOf } from '../xml/element.ts'
import type { XmlElement, XmlFeed, XmlItem } from '../xml/element.ts'

/** RSS 0.9x, 1.0 (RDF), 1.1 and 2.0: one mapping, the modules of one being used in the others. */
export function mapRss(feed: XmlFeed): ParsedFeed {
  const { fields, attributes } = feed
  return {
    title: findHtml(fields, 'title', 'atom:title', 'dc:title'),
    link: findLink(fields) ?? present(attributes.href),
    description: findHtml(fields, ...feedDescriptions),
    language: findText(fields, 'language', 'dc:language') ?? attributes['xml:lang'],
    baseUrl: feed.base,
    selfUrl: findSelf(fields, 'atom:link'),
    ...readSchedule(fields),
    items: feed.items.map(mapItem),
  }
}

function mapItem(item: XmlItem): RawItem {
  const { fields, attributes } = item
  const content = findElement(fields, ...contents)
  const summary = findElement(fields, ...summaries) ?? findInMedia(fields, 'media:description')
  const enclosures = readEnclosures(fields)
  return {
    guid:
      findText(fields, 'guid', 'atom:id') ??
      present(attributes['rdf:about'] ?? attributes.about) ??
      findText(fields, 'id', 'dc:identifier'),
    url: findItemUrl(item) ?? enclosures[0]?.url,
    originalUrl: findOriginal(fields),
    title:
      findHtml(fields, 'title', 'atom:title', 'dc:title', 'media:title', 'itunes:title') ??
      textInMedia(fields, 'media:title'),
    contentHtml: htmlFor(content),
    contentBase: content?.base,
    summaryHtml: htmlFor(summary),
    summaryBase: summary?.base,
    published: findDate(fields, ...publications) ?? present(attributes.lastmod),
    updated: findDate(fields, 'atom:updated', 'updated', 'modified', 'atom:modified', 'dcterms:modified'),
    author: findAuthors(fields, 'dc:creator', 'author', 'atom:author', 'itunes:author', ...otherAuthors),
    language: findText(fields, 'dc:language') ?? attributes['xml:lang'],
    categories: readCategories(fields),
    enclosures,
  }
}

const feedDescriptions = [
  'description',
  'itunes:summary',
  'atom:subtitle',
  'atom:tagline',
  'subtitle',
  'dc:description',
  'itunes:subtitle',
  'abstract',
]
const contents = ['content:encoded', 'atom:content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'content']
const summaries = [
  'description',
  'atom:summary',
  'summary',
  'itunes:summary',
  'dc:description',
  'dcterms:abstract',
  'media:description',
  'itunes:subtitle',
  'abstract',
]
const publications = [
  'pubdate',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:date',
  'atom:published',
  'atom:issued',
  'atom:created',
  'published',
  'issued',
  'created',
  'prism:publicationdate',
  'date',
]
const otherAuthors = ['dc:author', 'dcterms:creator', 'googleplay:author', 'dc:contributor']

function findHtml(fields: readonly XmlElement[], ...names: readonly string[]): string | undefined {
  return htmlFor(findElement(fields, ...names))
}

/** Atom's elements say what they hold; those of RSS hold HTML, or text that passes for it. */
function htmlFor(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  return element.name.startsWith('atom:') ? htmlOf(element) : valueOf(element)
}

function findItemUrl({ fields, attributes, base }: XmlItem): string | undefined {
  const about = webAddress(attributes['rdf:about'] ?? attributes.about ?? attributes.href)
  return findLink(fields) ?? permalink(fields) ?? (about && joinBase(about, base))
}

function findLink(fields: readonly XmlElement[]): string | undefined {
  const link = findElement(fields, 'link')
  if (link) return joinBase(link.text, link.base)
  const resource = fields.find(({ name, attributes }) => name === 'link' && attributes['rdf:resource'])
  return findAlternate(fields, 'atom:link', 'link') ?? present(resource?.attributes['rdf:resource'])
}

/** A guid is an address unless it says otherwise (RSS 2.0), and only if it looks like one. */
function permalink(fields: readonly XmlElement[]): string | undefined {
  const guid = findElement(fields, 'guid')
  return guid?.attributes.ispermalink?.trim().toLowerCase() === 'false' ? undefined : webAddress(guid?.text)
}

function webAddress(text: string | undefined): string | undefined {
  const address = present(text)
  return address && /^https?:\/\//i.test(address) ? address : undefined
}

function findInMedia(fields: readonly XmlElement[], name: string): XmlElement | undefined {
  const media = ['media:content', 'media:group'].flatMap((wanted) =>
    fields.filter((field) => field.name === wanted),
  )
  return findElement(
    media.flatMap(({ children }) => children),
    name,
  )
}

function textInMedia(fields: readonly XmlElement[], name: string): string | undefined {
  const found = findInMedia(fields, name)
  return found && valueOf(found)
}
