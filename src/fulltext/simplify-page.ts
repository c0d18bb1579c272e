import { Parser } from 'htmlparser2'
import { ParseError } from '../errors.ts'
import { escapeMarkup, renderTag } from './render-tag.ts'

/** A page reduced to what an article extractor looks at: well-formed, shallow, without a script or an image. */
export interface SimplePage {
  markup: string
  /** As the page declares it ("fr-FR"). */
  lang?: string
}

// Extractors call themselves once a level; deeper, tags go and their text stays. Real pages stay under 60.
const maxDepth = 100
// Each stray end tag is looked for among the open elements.
const maxOpen = 1_000
// The longest recorded list (questions of the Senate) has 3,800.
const maxElements = 10_000
const maxCharacters = 1_000_000

/**
 * One linear pass over a hostile page, before anything is built in memory.
 *
 * @throws {ParseError} `too-complex` over 10,000 elements, 1,000 of them open, or a million characters of text
 */
export function simplifyPage(html: string): SimplePage {
  const page = new PageWriter()
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    ontext: (text) => page.write(text),
    onclosetag: () => page.close(),
  })
  parser.end(html)
  return page.finish()
}

class PageWriter {
  #head = ''
  #body = ''
  #title = ''
  #lang: string | undefined
  #elements = 0
  #characters = 0
  /** One entry an open element: the end tag to write, '' where the start tag was not. */
  readonly #open: string[] = []
  #written = 0
  /** How many elements were open when one came that goes with all it holds. */
  #unseenFrom: number | undefined
  #inTitle = false

  open(name: string, attributes: Record<string, string>): void {
    this.#elements += 1
    if (this.#elements > maxElements || this.#open.length >= maxOpen) throw tooComplex()
    if (this.#unseenFrom === undefined) this.#openSeen(name, attributes)
    else this.#open.push('')
  }

  #openSeen(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.#unseenFrom = this.#open.length
    if (name === 'html') this.#lang ||= attributes.lang?.slice(0, 35)
    this.#inTitle = name === 'title' && this.#title === ''
    const tag = renderTag(name, attributes)
    if (inHead.has(name)) this.#head += `${tag.start}${tag.end}`
    const isWritten = !unwritten.has(name) && !unseen.has(name) && this.#written < maxDepth
    this.#body += isWritten ? tag.start : ''
    this.#written += isWritten && tag.end !== '' ? 1 : 0
    this.#open.push(isWritten ? tag.end : '')
  }

  write(text: string): void {
    if (this.#unseenFrom !== undefined) return
    this.#characters += text.length
    if (this.#characters > maxCharacters) throw tooComplex()
    if (this.#inTitle) this.#title += text
    else this.#body += escapeMarkup(text)
  }

  close(): void {
    const tag = this.#open.pop() ?? ''
    if (this.#open.length === this.#unseenFrom) this.#unseenFrom = undefined
    this.#inTitle = false
    if (tag === '') return
    this.#written -= 1
    this.#body += tag
  }

  finish(): SimplePage {
    const head = `<head><title>${escapeMarkup(this.#title)}</title>${this.#head}</head>`
    const markup = `<html>${head}<body>${this.#body}</body></html>`
    return { markup, ...(this.#lang ? { lang: this.#lang } : {}) }
  }
}

function tooComplex(): ParseError {
  return new ParseError(
    'too-complex',
    'La page est trop grande ou trop imbriquée pour que son article en soit tiré : lisez-la chez l’éditeur.',
  )
}

const inHead = new Set(['meta', 'base'])
const unwritten = new Set(['html', 'head', 'body', 'title', ...inHead])
const unseen = new Set(
  'script style template noscript svg math iframe object embed canvas audio video picture img source track map textarea select datalist link input'.split(
    ' ',
  ),
)
