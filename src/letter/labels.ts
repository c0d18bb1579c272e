import type { Domain, Kind } from '../axis/taxonomy.ts'

export const domainLabels: Record<Domain, string> = {
  technologique: 'veille\u00A0technologique',
  juridique: 'veille\u00A0juridique',
  financiere: 'veille\u00A0financière',
}

/** The domains as headings inside an axis. */
export const domainHeadings: Record<Domain, string> = {
  technologique: 'Veille technologique',
  juridique: 'Veille juridique',
  financiere: 'Veille financière',
}

/** By rank. What the subject counts as « textes ». */
export const legalKinds: ReadonlySet<Kind> = new Set([
  'loi',
  'decret',
  'arrete',
  'reglement-ue',
  'decision',
  'jurisprudence',
  'deliberation',
])
