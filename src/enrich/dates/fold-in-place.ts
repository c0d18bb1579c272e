const folded = new Map<string, string>()

/**
 * Lower case, no accent, straight apostrophes and hyphens, plain spaces, unit for unit: an offset in the answer is an
 * offset in the text, which `foldText` does not promise. A letter that would need two units (œ) gives its first.
 */
export function foldInPlace(text: string): string {
  return text.replace(/[^\n -@[-~]/g, foldUnit)
}

function foldUnit(unit: string): string {
  const known = folded.get(unit)
  if (known !== undefined) return known
  const plain = plainUnit(unit)
  // As many as there are letters and signs in the scripts of Europe: a hostile text fills it once.
  if (folded.size < 2000) folded.set(unit, plain)
  return plain
}

function plainUnit(unit: string): string {
  if (/\s/.test(unit)) return ' '
  if (/[’‘ʼ´`]/.test(unit)) return "'"
  if (/[‐‑‒–—−→]/.test(unit)) return '-'
  if (unit === 'œ' || unit === 'Œ') return 'o'
  const base = unit.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return base.length === 1 ? base : unit
}
