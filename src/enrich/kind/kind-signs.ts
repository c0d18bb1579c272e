import type { Place } from '../facts.ts'
import type { KindWords } from './kind-words.ts'
import { compileCues, singularOf } from './cue-finder.ts'
import { leadCues } from './lead-cues.ts'
import { titleCues } from './title-cues.ts'

const findTitleCues = compileCues(titleCues)
const findLeadCues = compileCues(leadCues)

/** How much each family of signs weighs beside the others; chosen by cross-validation (bench/quality/kinds.ts). */
const scale = { cue: 0.5, title: 1, lead: 1, place: 0.3 }
const stemLength = 6

/**
 * What an item shows of its kind, as named signs with values: cues (`T.` of the title, `L.` of the opening), stems of
 * the title (`t:`, alone and by two), stems of title and opening (bare: they are the most), first words (`f:`, `g:`), address (`h:`, `w:`, `p:`), shape (`s:`), places named (`P.`).
 */
export function signsOf(words: KindWords, places: readonly Place[] = []): Map<string, number> {
  const signs = new Map<string, number>()
  const titleWords = wordsOf(words.title)
  const firstWords = wordsOf(words.lead.slice(0, firstSentence(words.lead)))
  const leadWords = [...firstWords, ...wordsOf(words.lead.slice(firstSentence(words.lead)))]
  addStems(signs, titleWords, leadWords)
  for (const sign of [...shapeOf(words), ...addressOf(words.url)]) signs.set(sign, scale.place)
  for (const sign of placeSigns(places)) signs.set(sign, scale.cue)
  findTitleCues(titleWords, (cue) => signs.set(`T.${cue}`, scale.cue))
  findLeadCues(leadWords, (cue, at) => {
    signs.set(`L.${cue}`, scale.cue)
    if (at < firstWords.length) signs.set(`F.${cue}`, scale.cue)
  })
  return signs
}

/** Where the first sentence ends: what a text says first says most of what it is. */
function firstSentence(lead: string): number {
  const end = lead.indexOf('. ', 40)
  return end < 0 || end > 200 ? Math.min(200, lead.length) : end
}

function wordsOf(folded: string): string[] {
  return (folded.match(/[a-z0-9]+/g) ?? []).map(singularOf)
}

function addStems(
  signs: Map<string, number>,
  titleWords: readonly string[],
  leadWords: readonly string[],
): void {
  const title = stemsOf(titleWords)
  const lead = stemsOf(leadWords)
  addAll(signs, [...title, ...pairsOf(title)], 't:', scale.title)
  addAll(signs, [...title, ...lead], '', scale.lead)
  for (const sign of [...openingOf(title, 'f:'), ...openingOf(lead, 'g:')]) signs.set(sign, scale.place)
}

/** A field report is about one place, named in the title or at once; a law, a guide or a product about none. */
function placeSigns(places: readonly Place[]): string[] {
  return places.flatMap(({ code, at }) => {
    const type = code.slice(0, code.indexOf('-'))
    if (at?.field === 'title') return [`P.title-${type}`, ...(at.start < 3 ? [`P.start-${type}`] : [])]
    return at ? [`P.text-${type}`, ...(at.start < 150 ? [`P.first-${type}`] : [])] : []
  })
}

/** Long texts have more words, not more evidence: each family sums to about the same. */
function addAll(signs: Map<string, number>, words: readonly string[], prefix: string, weight: number): void {
  const distinct = new Set(words)
  const value = weight / Math.sqrt(distinct.size)
  for (const word of distinct) signs.set(prefix ? prefix + word : word, value)
}

function stemsOf(words: readonly string[]): string[] {
  return words.map(stemOf).filter((stem) => stem.length > 1 || stem === '1')
}

/** A year stands for any year, a number for any number. */
function stemOf(word: string): string {
  const code = word.charCodeAt(0)
  if (code > 57) return word.length > stemLength ? word.slice(0, stemLength) : word
  if (!/^\d+$/.test(word)) return word
  return word.length === 4 ? '2000' : '1'
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`)
}

function openingOf(stems: readonly string[], prefix: string): string[] {
  return [prefix + (stems[0] ?? ''), prefix + stems.slice(0, 2).join(' ')]
}

const shapes: readonly (readonly [name: string, field: 'title' | 'lead', pattern: RegExp])[] = [
  ['colon', 'title', /: /],
  ['question', 'title', /\?\s*$/],
  ['quotation', 'title', /[«"“]/],
  ['euros', 'title', /\d ?(?:€|m€|md€|k€)/],
  ['percent', 'title', /%/],
  ['a-place', 'title', /^(?:a|au|aux|en|dans l[a-z]*)[ '][a-z'-]{2,20}(?: [a-z'-]{2,20}){0,2},/],
  ['place-colon', 'title', /^[a-z'-]{2,20}(?: [a-z'-]{2,20}){0,2} ?: /],
  ['to-do', 'title', /^[a-z-]{3,20}(?:er|ir|re) /],
  [
    'how',
    'title',
    /^(?:comment|pourquoi|qu'est-ce|que |quelle?s? |qui |faut-il|peut-on|doit-on|bien |choisir)/,
  ],
  ['official-date', 'title', /\bdu (?:\d{1,2}|1er) [a-z]{3,9} \d{4}\b/],
  ['euros-lead', 'lead', /\d ?(?:€|m€|md€|k€)/],
  ['percent-lead', 'lead', /%/],
  ['number-first', 'lead', /^\d/],
  ['number', 'title', /n°/],
  ['date', 'title', /\d{1,2} [a-z]+ \d{4}/],
  ['asks', 'lead', /^[^.]{0,120}\?/],
]

function shapeOf(words: KindWords): string[] {
  const shape = shapes.filter(([, field, pattern]) => pattern.test(words[field])).map(([name]) => `s:${name}`)
  if (words.lead.length < 120) shape.push('s:short')
  if (words.lead.length < 350) shape.push('s:middling')
  if (words.title === words.lead) shape.push('s:same')
  return shape
}

function addressOf(url: string): string[] {
  const parsed = URL.parse(url)
  if (!parsed) return []
  const { hostname, pathname } = parsed
  const host = hostname.replace(/^(?:www|m|l)\.|\.$/g, '')
  const parts = host.split('.')
  const inHost = host.match(/[a-z]{4,}/g) ?? []
  const inPath =
    pathname
      .slice(0, 100)
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  return [
    `h:${host}`,
    `h:${parts.slice(-2).join('.')}`,
    ...inHost.map((word) => `w:${word}`),
    ...inPath.map((word) => `p:${word.slice(0, stemLength)}`),
  ]
}
