import type { DayGroup } from './day-groups.ts'

const nouns = 'releve|levee|vague|session|fenetre|periode|phase|echeance|edition|tour|cut-off'
const rank = String.raw`(?:\d{1,2} ?(?:er|ere|re|e|eme|nd|nde)|premi(?:er|ere)|deuxieme|seconde?|troisieme|quatrieme|cinquieme|derni(?:er|ere)|prochaine?)`
const named = new RegExp(String.raw`\b(?:${rank} (?:${nouns})|(?:${nouns}) (?:n° ?)?\d{1,2})(?![\d/])\b`, 'g')
const several = new RegExp(String.raw`\b(${nouns})s?\b`, 'g')
const words: Record<string, string> = {
  releve: 'relève',
  levee: 'levée',
  fenetre: 'fenêtre',
  periode: 'période',
  echeance: 'échéance',
  edition: 'édition',
}

/** « 2e relève »: as the text says it, or counted when the windows are only listed. */
export function labelOf(text: string, group: DayGroup, index: number): string | undefined {
  if (group.shape === 'list') {
    const noun = [...group.left.matchAll(several)].at(-1)?.[1] ?? 'echeance'
    const ordinal = index > 0 ? `${index + 1}e` : noun === 'tour' || noun === 'cut-off' ? '1er' : '1re'
    return `${ordinal} ${words[noun] ?? noun}`
  }
  const match = [...group.left.matchAll(named)].at(-1)
  if (!match) return undefined
  const start = group.start - group.left.length + match.index
  return text.slice(start, start + match[0].length)
}
