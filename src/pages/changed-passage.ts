/** The lines that two texts do not share, from the first to the last that differs, each side bounded for the log. */
export function changedPassage(before: string, after: string): { before: string; after: string } {
  const [old, fresh] = [before.trim().split('\n'), after.trim().split('\n')]
  const shorter = Math.min(old.length, fresh.length)
  let start = 0
  while (start < shorter && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1
  const passage = (lines: readonly string[]) => cut(lines.slice(start, lines.length - end).join('\n'))
  return { before: passage(old), after: passage(fresh) }
}

// The log keeps 4 000 characters of JSON, where a line end or a quote takes two.
const longest = 1500

function cut(text: string): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
}
