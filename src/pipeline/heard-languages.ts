import { detectLanguage } from '../fulltext/language.ts'
import type { Item } from '../normalise/item.ts'
import type { ParsedFeed } from '../parse/raw-item.ts'

/** Where a document names no language, each item's own words tell it, and the definition when they say too little. */
export function heardLanguages(parsed: ParsedFeed, items: readonly Item[]): readonly Item[] {
  if (parsed.language !== undefined || parsed.items.some((raw) => raw.language !== undefined)) return items
  return items.map((item) => {
    const language = detectLanguage(`${item.title} ${item.text}`)
    return language ? { ...item, language } : item
  })
}
