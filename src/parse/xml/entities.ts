import { Parser } from 'htmlparser2'

/** Entities a document declares itself: name → text. */
export type Entities = ReadonlyMap<string, string>

const maxEntities = 500

/**
 * The internal entities of a DOCTYPE whose value is short plain text. Those that hold others, markup or the address of a
 * file stay unread: that is how a document of one kilobyte grows to a gigabyte, or reads the disk.
 */
export function declaredEntities(head: string): Entities {
  const found = head.matchAll(
    /<!ENTITY\s{1,20}([A-Za-z][\w.-]{0,60})\s{1,20}(?:"([^"<]{0,500})"|'([^'<]{0,500})')\s{0,20}>/g,
  )
  const entities = new Map<string, string>()
  for (const [, name, double, single] of found) {
    const value = htmlText(double ?? single ?? '')
    if (name && !/&[A-Za-z]/.test(value) && entities.size < maxEntities) entities.set(name, value)
  }
  return entities
}

/**
 * A text with its named entities replaced: the document's own, then HTML's, which publishers use without declaring them.
 * `onUnknown` hears the names of those that nobody declared; they stay as they are.
 */
export function decodeEntities(text: string, declared: Entities, onUnknown: (name: string) => void): string {
  return text.replace(/&([A-Za-z][\w.-]{0,60});/g, (written, name: string) => {
    const own = declared.get(name)
    if (own !== undefined) return own
    const decoded = htmlText(written)
    if (decoded === written) onUnknown(name)
    return decoded
  })
}

function htmlText(written: string): string {
  let text = ''
  new Parser({ ontext: (data) => void (text += data) }).end(written)
  return text
}
