/** The same number for the same text on every run (FNV-1a), so that an invented item keeps its invented id. */
export function stableNumber(text: string, digits: number): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return String(hash % 10 ** digits).padStart(digits, '0')
}
