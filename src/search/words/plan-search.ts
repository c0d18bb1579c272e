import type { ParsedQuery, QueryNode, TermNode } from '../query/ast.ts'
import type { Correction } from '../search-index.ts'
import { joinNeighbours } from './join-neighbours.ts'
import type { PlannedNode, SearchPlan, Vocabulary, WantedWords, Way } from './plan.ts'
import { type Known, type Reading, readTerms } from './read-terms.ts'
import { type Synonyms, noSynonyms } from './synonyms.ts'
import { tellingOf } from './telling.ts'
import { noVocabulary } from './vocabulary.ts'

export interface PlanOptions {
  vocabulary?: Vocabulary
  synonyms?: Synonyms
  /**
   * The last word may be a beginning, where nothing was typed after it and (nearly) no document has it as it is.
   * Left out for what must mean the same tomorrow: feeds, alerts.
   */
  openEnd?: boolean
}

const mostWays = 8

/** What an engine looks for: what was typed, its synonyms, and what was meant where no document has it. */
export function planSearch(asked: ParsedQuery, options: PlanOptions = {}): SearchPlan {
  const known = {
    vocabulary: options.vocabulary ?? noVocabulary,
    synonyms: options.synonyms ?? noSynonyms,
    corrections: new Map<string, Correction>(),
  }
  const words = asked.tree.of.filter(isWord)
  const last = words.at(-1)
  const openEnd = options.openEnd !== false && last !== undefined && last.end === asked.text.length
  const should = planWords(words, known, openEnd)
  const must = asked.tree.of.filter((node) => !isWord(node)).map((node) => planNode(node, known))
  return { must, should, corrections: [...known.corrections.values()] }
}

interface Planning extends Known {
  corrections: Map<string, Correction>
}

function isWord(node: QueryNode): node is TermNode {
  return node.kind === 'term' && !node.quoted
}

function planNode(node: QueryNode, known: Planning): PlannedNode {
  if (node.kind === 'field') return { kind: 'field', test: node.test }
  // Who excludes a word excludes that word: what it might have been, or what says the same, stays.
  if (node.kind === 'not') return { kind: 'not', of: planNode(node.of, exactly) }
  if (node.kind === 'term') return together(planWords([node], known, false).map(asNode))
  if (node.kind === 'any') return { kind: 'any', of: node.of.map((one) => planNode(one, known)) }
  const words = planWords(node.of.filter(isWord), known, false).map(asNode)
  return together([...words, ...node.of.filter((one) => !isWord(one)).map((one) => planNode(one, known))])
}

const exactly: Planning = { vocabulary: noVocabulary, synonyms: noSynonyms, corrections: new Map() }

function asNode(words: WantedWords): PlannedNode {
  return { kind: 'words', words }
}

function together(of: PlannedNode[]): PlannedNode {
  return of.length === 1 ? of[0]! : { kind: 'all', of }
}

function planWords(terms: readonly TermNode[], known: Planning, openEnd: boolean): WantedWords[] {
  const readings = readTerms(terms, known, openEnd)
  for (const { correction } of readings) if (correction) known.corrections.set(correction.typed, correction)
  const synonyms = synonymWays(readings, known.synonyms)
  const joined = joinNeighbours(readings, known.vocabulary)
  return readings.map(({ term, ways }, at) => {
    const all = distinctWays([...ways, ...joined[at]!, ...synonyms[at]!])
    return { terms: [term], ways: all, telling: tellingOf(term, all, known.vocabulary) }
  })
}

/**
 * An expression of several words gives its synonyms to each of them: a text with « AAP » has both « appel » and
 * « projets », and one with « projets » alone still has a part of what was asked.
 */
function synonymWays(readings: readonly Reading[], synonyms: Synonyms): Way[][] {
  const found: Way[][] = readings.map(() => [])
  const stems = readings.flatMap((reading) => (reading.term.quoted ? [''] : reading.stems))
  const owners = readings.flatMap((reading, at) => (reading.term.quoted ? [at] : reading.stems.map(() => at)))
  for (let at = 0; at < stems.length;) {
    const match = synonyms.at(stems, at)
    const covered = new Set(owners.slice(at, at + (match?.length ?? 0)))
    for (const owner of covered) found[owner]!.push(...match!.others.map(synonymWay))
    at += match?.length ?? 1
  }
  return found
}

function synonymWay({ stems, narrower }: { stems: readonly string[]; narrower: boolean }): Way {
  return { stems, phrase: stems.length > 1, weight: narrower ? 0.8 : 0.9, by: 'synonym' }
}

function distinctWays(ways: readonly Way[]): Way[] {
  const byKey = new Map<string, Way>()
  for (const way of ways) {
    const key = `${way.stems.join(' ')} ${way.prefix ?? ''}*`
    if ((byKey.get(key)?.weight ?? 0) < way.weight) byKey.set(key, way)
  }
  const [first, ...others] = byKey.values()
  return first ? [first, ...others.toSorted((a, b) => b.weight - a.weight)].slice(0, mostWays) : []
}
