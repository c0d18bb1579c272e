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

/** Most nodes are the end of one phrase: what they do not have takes no room. */
interface Node {
  words?: Map<string, Node>
  prefixes?: Map<string, Node>
  /** Distinct lengths of the keys of `prefixes`, so that a word is cut only where a prefix may end. */
  prefixLengths?: number[]
  /** Numbers of the phrases that end here. */
  phrases?: number[]
}

type Found = (phrases: readonly number[], last: number) => void

export interface PhraseFinder {
  /** Every occurrence of every phrase, by order of start; `words` are those of the text, where they are known. */
  find(text: string, words?: readonly Word[]): Hit[]
}

/**
 * Compiles phrases into one trie keyed by folded words: a text is read once whatever the number of phrases.
 * A phrase without any letter or digit is never found.
 */
export function compilePhrases(phrases: readonly Phrase[]): PhraseFinder {
  const root: Node = {}
  phrases.forEach((phrase, number) => insert(root, phrase, number))
  const exact = phrases.map((phrase) => (phrase.exactCase ? rawWords(phrase.term) : undefined))
  const openings = new Openings(root)
  return { find: (text, words = splitWords(text)) => findAll(openings, exact, text, words) }
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

function insert(root: Node, phrase: Phrase, number: number): void {
  let node = root
  for (const { key, cut } of readPhrase(phrase.term)) {
    const branch = cut ? (node.prefixes ??= new Map()) : (node.words ??= new Map())
    const next: Node = branch.get(key) ?? {}
    branch.set(key, next)
    if (cut) {
      node.prefixLengths ??= []
      if (!node.prefixLengths.includes(key.length)) node.prefixLengths.push(key.length)
    }
    node = next
  }
  if (node !== root) (node.phrases ??= []).push(number)
}

/** Most words of a language open no phrase: what each word opens is kept, for the words met lately. */
class Openings {
  readonly #root: Node
  readonly #known = new Map<string, readonly Node[]>()
  static readonly #most = 4_000

  constructor(root: Node) {
    this.#root = root
  }

  of(word: Word): readonly Node[] {
    const known = this.#known.get(word.folded)
    if (known) return known
    if (this.#known.size >= Openings.#most) this.#known.clear()
    const nodes = branches(this.#root, word)
    this.#known.set(word.folded, nodes)
    return nodes
  }
}

function findAll(
  openings: Openings,
  exact: readonly (string[] | undefined)[],
  text: string,
  words: readonly Word[],
): Hit[] {
  const hits: Hit[] = []
  for (let first = 0; first < words.length; first += 1) {
    for (const node of openings.of(words[first]!)) {
      follow(node, words, first + 1, (phrases, last) => {
        for (const phrase of phrases) {
          const letters = exact[phrase]
          if (letters && !isSameCase(text, words, first, letters)) continue
          hits.push({ phrase, start: words[first]!.start, end: words[last]!.end })
        }
      })
    }
  }
  return hits
}

/** Walks every branch that the words from `at` on allow; depth is bounded by the longest phrase. */
function follow(node: Node, words: readonly Word[], at: number, found: Found): void {
  if (node.phrases) found(node.phrases, at - 1)
  const word = words[at]
  if (!word || word.breaks) return
  for (const next of branches(node, word)) follow(next, words, at + 1, found)
}

function branches(node: Node, { folded }: Word): Node[] {
  const next = node.words?.get(folded)
  const nodes = next ? [next] : []
  for (const length of node.prefixLengths ?? []) {
    const cut = folded.length >= length && node.prefixes!.get(folded.slice(0, length))
    if (cut) nodes.push(cut)
  }
  return nodes
}

function isSameCase(text: string, words: readonly Word[], first: number, letters: string[]): boolean {
  return letters.every((expected, index) => {
    const word = words[first + index]!
    const raw = text.slice(word.start, word.end)
    return raw === expected || raw === `${expected}s`
  })
}
