import { Marked, type Token } from 'marked'
import { ParseError, messageOf } from '../errors.ts'
import { sanitiseHtml } from '../normalise/html/html.ts'

export interface MarkdownOptions {
  /** Puts the spaces of French typography into words, never into code or addresses. */
  typeset(text: string): string
}

/**
 * Markdown of staff to HTML that passed the sanitiser: headings from h2 down, links of the site kept short, no image.
 * Throws ParseError `too-complex` on what is nested deeper than a page may be.
 */
export function renderMarkdown(markdown: string, { typeset }: MarkdownOptions): string {
  if (deeplyNested.test(markdown)) throw new ParseError('too-complex', tooNested)
  return finish(sanitiseHtml(parse(markdown, typeset), here))
}

/** Writes a value into Markdown so that none of its characters means anything there. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

const tooNested = 'Citations ou listes imbriquées trop profondément.'

// Each level is a call inside a call for the parser.
const deeplyNested = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){20,}/m

// The sanitiser wants absolute addresses: links of the site are made so, then brought back.
const here = 'https://page.invalid/'

function parse(markdown: string, typeset: (text: string) => string): string {
  const marked = new Marked({ gfm: true, async: false })
  try {
    const tokens = marked.lexer(markdown)
    marked.walkTokens(tokens, demoteBy(tokens.some(isTopHeading) ? 1 : 0))
    marked.walkTokens(tokens, (token) => {
      if (token.type === 'text' && !('tokens' in token && token.tokens)) token.text = typeset(token.text)
    })
    return marked.parser(tokens)
  } catch (error) {
    throw new ParseError('too-complex', `Texte illisible : ${messageOf(error)}`, { cause: error })
  }
}

// The page's own title is the h1: a text that begins at # moves down whole, so that its levels stay apart.
function demoteBy(levels: number): (token: Token) => void {
  return (token) => {
    if (token.type === 'heading') token.depth = Math.min(token.depth + levels, 6)
  }
}

function isTopHeading(token: Token): boolean {
  return token.type === 'heading' && token.depth === 1
}

// What follows reads the sanitiser's own writing: every < there opens one of its tags.
function finish(html: string): string {
  let level = 1
  return html
    .replace(/<h([2-6])>\s*<\/h\1>\n?/g, '')
    .replace(/<h([2-6])>([\s\S]*?)<\/h\1>/g, (_, depth: string, words: string) => {
      level = Math.min(Number(depth), level + 1)
      return `<h${level}>${words}</h${level}>`
    })
    .replaceAll(`<a href="${here}`, '<a href="/')
    .replace(/(<a [^>]*?)(?: title="[^"]*")?>\s*<\/a>/g, '$1>lien</a>')
    .replaceAll(
      '<table>',
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Tableau"><table>',
    )
    .replaceAll('</table>', '</table></div>')
}
