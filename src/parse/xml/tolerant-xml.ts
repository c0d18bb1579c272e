import { enterBase } from './base.ts'
import { EndTags } from './end-tags.ts'
import type { XmlFeed, XmlItem } from './element.ts'
import { declaredEntities, decodeEntities } from './entities.ts'
import type { Entities } from './entities.ts'
import { isContainer, XmlField } from './field.ts'
import { NamespaceScope } from './names.ts'
import { canHold, isIdentified, isWhole } from './nesting.ts'
import { readTokens } from './tokens.ts'
import type { XmlTokens } from './tokens.ts'

export interface TolerantFeed extends XmlFeed {
  /** What broke the rules of XML, in French. */
  fault?: string
}

/**
 * Reads a syndication document event by event, whatever its faults: linear in its length, no recursion. Undefined when
 * it has no feed root. Of what the document leaves unfinished at its end only running text is kept: half an address, a
 * date or a title is a wrong one.
 */
export function readTolerantly(xml: string, url?: string): TolerantFeed | undefined {
  const reading = new Reading(xml, url)
  readTokens(xml, reading)
  return reading.result()
}

function doctypeOf(xml: string): string {
  const head = xml.slice(0, 20_000)
  const start = head.indexOf('<!DOCTYPE')
  return start < 0 ? '' : head.slice(start)
}

/** An element that is open. */
interface Frame {
  written: string
  role: 'outside' | 'root' | 'item' | 'field' | 'child'
  /** As the field wrote it in its markup. */
  name: string
  scope: NamespaceScope
  base: string | undefined
}

// Deeper, tags go and their text stays: the sanitiser keeps 50 levels.
const maxDepth = 250
// Ten times the longest feed ever met; a million empty items would take seconds.
const maxItems = 50_000

class Reading implements XmlTokens {
  #feed: TolerantFeed | undefined
  #item: XmlItem | undefined
  #field: XmlField | undefined
  #stack: Frame[] = []
  #isEnding = false
  #early: string | undefined
  readonly #entities: Entities
  readonly #endTags: EndTags
  readonly #url: string | undefined

  constructor(xml: string, url: string | undefined) {
    this.#entities = declaredEntities(doctypeOf(xml))
    this.#endTags = new EndTags(xml)
    this.#url = url || undefined
  }

