import sanitizeHtml from 'sanitize-html'
import { absoluteWeb, cleanAttributes, safeHref } from './clean-attributes.ts'
import { cutHtml, maxHtml } from './cut-html.ts'
import { altTag, labelLinks, withoutAltTags } from './link-labels.ts'
import { OpenTags } from './open-tags.ts'
import { mendHtml, withoutControls } from './mend-html.ts'
import { maxDepth, optionsOf, pageRules, programRules } from './rule-sets.ts'
import type { RuleSet } from './rule-sets.ts'

/** Makes a publisher's HTML harmless; relative links start at the base. */
export type Sanitise = (html: string, baseUrl: string) => string

/**
 * The allow-list of all that Vigie shows or sends: what a publisher wrote, reduced to structure and links. No image,
 * frame, form, style or class: a page never asks a third party for anything. Links are absolute http, https or mailto.
 * Balanced, and a browser keeps all of it inside the element that we put it in.
 */
export function sanitiseHtml(html: string, baseUrl: string): string {
  return sanitise(html, baseUrl, forPages)
}

/**
 * The same for programs that read what `vigie parse --batch` prints, and never for a page or a letter of ours: pictures,
 * sections and tables stay as they were written, and links without our rel. Nothing that runs.
 */
export function sanitiseForPrograms(html: string, baseUrl: string): string {
  return sanitise(html, baseUrl, forPrograms)
}

/** A rule set and what is made of it once. */
interface Prepared extends RuleSet {
  options: sanitizeHtml.IOptions
  kept: ReadonlySet<string>
}

const forPages = prepare(pageRules)
const forPrograms = prepare(programRules)

function prepare(rules: RuleSet): Prepared {
  const kept = new Set([...rules.tags, ...Object.keys(rules.replacements)])
  const exclusiveFilter = (frame: sanitizeHtml.IFrame) => isEmpty(frame, rules)
  return { ...rules, options: { ...optionsOf(rules), exclusiveFilter }, kept }
}

/** A link that leads nowhere and shows nothing, a picture without address or words. */
function isEmpty({ tag, attribs, text, mediaChildren }: sanitizeHtml.IFrame, { isPage }: RuleSet): boolean {
  // On a page, an image with words has become the name of its link.
  if (tag === 'img') return !isPage && Object.keys(attribs).length === 0
  const showsPicture = !isPage && mediaChildren.length > 0
  return tag === 'a' && !attribs.href && !showsPicture && withoutControls(text).trim() === ''
}

function sanitise(html: string, baseUrl: string, rules: Prepared): string {
  if (html === '') return ''
  const mended = mendHtml(html)
  if (isPlain(mended)) return mended.trim()
  const open = new OpenTags(rules.kept)
  const clean = sanitiseOnce(withoutAltTags(mended), baseUrl, rules, open)
  // Where a tag between two blocks is gone, they may be nested as no parser would read them (p in p): read once more.
  const stable = open.leavesGaps ? sanitiseOnce(clean, baseUrl, rules) : clean
  return bounded(stable, baseUrl, rules).trim()
}

/** Text without a sign that HTML gives a meaning to: nothing to read in it. */
function isPlain(html: string): boolean {
  return !/[<>&]/.test(html)
}

/** A short link grows eightfold when it is made absolute: what grew past what is read of HTML is cut, and closed again. */
function bounded(clean: string, baseUrl: string, rules: Prepared): string {
  return clean.length <= maxHtml ? clean : sanitiseOnce(cutHtml(clean, maxHtml - room), baseUrl, rules)
}

/** For the end tags of fifty elements, and a title. */
const room = 5000

function sanitiseOnce(
  html: string,
  baseUrl: string,
  rules: Prepared,
  open = new OpenTags(rules.kept),
): string {
  const item = (name: string, attributes: sanitizeHtml.Attributes) => transformItem(name, attributes, open)
  const safe = sanitizeHtml(html, {
    ...rules.options,
    onOpenTag: (name) => open.open(name),
    onCloseTag: (name) => open.close(name),
    transformTags: {
      ...rules.replacements,
      a: (_, attributes) => transformLink(attributes, baseUrl, rules),
      table: item,
      li: item,
      dt: item,
      dd: item,
      img: (_, attributes) =>
        rules.isPage ? nameImage(attributes, open) : transformImage(attributes, baseUrl),
      '*': (tagName, attributes) => ({ tagName, attribs: cleanAttributes(attributes, baseUrl) }),
    },
  })
  const clean = withoutControls(safe)
  return rules.isPage ? labelLinks(clean) : clean
}

function transformItem(name: string, attribs: sanitizeHtml.Attributes, open: OpenTags): sanitizeHtml.Tag {
  if (open.lastIsSound) return { tagName: name, attribs }
  return { tagName: name === 'table' ? 'div' : 'br', attribs: {} }
}

function transformLink(
  { href: written = '', title = '', ...others }: sanitizeHtml.Attributes,
  baseUrl: string,
  { isPage }: RuleSet,
): sanitizeHtml.Tag {
  const href = safeHref(written, baseUrl)
  const attribs: sanitizeHtml.Attributes = href === undefined ? {} : { href }
  if (href !== undefined && isPage) attribs.rel = 'nofollow noopener noreferrer'
  if (href !== undefined && title.trim() !== '') attribs.title = title
  return { tagName: 'a', attribs: isPage ? attribs : { ...others, ...attribs } }
}

/** On a page, an image is only the name of the link that holds it. */
function nameImage({ alt = '' }: sanitizeHtml.Attributes, open: OpenTags): sanitizeHtml.Tag {
  const text = open.has('a') && open.depth < maxDepth ? alt.trim().slice(0, 500) : ''
  return text === '' ? { tagName: 'img', attribs: {} } : { tagName: altTag, attribs: {}, text }
}

function transformImage({ src = '', ...others }: sanitizeHtml.Attributes, baseUrl: string): sanitizeHtml.Tag {
  const address = absoluteWeb(src, baseUrl)
  return { tagName: 'img', attribs: address === undefined ? others : { src: address, ...others } }
}
