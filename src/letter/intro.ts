import { keepTogether } from './french.ts'

/** A run of an editor's words; `link`: an address that they wrote. */
export type IntroPart = { words: string } | { link: string }

/** Plain text by paragraphs, an empty line between two; inside, every line as it was typed. */
export function introParagraphs(text: string): IntroPart[][][] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraph.split('\n').map((line) => partsOf(line.trim())))
}

/** Only https: a letter sends nobody to a page in clear, nor to anything that is no page. */
function partsOf(line: string): IntroPart[] {
  const parts: IntroPart[] = []
  let at = 0
  for (const { index, 0: found } of line.matchAll(/https:\/\/[^\s<>"«»]{1,2000}/g)) {
    // What closes a sentence or a bracket is not part of the address.
    const link = found.replace(/[.,;:!?…)\]’']{1,5}$/u, '')
    if (!URL.canParse(link)) continue
    if (index > at) parts.push({ words: keepTogether(line.slice(at, index)) })
    parts.push({ link })
    at = index + link.length
  }
  return at < line.length ? [...parts, { words: keepTogether(line.slice(at)) }] : parts
}
