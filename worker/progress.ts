import type { RefreshReport } from '#src/pipeline/refresh-due.ts'

/** One line a feed for a person who watches: `[12/80] Arcep — Actualités : 20 lus, 3 nouveaux`. */
export function describeReport({ feed, result }: RefreshReport, done: number, total: number): string {
  const place = `[${String(done).padStart(String(total).length)}/${total}]`
  return `${place} ${feed.publisher} — ${feed.title} : ${outcome(result)}`
}

function outcome(result: RefreshReport['result']): string {
  if (!result) return 'arrêt imprévu, voir le journal'
  switch (result.kind) {
    case 'fresh':
      return `${result.seen} lus, ${result.added} nouveaux${result.revised > 0 ? `, ${result.revised} modifiés` : ''}`
    case 'unchanged':
      return 'rien de nouveau'
    case 'limited':
      return `le serveur demande d’attendre jusqu’au ${result.until}`
    case 'failed':
      return `échec — ${result.error.message}`
    case 'unconfigured':
      return `à configurer (${result.missing.join(', ')})`
    case 'busy':
      return 'déjà en cours ailleurs'
    case 'stopped':
      return 'interrompu par l’arrêt, à reprendre'
  }
}
