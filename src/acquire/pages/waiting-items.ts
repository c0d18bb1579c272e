/** In French, or undefined when nothing waits. */
export function sayWaiting(count: number): string | undefined {
  if (count === 0) return undefined
  return count === 1
    ? 'Une nouveauté attend la prochaine lecture : 20 pages d’éléments au plus sont ouvertes à chaque fois.'
    : `${count} nouveautés attendent la prochaine lecture : 20 pages d’éléments au plus sont ouvertes à chaque fois.`
}
