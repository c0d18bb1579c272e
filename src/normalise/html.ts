import sanitizeHtml from 'sanitize-html'
import { cutHtml } from './cut-html.ts'

/**
 * The one allow-list of Vigie: what a publisher wrote, reduced to structure and links. No image, frame, form, style or
 * class: a page never asks a third party for anything. Links are absolute http, https or mailto.
 */
export function sanitiseHtml(html: string, baseUrl: string): string {
  return sanitizeHtml(cutHtml(html), {
    ...rules,
    transformTags: {
      ...replacements,
      a: (_, attributes) => transformLink(attributes, baseUrl),
    },
  }).trim()
}

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
    'p br hr div ul ol li dl dt dd a strong em b i u s del ins small mark q cite h2 h3 h4 blockquote table caption thead tbody tfoot tr th td pre code sub sup abbr'.split(
      ' ',
    ),
  allowedAttributes: {
    a: ['href', 'rel'],
    abbr: ['title'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags:
    'script style textarea option select button template noscript noembed noframes iframe object svg math title head xmp plaintext audio video canvas'.split(
      ' ',
    ),
  // Deeper, tags go and their text stays: what a browser lays out, and our own readers, have a limit.
  nestingLimit: 50,
  parseStyleAttributes: false,
  exclusiveFilter: ({ tag, attribs, text }) => tag === 'a' && !attribs.href && text.trim() === '',
}

function transformLink(attributes: sanitizeHtml.Attributes, baseUrl: string): sanitizeHtml.Tag {
  const href = safeHref(attributes.href ?? '', baseUrl)
  return { tagName: 'a', attribs: href === undefined ? {} : { href, rel: 'nofollow noopener noreferrer' } }
}

function safeHref(href: string, baseUrl: string): string | undefined {
  const written = href.trim()
  const from = baseUrl || undefined
  if (written === '' || written.length > 4096 || !URL.canParse(written, from)) return undefined
  const url = new URL(written, from)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}
