import { escapeHtml, present, valueOf } from '../xml/element.ts'
import type { XmlElement } from '../xml/element.ts'

/**
 * A text construct of Atom (RFC 4287, section 3.1; Atom 0.3 `mode`) as HTML: plain text is escaped, so that the one later
 * decoding gives it back as it was. Undefined for what is neither text nor markup: an image in base64.
 */
export function htmlOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const type = typeOf(element)
  const mode = element.attributes.mode?.trim().toLowerCase()
  if (element.markup !== undefined)
    return hasEscapedInside(element, type) ? present(element.text) : valueOf(element)
  if (mode === 'base64' || (isMedia(type) && isBase64(element.text))) return htmlOfBase64(element, type)
  return isPlain(element, type) || isMedia(type) ? present(escapeHtml(element.text.trim())) : valueOf(element)
}

/** HTML both escaped and wrapped in an element: the element is the mistake. */
function hasEscapedInside({ text, markup }: XmlElement, type: string | undefined): boolean {
  if (!markup?.trim().startsWith('<div')) return false
  return (type === 'html' || type === 'text/html') && /<\/[a-z]/i.test(text)
}

function typeOf({ attributes }: XmlElement): string | undefined {
  return present(attributes.type)?.toLowerCase().split(';', 1)[0]
}

/** Without a type it is text (RFC 4287 §3.1.1); many forget the type of their HTML, so closing tags speak too. */
function isPlain({ text, attributes }: XmlElement, type: string | undefined): boolean {
  if (attributes.mode === 'escaped' && type === undefined) return !/<\/?[a-z]/i.test(text)
  if (type === undefined) return !/<\/[a-z]|<br|<p>/i.test(text)
  return type === 'text' || type === 'text/plain'
}

function isMedia(type = 'text'): boolean {
  return type.includes('/') && !/^text\/|xhtml|xml/.test(type)
}

function isBase64(text: string): boolean {
  return /^[\w+/=\s]{4,}$/.test(text)
}

/** Atom 0.3 could hide text so; what is not text when decoded is a file. */
function htmlOfBase64(element: XmlElement, type: string | undefined): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(element.text.replace(/\s+/g, '')), (character) =>
      character.charCodeAt(0),
    )
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return type?.includes('html') || /<\/[a-z]/i.test(text) ? present(text) : present(escapeHtml(text))
  } catch {
    // A title is never a file, whatever type it is given.
    return element.name === 'title' ? escapeHtml(element.text.trim()) : undefined
  }
}
