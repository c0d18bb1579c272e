const extractLength = 280

/** The beginning of a text on one line, whole words; undefined of nothing. Short: the text is its publisher's. */
export function extractOf(text: string): string | undefined {
  const line = text
    .slice(0, 4 * extractLength)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= extractLength) return line === '' ? undefined : line
  const cut = line.slice(0, extractLength - 1)
  const end = cut.lastIndexOf(' ')
  // A cut may part the two halves of a character.
  return `${end > 0 ? cut.slice(0, end) : cut.toWellFormed().replaceAll('\uFFFD', '')}…`
}
