/** Expressions of the field that mean the same: for the search and for who tags. */
export interface SynonymGroup {
  /** Asked by one, found by all. */
  same: readonly string[]
  /** Found where one of `same` is asked, never the other way: narrower, or too ambiguous to lead back. */
  narrower: readonly string[]
}

/**
 * One group a line, as it is kept and edited: « AAP = appel à projets », « énergie renouvelable = EnR > éolien, solaire ».
 * What is empty or says nothing is left out.
 */
export function readSynonyms(lines: string): SynonymGroup[] {
  return lines.split('\n').flatMap((line) => {
    const [said = '', ...others] = line.split('>')
    const same = piecesOf(said, '=')
    const narrower = piecesOf(others.join(','), ',')
    return same.length + narrower.length > 1 && same.length > 0 ? [{ same, narrower }] : []
  })
}

export function writeSynonyms({ same, narrower }: SynonymGroup): string {
  return [same.join(' = '), ...(narrower.length > 0 ? [narrower.join(', ')] : [])].join(' > ')
}

function piecesOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

/**
 * The other writings of each expression, for who reads texts by exact terms: a cue « IoT » is met as « internet des objets »
 * too. Compared without capitals; what is only narrower is left out.
 */
export function otherWritings(groups: readonly SynonymGroup[]): (term: string) => string[] {
  const byTerm = new Map<string, Set<string>>()
  for (const { same } of groups) {
    for (const one of same) {
      const others = byTerm.get(keyOf(one)) ?? new Set<string>()
      for (const other of same) if (keyOf(other) !== keyOf(one)) others.add(other)
      byTerm.set(keyOf(one), others)
    }
  }
  return (term) => [...(byTerm.get(keyOf(term)) ?? [])]
}

function keyOf(term: string): string {
  return term.toLowerCase().replaceAll("'", '’')
}
