/** One finished document, ready to leave. */
export interface Copy {
  /** When it was made, in milliseconds. */
  at: number
  version: string | undefined
  /** Strong, as the site gave it. */
  etag: string
  modified: Date | undefined
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
  /** The same, compressed. */
  small: Uint8Array<ArrayBuffer> | undefined
}

export interface CopyBounds {
  mostCopies: number
  mostBytes: number
  /** On Workers: what one request waits for may not be made by another (its input and output end with it). */
  eachItsOwn?: true
}

/** Documents by their address, the least asked dropped first. */
export function createCopies({ mostCopies, mostBytes, eachItsOwn }: CopyBounds) {
  const kept = new Map<string, Copy>()
  const underWay = new Map<string, Promise<Copy | undefined>>()
  let bytes = 0

  const drop = (key: string): void => {
    const copy = kept.get(key)
    if (copy && kept.delete(key)) bytes -= weightOf(copy)
  }
  const keep = (key: string, copy: Copy): void => {
    drop(key)
    if (weightOf(copy) > mostBytes) return
    kept.set(key, copy)
    bytes += weightOf(copy)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostCopies && bytes <= mostBytes) break
      drop(oldest)
    }
  }
  // Many readers ask within the same minute: the document is made once for all of them.
  const make = (name: string, build: () => Promise<Copy | undefined>): Promise<Copy | undefined> => {
    const waiting = underWay.get(name)
    if (waiting) return waiting
    if (eachItsOwn) return build()
    const made = build().finally(() => underWay.delete(name))
    underWay.set(name, made)
    return made
  }
  return {
    /**
     * The copy that is still good, or a new one; undefined where `build` makes none. Who asks at one `version` of what
     * the documents are made of waits for none that was begun at another: it may hold what has been withdrawn since.
     */
    async find(
      key: string,
      version: string | undefined,
      isFresh: (copy: Copy) => boolean,
      build: () => Promise<Copy | undefined>,
    ): Promise<Copy | undefined> {
      const known = kept.get(key)
      if (known && isFresh(known)) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const copy = await make(`${version ?? ''} ${key}`, build)
      if (copy) keep(key, copy)
      else drop(key)
      return copy
    },
  }
}

function weightOf({ body, small }: Copy): number {
  return body.length + (small?.length ?? 0)
}
