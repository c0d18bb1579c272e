import { messageOf, ParseError } from '../errors.ts'
import { mapAtom } from './atom-items.ts'
import type { ParsedFeed } from './raw-item.ts'
import { mapRss } from './rss-items.ts'
import { readWithRssParser } from './rss-parser-reader.ts'
import { readTolerantly } from './tolerant-xml.ts'
import { findXmlFault, isCostly, losesInRssParser, startOfFeed } from './xml-survey.ts'
import type { XmlFeed } from './xml-element.ts'

/**
 * RSS 0.9x, 1.0, 2.0 and Atom. Which reader takes a document:
 *
 * 1. rss-parser, for every document it reads without loss;
 * 2. the tolerant reader, for what rss-parser would lose (markup that nobody escaped, an unusual prefix or version), for
 *    what would cost it more than a fraction of a second, and for all it refuses (ill-formed XML, a date it cannot read).
 *
 * Both give the same XmlFeed, and one mapping follows, so the reader chosen shows nowhere in the items.
 *
 * @throws {ParseError} `not-a-feed`, `malformed-xml`
 */
export async function parseSyndication(text: string): Promise<ParsedFeed> {
  const start = startOfFeed(text)
  const xml = start > 0 ? text.slice(start) : text
  const preamble = start > 0 ? 'du texte précède le document XML' : undefined
  const { feed, fault } = await readXml(xml)
  const parsed = feed.flavour === 'atom' ? mapAtom(feed) : mapRss(feed)
  const broken = preamble ?? fault
  return broken ? { ...parsed, bozo: `XML mal formé : ${broken}. Lu avec tolérance.` } : parsed
}

async function readXml(xml: string): Promise<{ feed: XmlFeed; fault?: string }> {
  const fault = findXmlFault(xml)
  if (losesInRssParser(xml) || isCostly(xml)) return readWithTolerance(xml, fault)
  try {
    return { feed: await readWithRssParser(xml), fault }
  } catch (error) {
    return readWithTolerance(xml, fault, error)
  }
}

function readWithTolerance(
  xml: string,
  known: string | undefined,
  cause?: unknown,
): { feed: XmlFeed; fault?: string } {
  const feed = readTolerantly(xml)
  if (!feed) throw new ParseError('not-a-feed', notAFeed, { cause })
  const fault = feed.fault ?? known ?? syntaxFault(cause)
  const isEmpty = feed.items.length === 0 && feed.fields.length === 0
  if (isEmpty || (feed.items.length === 0 && fault && /<(?:item|entry)[\s>]/.test(xml))) {
    throw new ParseError('malformed-xml', malformed(fault), { cause })
  }
  return { feed, fault }
}

/** sax tells where XML broke; the other errors of rss-parser are its own limits, not the document's. */
function syntaxFault(cause: unknown): string | undefined {
  const line = /\nLine: (\d{1,9})\n/.exec(messageOf(cause))?.[1]
  return line && `erreur de syntaxe à la ligne ${Number(line) + 1}`
}

const notAFeed =
  'Le document est du XML, mais ni RSS ni Atom. Vérifier l’adresse du flux, ou décrire la source avec un autre format.'

function malformed(fault: string | undefined): string {
  const why = fault ? ` (${fault})` : ''
  return `Le flux XML est trop abîmé pour qu’on en lise un seul élément${why}. Signaler la panne à l’éditeur du site.`
}
