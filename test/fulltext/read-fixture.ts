import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'cheerio/slim'
import { plainText } from '#src/normalise/text.ts'

const folder = new URL('../fixtures/fulltext/', import.meta.url)

export const fixtureNames = readdirSync(folder)

export function readPage(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** The text that a reader came for: each invented page marks it. */
export function expectedText(html: string): string {
  return plainText(load(html)('[data-attendu]').html() ?? '')
}
