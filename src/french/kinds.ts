import type { Kind } from '../axis/taxonomy.ts'

/** What readers call our kinds, as a label stands alone; `lowerKind` gives the same inside a line. */
export const kindWords: Record<Kind, string> = {
  'appel-a-projets': 'Appel à projets',
  ami: 'Appel à manifestation d’intérêt',
  laureats: 'Lauréats',
  aide: 'Aide',
  'marche-public': 'Marché public',
  loi: 'Loi',
  decret: 'Décret',
  arrete: 'Arrêté',
  'reglement-ue': 'Règlement européen',
  decision: 'Décision',
  jurisprudence: 'Jurisprudence',
  deliberation: 'Délibération',
  guide: 'Guide',
  'retour-experience': 'Retour d’expérience',
  evenement: 'Évènement',
  etude: 'Étude',
  alerte: 'Alerte',
  actualite: 'Actualité',
}

export function lowerKind(kind: Kind): string {
  const word = kindWords[kind]
  return word.slice(0, 1).toLocaleLowerCase('fr') + word.slice(1)
}
