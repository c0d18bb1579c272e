/** Few enough for a page of the site to be answered in between. */
const perTurn = 50

/** Works through a long list, letting the rest of the program go on every fifty: one long document must not stop it. */
export async function mapInTurns<T, R>(
  values: readonly T[],
  work: (value: T) => R | Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < values.length; at += perTurn) {
    // A promise alone would not let timers and sockets have their turn.
    if (at > 0) await new Promise((resolve) => setTimeout(resolve))
    results.push(...(await Promise.all(values.slice(at, at + perTurn).map(work))))
  }
  return results
}
