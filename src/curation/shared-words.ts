import type { StoredItem } from '../store/stored-item.ts'
import { analyse, stemsOf } from '../search/french/analyse.ts'

type Told = Pick<StoredItem, 'title' | 'text' | 'facts'>

const most = 4
/** An item says what it is about in its first lines. */
const leadLength = 2000
const shortest = 3

/**
 * What two items both hold, to say why one is shown beside the other: references of law first, then words of the title of
 * the first as it writes them, those of both titles before the others.
 */
export function sharedWords(item: Told, other: Told): string[] {
  const refs = new Set(other.facts.refs.map(({ ref }) => ref))
  const common = item.facts.refs.map(({ ref }) => ref).filter((ref) => refs.has(ref))
  const inTitle = new Set(stemsOf(other.title))
  const inLead = new Set(stemsOf(other.text.slice(0, leadLength)))
  const words = wordsOf(item.title).filter(({ stem }) => inTitle.has(stem) || inLead.has(stem))
  const ordered = words.toSorted((a, b) => Number(inTitle.has(b.stem)) - Number(inTitle.has(a.stem)))
  return [...new Set([...common, ...ordered.map(({ word }) => word)])].slice(0, most)
}

/** Each stem once, as the text writes it first. */
function wordsOf(title: string): { stem: string; word: string }[] {
  const byStem = new Map<string, string>()
  for (const { term, start, end } of analyse(title)) {
    if (end - start < shortest || byStem.has(term)) continue
    byStem.set(term, title.slice(start, end))
  }
  return [...byStem].map(([stem, word]) => ({ stem, word: lowered(word) }))
}

// A capital begins a title; inside a word, or in an acronym, it is the word's own.
function lowered(word: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLocaleLowerCase('fr') : word
}
