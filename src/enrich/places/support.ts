import type { Territory } from './territories.ts'

/** What the item says elsewhere of where it happens: tells homonyms apart and lets villages in. */
export class Support {
  readonly #codes = new Set<string>()

  /** A place that was taken vouches for what lies in it, and for what it lies in, up to its département. */
  add({ code, level, departement, region, epci }: Territory): void {
    this.#codes.add(code)
    if (level === 'region' || level === 'lieu') {
      if (region) this.#codes.add(region)
      return
    }
    if (departement) this.#codes.add(departement)
    if (level === 'commune' && epci) this.#codes.add(epci)
  }

  addCode(code: string): void {
    this.#codes.add(code)
  }

  /** Its département or its EPCI is spoken of. */
  near({ departement = '', epci = '' }: Territory): boolean {
    return this.#codes.has(departement) || this.#codes.has(epci)
  }

  around({ region = '' }: Territory): boolean {
    return this.#codes.has(region)
  }
}

/**
 * The one that is meant among places of one name: the one that something near tells, else the one so much bigger (eight
 * times) that nobody would say its name for another; else none.
 */
export function tellApart(
  places: readonly Territory[],
  support: Support,
  departement?: string,
): Territory | undefined {
  const [first] = places
  if (places.length < 2) return first
  const told = places.filter((one) => one.departement === `dept-${departement}`)
  if (told.length === 1) return told[0]
  const near = places.filter((one) => support.near(one))
  if (near.length > 0) return biggest(near)
  const around = places.filter((one) => support.around(one))
  if (around.length === 1) return around[0]
  const [most, second] = places.toSorted((a, b) => b.rank - a.rank)
  return most!.rank - second!.rank >= 3 ? most : undefined
}

function biggest(places: readonly Territory[]): Territory {
  return places.reduce((most, one) => (one.rank > most.rank ? one : most))
}
