import sanitizeHtml from 'sanitize-html'
import { cutHtml, maxHtml } from './cut-html.ts'
import { altTag, labelLinks, withoutAltTags } from './link-labels.ts'
import { OpenTags } from './open-tags.ts'
import { mendHtml, withoutControls } from './mend-html.ts'

/**
 * The one allow-list of Vigie: what a publisher wrote, reduced to structure and links. No image, frame, form, style or
 * class: a page never asks a third party for anything. Links are absolute http, https or mailto. Balanced, and a browser
 * keeps all of it inside the element that we put it in.
 */
export function sanitiseHtml(html: string, baseUrl: string): string {
  if (html === '') return ''
  const open = new OpenTags(kept)
  const clean = sanitiseOnce(withoutAltTags(mendHtml(html)), baseUrl, open)
  // Where a tag between two blocks is gone, they may be nested as no parser would read them (p in p): read once more.
  const stable = open.leavesGaps ? sanitiseOnce(clean, baseUrl, new OpenTags(kept)) : clean
  return bounded(stable, baseUrl).trim()
}

/** A short link grows eightfold when it is made absolute: what grew past what is read of HTML is cut, and closed again. */
function bounded(clean: string, baseUrl: string): string {
  if (clean.length <= maxHtml) return clean
  return sanitiseOnce(cutHtml(clean, maxHtml - room), baseUrl, new OpenTags(kept))
}

/** For the end tags of fifty elements, and a title. */
const room = 5000

function sanitiseOnce(html: string, baseUrl: string, open: OpenTags): string {
  const clean = sanitizeHtml(html, {
    ...rules,
    onOpenTag: (name) => open.open(name),
    onCloseTag: (name) => open.close(name),
    transformTags: {
      ...replacements,
      a: (_, attributes) => transformLink(attributes, baseUrl),
      table: (name) => transformItem(name, open),
      li: (name) => transformItem(name, open),
      dt: (name) => transformItem(name, open),
      dd: (name) => transformItem(name, open),
      img: (_, { alt }) => transformImage(open.has('a') && open.depth < maxDepth ? alt : undefined),
    },
  })
  return labelLinks(withoutControls(clean))
}

const maxDepth = 50

const replacements = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  section: 'div',
  article: 'div',
  header: 'div',
  footer: 'div',
  main: 'div',
  aside: 'div',
  address: 'div',
  center: 'div',
  figure: 'div',
  figcaption: 'div',
}

const rules: sanitizeHtml.IOptions = {
  allowedTags:
    'p br hr div ul ol li dl dt dd a strong em b i u s del ins small mark q cite h2 h3 h4 blockquote table caption thead tbody tfoot tr th td pre code sub sup abbr x-alt'.split(
      ' ',
    ),
  allowedAttributes: {
    a: ['href', 'rel', 'title'],
    abbr: ['title'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags:
    'script style textarea option select button template noscript noembed noframes svg math title head xmp plaintext audio video canvas'.split(
      ' ',
    ),
  // Deeper, tags go and their text stays: what a browser lays out, and our own readers, have a limit.
  nestingLimit: maxDepth,
  parseStyleAttributes: false,
  exclusiveFilter: ({ tag, attribs, text }) =>
    tag === 'a' && !attribs.href && withoutControls(text).trim() === '',
}

const kept = new Set([...(rules.allowedTags || []), ...Object.keys(replacements)])

function transformItem(name: string, open: OpenTags): sanitizeHtml.Tag {
  if (open.lastIsSound) return { tagName: name, attribs: {} }
  return { tagName: name === 'table' ? 'div' : 'br', attribs: {} }
}

function transformLink(
  { href: written = '', title = '' }: sanitizeHtml.Attributes,
  baseUrl: string,
): sanitizeHtml.Tag {
  const href = safeHref(written, baseUrl)
  const attribs: sanitizeHtml.Attributes =
    href === undefined ? {} : { href, rel: 'nofollow noopener noreferrer' }
  if (href !== undefined && title.trim() !== '') attribs['title'] = title.slice(0, 500)
  return { tagName: 'a', attribs }
}

function transformImage(alt = ''): sanitizeHtml.Tag {
  const text = alt.trim().slice(0, 500)
  return text === '' ? { tagName: 'img', attribs: {} } : { tagName: altTag, attribs: {}, text }
}

function safeHref(href: string, baseUrl: string): string | undefined {
  const written = href.trim()
  const from = baseUrl || undefined
  if (written === '' || written.length > 4096 || !URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}
