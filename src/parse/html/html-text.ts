import type { CheerioAPI } from './html-tree.ts'
import { findAll } from './select-in-tree.ts'
import { present } from '../xml/element.ts'

export type Selection = ReturnType<CheerioAPI>

interface TextNode {
  type: string
  name?: string
  data?: string
  children?: TextNode[]
}

const unseen = new Set(['script', 'style', 'template', 'noscript', 'svg'])

const blocks = new Set(
  'address article blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li ol p section table td th tr ul'.split(
    ' ',
  ),
)
const gap: TextNode = { type: 'text', data: ' ' }

/**
 * The words of an element on one line, with a blank between its parts: `<b>12</b><i>mars</i>` is "12 mars", where
 * cheerio's text() says "12mars". Stops after `most` characters.
 */
export function spacedText(element: Selection, most = 2000): string {
  return readText(element, most, () => true)
}

/** The words of an element on one line as they are shown: a blank stands for a new block or line only ("d’<em>été</em>"). */
export function shownText(element: Selection, most = 2000): string {
  return readText(element, most, (name) => blocks.has(name))
}

function readText(element: Selection, most: number, isApart: (name: string) => boolean): string {
  const parts: string[] = []
  const waiting = element.toArray().toReversed() as unknown as TextNode[]
  let length = 0
  for (let node = waiting.pop(); node !== undefined && length <= most; node = waiting.pop()) {
    if (node.type === 'text') {
      parts.push(node.data ?? '')
      length += node.data?.length ?? 0
    }
    const { name = '', children } = node
    if (!children || unseen.has(name)) continue
    if (isApart(name)) {
      parts.push(' ')
      waiting.push(gap)
    }
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at] as TextNode)
  }
  return parts
    .join('')
    .slice(0, 2 * most)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
}

/**
 * A date as the page writes it: `datetime` and `content` are written for machines, the text is what remains. A line that
 * holds other things beside its only date ("Actualité | 12 mars 2026 | Blois") is reduced to it. « Il y a 3 jours » stays
 * as it is, and is then no date: the page may have been made days ago, and a date is read or absent.
 */
export function readDateText(element: Selection | undefined): string | undefined {
  if (!element || element.length === 0) return undefined
  const holder = element.is('[datetime], [content]') ? element : findAll(element, '[datetime]', 1)[0]
  const written = present(holder?.attr('datetime') ?? holder?.attr('content'))
  // An empty or made-up attribute ("date", "P3D") is worth less than the text.
  if (written && /\d{4}/.test(written)) return written
  const text = present(spacedText(element, 400))
  return text && (text.length > 60 || amongWords.test(text) ? (publishedIn(text) ?? text) : text)
}

/** « Mis en ligne mercredi 22 juillet 2026 », "PDF - 740 ko - 12/11/2026". */
const amongWords = /[|•·–,(]| - |^mise? en ligne\b/i

const months =
  'janv(?:ier|\\.)?|f[ée]vr(?:ier|\\.)?|mars|avr(?:il|\\.)?|mai|juin|juil(?:let|\\.)?|ao[ûu]t|sept(?:embre|\\.)?|oct(?:obre|\\.)?|nov(?:embre|\\.)?|d[ée]c(?:embre|\\.)?'
const day = `\\d{1,2}(?:er)? (?:${months}) \\d{4}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}|\\d{4}-\\d{2}-\\d{2}`
const dates = new RegExp(
  `(?<![\\d/.-])(?:${day})(?![\\d/.-]*\\d)(?:,?(?: à| -)? \\d{1,2} ?[h:] ?\\d{2})?`,
  'gi',
)

/** The dates that a French line writes out, year included, in order. */
export function findDates(line: string): string[] {
  return [...line.slice(0, 1000).matchAll(dates)].map(([date]) => date)
}

/** The only date of a line, or the one that « publié le » announces; a range ("du 3 au 12 mars 2026") is neither. */
function publishedIn(line: string): string | undefined {
  const announced =
    /(?:publi[ée]e?s?|mise? en ligne|paru(?:e|tion)?)[ :]{1,3}(?:le[ :]{1,3})?(.{6,60})/i.exec(line)
  const after = announced?.[1] && findDates(announced[1])[0]
  if (after && announced?.[1]?.slice(0, 14).includes(after.slice(0, 4))) return after
  const found = findDates(line)
  return found.length === 1 && !/\b(?:du|au|jusqu|avant|limite|cl[ôo]ture)\b/i.test(line)
    ? found[0]
    : undefined
}
