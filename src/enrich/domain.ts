import type { Domain, Kind } from '../axis/taxonomy.ts'

const domainOfKind: Partial<Record<Kind, Domain>> = {
  'appel-a-projets': 'financiere',
  ami: 'financiere',
  laureats: 'financiere',
  aide: 'financiere',
  'marche-public': 'financiere',
  loi: 'juridique',
  decret: 'juridique',
  arrete: 'juridique',
  'reglement-ue': 'juridique',
  decision: 'juridique',
  jurisprudence: 'juridique',
  'retour-experience': 'technologique',
  evenement: 'technologique',
  etude: 'technologique',
  alerte: 'technologique',
}

/** The kind decides where it can; a guide, a deliberation or a piece of news follows its feed. */
export function findDomain(kind: Kind, usual: Domain = 'technologique'): Domain {
  return domainOfKind[kind] ?? usual
}
