import { readEnclosures } from './enclosures.ts'
import type { ParsedFeed, RawItem } from './raw-item.ts'
import { escapeHtml, findElement, findText, present, valueOf } from './xml-element.ts'
import type { XmlElement, XmlFeed, XmlItem } from './xml-element.ts'

/** Atom 1.0 (RFC 4287) and 0.3. */
export function mapAtom(feed: XmlFeed): ParsedFeed {
  const feedAuthor = findAuthor(feed.fields)
  return {
    title: htmlOf(findElement(feed.fields, 'title')),
    link: findLink(feed.fields),
    description: htmlOf(findElement(feed.fields, 'subtitle', 'tagline')),
    language: feed.attributes['xml:lang'],
    baseUrl: feed.attributes['xml:base'],
    // An entry without author has its feed's (RFC 4287 §4.2.1).
    items: feed.items.map((item) => mapEntry(item, feedAuthor)),
  }
}

function mapEntry(item: XmlItem, feedAuthor: string | undefined): RawItem {
  const { fields, attributes } = item
  const content = findElement(fields, 'content')
  const link = findLink(fields)
  return {
    guid: findText(fields, 'id'),
    url: link && attributes['xml:base'] ? resolve(link, attributes['xml:base']) : link,
    title: htmlOf(findElement(fields, 'title')),
    contentHtml: isPlain(content) ? undefined : htmlOf(content),
    text: isPlain(content) ? content?.text.trim() : undefined,
    summaryHtml: htmlOf(findElement(fields, 'summary')),
    published: findText(fields, 'published', 'issued', 'created', 'dc:date'),
    updated: findText(fields, 'updated', 'modified'),
    author: findAuthor(fields) ?? findText(fields, 'dc:creator') ?? feedAuthor,
    language: attributes['xml:lang'] ?? findText(fields, 'dc:language'),
    categories: readCategories(fields),
    enclosures: readEnclosures(fields),
  }
}

/** A text construct as HTML: plain text is escaped, so that the one later decoding gives it back as it was. */
function htmlOf(element: XmlElement | undefined): string | undefined {
  if (!element || isMedia(element)) return undefined
  return isPlain(element) ? escapeHtml(element.text.trim()) : valueOf(element)
}

/** Without a type it is text (RFC 4287 §3.1.1); many forget the type of their HTML, so closing tags speak too. */
function isPlain(element: XmlElement | undefined): boolean {
  if (!element || element.markup !== undefined) return false
  const type = element.attributes.type?.trim().toLowerCase()
  if (type === undefined) return !/<\/[a-z]|<br|<p>/i.test(element.text)
  return type === 'text' || type === 'text/plain'
}

/** Content that is neither text nor markup: base64 of an image, a PDF elsewhere. */
function isMedia({ attributes }: XmlElement): boolean {
  const type = attributes.type?.trim().toLowerCase() ?? 'text'
  return type.includes('/') && !/^text\/|xhtml|xml/.test(type)
}

function findLink(fields: readonly XmlElement[]): string | undefined {
  const alternates = fields.filter(
    ({ name, attributes }) =>
      name === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate',
  )
  const page = alternates.find(({ attributes }) => (attributes.type ?? 'text/html').includes('html'))
  return present((page ?? alternates[0])?.attributes.href)
}

function findAuthor(fields: readonly XmlElement[]): string | undefined {
  const names = fields
    .filter((field) => field.name === 'author')
    .map((author) => author.children.find((child) => child.name === 'name')?.text ?? author.text)
    .map(present)
    .filter((name) => name !== undefined)
  return names.length > 0 ? names.join(', ') : undefined
}

function readCategories(fields: readonly XmlElement[]): string[] {
  const labels = fields
    .filter(({ name }) => name === 'category' || name === 'dc:subject')
    .map(({ attributes, text }) => present(attributes.label) ?? present(attributes.term) ?? present(text))
    .filter((label) => label !== undefined)
  return [...new Set(labels)]
}

function resolve(href: string, base: string): string {
  return URL.canParse(href, base) ? new URL(href, base).href : href
}
