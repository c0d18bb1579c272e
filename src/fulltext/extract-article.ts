import { Readability } from '@mozilla/readability'
import JSDOMParser, { type SmallDocument } from '@mozilla/readability/JSDOMParser.js'
import { ParseError } from '../errors.ts'
import { cutHtml } from '../normalise/html/cut-html.ts'
import { plainText, plainTitle } from '../normalise/text.ts'
import { type FullText, maxText } from './full-text.ts'
import { detectLanguage } from './language.ts'
import { simplifyPage } from './simplify-page.ts'

/**
 * The article of a page, without its menus, notices and neighbours. Readability with its own small DOM: the same
 * articles as over linkedom, for a tenth of the weight (bench/fulltext.ts).
 *
 * @throws {ParseError} `too-complex`, or `nothing-to-read` when under 100 characters are left
 */
export function extractArticle(html: string, url: string): FullText {
  const page = simplifyPage(html)
  const document = new JSDOMParser().parse(page.markup, url)
  // Readability takes the document to pieces.
  const title = titleOf(document)
  const content = readArticle(document)
  const article = cutHtml(content)
  const text = plainText(article)
  const spoken = detectLanguage(text)
  if (text.length < minText || (!spoken && isTemplate(text))) throw nothingToRead()
  const language = spoken ?? declaredLanguage(page.lang)
  return {
    html: article,
    text,
    excerptOf: 'page',
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(content.length > maxText ? { cut: true } : {}),
  }
}

function readArticle(document: SmallDocument): string {
  try {
    return new Readability(document as never, { disableJSONLD: true }).parse()?.content ?? ''
  } catch (cause) {
    throw nothingToRead(cause)
  }
}

/** As shared, else the heading that the window title begins with. Readability cuts titles at « : », which is French. */
function titleOf(document: SmallDocument): string {
  const shared = document
    .getElementsByTagName('meta')
    .find((meta) => meta.getAttribute('property') === 'og:title')
  const title = oneLine(shared?.getAttribute('content') ?? document.title)
  const headings = document
    .getElementsByTagName('h1')
    .slice(0, 10)
    .map(({ textContent }) => oneLine(textContent))
  return headings.find((heading) => heading.length >= 10 && title.startsWith(heading)) ?? title
}

function oneLine(text: string): string {
  return plainTitle(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
}

/** A page that a script has still to fill shows where. */
function isTemplate(text: string): boolean {
  return text.split('{{', 3).length > 2 && text.includes('}}')
}

/** Templates often keep the language they were born with: asked only where the text does not tell. */
function declaredLanguage(lang = ''): string | undefined {
  return /^[a-z]{2}(?=$|[-_])/i.exec(lang)?.[0].toLowerCase()
}

function nothingToRead(cause?: unknown): ParseError {
  return new ParseError(
    'nothing-to-read',
    'Aucun article n’a été trouvé dans la page : elle est vide, réservée aux abonnés ou construite par un script.',
    { cause },
  )
}

// Less is a cookie notice or a "chargement en cours", and no more than the teaser of a feed already says.
const minText = 100
