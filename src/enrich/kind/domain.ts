import type { Domain, Kind } from '../../axis/taxonomy.ts'

/** These leave no choice. Where a text has force of law or money is to be had, the words change nothing. */
const certain: Partial<Record<Kind, Domain>> = {
  'appel-a-projets': 'financiere',
  ami: 'financiere',
  aide: 'financiere',
  laureats: 'financiere',
  'marche-public': 'financiere',
  loi: 'juridique',
  decret: 'juridique',
  arrete: 'juridique',
  'reglement-ue': 'juridique',
  decision: 'juridique',
  jurisprudence: 'juridique',
}

/** These are of one domain nearly always; the model may know better. */
const customary: Partial<Record<Kind, Domain>> = {
  'retour-experience': 'technologique',
  evenement: 'technologique',
  alerte: 'technologique',
}

/** The domain that a kind decides alone; undefined for what must be read. */
export function domainOfKind(kind: Kind): Domain | undefined {
  return certain[kind]
}

/** What a kind mostly is, for who has no model to read with. */
export function customaryDomain(kind: Kind): Domain | undefined {
  return customary[kind]
}
