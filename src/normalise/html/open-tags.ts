/**
 * What is open while HTML is sanitised, and where what we write would not mean the same to a browser: items without
 * their list and tables directly in tables make it close elements of the page around.
 */
export class OpenTags {
  /** A tag that is left out, or changed, stood around a block: parsed again, the block may nest otherwise. */
  leavesGaps = false
  readonly #kept: ReadonlySet<string>
  readonly #counts = new Map<string, number>()
  readonly #cells: string[] = []
  readonly #open: boolean[] = []
  #gone = 0

  constructor(kept: ReadonlySet<string>) {
    this.#kept = kept
  }

  open(name: string): void {
    const means = this.#meansTheSame(name)
    const isInline = means && inline.has(name)
    if (!isInline && (this.#gone > 0 || this.#open.length > safeDepth)) this.leavesGaps = true
    // It becomes a div, which ends a paragraph as it does not.
    if (name === 'center') this.leavesGaps = true
    this.#open.push(means)
    if (!means) this.#gone += 1
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    if (tableTags.has(name)) this.#cells.push(name)
  }

  close(name: string): void {
    if (this.#open.pop() === false) this.#gone -= 1
    this.#counts.set(name, (this.#counts.get(name) ?? 0) - 1)
    if (tableTags.has(name)) this.#cells.pop()
  }

  /** Of the element opened last: whether it means the same where it stands. */
  get lastIsSound(): boolean {
    return this.#open.at(-1) ?? true
  }

  get depth(): number {
    return this.#open.length
  }

  #meansTheSame(name: string): boolean {
    if (name === 'li') return this.has('ul', 'ol')
    if (name === 'dt' || name === 'dd') return this.has('dl')
    return name === 'table' ? this.#cells.at(-1) !== 'table' : this.#kept.has(name)
  }

  has(...names: string[]): boolean {
    return names.some((name) => (this.#counts.get(name) ?? 0) > 0)
  }
}

const tableTags = new Set(['table', 'caption', 'td', 'th'])
/** Under the depth from which tags are left out, with a margin. */
const safeDepth = 45
const inline = new Set(
  'strong em b i u s del ins small mark q cite code sub sup abbr br span font img'.split(' '),
)
