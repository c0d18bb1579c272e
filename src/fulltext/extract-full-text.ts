import { ParseError } from '../errors.ts'
import { decodeText } from '../parse/charset/decode.ts'
import { extractArticle } from './extract-article.ts'
import type { ExtractFullText } from './full-text.ts'

/**
 * Reads an article or a PDF here and now. What it costs is bounded by the size of what is given; only a thread
 * that can be killed bounds it in time (src/runtime/fulltext-pool.ts).
 */
export const extractFullText: ExtractFullText = async ({ body, contentType, url }, signal) => {
  signal?.throwIfAborted()
  const kind = kindOf(body, contentType)
  if (body.byteLength > maxBytes[kind]) throw tooLarge(body.byteLength, maxBytes[kind])
  if (kind === 'page') return extractArticle(decodeText(body, contentType).text, url)
  // A megabyte and a half that most programs never need.
  const { readPdf } = await import('./pdf-text.ts')
  return readPdf(body, signal)
}

/** Servers name PDFs anyhow ("application/octet-stream"): the first bytes decide, and they may follow some junk. */
function kindOf(body: Uint8Array, contentType = ''): 'page' | 'pdf' {
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase().slice(0, 100)
  if (pageTypes.has(type) || /<(?:!doctype html|html|head|body|meta|div|p)\b/i.test(head)) return 'page'
  throw new ParseError(
    'nothing-to-read',
    `Ce n’est ni une page ni un PDF${type ? ` (${type})` : ''} : son texte n’est pas lu.`,
  )
}

function tooLarge(size: number, limit: number): ParseError {
  const mega = (bytes: number) => (bytes / 1e6).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  return new ParseError(
    'too-complex',
    `Le document fait ${mega(size)} Mo, au-delà des ${mega(limit)} Mo qui sont lus : ouvrez-le chez l’éditeur.`,
  )
}

const pageTypes = new Set(['', 'text/html', 'application/xhtml+xml'])
const maxBytes = {
  page: 5_000_000,
  pdf: 10_000_000,
}
