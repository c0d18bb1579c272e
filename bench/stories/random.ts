/** A run is always the same for a seed. */
export interface Random {
  /** 0 to n - 1. */
  below(n: number): number
  chance(part: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (n) => Math.floor(next() * n),
    chance: (part) => next() < part,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  }
}
