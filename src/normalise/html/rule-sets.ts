import type sanitizeHtml from 'sanitize-html'

/** What of HTML is kept, for whom. */
export interface RuleSet {
  tags: readonly string[]
  /** Elements that become another. */
  replacements: Readonly<Record<string, string>>
  attributes: Record<string, string[]>
  /** Links get our rel, and those that show nothing a name: we answer for what a page of ours leads to. */
  isPage: boolean
}

const words =
  'p br hr div ul ol li dl dt dd a strong em b i u s del ins small mark q cite h2 h3 h4 h5 h6 blockquote table caption thead tbody tfoot tr th td pre code sub sup abbr dfn kbd samp var tt big strike time figure figcaption'.split(
    ' ',
  )

const dated = { del: ['cite', 'datetime'], ins: ['cite', 'datetime'], time: ['datetime'] }
const quoted = { blockquote: ['cite'], q: ['cite'] }
const cells = ['colspan', 'rowspan', 'scope', 'abbr']

/** For our pages and letters: words, structure and links. Nothing that asks a third party for anything. */
export const pageRules: RuleSet = {
  tags: [...words, 'x-alt'],
  replacements: {
    // A page has one title of the first level, its own.
    h1: 'h2',
    section: 'div',
    article: 'div',
    header: 'div',
    footer: 'div',
    main: 'div',
    aside: 'div',
    address: 'div',
    center: 'div',
  },
  attributes: {
    '*': ['lang', 'dir'],
    a: ['href', 'rel', 'title'],
    abbr: ['title'],
    dfn: ['title'],
    ol: ['start'],
    th: cells,
    td: cells,
    ...dated,
    ...quoted,
  },
  isPage: true,
}

/** For programs, which show pictures if they want and have a page of their own: nothing that runs, frames or styles. */
export const programRules: RuleSet = {
  tags: [
    ...words,
    ...'h1 section article header footer main aside nav address center hgroup img span font acronym bdi bdo dir menu details summary col colgroup wbr'.split(
      ' ',
    ),
  ],
  replacements: {},
  attributes: {
    '*': ['lang', 'dir', 'title'],
    a: ['href', 'hreflang'],
    img: ['src', 'alt', 'width', 'height'],
    table: ['summary', 'border', 'width'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    ol: ['start', 'type', 'reversed'],
    ul: ['type'],
    li: ['value'],
    th: [...cells, 'align', 'valign', 'width', 'height', 'nowrap'],
    td: [...cells, 'align', 'valign', 'width', 'height', 'nowrap'],
    tr: ['align', 'valign'],
    ...dated,
    ...quoted,
  },
  isPage: false,
}

/** What both have in common: the rules of the library. */
export function optionsOf({ tags, attributes }: RuleSet): sanitizeHtml.IOptions {
  return {
    allowedTags: [...tags],
    allowedAttributes: attributes,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: hidden,
    // Deeper, tags go and their text stays: what a browser lays out, and our own readers, have a limit.
    nestingLimit: maxDepth,
    parseStyleAttributes: false,
  }
}

export const maxDepth = 50

const hidden =
  'script style textarea option select button template noscript noembed noframes svg math title head xmp plaintext'.split(
    ' ',
  )
