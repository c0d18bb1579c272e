import type { Domain, Kind } from '../axis/taxonomy.ts'

export const domainLabels: Record<Domain, string> = {
  technologique: 'veille\u00A0technologique',
  juridique: 'veille\u00A0juridique',
  financiere: 'veille\u00A0financière',
}

/** What the subject counts as « textes ». */
export const legalKinds: ReadonlySet<Kind> = new Set([
  'loi',
  'decret',
  'arrete',
  'reglement-ue',
  'decision',
  'jurisprudence',
  'deliberation',
])
