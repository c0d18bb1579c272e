import { WatchError } from '../errors.ts'

export const mostItems = 500

/** Each id once. Throws when there are too many for one gesture. */
export function distinctIds(itemIds: readonly string[]): string[] {
  const ids = [...new Set(itemIds)]
  if (ids.length <= mostItems) return ids
  throw new WatchError(
    'too-many',
    `${mostItems} éléments au plus à la fois\u00A0: ${ids.length} étaient choisis.`,
  )
}

/** The text without its ends, if its length suits; else the sentence for the person. */
export function checkedText(text: string, least: number, most: number, code: string, what: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
  if (clean.length >= least && clean.length <= most) return clean
  throw new WatchError(code, `${what} compte de ${least} à ${most} caractères.`)
}
