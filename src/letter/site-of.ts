import type { Letter } from './letter.ts'

/** The list of past letters. */
export function archiveOf({ url }: Letter): string {
  return url.slice(0, url.lastIndexOf('/'))
}

/** What the site knows of the law. */
export function legalPageOf(letter: Letter): string {
  const archive = archiveOf(letter)
  return `${archive.slice(0, archive.lastIndexOf('/'))}/?domaine=juridique`
}
