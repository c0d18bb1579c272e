import type { XmlElement, XmlItem } from './element.ts'

// Names that HTML does not have: inside a text field they mean that the field was never closed.
const neverInText =
  /^(?:item|entry|guid|pubdate|enclosure|category|published|updated|author|comments|channel|(?:dc|dcterms|content|media|slash|wfw|itunes|atom):\w+)$/
// A line of text, which no other field can stand in.
const lines = /^(?:title|link|guid|pubdate|id|published|updated|language|dc:\w+)$/
const fields = /^(?:title|link|description|summary|content|id|pubdate)$/
const runningText = /^(?:description|summary|content|content:encoded|atom:content|atom:summary)$/

/** May an element of this name stand in this text? If not, the text was never closed. */
export function canHold(field: XmlElement, name: string, isInItem: boolean): boolean {
  // What is declared as markup may quote other vocabularies: a drawing has its dc:title.
  const isMarkup = /xhtml|xml/.test(field.attributes.type ?? '')
  const isStray = isInItem && !isMarkup && neverInText.test(name)
  return !isStray && !(lines.test(field.name) && fields.test(name))
}

/** Of what the end of the document cut, running text is kept: half an address, a date or a title is a wrong one. */
export function isWhole({ name, text }: XmlElement, isEnding: boolean): boolean {
  return !isEnding || (runningText.test(name) && text.trim() !== '')
}

/** A last item cut short is worth keeping when its title and its address or id came whole. */
export function isIdentified({ fields: read }: XmlItem): boolean {
  const has = (...names: string[]) => read.some((field) => names.includes(field.name))
  return has('title') && has('link', 'guid', 'id')
}
