/** The charset of a Content-Type, as written. */
export function charsetOfHeader(contentType: string): string | undefined {
  return /charset\s{0,5}=\s{0,5}["']?([\w.:+-]{1,40})/i.exec(contentType.slice(0, 500))?.[1]
}

// Looked for at the head only: the XML declaration must be there, and HTML gives its meta 1024 bytes.
const headBytes = 2048

/** The charset that a document declares for itself: XML declaration, else the meta of a page. */
export function charsetOfDocument(body: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, headBytes))
  const declared = charsetOfDeclaration(head)
  if (declared !== undefined) return declared
  // The meta of a page quoted in a feed says nothing of the feed.
  if (/<(?:\?xml|rss|feed|rdf:RDF)[\s>]/i.test(head)) return undefined
  return /<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:+-]{1,40})/i.exec(head)?.[1]
}

/** The charset of the XML declaration that a text begins with, as written. */
export function charsetOfDeclaration(head: string): string | undefined {
  return /<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']\s{0,5}([\w.:+-]{1,40})\s{0,5}["']/.exec(head)?.[1]
}

/** Unicode that shows itself: by its byte-order mark, or by the NUL bytes around the first two characters. */
export function unicodeOfBytes(body: Uint8Array): 'utf-8' | `utf-${16 | 32}${'le' | 'be'}` | undefined {
  const [a, b, c, d] = body
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0) return c === 0xfe && d === 0xff ? 'utf-32be' : withoutMark(c, d)
  if (a && b === 0) return c === 0 && d === 0 ? 'utf-32le' : c && d === 0 ? 'utf-16le' : undefined
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined
}

function withoutMark(c: number | undefined, d: number | undefined): 'utf-32be' | undefined {
  return c === 0 && d ? 'utf-32be' : undefined
}
