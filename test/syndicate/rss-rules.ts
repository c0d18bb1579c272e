import { parseDocument, DomUtils } from 'htmlparser2'
import type { XmlDocument, XmlElement } from 'libxml2-wasm'

const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  cc: 'http://backend.userland.com/creativeCommonsRssModule',
  dc: 'http://purl.org/dc/elements/1.1/',
  at: 'http://purl.org/atompub/tombstones/1.0',
}

/** Prefixes that aggregators look for by name (W3C validator: AvoidNamespacePrefix). */
const usualPrefixes: Record<string, string> = { ...namespaces, creativeCommons: namespaces.cc }

const inChannel =
  'title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays item'
const inItem = 'title link description author category comments enclosure guid pubDate source'
const onceInChannel = 'title link description language copyright pubDate lastBuildDate generator docs ttl'
const onceInItem = 'title link description author comments guid pubDate source enclosure'

/**
 * The rules of RSS 2.0 (rssboard.org/rss-specification, 2.0.11), of the RSS Best Practices Profile where we keep to it, and
 * what the W3C feed validator reports besides (named in brackets). Answers each fault, in words.
 */
export function rssFaults(document: XmlDocument): string[] {
  const { root } = document
  const channels = elements(root)
  const [channel] = channels
  if (root.name !== 'rss' || root.attr('version')?.value !== '2.0') return ['the root is rss, version 2.0']
  if (!channel || channels.length !== 1 || channel.name !== 'channel') return ['one channel']
  const items = find(channel, 'item')
  const guids = items.flatMap((item) => find(item, 'guid').map(({ content }) => content))
  return [
    ...prefixFaults(root),
    ...requiredFaults(channel, 'channel', ['title', 'link', 'description']),
    ...namedFaults(channel, inChannel, onceInChannel),
    ...addressFaults(channel, ['link', 'docs']),
    ...find(channel, 'lastBuildDate | pubDate').flatMap(dateFaults),
    ...selfFaults(channel),
    ...(guids.length === items.length ? [] : ['an item without guid [MissingGuid]']),
    ...(new Set(guids).size === guids.length ? [] : ['two items with one guid [DuplicateEntries]']),
    ...items.flatMap(itemFaults),
    ...tombstoneFaults(channel, guids),
  ]
}

function itemFaults(item: XmlElement): string[] {
  const own = find(item, 'title | description')
  return [
    ...(own.some(({ content }) => content.trim() !== '') ? [] : ['an item has a title or a description']),
    ...namedFaults(item, inItem, onceInItem),
    ...addressFaults(item, ['link', 'comments', 'cc:license', 'dc:source']),
    ...find(item, 'pubDate').flatMap(dateFaults),
    ...find(item, 'guid').flatMap((guid) =>
      ['true', 'false'].includes(guid.attr('isPermaLink')?.value ?? 'true') ? [] : ['isPermaLink'],
    ),
    ...find(item, 'enclosure').flatMap(enclosureFaults),
    ...contentFaults(item),
    ...emptyFaults(item),
    ...find(item, 'atom:updated').flatMap(({ content }) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(content) ? [] : [`atom:updated ${content}`],
    ),
  ]
}

function prefixFaults(root: XmlElement): string[] {
  return Object.entries(root.nsDeclarations)
    .filter(([prefix, uri]) => usualPrefixes[prefix] !== uri && prefix !== 'fh')
    .map(([prefix]) => `an unusual prefix: ${prefix} [AvoidNamespacePrefix]`)
}

function requiredFaults(holder: XmlElement, name: string, required: readonly string[]): string[] {
  return required
    .filter((one) => find(holder, one).every(({ content }) => content.trim() === ''))
    .map((one) => `${name} has no ${one}`)
}

/** Elements without a namespace are those of RSS, and most of them stand once [UndefinedElement, DuplicateElement]. */
function namedFaults(holder: XmlElement, known: string, once: string): string[] {
  const bare = elements(holder).filter((one) => one.namespaceUri === '')
  const names = bare.map(({ name }) => name)
  return [
    ...names.filter((name) => !known.split(' ').includes(name)).map((name) => `no such element: ${name}`),
    ...once
      .split(' ')
      .filter((name) => names.filter((one) => one === name).length > 1)
      .map((name) => `${name} stands twice in ${holder.name}`),
  ]
}

