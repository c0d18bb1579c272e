import type { Axis, AxisId, Cue } from '../../axis/taxonomy.ts'
import { contextWords } from './context-words.ts'
import type { ContextWords } from './context-words.ts'
import type { AxisMatch, Reason } from '../enriched-item.ts'
import { compilePhrases } from '../text/phrase-finder.ts'
import type { Hit, Phrase, PhraseFinder } from '../text/phrase-finder.ts'
import { keepsAxis, scoring } from './scoring.ts'

/** What an axis may be read from. */
export interface Readable {
  title: string
  text: string
  categories?: readonly string[]
  /** Weight a publisher adds to an axis that already has a cue. */
  priors?: Partial<Record<AxisId, number>>
  /** Named by the reasons of `priors`. */
  publisher?: string
}

/** All that one pass over an item tells. */
export interface Reading {
  /** Axes that pass the threshold, best first, three at most. */
  axes: AxisMatch[]
  /** A word about local authorities or public service was met. */
  localAuthority: boolean
  /** One of the kept axes rests on a cue of weight 3. */
  strongCue: boolean
  /** Weight of what speaks against the watch: consumer goods, sport, stock exchange, non-digital funding. */
  offTopic: number
}

export interface AxisTagger {
  tag(item: Readable): AxisMatch[]
  read(item: Readable): Reading
}

interface Field {
  field: Reason['field']
  text: string
  /** Where the field stands in the joined text that is searched. */
  offset: number
}

/** A cue with the numbers of its phrases in the finder. */
interface CompiledCue extends Cue {
  axis: number
  phrase: number
  needed: readonly number[]
  cancelling: readonly number[]
}

/** Compiles the lexicon once; the tagger then reads each item in a single pass, whatever the number of cues. */
export function compileAxes(axes: readonly Axis[], context: ContextWords = contextWords): AxisTagger {
  const phrases = new PhraseNumbers()
  const cues = Map.groupBy(
    axes.flatMap((axis, index) => axis.cues.map((cue) => compileCue(cue, index, phrases))),
    (cue) => cue.phrase,
  )
  const authority = new Set(context.localAuthority.map((term) => phrases.number({ term })))
  const offTopic = new Map(context.offTopic.map(({ term, weight }) => [phrases.number({ term }), weight]))
  const finder = compilePhrases(phrases.list)
  const read = (item: Readable): Reading => {
    const found = findHits(finder, item)
    const ranked = rankAxes(axes, cues, found, item)
    return {
      axes: ranked.map(({ id, score, reasons }) => ({ id, score, reasons })),
      strongCue: ranked.some((axis) => axis.strong),
      localAuthority: found.hits.keys().some((phrase) => authority.has(phrase)),
      offTopic: sumOffTopic(offTopic, found),
    }
  }
  return { read, tag: (item) => read(item).axes }
}

class PhraseNumbers {
  readonly list: Phrase[] = []
  readonly #numbers = new Map<string, number>()

