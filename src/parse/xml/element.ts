/** One XML element, as either reader (rss-parser or the tolerant one) hands it to the mappings. */
export interface XmlElement {
  /** In lower case, under the usual prefix: "pubdate", "dc:date". */
  name: string
  /** Names in lower case. */
  attributes: Record<string, string>
  /** Character data, entities decoded once, CDATA included. */
  text: string
  /** The children written back as markup, when there are any (Atom `type="xhtml"`, HTML that nobody escaped). */
  markup?: string
  /** All that is inside a container (author, media:group), however deep, in order; empty for a text. */
  children: XmlElement[]
  /** The address declared for it by an `xml:base`, its own or above. */
  base?: string
}

/** A syndication document, whatever read it: one shape, so that the mappings are written once. */
export interface XmlFeed {
  flavour: 'rss' | 'atom'
  /** Attributes of the root and of the channel together. */
  attributes: Record<string, string>
  base?: string
  fields: XmlElement[]
  items: XmlItem[]
}

export interface XmlItem {
  attributes: Record<string, string>
  base?: string
  fields: XmlElement[]
}

/** The text of the first of these names that says something; earlier names win. */
export function findText(fields: readonly XmlElement[], ...names: readonly string[]): string | undefined {
  const element = findElement(fields, ...names)
  return element && valueOf(element)
}

export function findElement(
  fields: readonly XmlElement[],
  ...names: readonly string[]
): XmlElement | undefined {
  for (const name of names) {
    const found = fields.find((field) => field.name === name && valueOf(field) !== undefined)
    if (found) return found
  }
  return undefined
}

/** Markup where there is some, else text; undefined when it is blank. */
export function valueOf(element: XmlElement): string | undefined {
  return present(element.markup ?? element.text)
}

/** A trimmed text, or undefined when nothing is left of it. */
export function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed ? trimmed : undefined
}

/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
