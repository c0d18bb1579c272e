import { ParseError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { decodeText } from './charset/decode.ts'
import { detectDocument } from './detect.ts'
import { parseHtmlList } from './html/html-list.ts'
import { explainHtml } from './html/html-instead.ts'
import { parseJorf } from './jorf/jorf.ts'
import { parseJsonApi } from './records/json-api.ts'
import { parseJsonFeed } from './syndication/json-feed.ts'
import type { ParsedFeed } from './raw-item.ts'
import { parseSyndication } from './syndication/syndication.ts'

export interface ParseContext {
  /** Without one, the document itself says what it is. */
  feed?: FeedDefinition
  contentType?: string
  /** Where the bytes came from, after redirects. */
  url: string
}

/** No real feed comes near; the network stage has its own cap, files and tests do not. */
const maxBytes = 10_000_000

/**
 * Bytes to items, strings as found, in document order.
 *
 * @throws {ParseError} with a French message that says what to do
 */
export async function parseFeed(body: Uint8Array, context: ParseContext): Promise<ParsedFeed> {
  if (body.length > maxBytes) {
    throw new ParseError(
      'too-complex',
      'Le document dépasse 10 Mo : il n’est pas lu. Chercher un flux plus court chez cet éditeur.',
    )
  }
  const { text, fault } = decodeText(body, context.contentType)
  if (text.trim() === '') {
    throw new ParseError(
      'empty',
      'La réponse est vide. Ouvrir l’adresse dans un navigateur : l’éditeur l’a peut-être fermée.',
    )
  }
  const parsed = await parseText(text, context)
  const baseUrl = absolute(parsed.baseUrl, context.url)
  const link = absolute(parsed.link, baseUrl ?? context.url) ?? parsed.link
  return { ...parsed, link, baseUrl, bozo: parsed.bozo ?? fault }
}

function parseText(text: string, { feed, url }: ParseContext): ParsedFeed | Promise<ParsedFeed> {
  switch (feed?.format) {
    case 'html-list':
      return parseHtmlList(text, feed.list)
    case 'json':
      return parseJsonApi(text, feed.mapping)
    case 'jorf':
      return parseJorf(text)
    case 'syndication':
    case undefined:
      return parseDetected(text, url)
    // Read in several steps: src/acquire takes their documents apart before it comes here.
    case 'page':
    case 'sitemap':
    case 'csv':
    case 'jorf-archive':
      throw new ParseError('not-a-feed', `Un seul document ne suffit pas au format « ${feed.format} ».`)
  }
}

function parseDetected(text: string, url: string): ParsedFeed | Promise<ParsedFeed> {
  const kind = detectDocument(text)
  switch (kind) {
    case 'xml-feed':
      return parseSyndication(text, url)
    case 'json':
      return parseJsonFeed(text)
    case 'jorf':
      return parseJorf(text)
    case 'html':
      throw new ParseError('html-instead-of-feed', explainHtml(text, url))
    case 'xml':
      throw new ParseError(
        'not-a-feed',
        'Le document est du XML, mais ni RSS ni Atom. Vérifier l’adresse du flux, ou décrire la source avec un autre format.',
      )
    case 'unknown':
      throw new ParseError(
        'not-a-feed',
        'Le document n’est ni un flux RSS ou Atom, ni un JSON Feed, ni une page HTML. Vérifier l’adresse du flux.',
      )
  }
}

/** Undefined when there is nothing, or nothing that can be used. A file has no address: '' is no base. */
function absolute(href: string | undefined, base: string): string | undefined {
  const from = base || undefined
  return href !== undefined && URL.canParse(href, from) ? new URL(href, from).href : undefined
}
