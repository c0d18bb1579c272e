import type { DemoItem } from '#feeds/demo/demo-publisher.ts'
import { frenchDay, parisDay } from './paris-time.ts'

/**
 * Replaces the date words of a demo text: `{{échéance}}`, `{{échéance à HH h}}`, `{{jour N}}` (the date N days from
 * now) and `{{année N}}` (the year of that date). A word it does not know is a mistake of the content: it throws.
 */
export function fillDates(text: string, item: Pick<DemoItem, 'slug' | 'deadlineInDays'>, now: Date): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/g, (_whole, word: string) => dateWord(word.trim(), item, now))
}

function dateWord(word: string, item: Pick<DemoItem, 'slug' | 'deadlineInDays'>, now: Date): string {
  const counted = /^(jour|année) (-?\d{1,4})$/.exec(word)
  if (counted) {
    const day = parisDay(now, Number(counted[2]))
    return counted[1] === 'jour' ? frenchDay(day) : String(day.year)
  }
  const closing = /^échéance(?: à (\d{1,2}) h)?$/.exec(word)
  if (!closing || item.deadlineInDays === undefined) throw new Error(`demo item ${item.slug}: {{${word}}}`)
  const date = frenchDay(parisDay(now, item.deadlineInDays))
  return closing[1] ? `${date} à ${closing[1]}\u00A0h` : date
}
