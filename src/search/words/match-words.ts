import { stemOf } from '../french/stem.ts'
import type { SearchPlan, WantedWords, Way } from './plan.ts'
import { wantedOf } from './wanted.ts'

/** What one folded word of a document begins of a plan's ways. */
export interface WordMatch {
  /** Place in the plan's wanted words. */
  wanted: number
  way: Way
  /** Of the way as the word has it: 1 typed so, less for another form of the stem, less again for a longer word. */
  strength: number
  /** How many words follow it in the way. */
  follow: number
}

const otherForm = 0.93
const none: readonly never[] = []

/** For each folded word, the ways that begin with it. Remembers the words that it met. */
export type WordMatcher = (form: string) => readonly WordMatch[]

interface Start {
  wanted: number
  way: Way
}

/** One for a plan: documents share most of their words. */
export function matchWords(plan: SearchPlan): WordMatcher {
  const wanted = wantedOf(plan)
  const byStem = new Map<string, Start[]>()
  const prefixes: (Start & { prefix: string })[] = []
  wanted.forEach((words, at) => {
    for (const way of words.ways) {
      const [stem] = way.stems
      if (stem !== undefined) byStem.set(stem, [...(byStem.get(stem) ?? []), { wanted: at, way }])
      else if (way.prefix !== undefined) prefixes.push({ wanted: at, way, prefix: way.prefix })
    }
  })
  const matchesOf = (form: string, starts: readonly Start[]): readonly WordMatch[] => [
    ...starts.map((start) => wholeMatch(start, form, wanted[start.wanted]!)),
    ...prefixes.filter(({ prefix }) => form.startsWith(prefix)).map((start) => begunMatch(start, form)),
  ]
  const met = new Map<string, readonly WordMatch[]>()
  return (form) => {
    const before = met.get(form)
    if (before) return before
    const starts = byStem.get(stemOf(form))
    const kept = starts || prefixes.length > 0 ? matchesOf(form, starts ?? none) : none
    met.set(form, kept)
    return kept
  }
}

function wholeMatch({ wanted, way }: Start, form: string, words: WantedWords): WordMatch {
  const strength = way.weight * (isTyped(form, words) ? 1 : otherForm)
  return { wanted, way, strength, follow: way.stems.length - 1 + (way.prefix === undefined ? 0 : 1) }
}

function begunMatch({ wanted, way, prefix }: Start & { prefix: string }, form: string): WordMatch {
  return { wanted, way, strength: way.weight * lengthShare(prefix, form), follow: 0 }
}

function isTyped(form: string, { terms }: WantedWords): boolean {
  return terms.some((term) => term.forms.includes(form))
}

// « cuiv » is likelier to mean « cuivre » than « cuivreries ».
function lengthShare(prefix: string, form: string): number {
  return 0.8 + (0.2 * prefix.length) / form.length
}

/** The strength with which a way stands from this word on, 0 where what follows is something else. */
export function strengthAt(match: WordMatch, forms: readonly string[], at: number): number {
  const { way, follow, strength } = match
  if (follow === 0) return strength
  for (let next = 1; next < way.stems.length; next += 1) {
    const form = forms[at + next]
    if (form === undefined || stemOf(form) !== way.stems[next]) return 0
  }
  const last = forms[at + way.stems.length]
  return way.prefix === undefined || last?.startsWith(way.prefix) ? strength : 0
}
