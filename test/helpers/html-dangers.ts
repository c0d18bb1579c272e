import { load } from 'cheerio'

const allowed = new Set(
  'p br hr div ul ol li dl dt dd a strong em b i u s del ins small mark q cite h2 h3 h4 blockquote table caption thead tbody tfoot tr th td pre code sub sup abbr'.split(
    ' ',
  ),
)
const allowedAttributes = new Set(['href', 'rel', 'title', 'start', 'colspan', 'rowspan', 'scope'])

/**
 * What a browser would find in sanitised HTML that is not on the list, and what of it would leave the element that it is
 * put in: as parse5 reads it, by the HTML Standard, with scripts on and off. Nothing, when all is well.
 */
export function dangersIn(html: string): string[] {
  return [true, false].flatMap((scriptingEnabled) => {
    const page = `<!DOCTYPE html><body><ul id="liste"><li id="ici"><div id="cadre">${html}</div><p id="suite">fin</p></li></ul>`
    const $ = load(page, { scriptingEnabled })
    const outside = $('body *').not('#liste, #ici, #cadre, #suite').not($('#cadre *'))
    return [
      ...$('#cadre *').get().flatMap(dangersOfElement),
      ...outside.get().map(({ name }) => `<${name}> outside`),
      ...($('#ici > #cadre + #suite:last-child').length === 1 ? [] : ['the page around is not what it was']),
      ...($('#cadre, #cadre *').contents().get().some(isHidden) ? ['a comment'] : []),
    ]
  })
}

function dangersOfElement({ name, attribs }: { name: string; attribs: Record<string, string> }): string[] {
  const dangers = Object.entries(attribs)
    .filter(
      ([key, value]) =>
        !allowedAttributes.has(key) || (key === 'href' && !/^(?:https?:\/\/|mailto:)/.test(value)),
    )
    .map(([key, value]) => `${key}="${value}"`)
  return allowed.has(name) ? dangers : [`<${name}>`, ...dangers]
}

function isHidden(node: { type: string }): boolean {
  return node.type === 'comment' || node.type === 'directive' || node.type === 'cdata'
}