/** [InvalidFullLink] */
function addressFaults(holder: XmlElement, names: readonly string[]): string[] {
  return names
    .flatMap((name) => find(holder, name))
    .filter(({ content }) => !/^https?:\/\/[^\s]+$/.test(content) || !URL.canParse(content))
    .map(({ name, content }) => `${name} is no whole address: ${content}`)
}

const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** RFC 822 with four digits for the year, and the weekday of that very day [InvalidRFC2822Date, IncorrectDOW]. */
function dateFaults({ name, content }: XmlElement): string[] {
  const [, day, date, month, year, zone] =
    /^(\w{3}), (\d\d) (\w{3}) (\d{4}) \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/.exec(content) ?? []
  const at = new Date(Date.UTC(Number(year), months.indexOf(month ?? ''), Number(date)))
  const isFine = zone !== undefined && months.includes(month ?? '') && days[at.getUTCDay()] === day
  return isFine ? [] : [`${name} is no date of RFC 822: ${content}`]
}

/** [MissingAtomSelfLink, SelfDoesntMatchLocation is for who fetches] */
function selfFaults(channel: XmlElement): string[] {
  const [self, ...others] = find(channel, 'atom:link[@rel="self"]')
  if (!self || others.length > 0) return ['one atom:link to itself [MissingAtomSelfLink]']
  const isFine =
    self.attr('type')?.value === 'application/rss+xml' && URL.canParse(self.attr('href')?.value ?? '')
  return isFine ? [] : ['the link to itself is an address of type application/rss+xml']
}

/** Three attributes, an address of http, a length of 0 or more [MissingAttribute, InvalidMIMEType]. */
function enclosureFaults(enclosure: XmlElement): string[] {
  const value = (name: string) => enclosure.attr(name)?.value ?? ''
  return [
    ...(/^https?:\/\//.test(value('url')) ? [] : ['enclosure: url']),
    ...(/^\d+$/.test(value('length')) ? [] : ['enclosure: length']),
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(value('type')) ? [] : ['enclosure: type']),
  ]
}

/** [NeedDescriptionBeforeContent, SecurityRisk, ContainsRelRef, NotHtml] */
function contentFaults(item: XmlElement): string[] {
  const names = elements(item).map(({ name, namespaceUri }) => `${namespaceUri} ${name}`)
  const [description, encoded] = [' description', `${namespaces.content} encoded`].map((one) =>
    names.indexOf(one),
  )
  const isAfter = encoded === -1 || (description !== -1 && description! < encoded!)
  const markup = find(item, 'description | content:encoded').flatMap(({ content }) =>
    DomUtils.getElementsByTagName('*', parseDocument(content)),
  )
  return [
    ...(isAfter ? [] : ['content:encoded without a description before it']),
    ...markup
      .filter(({ name }) => /^(?:script|iframe|object|embed|style|meta|link|form|input)$/.test(name))
      .map(({ name }) => `a dangerous element: ${name}`),
    ...markup
      .flatMap(({ attribs }) => Object.keys(attribs))
      .filter((name) => /^on|^style$/.test(name))
      .map((name) => `a dangerous attribute: ${name}`),
    ...markup
      .flatMap(({ attribs }) => [attribs['href'], attribs['src']])
      .filter((address) => address !== undefined && !/^(?:https?|mailto|tel):/.test(address))
      .map((address) => `a relative address: ${address}`),
  ]
}

/** [NotBlank] */
function emptyFaults(item: XmlElement): string[] {
  return elements(item)
    .filter(({ content, attrs }) => content.trim() === '' && attrs.length === 0)
    .map(({ name }) => `${name} is empty`)
}

function tombstoneFaults(channel: XmlElement, guids: readonly string[]): string[] {
  return find(channel, 'at:deleted-entry').flatMap((one) => {
    const [ref, when] = [one.attr('ref')?.value ?? '', one.attr('when')?.value ?? '']
    if (guids.includes(ref)) return ['a tombstone of what the feed holds']
    return ref.startsWith('tag:') && /T.*Z$/.test(when) ? [] : ['a tombstone has ref and when']
  })
}

function find(holder: XmlElement, path: string): XmlElement[] {
  return holder.find(path, namespaces) as XmlElement[]
}

function elements(holder: XmlElement): XmlElement[] {
  return holder.find('*') as XmlElement[]
}
