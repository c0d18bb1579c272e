// Each name costs one search through the document: a hostile one has thousands.
const maxNames = 50

/** Which elements a document ends anywhere, if only once: one that it never ends was left open. */
export class EndTags {
  readonly #xml: string
  readonly #known = new Map<string, boolean>()

  constructor(xml: string) {
    this.#xml = xml
  }

  /** True, too, once too many names were asked for: what is not known is not mended. */
  has(name: string): boolean {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    if (this.#known.size === maxNames) return true
    const found = this.#xml.includes(`</${name}>`) || this.#xml.includes(`</${name} `)
    this.#known.set(name, found)
    return found
  }
}
