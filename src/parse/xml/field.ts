import { joinBase } from './base.ts'
import { escapeHtml } from './element.ts'
import type { XmlElement } from './element.ts'

// A hostile author may have a million names.
const maxChildren = 500

const textNames = new Set(
  (
    'title link description summary content subtitle tagline info abstract guid id pubdate published updated issued ' +
    'created modified date lastbuilddate category comments language body div fullitem rights copyright generator ' +
    'name email uri url docs ttl rating managingeditor webmaster'
  ).split(' '),
)
const prefixedText =
  /^(?:xhtml:|content:encoded|dcterms:abstract|(?:dc|media|itunes|atom):(?:title|description|summary|subtitle)|atom:content)/

/** Does this name hold elements, where others hold text or HTML? Unknown ones and other vocabularies may. */
export function isContainer(name: string): boolean {
  return name.includes(':') ? !prefixedText.test(name) : !textNames.has(name)
}

/** An element of an item or of the feed while it is read: a container, or a text with the markup that stands in it. */
export class XmlField {
  readonly element: XmlElement
  readonly #isContainer: boolean
  #open: XmlElement[] = []
  #markup = ''
  #hasMarkup = false
  #depth = 0

  constructor(name: string, attributes: Record<string, string>, base: string | undefined) {
    this.element = { name, attributes, text: '', children: [], ...(base === undefined ? {} : { base }) }
    this.#isContainer = isContainer(name)
  }

  addText(text: string): void {
    const inner = this.#open.at(-1) ?? this.element
    inner.text += text
    if (!this.#isContainer) this.#markup += escapeHtml(text)
  }

  /** `base` as it is declared inside the field, when it is. */
  openChild(name: string, attributes: Record<string, string>, base: string | undefined): void {
    if (this.#isContainer) return this.#openElement(name, attributes, base)
    this.#hasMarkup = true
    this.#depth += 1
    if (!this.#isWrapper(name)) this.#markup += startTag(name, attributes, base)
  }

  closeChild(name: string): void {
    if (this.#isContainer) return void this.#open.pop()
    const isWrapper = this.#isWrapper(name)
    this.#depth -= 1
    // An end tag of these would be read as a second element.
    if (!isWrapper && !/^(?:br|hr|img|wbr|input|meta|link|col|area|source|embed|param)$/.test(name))
      this.#markup += `</${name}>`
  }

  finish(): XmlElement {
    if (this.#hasMarkup) this.element.markup = this.#markup
    return this.element
  }

  /** The div around Atom's xhtml is no part of it (RFC 4287, section 3.1.1.3). */
  #isWrapper(name: string): boolean {
    return this.#depth === 1 && name === 'div' && this.element.attributes.type === 'xhtml'
  }

  #openElement(name: string, attributes: Record<string, string>, base: string | undefined): void {
    const child: XmlElement = {
      name,
      attributes,
      text: '',
      children: [],
      ...(base === undefined ? {} : { base }),
    }
    this.#open.push(child)
    if (this.element.children.length < maxChildren) this.element.children.push(child)
  }
}

function startTag(name: string, attributes: Record<string, string>, base: string | undefined): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('xml')) continue
    const isAddress = base !== undefined && (key === 'href' || key === 'src')
    tag += ` ${key}="${escapeHtml(isAddress ? joinBase(value, base) : value)}"`
  }
  return `${tag}>`
}
