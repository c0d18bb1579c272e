import type { RawEnclosure } from '../raw-item.ts'
import { joinBase } from '../xml/base.ts'
import type { XmlElement } from '../xml/element.ts'
import { present } from '../xml/element.ts'

/**
 * RSS enclosures, then Atom `rel="enclosure"` links, then Media RSS contents, each address once: a file announced twice
 * keeps what either says of it.
 */
export function readEnclosures(fields: readonly XmlElement[]): RawEnclosure[] {
  const byUrl = new Map<string, RawEnclosure>()
  const elements = names.flatMap((wanted) => fields.filter(({ name }) => name === wanted))
  for (const { name, attributes, base } of elements.flatMap(withMediaOfGroup)) {
    const written = present(addressOf(name, attributes))
    if (!written) continue
    const url = joinBase(written, base)
    const known = byUrl.get(url)
    byUrl.set(url, {
      url,
      type: known?.type ?? present(attributes.type),
      length: known?.length ?? readLength(attributes.length ?? attributes.filesize),
    })
  }
  return [...byUrl.values()]
}

const names = ['enclosure', 'link', 'atom:link', 'media:content', 'media:group']

function withMediaOfGroup(field: XmlElement): XmlElement[] {
  return field.name === 'media:group' ? field.children : [field]
}

function addressOf(name: string, attributes: Record<string, string>): string | undefined {
  if (name === 'enclosure') {
    return attributes.url ?? attributes['rdf:resource'] ?? attributes['enc:url'] ?? attributes.href
  }
  if (name === 'media:content') return attributes.url
  const isLink = name === 'link' || name === 'atom:link'
  return isLink && attributes.rel?.trim().toLowerCase() === 'enclosure' ? attributes.href : undefined
}

/** Publishers write 0, "" or "unknown" when they do not know. */
function readLength(text: string | undefined): number | undefined {
  return text && /^\s*[1-9]\d{0,14}\s*$/.test(text) ? Number(text) : undefined
}