  open(written: string, attributes: Record<string, string>, isEmpty: boolean): void {
    if (this.#stack.length >= maxDepth && !/^(?:item|entry)$/i.test(written)) return
    if (isEmpty && this.#isStray(written, attributes)) return this.fault(`<${written}/> est vide et de trop`)
    const parent = this.#stack.at(-1)
    const scope = (parent?.scope ?? new NamespaceScope()).enter(attributes, !this.#feed)
    const name = scope.nameOf(written, this.#feed?.flavour === 'atom')
    if (this.#feed && !scope.knows(written))
      this.fault(`le préfixe de <${written.slice(0, 60)}> n’est pas déclaré`)
    this.#closeWhatCannotHold(name)
    const above = this.#stack.at(-1)?.base
    const declared = attributes['xml:base']
    const base = declared === undefined ? above : enterBase(declared, above ?? this.#url)
    const frame: Frame = { written, role: 'outside', name, scope, base }
    this.#stack.push(frame)
    this.#enter(frame, canonicalAttributes(attributes, scope))
    if (isEmpty) this.#pop()
  }

  close(written: string): void {
    const lower = written.toLowerCase()
    const at = this.#stack.findLastIndex((frame) => frame.written.toLowerCase() === lower)
    if (at < 0 && this.#closesLast(lower)) return this.#pop()
    if (at < 0) return this.fault(`</${written.slice(0, 60)}> ne ferme rien`)
    if (at < this.#stack.length - 1) this.fault(`<${this.#stack.at(-1)?.written}> n’est pas fermé`)
    this.#popTo(at)
  }

  /** An empty item where one is open already: it holds nothing, and must not end the other. */
  #isStray(written: string, attributes: Record<string, string>): boolean {
    const isItem = /^(?:item|entry)$/i.test(written) && Object.keys(attributes).length === 0
    return isItem && this.#item !== undefined && this.#field === undefined
  }

  /** `<rss:title>` ended by `</title>`. */
  #closesLast(local: string): boolean {
    if (local.includes(':') || !this.#stack.at(-1)?.written.toLowerCase().endsWith(`:${local}`)) return false
    this.fault(`</${local.slice(0, 60)}> n’a pas le préfixe de ce qu’il ferme`)
    return true
  }

  text(text: string, isCdata: boolean): void {
    if (!this.#field) return
    const unknown = (name: string) => this.fault(`entité inconnue &${name};`)
    this.#field.addText(isCdata || !text.includes('&') ? text : decodeEntities(text, this.#entities, unknown))
  }

  fault(what: string): void {
    if (this.#feed) this.#feed.fault ??= what
    else this.#early ??= what
  }

  ending(): void {
    this.#isEnding = true
  }

  result(): TolerantFeed | undefined {
    if (this.#stack.length > 0) this.fault('il est tronqué')
    this.#popTo(0)
    return this.#feed
  }

  /** Ends what is open and cannot hold this element: an item in an item, a field in a text that was not closed. */
  #closeWhatCannotHold(name: string): void {
    const field = this.#field?.element.name
    // A source or a list of conflicts may hold items of its own, up to its end tag.
    if (field !== undefined && isContainer(field) && this.#isEnded()) return
    if (name === 'item' || name === 'entry') {
      const first = this.#stack.findIndex(({ role }) => role === 'item' || role === 'field')
      if (first >= 0) this.fault('un élément n’est pas fermé')
      return first < 0 ? undefined : this.#popTo(first)
    }
    if (!this.#field || canHold(this.#field.element, name, this.#item !== undefined)) return
    this.fault(`<${field}> n’est pas fermé`)
    this.#popTo(this.#stack.findIndex(({ role }) => role === 'field'))
  }

  /** Is the open field one that the document ends somewhere? */
  #isEnded(): boolean {
    const field = this.#stack.find(({ role }) => role === 'field')
    return field !== undefined && this.#endTags.has(field.written)
  }

  #enter(frame: Frame, attributes: Record<string, string>): void {
    const { name, base } = frame
    if (!this.#feed) return this.#enterRoot(frame, attributes)
    if (this.#field) {
      frame.role = 'child'
      this.#enterChild(frame, attributes)
    } else if (name === 'item' || name === 'entry') {
      if (frame.role === 'outside') frame.role = 'item'
      this.#item = { attributes, fields: [], ...(base === undefined ? {} : { base }) }
    } else if (name === 'channel') {
      Object.assign(this.#feed.attributes, attributes)
      if (base !== undefined) this.#feed.base = base
    } else if (name !== 'items') {
      // The `items` of RSS 1.0 only lists addresses, that of RSS 1.1 holds the items themselves.
      frame.role = 'field'
      this.#field = new XmlField(name, attributes, base)
    }
  }

  #enterChild(frame: Frame, attributes: Record<string, string>): void {
    frame.name = frame.name.replace(/^xhtml:/, '')
    const inner = frame.base === this.#field?.element.base ? undefined : frame.base
    this.#field?.openChild(frame.name, attributes, inner)
  }

  #enterRoot(frame: Frame, attributes: Record<string, string>): void {
    const flavour = flavourOf(frame.name)
    if (!flavour) return
    frame.role = 'root'
    const { base } = frame
    this.#feed = { flavour, attributes, fields: [], items: [], ...(base === undefined ? {} : { base }) }
    if (this.#early !== undefined) this.#feed.fault = this.#early
    // An entry may stand alone (RFC 4287, section 2).
    if (/^(?:atom:)?entry$/.test(frame.name)) this.#enter({ ...frame, name: 'entry' }, attributes)
  }

  #popTo(length: number): void {
    while (this.#stack.length > length) this.#pop()
  }

  #pop(): void {
    const frame = this.#stack.pop()
    if (frame?.role === 'child') this.#field?.closeChild(frame.name)
    if (frame?.role === 'field') this.#endField()
    if (frame?.role === 'item' || frame?.role === 'root') this.#endItem()
  }

  #endField(): void {
    const element = this.#field?.finish()
    this.#field = undefined
    if (element && isWhole(element, this.#isEnding)) (this.#item ?? this.#feed)?.fields.push(element)
  }

  #endItem(): void {
    const item = this.#item
    this.#item = undefined
    if (!item || (this.#isEnding && !isIdentified(item))) return
    if (!this.#feed) return
    if (this.#feed.items.length < maxItems) this.#feed.items.push(item)
    else this.fault(`il a plus de ${maxItems} éléments, la suite n’est pas lue`)
  }
}

/** RSS, RDF, Atom; RSS 1.1 and CDF begin by their channel. */
function flavourOf(name: string): XmlFeed['flavour'] | undefined {
  if (/^(?:rss|(?:rdf:)?rdf|channel)$/.test(name)) return 'rss'
  return /^(?:atom:)?(?:feed|entry)$/.test(name) ? 'atom' : undefined
}

function canonicalAttributes(
  attributes: Record<string, string>,
  scope: NamespaceScope,
): Record<string, string> {
  const keys = Object.keys(attributes)
  if (!keys.some((key) => key.includes(':'))) return attributes
  return Object.fromEntries(
    keys.map((key) => [key.startsWith('xml') ? key : attributeName(key, scope), attributes[key] ?? '']),
  )
}

function attributeName(key: string, scope: NamespaceScope): string {
  return key.includes(':') ? scope.nameOf(key, false) : key
}
