import { findFeedRoot } from './xml/survey.ts'

export type DocumentKind = 'xml-feed' | 'json' | 'jorf' | 'html' | 'xml' | 'unknown'

/**
 * What a document is, from its text alone: servers label feeds text/html and pages application/xml.
 * A page that only quotes a feed is a page; a feed that warnings precede is a feed.
 */
export function detectDocument(text: string): DocumentKind {
  const head = text.trimStart()
  if (head.startsWith('{') || head.startsWith('[')) return 'json'
  const page = text.search(/<!doctype\s+html|<html[\s>]/i)
  const feed = findFeedRoot(text)
  if (feed >= 0 && (page < 0 || feed < page || isDeclared(text, feed))) return 'xml-feed'
  if (/<(?:JO|TEXTE)>/.test(text.slice(0, 5000))) return 'jorf'
  if (
    page >= 0 ||
    (!head.startsWith('<?xml') &&
      /<(?:head|body|meta|div|p|br|h1|table|script|title)[\s/>]/i.test(text.slice(0, 20_000)))
  )
    return 'html'
  return /^<\?xml|^<[A-Za-z!?]/.test(head) ? 'xml' : 'unknown'
}

/** Right behind an XML declaration, comments and instructions aside. */
function isDeclared(text: string, root: number): boolean {
  const declaration = text.lastIndexOf('<?xml ', root)
  return declaration >= 0 && !/<[A-Za-z/]/.test(text.slice(declaration, root))
}
