import { load } from 'cheerio'

const words =
  'p br hr div ul ol li dl dt dd a strong em b i u s del ins small mark q cite h2 h3 h4 h5 h6 blockquote table caption thead tbody tfoot tr th td pre code sub sup abbr dfn kbd samp var tt big strike time figure figcaption'.split(
    ' ',
  )
const pageAttributes = 'href rel title start colspan rowspan scope abbr lang dir datetime cite'.split(' ')

/** For whom HTML was sanitised, and what may be in it. */
const readers = {
  page: { tags: new Set(words), attributes: new Set(pageAttributes) },
  program: {
    tags: new Set([
      ...words,
      ...'h1 section article header footer main aside nav address center hgroup img span font acronym bdi bdo dir menu details summary col colgroup wbr'.split(
        ' ',
      ),
    ]),
    attributes: new Set([
      ...pageAttributes,
      ...'src alt width height hreflang summary border span type reversed value align valign nowrap'.split(
        ' ',
      ),
    ]),
  },
}

/**
 * What a browser would find in sanitised HTML that is not on the list, and what of it would leave the element that it is
 * put in: as parse5 reads it, by the HTML Standard, with scripts on and off. Nothing, when all is well.
 */
export function dangersIn(html: string, reader: keyof typeof readers = 'page'): string[] {
  return [true, false].flatMap((scriptingEnabled) => {
    const page = `<!DOCTYPE html><body><ul id="liste"><li id="ici"><div id="cadre">${html}</div><p id="suite">fin</p></li></ul>`
    const $ = load(page, { scriptingEnabled })
    const outside = $('body *').not('#liste, #ici, #cadre, #suite').not($('#cadre *'))
    return [
      ...$('#cadre *')
        .get()
        .flatMap((element) => dangersOfElement(element, reader)),
      ...outside.get().map(({ name }) => `<${name}> outside`),
      ...($('#ici > #cadre + #suite:last-child').length === 1 ? [] : ['the page around is not what it was']),
      ...($('#cadre, #cadre *').contents().get().some(isHidden) ? ['a comment'] : []),
    ]
  })
}

function dangersOfElement(
  { name, attribs }: { name: string; attribs: Record<string, string> },
  reader: keyof typeof readers,
): string[] {
  const { tags, attributes } = readers[reader]
  const dangers = Object.entries(attribs)
    .filter(([key, value]) => !attributes.has(key) || !isSafe(key, value))
    .map(([key, value]) => `${key}="${value}"`)
  return tags.has(name) ? dangers : [`<${name}>`, ...dangers]
}

function isSafe(key: string, value: string): boolean {
  if (key === 'href') return /^(?:https?:\/\/|mailto:)/.test(value)
  return (key !== 'src' && key !== 'cite') || /^https?:\/\//.test(value)
}

function isHidden(node: { type: string }): boolean {
  return node.type === 'comment' || node.type === 'directive' || node.type === 'cdata'
}
