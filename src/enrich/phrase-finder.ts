import { foldLetters, foldWord, splitWords } from './words.ts'
import type { Word } from './words.ts'

/** A phrase to look for. `*` at the end of a word truncates it; an exact-case phrase keeps its capitals. */
export interface Phrase {
  term: string
  exactCase?: boolean
}

/** One occurrence; offsets count UTF-16 units of the original string. */
export interface Hit {
  phrase: number
  start: number
  end: number
}

interface Node {
  words: Map<string, Node>
  prefixes: Map<string, Node>
  /** Distinct lengths of the keys of `prefixes`, so that a word is cut only where a prefix may end. */
  prefixLengths: number[]
  /** Numbers of the phrases that end here. */
  phrases: number[]
}

type Found = (phrases: readonly number[], last: number) => void

export interface PhraseFinder {
  /** Every occurrence of every phrase, by order of start. */
  find(text: string): Hit[]
}

/**
 * Compiles phrases into one trie keyed by folded words: a text is read once whatever the number of phrases.
 * A phrase without any letter or digit is never found.
 */
export function compilePhrases(phrases: readonly Phrase[]): PhraseFinder {
  const root = newNode()
  phrases.forEach((phrase, number) => insert(root, phrase, number))
  const exact = phrases.map((phrase) => (phrase.exactCase ? rawWords(phrase.term) : undefined))
  return { find: (text) => findAll(root, exact, text) }
}

/** « territoire* connecté* » → [{ key: 'territoire', cut: true }, { key: 'connecte', cut: true }]. */
export function readPhrase(term: string): { key: string; cut: boolean }[] {
  return splitWords(term).map((word) => {
    const cut = term[word.end] === '*'
    const raw = term.slice(word.start, word.end)
    return { key: cut ? foldLetters(raw) : foldWord(raw), cut }
  })
}

function rawWords(term: string): string[] {
  return splitWords(term).map((word) => term.slice(word.start, word.end))
}

function newNode(): Node {
  return { words: new Map(), prefixes: new Map(), prefixLengths: [], phrases: [] }
}

function insert(root: Node, phrase: Phrase, number: number): void {
  let node = root
  for (const { key, cut } of readPhrase(phrase.term)) {
    const branch = cut ? node.prefixes : node.words
    const next = branch.get(key) ?? newNode()
    branch.set(key, next)
    if (cut && !node.prefixLengths.includes(key.length)) node.prefixLengths.push(key.length)
    node = next
  }
  if (node !== root) node.phrases.push(number)
}

function findAll(root: Node, exact: readonly (string[] | undefined)[], text: string): Hit[] {
  const words = splitWords(text)
  const hits: Hit[] = []
  for (let first = 0; first < words.length; first += 1) {
    follow(root, words, first, first, (phrases, last) => {
      for (const phrase of phrases) {
        const letters = exact[phrase]
        if (letters && !isSameCase(text, words, first, letters)) continue
        hits.push({ phrase, start: words[first]!.start, end: words[last]!.end })
      }
    })
  }
  return hits
}

/** Walks every branch that the words from `at` on allow; depth is bounded by the longest phrase. */
function follow(node: Node, words: Word[], first: number, at: number, found: Found): void {
  if (node.phrases.length > 0) found(node.phrases, at - 1)
  const word = words[at]
  if (!word || (word.breaks && at > first)) return
  const next = node.words.get(word.folded)
  if (next) follow(next, words, first, at + 1, found)
  for (const length of node.prefixLengths) {
    if (word.folded.length < length) continue
    const cut = node.prefixes.get(word.folded.slice(0, length))
    if (cut) follow(cut, words, first, at + 1, found)
  }
}

function isSameCase(text: string, words: Word[], first: number, letters: string[]): boolean {
  return letters.every((expected, index) => {
    const word = words[first + index]!
    const raw = text.slice(word.start, word.end)
    return raw === expected || raw === `${expected}s`
  })
}