  number(phrase: Phrase): number {
    const key = `${phrase.exactCase ? '=' : '~'}${phrase.term}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.list.length)
    return this.list.push({ term: phrase.term, exactCase: phrase.exactCase }) - 1
  }
}

function compileCue(cue: Cue, axis: number, phrases: PhraseNumbers): CompiledCue {
  const numbers = (terms: readonly string[] = []): number[] => terms.map((term) => phrases.number({ term }))
  return {
    ...cue,
    axis,
    phrase: phrases.number(cue),
    needed: numbers(cue.needs),
    cancelling: numbers(cue.cancelledBy),
  }
}

interface Found {
  fields: Field[]
  /** Hits by phrase, by order of start in the joined text. */
  hits: Map<number, Hit[]>
}

/** Searches title, text and categories as one string, so that a word of the title may give context to the text. */
function findHits(finder: PhraseFinder, item: Readable): Found {
  const fields: Field[] = []
  let joined = ''
  const add = (field: Reason['field'], text: string): void => {
    fields.push({ field, text, offset: joined.length })
    joined += `${text}\n`
  }
  add('title', item.title.slice(0, scoring.titleLength))
  for (const category of (item.categories ?? []).slice(0, scoring.categories)) {
    add('category', category.slice(0, scoring.titleLength))
  }
  add('text', item.text)
  const hits = new Map<number, Hit[]>()
  for (const hit of finder.find(joined)) {
    const list = hits.get(hit.phrase)
    if (list) list.push(hit)
    else hits.set(hit.phrase, [hit])
  }
  return { fields, hits }
}

function rankAxes(axes: readonly Axis[], cues: CuesByPhrase, found: Found, item: Readable): RankedAxis[] {
  const evidence = axes.map((): Evidence[] => [])
  for (const one of withoutContained(collectEvidence(cues, found))) evidence[one.cue.axis]!.push(one)
  const ranked = axes
    .map((axis, index) => scoreAxis(axis, evidence[index]!, found, item))
    .filter((scored) => scored !== undefined)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, scoring.mostAxes)
  return ranked.filter((axis) => axis.score >= ranked[0]!.score * scoring.shareOfBest)
}

function collectEvidence(cues: CuesByPhrase, found: Found): Evidence[] {
  const evidence: Evidence[] = []
  for (const [phrase, hits] of found.hits) {
    for (const cue of cues.get(phrase) ?? []) {
      for (const hit of hits) if (countsHere(cue, hit, found)) evidence.push({ cue, hit })
    }
  }
  return evidence
}

type CuesByPhrase = ReadonlyMap<number, readonly CompiledCue[]>

interface RankedAxis extends AxisMatch {
  strong: boolean
}

interface Evidence {
  cue: CompiledCue
  hit: Hit
}

function countsHere(cue: CompiledCue, hit: Hit, found: Found): boolean {
  const near = (phrase: number, apart: boolean): boolean => isNear(found.hits.get(phrase), hit, apart)
  if (cue.cancelling.some((phrase) => near(phrase, false))) return false
  return cue.needed.length === 0 || cue.needed.some((phrase) => near(phrase, true))
}

/** `apart`: the neighbour must be another word than the hit itself. Binary search, as hostile text repeats words. */
function isNear(others: readonly Hit[] | undefined, hit: Hit, apart: boolean): boolean {
  if (!others) return false
  let low = 0
  let high = others.length
  const from = hit.start - scoring.window - scoring.longestPhrase
  while (low < high) {
    const middle = (low + high) >> 1
    if (others[middle]!.start < from) low = middle + 1
    else high = middle
  }
  for (let index = low; index < others.length; index += 1) {
    const other = others[index]!
    if (other.start > hit.end + scoring.window) return false
    const overlaps = other.start < hit.end && other.end > hit.start
    if (other.end >= hit.start - scoring.window && !(apart && overlaps)) return true
  }
  return false
}

function scoreAxis(
  axis: Axis,
  evidence: readonly Evidence[],
  found: Found,
  item: Readable,
): RankedAxis | undefined {
  const seen = new Map<CompiledCue, number>()
  const reasons: Reason[] = []
  for (const { cue, hit } of evidence) {
    const times = seen.get(cue) ?? 0
    if (times === 2) continue
    seen.set(cue, times + 1)
    reasons.push(reasonFor(cue, hit, found.fields, times))
  }
  if (reasons.length === 0) return undefined
  const prior = item.priors?.[axis.id]
  if (prior) reasons.push({ term: item.publisher ?? '', field: 'source', start: 0, end: 0, weight: prior })
  const score = reasons.reduce((sum, reason) => sum + reason.weight, 0)
  const met = [...seen.keys()]
  if (!keepsAxis(score, met, item.text.length)) return undefined
  return { id: axis.id, score, reasons, strong: met.some((cue) => cue.weight >= 3) }
}

/**
 * The longest phrase speaks: « stratégie numérique » inside « stratégie numérique responsable » is no reason of its
 * own, in any axis. The same words may speak for two axes, but once for each, with the greater weight.
 */
function withoutContained(evidence: Evidence[]): Evidence[] {
  const ordered = evidence.toSorted(
    (a, b) => a.hit.start - b.hit.start || b.hit.end - a.hit.end || b.cue.weight - a.cue.weight,
  )
  let longest: Hit | undefined
  let spoken = new Set<number>()
  return ordered.filter(({ cue, hit }) => {
    const same = longest !== undefined && hit.start === longest.start && hit.end === longest.end
    if (!same && longest && hit.end <= longest.end) return false
    if (same && spoken.has(cue.axis)) return false
    if (!same) spoken = new Set()
    longest = hit
    spoken.add(cue.axis)
    return true
  })
}

function reasonFor(cue: Cue, hit: Hit, fields: readonly Field[], times: number): Reason {
  const place = fields.findLast((field) => field.offset <= hit.start)!
  const start = hit.start - place.offset
  const factor = place.field === 'title' ? scoring.title : start > scoring.gist ? scoring.beyondGist : 1
  const weight = cue.weight * factor * (times === 0 ? 1 : scoring.repeat)
  return { term: cue.term, field: place.field, start, end: start + hit.end - hit.start, weight }
}

function sumOffTopic(weights: ReadonlyMap<number, number>, found: Found): number {
  let sum = 0
  for (const [phrase, weight] of weights) {
    const first = found.hits.get(phrase)?.[0]
    if (first) sum += weight * (first.start < found.fields[0]!.text.length ? 2 : 1)
  }
  return sum
}
