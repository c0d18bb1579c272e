import type { Kind } from '../../axis/taxonomy.ts'

const kindByWord: ReadonlyMap<string, Kind> = new Map([
  ['loi', 'loi'],
  ['ordonnance', 'loi'],
  ['decret', 'decret'],
  ['arrete', 'arrete'],
  ['decision', 'decision'],
  ['deliberation', 'deliberation'],
])

/**
 * The kind of an act by the first word of its `NATURE` (« DECRET », « LOI_ORGANIQUE »), else of its title; an avis, a
 * liste or a rapport says nothing that Vigie files by.
 */
export function kindOfAct(title: string, nature = ''): Kind | undefined {
  return kindByWord.get(firstWord(nature)) ?? kindByWord.get(firstWord(title))
}

function firstWord(text: string): string {
  const folded = text.slice(0, 40).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return /^\p{L}+/u.exec(folded)?.[0] ?? ''
}
