import { readEnclosures } from './enclosures.ts'
import {
  findAlternate,
  findAuthors,
  findDate,
  findOriginal,
  findSelf,
  nameOfPerson,
  readCategories,
} from './item-fields.ts'
import type { ParsedFeed, RawItem } from '../raw-item.ts'
import { htmlOf } from './text-construct.ts'
import { joinBase } from '../xml/base.ts'
import { findElement, findText, present, valueOf } from '../xml/element.ts'
import type { XmlElement, XmlFeed, XmlItem } from '../xml/element.ts'

/** Atom 1.0 (RFC 4287) and 0.3, with the elements of RSS that some mix in. */
export function mapAtom(feed: XmlFeed): ParsedFeed {
  const { fields, attributes } = feed
  const feedAuthor = findAuthors(fields, ...authors)
  return {
    title: htmlOf(findElement(fields, 'title', 'dc:title')),
    link: findLink(fields),
    description: htmlOf(
      findElement(fields, 'subtitle', 'tagline', 'description', 'dc:description', 'itunes:summary'),
    ),
    language: attributes['xml:lang'] ?? findText(fields, 'language', 'dc:language'),
    baseUrl: feed.base,
    selfUrl: findSelf(fields, 'link'),
    // An entry without author has its feed's (RFC 4287 §4.2.1).
    items: feed.items.map((item) => mapEntry(item, feedAuthor)),
  }
}

function mapEntry(item: XmlItem, feedAuthor: string | undefined): RawItem {
  const { fields, attributes } = item
  const content = findElement(fields, 'content', 'content:encoded')
  const summary = findElement(fields, ...summaries) ?? findInGroup(fields, 'media:description')
  const enclosures = readEnclosures(fields)
  return {
    guid: findId(fields),
    url: findEntryUrl(fields) ?? enclosures[0]?.url,
    originalUrl: findOriginal(fields),
    title: htmlOf(
      findElement(fields, 'title', 'dc:title', 'media:title') ?? findInGroup(fields, 'media:title'),
    ),
    contentHtml: content?.name === 'content' ? htmlOf(content) : findText(fields, 'content:encoded'),
    contentBase: content?.base,
    summaryHtml: summary?.name === 'description' ? findText(fields, 'description') : htmlOf(summary),
    summaryBase: summary?.base,
    published: findDate(fields, 'published', 'issued', 'created', 'pubdate', 'dc:date', 'dcterms:issued'),
    updated: findDate(fields, 'updated', 'modified', 'dcterms:modified'),
    author: findAuthors(fields, ...authors) ?? authorOfSource(fields) ?? feedAuthor,
    language: attributes['xml:lang'] ?? findText(fields, 'dc:language'),
    categories: readCategories(fields),
    enclosures,
  }
}

const authors = ['author', 'dc:creator', 'itunes:author', 'dc:author']
const summaries = ['summary', 'description', 'itunes:summary', 'dc:description', 'media:description']

/** An id is an IRI: one that is written as a path is read against the declared base. */
function findId(fields: readonly XmlElement[]): string | undefined {
  const id = findElement(fields, 'id', 'guid', 'dc:identifier')
  const written = id && valueOf(id)
  return written?.includes('/') ? joinBase(written, id?.base) : written
}

function findEntryUrl(fields: readonly XmlElement[]): string | undefined {
  const elsewhere = fields.find(({ name, attributes }) => name === 'content' && present(attributes.src))
  return (
    findLink(fields) ??
    (elsewhere && joinBase(elsewhere.attributes.src ?? '', elsewhere.base)) ??
    webAddressOf(findElement(fields, 'id')?.text)
  )
}

function webAddressOf(text: string | undefined): string | undefined {
  const address = present(text)
  return address && /^https?:\/\//i.test(address) ? address : undefined
}

/** As Atom says; some write the address inside, as in RSS. */
function findLink(fields: readonly XmlElement[]): string | undefined {
  const written = findElement(fields, 'link')
  return findAlternate(fields, 'link') ?? webAddressOf(written?.text)
}

/** An entry copied from another feed carries that feed's author (RFC 4287 §4.2.2). */
function authorOfSource(fields: readonly XmlElement[]): string | undefined {
  const inside = fields.find(({ name }) => name === 'source')?.children ?? []
  const at = inside.findIndex(({ name }) => name === 'author')
  const author = inside[at]
  if (!author) return undefined
  const end = inside.findIndex(({ name }, index) => index > at && !/^(?:name|email|uri|url)$/.test(name))
  return nameOfPerson({ ...author, text: '', children: inside.slice(at + 1, end < 0 ? undefined : end) })
}

function findInGroup(fields: readonly XmlElement[], name: string): XmlElement | undefined {
  const group = fields.find((field) => field.name === 'media:group')
  return group && findElement(group.children, name)
}
