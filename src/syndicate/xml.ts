/**
 * Text for an XML 1.0 element or a quoted attribute. Drops what no XML 1.0 document may hold even as a
 * reference (controls, lone surrogates, U+FFFE and U+FFFF): one such character makes readers refuse the feed.
 */
export function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"'\r]/g, (found) => references[found] ?? found)
}

/** `<name a="…">text</name>`, escaped; '' when there is no text. */
export function element(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text ? `<${name}${written(attributes)}>${escapeXml(text)}</${name}>\n` : ''
}

/** `<name a="…"/>`, escaped. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>\n`
}

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

type Attributes = Record<string, string | number | undefined>

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

// A bare carriage return would be read back as a line feed; `>` is escaped because of `]]>`.
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}
