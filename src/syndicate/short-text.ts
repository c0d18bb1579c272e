import { escapeXml } from './xml.ts'

const mostCharacters = 400

/** The beginning of a text, whole words, as one HTML paragraph; '' of nothing. */
export function shortText(text: string): string {
  const line = text
    .slice(0, 4 * mostCharacters)
    .replace(/\s+/g, ' ')
    .trim()
  return line === '' ? '' : `<p>${escapeXml(cutAtWord(line))}</p>`
}

function cutAtWord(line: string): string {
  if (line.length <= mostCharacters) return line
  const cut = line.slice(0, mostCharacters - 1)
  const end = cut.lastIndexOf(' ')
  return `${end > 0 ? cut.slice(0, end) : cut.toWellFormed().replaceAll('\uFFFD', '')}…`
}
