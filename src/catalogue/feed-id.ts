/** Words of the site's own addresses under /sources/. */
const reserved = new Set(['ajouter', 'importer', 'annuler'])

/**
 * An id for a source that staff add: made of its publisher and title, and of no other source that ever was, since ids
 * are part of every item's identity.
 */
export function newFeedId(publisher: string, title: string, taken: ReadonlySet<string>): string {
  const words = title.toLowerCase().startsWith(publisher.toLowerCase()) ? title : `${publisher} ${title}`
  const base = slugOf(words) || 'source'
  for (let rank = 1; ; rank += 1) {
    const id = rank === 1 ? base : `${base}-${rank}`
    if (!taken.has(id) && !reserved.has(id)) return id
  }
}

function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
}
