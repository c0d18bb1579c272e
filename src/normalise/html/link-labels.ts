/** The element that stands for an image's alternative text while HTML is sanitised. */
export const altTag = 'x-alt'

/** What a publisher wrote must not pass for ours. */
export function withoutAltTags(html: string): string {
  return html.replace(/<(\/?)x-alt/gi, '<$1x-other')
}

/**
 * A link that held only an image is named, in its title, by the image's alternative text, else by the site it leads to:
 * a link without a name is none for a screen reader (RGAA 6.1), leaving it out would lose an address, and words in it
 * would be words that the publisher's text has not. Other links lose their title. Reads the sanitiser's own output.
 */
export function labelLinks(clean: string): string {
  return clean.replace(link, nameLink).replaceAll(alt, '')
}

const link = /<a href="([^"]*)" rel="[^"]*"(?: title="([^"]*)")?>((?:\s|<x-alt>[^<]*<\/x-alt>)*)(<\/a>)?/g
const alt = /<x-alt>([^<]*)<\/x-alt>/g

function nameLink(_: string, href: string, title = '', content: string, end = ''): string {
  const start = `<a href="${href}" rel="nofollow noopener noreferrer"`
  const blank = content.replaceAll(alt, '')
  if (end === '') return `${start}>${blank}`
  const words = title.trim() || content.matchAll(alt).next().value?.[1]?.trim() || placeOf(href)
  return `${start} title="${words.replaceAll('"', '&quot;')}"></a>${blank}`
}

/** "www.exemple.fr", or the address of a mailto. Escaped as it stood in the attribute. */
function placeOf(href: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(href)?.[1] ?? /^mailto:([^?]+)/.exec(href)?.[1] ?? ''
}
