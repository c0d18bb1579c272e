import type { Axis, Cue } from '../../axis/taxonomy.ts'
import type { Reason } from '../enriched-item.ts'
import { type Hit, type Phrase, compilePhrases } from '../text/phrase-finder.ts'
import type { ContextWords } from './context-words.ts'
import { type Document, fieldAt } from './document.ts'
import { isNear } from './neighbours.ts'
import { scoring } from './scoring.ts'

/** What the cues of one axis say of an item. */
export interface AxisEvidence {
  score: number
  /** Sums to `score`; empty when no cue was met. */
  reasons: Reason[]
  /** The distinct cues met. */
  cues: Cue[]
}

/** What the words of the lexicon say of an item, axis by axis in the order of the lexicon. */
export interface LexiconReading {
  axes: AxisEvidence[]
  /** A word about local authorities or public service was met. */
  localAuthority: boolean
  /** Weight of what speaks against the watch: consumer goods, sport, stock exchange, non-digital funding. */
  offTopic: number
}

export interface Lexicon {
  read(document: Document): LexiconReading
}

/** A cue with the numbers of its phrases in the finder. */
interface CompiledCue extends Cue {
  axis: number
  phrase: number
  needed: readonly number[]
  cancelling: readonly number[]
}

/** Compiles the cues once; an item is then read in a single pass, whatever their number. */
export function compileLexicon(axes: readonly Axis[], context: ContextWords): Lexicon {
  const phrases = new PhraseNumbers()
  const cues = Map.groupBy(
    axes.flatMap((axis, index) => axis.cues.map((cue) => compileCue(cue, index, phrases))),
    (cue) => cue.phrase,
  )
  const authority = new Set(context.localAuthority.map((term) => phrases.number({ term })))
  const offTopic = new Map(context.offTopic.map(({ term, weight }) => [phrases.number({ term }), weight]))
  const finder = compilePhrases(phrases.list)
  return {
    read: (document) => {
      const hits = groupHits(finder.find(document.joined, document.words))
      return {
        axes: weighAxes(axes.length, withoutContained(collectEvidence(cues, hits)), document),
        localAuthority: hits.keys().some((phrase) => authority.has(phrase)),
        offTopic: sumOffTopic(offTopic, hits, document),
      }
    },
  }
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

/** Hits by phrase, by order of start in the joined text. */
type Hits = Map<number, Hit[]>

function groupHits(all: readonly Hit[]): Hits {
  const hits: Hits = new Map()
  for (const hit of all) {
    const list = hits.get(hit.phrase)
    if (list) list.push(hit)
    else hits.set(hit.phrase, [hit])
  }
  return hits
}

interface Evidence {
  cue: CompiledCue
  hit: Hit
}

function collectEvidence(cues: ReadonlyMap<number, readonly CompiledCue[]>, hits: Hits): Evidence[] {
  const evidence: Evidence[] = []
  for (const [phrase, found] of hits) {
    for (const cue of cues.get(phrase) ?? []) {
      for (const hit of found) if (countsHere(cue, hit, hits)) evidence.push({ cue, hit })
    }
  }
  return evidence
}

function countsHere(cue: CompiledCue, hit: Hit, hits: Hits): boolean {
  if (cue.cancelling.some((phrase) => isNear(hits.get(phrase), hit, false))) return false
  return cue.needed.length === 0 || cue.needed.some((phrase) => isNear(hits.get(phrase), hit, true))
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

function weighAxes(count: number, evidence: readonly Evidence[], document: Document): AxisEvidence[] {
  const axes = Array.from({ length: count }, (): AxisEvidence => ({ score: 0, reasons: [], cues: [] }))
  const seen = new Map<CompiledCue, number>()
  for (const { cue, hit } of evidence) {
    const times = seen.get(cue) ?? 0
    if (times === 2) continue
    seen.set(cue, times + 1)
    const axis = axes[cue.axis]!
    const reason = reasonFor(cue, hit, document, times)
    axis.reasons.push(reason)
    axis.score += reason.weight
    if (times === 0) axis.cues.push(cue)
  }
  return axes
}

function reasonFor(cue: Cue, hit: Hit, { fields }: Document, times: number): Reason {
  const { field, offset } = fieldAt(fields, hit.start)
  const start = hit.start - offset
  const factor = field === 'title' ? scoring.title : start > scoring.gist ? scoring.beyondGist : 1
  const weight = cue.weight * factor * (times === 0 ? 1 : scoring.repeat)
  return { term: cue.term, field, start, end: start + hit.end - hit.start, weight }
}

function sumOffTopic(weights: ReadonlyMap<number, number>, hits: Hits, { fields }: Document): number {
  let sum = 0
  for (const [phrase, weight] of weights) {
    const first = hits.get(phrase)?.[0]
    if (first) sum += weight * (first.start < fields[0]!.text.length ? 2 : 1)
  }
  return sum
}
