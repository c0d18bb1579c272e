import type { Domain, Kind } from '../axis/taxonomy.ts'

/** In the middle of a line: lower case. */
export const kindLabels: Record<Kind, string> = {
  'appel-a-projets': 'appel à projets',
  ami: 'appel à manifestation d’intérêt',
  laureats: 'lauréats',
  aide: 'aide',
  'marche-public': 'marché public',
  loi: 'loi',
  decret: 'décret',
  arrete: 'arrêté',
  'reglement-ue': 'règlement européen',
  decision: 'décision',
  jurisprudence: 'jurisprudence',
  deliberation: 'délibération',
  guide: 'guide',
  'retour-experience': 'retour d’expérience',
  evenement: 'évènement',
  etude: 'étude',
  alerte: 'alerte',
  actualite: 'actualité',
}

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
