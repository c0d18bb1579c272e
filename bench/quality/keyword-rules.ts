import { readFileSync } from 'node:fs'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import type { Labelled } from './labelled.ts'
import type { Answer } from './scores.ts'

/** The file beside the project, as it is written there. */
interface Taxonomy {
  axes: {
    id: AxisId
    cues: { term: string; weight: number; case_sensitive: boolean }[]
    ambiguous: {
      term: string
      weight?: number
      case_sensitive: boolean
      requires_any?: string[]
      cancelled_by?: string[]
    }[]
  }[]
}

interface Rule {
  axis: AxisId
  weight: number
  pattern: RegExp
  caseSensitive: boolean
  needs: RegExp[]
  cancels: RegExp[]
}

/**
 * The rival: the plain keyword rules of ../shared/taxonomy.json, one regular expression a cue, whole words, title
 * times 3, × 1.5 when a cue comes back, threshold and window as the file says. Undefined where the file is absent.
 */
export function compileKeywordRules(): ((item: Labelled) => Answer) | undefined {
  const path = sharedPath('taxonomy.json')
  if (!path) return undefined
  const rules = readRules(JSON.parse(readFileSync(path, 'utf8')) as Taxonomy)
  return (item) => {
    const axes = tag(rules, item)
    return { axes, relevant: axes.length > 0 }
  }
}

function readRules(taxonomy: Taxonomy): Rule[] {
  return taxonomy.axes.flatMap((axis) => {
    const plain = axis.cues.map((cue) => ({ ...cue, requires_any: [], cancelled_by: [] }))
    const ambiguous = axis.ambiguous.filter((cue) => cue.weight !== undefined)
    return [...plain, ...ambiguous].map((cue) => ({
      axis: axis.id,
      weight: cue.weight!,
      pattern: wholeWords(cue.term, cue.case_sensitive),
      caseSensitive: cue.case_sensitive,
      needs: (cue.requires_any ?? []).map((term) => wholeWords(term, false)),
      cancels: (cue.cancelled_by ?? []).map((term) => wholeWords(term, false)),
    }))
  })
}

function wholeWords(term: string, caseSensitive: boolean): RegExp {
  const words = fold(term, caseSensitive).split(' ')
  const source = words.map((word) => {
    const bare = word.replace(/\*$/, '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    if (word.endsWith('*')) return String.raw`${bare}\w*`
    return bare.length > 3 && !caseSensitive ? `${bare.replace(/[sx]$/, '')}[sx]?` : bare
  })
  return new RegExp(String.raw`(?<!\w)${source.join(' ')}(?!\w)`, 'g')
}

function fold(text: string, keepCase: boolean): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replace(/\s+/g, ' ')
  return keepCase ? plain : plain.toLowerCase()
}

function tag(rules: readonly Rule[], item: Labelled): AxisId[] {
  const scores = new Map<AxisId, { score: number; strong: boolean; cues: number }>()
  for (const rule of rules) {
    const score = scoreRule(rule, item)
    if (score === 0) continue
    const sum = scores.get(rule.axis) ?? { score: 0, strong: false, cues: 0 }
    scores.set(rule.axis, {
      score: sum.score + score,
      strong: sum.strong || rule.weight >= 3,
      cues: sum.cues + 1,
    })
  }
  return [...scores]
    .filter(([, { score, strong, cues }]) => score >= 6 || (score >= 4 && (strong || cues >= 2)))
    .toSorted(([, a], [, b]) => b.score - a.score)
    .slice(0, 3)
    .map(([axis]) => axis)
}

function scoreRule(rule: Rule, item: Labelled): number {
  const inTitle = countIn(rule, item.title)
  const inText = countIn(rule, item.text)
  if (inTitle + inText === 0) return 0
  return rule.weight * (inTitle > 0 ? 3 : 1) * (inTitle + inText > 1 ? 1.5 : 1)
}

function countIn(rule: Rule, text: string): number {
  const searched = fold(text, rule.caseSensitive)
  const lower = rule.caseSensitive ? searched.toLowerCase() : searched
  return [...searched.matchAll(rule.pattern)].filter((match) => {
    const around = lower.slice(Math.max(0, match.index - 90), match.index + match[0].length + 90)
    const holds = (pattern: RegExp): boolean => around.search(pattern) >= 0
    return (rule.needs.length === 0 || rule.needs.some(holds)) && !rule.cancels.some(holds)
  }).length
}
