/** Just after the bracket that closes the one at `start`, strings passed over; the end of the text when none does. */
export function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') at = endOfQuoted(text, at)
    else if ('{['.includes(character)) depth += 1
    else if ('}]'.includes(character)) depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

/** The place of the quote that closes the one at `start`, or the end of the text. */
export function endOfQuoted(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== text[start]) at += text[at] === '\\' ? 2 : 1
  return Math.min(at, text.length)
}
