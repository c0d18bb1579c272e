import { WatchError } from '../errors.ts'
import { synonymKey } from '../search/words/synonym-key.ts'

/** How many expressions a group has, and how long each is. */
export const bounds = { least: 2, most: 8, length: 80 } as const

/**
 * The expressions of a group as a person wrote them, one a line. Throws a WatchError whose sentence says what to correct.
 * « = » and « > » would cut a group where it is written on one line.
 */
export function readGroup(written: string): string[] {
  const lines = written.split(/[\r\n]+/).map(cleanExpression)
  const byKey = new Map(lines.filter((line) => line !== '').map((line) => [synonymKey([line]), line]))
  const words = [...byKey.values()]
  const long = words.find((word) => word.length > bounds.length)
  const odd = words.find((word) => /[=<>]/.test(word))
  const empty = words.find((word) => synonymKey([word]) === '')
  if (long) throw refused(`« ${long.slice(0, 40)}… » est trop long : ${bounds.length} caractères au plus.`)
  if (odd)
    throw refused(`« ${odd} » : les signes =, < et > ne s’écrivent pas ici. Mettez une expression par ligne.`)
  if (empty) throw refused(`« ${empty} » ne contient aucun mot que la recherche retienne.`)
  if (words.length < bounds.least)
    throw refused(
      'Il faut deux expressions au moins, qui diffèrent autrement que par un accent ou un pluriel.',
    )
  if (words.length > bounds.most)
    throw refused(`Un groupe a ${bounds.most} expressions au plus : faites-en deux.`)
  return words
}

function cleanExpression(line: string): string {
  return line
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function refused(message: string): WatchError {
  return new WatchError('synonyms', message)
}
