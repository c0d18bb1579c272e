import { Parser } from 'htmlparser2'
import { canonicalName, learnPrefixes } from './xml-names.ts'
import type { Prefixes } from './xml-names.ts'
import { escapeHtml } from './xml-element.ts'
import type { XmlElement, XmlFeed, XmlItem } from './xml-element.ts'

export interface TolerantFeed extends XmlFeed {
  /** What broke the rules of XML, in French. */
  fault?: string
}

// Names that HTML does not have: inside a text field they mean that the field was never closed.
const neverInText =
  /^(?:item|entry|guid|pubDate|enclosure|category|published|updated|author|comments|channel|(?:dc|dcterms|content|media|slash|wfw|itunes|atom):\w+)$/
const containers = /^(?:author|contributor|source|image|textinput|textInput|items|media:group|itunes:owner)$/

/**
 * Reads a syndication document event by event, whatever its faults: linear in its length, no recursion. Undefined when
 * it has no feed root. What the document leaves unfinished at its end is not recorded: half an address is a wrong one.
 */
export function readTolerantly(xml: string): TolerantFeed | undefined {
  const state = new Reading()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => state.open(name, attributes),
      ontext: (text) => state.add(text),
      // htmlparser2 calls the end of <link/> implied too: the slash tells it from a tag left open.
      onclosetag: (name, implied) => state.close(name, implied && xml[parser.endIndex - 1] !== '/'),
    },
    { xmlMode: true },
  )
  parser.write(xml)
  state.ending = true
  parser.end()
  return state.result()
}

class Reading {
  ending = false
  #feed: TolerantFeed | undefined
  #prefixes: Prefixes = new Map()
  #item: XmlItem | undefined
  #field: XmlElement | undefined
  #child: XmlElement | undefined
  #depth = 0
  #markup = ''
  #hasMarkup = false

  open(rawName: string, attributes: Record<string, string>): void {
    learnPrefixes(this.#prefixes, attributes)
    const name = canonicalName(rawName, this.#prefixes, this.#feed?.flavour)
    if (!this.#feed) return this.#openRoot(name, attributes)
    if (name === 'item' || name === 'entry') return this.#openItem(attributes)
    if (this.#field && this.#item && neverInText.test(name) && !containers.test(this.#field.name)) {
      this.#fault(`<${this.#field.name}> n’est pas fermé`)
      this.#endField()
    }
    if (this.#field) return this.#openChild(name, attributes)
    if (name === 'channel') return void Object.assign(this.#feed.attributes, attributes)
    this.#field = { name, attributes, text: '', children: [] }
  }

  add(text: string): void {
    if (!this.#field) return
    this.#field.text += text
    this.#markup += escapeHtml(text)
    if (this.#child) this.#child.text += text
  }

  close(rawName: string, implied: boolean): void {
    if (implied) this.#fault(this.ending ? 'il est tronqué' : `<${rawName}> n’est pas fermé`)
    if (this.#field) return this.#closeInField(rawName)
    const name = canonicalName(rawName, this.#prefixes, this.#feed?.flavour)
    if (name === 'item' || name === 'entry') this.#endItem()
  }

  result(): TolerantFeed | undefined {
    return this.#feed
  }

  #openRoot(name: string, attributes: Record<string, string>): void {
    const flavour =
      name === 'rss' || /^(?:rdf:)?RDF$/.test(name)
        ? 'rss'
        : name === 'atom:feed' || name === 'feed'
          ? 'atom'
          : undefined
    if (flavour) this.#feed = { flavour, attributes: { ...attributes }, fields: [], items: [] }
  }

  #openItem(attributes: Record<string, string>): void {
    if (this.#item) this.#fault('un élément n’est pas fermé')
    this.#endField()
    this.#endItem()
    this.#item = { attributes, fields: [] }
  }

  #openChild(name: string, attributes: Record<string, string>): void {
    this.#hasMarkup = true
    this.#depth += 1
    this.#markup += startTag(name, attributes)
    if (this.#depth > 1 || !this.#field) return
    this.#child = { name, attributes, text: '', children: [] }
    this.#field.children.push(this.#child)
  }

  #closeInField(name: string): void {
    if (this.#depth === 0) return this.ending ? this.#dropField() : this.#endField()
    this.#depth -= 1
    this.#markup += `</${name}>`
    if (this.#depth === 0) this.#child = undefined
  }

  #endField(): void {
    if (this.#field && this.#hasMarkup && !containers.test(this.#field.name))
      this.#field.markup = this.#markup
    if (this.#field) (this.#item ?? this.#feed)?.fields.push(this.#field)
    this.#dropField()
  }

  #dropField(): void {
    this.#field = undefined
    this.#child = undefined
    this.#depth = 0
    this.#markup = ''
    this.#hasMarkup = false
  }

  #endItem(): void {
    const item = this.#item
    this.#item = undefined
    if (!item || (this.ending && !isIdentified(item))) return
    this.#feed?.items.push(item)
  }

  #fault(what: string): void {
    if (this.#feed) this.#feed.fault ??= what
  }
}

/** A last item cut short is worth keeping when its title and its address or id came whole. */
function isIdentified({ fields }: XmlItem): boolean {
  const has = (...names: string[]) => fields.some((field) => names.includes(field.name))
  return has('title') && has('link', 'guid', 'id')
}

function startTag(name: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  return `<${name}${written.join('')}>`
}
