/**
 * Which documents have which words, gathered document by document. Most words come once: two arrays of numbers for all
 * of them cost half the time of a list each.
 */
export class TokenList {
  readonly #numbers = new Map<string, number>()
  #tokens = new Uint32Array(65_536)
  #offsets = new Uint16Array(65_536)
  #used = 0

  /** Words apart by spaces, each once; offsets must grow. */
  add(offset: number, words: string): void {
    if (words === '') return
    for (const word of words.split(' ')) {
      let number = this.#numbers.get(word)
      if (number === undefined) {
        number = this.#numbers.size
        this.#numbers.set(word, number)
      }
      if (this.#used === this.#tokens.length) this.#grow()
      this.#tokens[this.#used] = number
      this.#offsets[this.#used] = offset
      this.#used += 1
    }
  }

  /** The offsets of each word, in order. */
  byToken(): Map<string, Uint16Array> {
    const starts = new Uint32Array(this.#numbers.size + 1)
    for (let at = 0; at < this.#used; at += 1) starts[this.#tokens[at]! + 1]! += 1
    for (let number = 0; number < this.#numbers.size; number += 1) starts[number + 1]! += starts[number]!
    const ends = starts.slice()
    const sorted = new Uint16Array(this.#used)
    for (let at = 0; at < this.#used; at += 1) {
      const number = this.#tokens[at]!
      sorted[ends[number]!] = this.#offsets[at]!
      ends[number]! += 1
    }
    return new Map(
      [...this.#numbers].map(([word, number]) => [word, sorted.subarray(starts[number], starts[number + 1])]),
    )
  }

  #grow(): void {
    const [tokens, offsets] = [this.#tokens, this.#offsets]
    this.#tokens = new Uint32Array(tokens.length * 2)
    this.#offsets = new Uint16Array(offsets.length * 2)
    this.#tokens.set(tokens)
    this.#offsets.set(offsets)
  }
}
