import { segmentSize } from './columns.ts'
import { TokenList } from './token-list.ts'

/** Before a word as written, and after a beginning: what stands in search_bits for them. */
export const formSign = '='
export const beginningSign = '*'

/** Beginnings of so many letters have bits of their own; a longer one has few words that begin so. */
export const beginningLengths = { least: 2, most: 6 } as const

/** The documents of one segment by word: stems and marks as they are, forms behind a sign. */
export class WordsOfSegment {
  readonly #words = new TokenList()
  readonly #forms = new TokenList()
  size = 0

  /** `words` as search_tail has them: stems, marks, forms, a line each. Offsets must grow. */
  add(offset: number, words: string): void {
    this.size += 1
    const [stems = '', marks = '', forms = ''] = words.split('\n')
    this.#words.add(offset, stems)
    this.#words.add(offset, marks)
    this.#forms.add(offset, forms)
  }

  /** Those in `least` documents or more, and those that are common elsewhere. */
  common(least: number, known: ReadonlySet<string>): Map<string, Uint16Array> {
    const kept = new Map<string, Uint16Array>()
    const keep = (token: string, offsets: Uint16Array) => {
      if (offsets.length >= least || known.has(token)) kept.set(token, offsets)
    }
    const forms = this.#forms.byToken()
    for (const [token, offsets] of this.#words.byToken()) keep(token, offsets)
    for (const [form, offsets] of forms) keep(`${formSign}${form}`, offsets)
    for (const [beginning, lists] of listsByBeginning(forms)) {
      const token = `${beginning}${beginningSign}`
      const most = lists.reduce((sum, list) => sum + list.length, 0)
      if (most >= least || known.has(token)) keep(token, union(lists))
    }
    return kept
  }
}

function listsByBeginning(forms: ReadonlyMap<string, Uint16Array>): Map<string, Uint16Array[]> {
  const lists = new Map<string, Uint16Array[]>()
  for (const [form, offsets] of forms) {
    const most = Math.min(beginningLengths.most, form.length)
    for (let length = beginningLengths.least; length <= most; length += 1) {
      const beginning = form.slice(0, length)
      const known = lists.get(beginning)
      if (known) known.push(offsets)
      else lists.set(beginning, [offsets])
    }
  }
  return lists
}

function union(lists: readonly Uint16Array[]): Uint16Array {
  if (lists.length === 1) return lists[0]!
  const held = new Uint8Array(segmentSize)
  for (const list of lists) for (let at = 0; at < list.length; at += 1) held[list[at]!] = 1
  const offsets = new Uint16Array(segmentSize)
  let size = 0
  for (let offset = 0; offset < segmentSize; offset += 1) {
    if (held[offset] === 0) continue
    offsets[size] = offset
    size += 1
  }
  return offsets.slice(0, size)
}
