import { foldLetters, splitWords } from '../enrich/text/words.ts'
import { stemOf, weightOf } from './word-weights.ts'

const nameWeight = 1.5

interface Span {
  start: number
  end: number
}

/** The words of a passage that tell which event it is about. */
export interface Significant {
  /** Stem → weight, grammar left out. */
  words: Map<string, number>
  /** Stems of proper names, acronyms and long numbers. */
  names: Set<string>
}

/** Weighs the words of a text; those inside `discounted` (the names of funders) are left out. */
export function significantWords(text: string, discounted: readonly Span[] = []): Significant {
  // « 20 000 » is one number.
  const read = text.replace(/(\d)[ \u00A0\u202F](?=\d{3}(?!\d))/g, '$1\u200B')
  const words = new Map<string, number>()
  const names = new Set<string>()
  const shouts = isShouted(read)
  const compounds = shouts ? [] : compoundNames(read)
  for (const { name } of compounds) {
    names.add(name)
    words.set(name, nameWeight)
  }
  splitWords(read).forEach(({ folded, start, end, breaks }, index) => {
    if (discounted.some((span) => start >= span.start && end <= span.end)) return
    const stem = stemOf(folded)
    const weight = weightOf(stem)
    if (weight === 0) return
    const raw = read.slice(start, end)
    if (compounds.some((span) => start >= span.start && end <= span.end)) {
      // « Noyers-du-Lac » and « Orchaise-du-Lac » have a lake in common, and nothing else.
      words.set(stem, Math.max(words.get(stem) ?? 0, Math.min(weight, 0.4)))
      return
    }
    const isName = /^\d/.test(stem)
      ? stem.length > 2 && !/^20[0-4]\d$/.test(stem)
      : !shouts && isProperName(raw, breaks || index === 0, weight)
    if (isName) names.add(stem)
    words.set(stem, isName ? Math.max(weight * nameWeight, 0.8) : weight)
  })
  return { words, names }
}

/** « Villebarou-sur-Braye », « Centre-Val »: names of several words, hyphens in between, as French writes places. */
function compoundNames(text: string): (Span & { name: string })[] {
  return [...text.matchAll(compound)].map((match) => {
    const end = match.index + match[0].length
    return { start: match.index, end, name: foldLetters(match[0]).slice(0, 60) }
  })
}

const compound =
  /\p{Lu}[\p{L}’']{1,30}(?:-(?:sur|sous|en|et|l[aeè]s?|des?|du|aux?|d[’']\p{L}{1,30}|l[’']\p{L}{1,30}|\p{Lu}[\p{L}’']{1,30})){1,5}/gu

/** Acronyms anywhere; a capital only where no sentence begins, and for words that are no common ones. */
function isProperName(raw: string, begins: boolean, weight: number): boolean {
  if (/^\p{Lu}{2,}\d*$/u.test(raw)) return weight >= 0.4
  return !begins && weight >= 1 && /^\p{Lu}/u.test(raw)
}

function isShouted(text: string): boolean {
  const head = text.slice(0, 200)
  const capitals = head.match(/\p{Lu}/gu)?.length ?? 0
  return capitals * 2 > (head.match(/\p{L}/gu)?.length ?? 0)
}

/** The first name between guillemets (or straight and curly double quotes) that a title gives; offsets in the title. */
export function quotedName(title: string): Span | undefined {
  for (const [open, close] of [
    ['«', '»'],
    ['“', '”'],
    ['"', '"'],
  ] as const) {
    const start = title.indexOf(open)
    const end = start === -1 ? -1 : title.indexOf(close, start + 1)
    if (end > start + 3) return { start: start + 1, end }
  }
  return undefined
}
