import { messageOf, ParseError } from '../../errors.ts'
import { mapAtom } from './atom-items.ts'
import type { ParsedFeed } from '../raw-item.ts'
import { isCostly, losesInRssParser } from './reader-choice.ts'
import { mapRss } from './rss-items.ts'
import { readWithRssParser } from './rss-parser-reader.ts'
import { readTolerantly } from '../xml/tolerant-xml.ts'
import type { XmlFeed } from '../xml/element.ts'
import { findXmlFault, outsideSections, startOfFeed } from '../xml/survey.ts'

/**
 * RSS 0.9x, 1.0, 2.0 and Atom. Which reader takes a document:
 *
 * 1. rss-parser, for every document it reads without loss;
 * 2. the tolerant reader, for what rss-parser would lose (reader-choice.ts: markup that nobody escaped, a base, an unusual
 *    name, prefix or version), for what would cost it more than a fraction of a second, for all it refuses (ill-formed
 *    XML, a date it cannot read), and when it gives back fewer items than the document has.
 *
 * Both give the same XmlFeed, and one mapping follows, so the reader chosen shows nowhere in the items.
 *
 * @param url where the document comes from: what an `xml:base` of its starts from
 * @throws {ParseError} `not-a-feed`, `malformed-xml`
 */
export async function parseSyndication(text: string, url?: string): Promise<ParsedFeed> {
  const start = startOfFeed(text)
  const xml = text.slice(start)
  const preamble = text.slice(0, start).trim() === '' ? undefined : 'du texte précède le document XML'
  const { feed, fault } = await readXml(xml, url)
  const parsed = feed.flavour === 'atom' ? mapAtom(feed) : mapRss(feed)
  const blanks = start > 0 && xml.startsWith('<?xml') ? 'des blancs précèdent le prologue' : undefined
  const broken = preamble ?? blanks ?? fault
  return broken ? { ...parsed, bozo: `XML mal formé\u00a0: ${broken}. Lu avec tolérance.` } : parsed
}

async function readXml(xml: string, url?: string): Promise<{ feed: XmlFeed; fault?: string }> {
  const outside = outsideSections(xml)
  const fault = findXmlFault(xml, outside)
  const tolerantly = (cause?: unknown) => readWithTolerance(xml, url, fault, cause)
  if (losesInRssParser(xml) || isCostly(xml, outside)) return tolerantly()
  try {
    const feed = await readWithRssParser(xml)
    return feed.items.length < countItems(outside) ? tolerantly() : { feed, fault }
  } catch (error) {
    return tolerantly(error)
  }
}

function countItems(outside: readonly string[]): number {
  return outside.reduce((count, part) => count + (part.match(/<(?:item|entry)[\s/>]/g)?.length ?? 0), 0)
}

function readWithTolerance(
  xml: string,
  url: string | undefined,
  known: string | undefined,
  cause?: unknown,
): { feed: XmlFeed; fault?: string } {
  const feed = readTolerantly(xml, url)
  if (!feed) throw new ParseError('not-a-feed', notAFeed, { cause })
  const fault = feed.fault ?? known ?? syntaxFault(cause)
  const isEmpty = feed.items.length === 0 && feed.fields.length === 0
  if (feed.items.length === 0 && fault && (isEmpty || /<(?:item|entry)[\s>]/i.test(xml))) {
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

function malformed(fault: string): string {
  return `Le flux XML est trop abîmé pour qu’on en lise un seul élément (${fault}). Signaler la panne à l’éditeur du site.`
}
