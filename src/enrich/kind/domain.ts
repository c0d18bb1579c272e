import type { Domain, Kind } from '../../axis/taxonomy.ts'
import { foldText } from '../text/fold-text.ts'

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
  alerte: 'technologique',
}

/** Legal matter, told by words that an article on technology has no use for. */
const legal =
  /\barticles? (?:[lrd]\.? ?)?\d|\bloi (?:n°|du|\w{4}\b)|\bdecrets? (?:du|n°)|\bcirculaires?\b|\breglement (?:\(ue\)|europeen)|\brgpd\b|\bcnil\b|\bjuridique|\bcgct\b|\bobligat|\bconformite\b|conseil d'etat|\bavocat|\blegal|consultation publique|\bcode (?:de|du|des|general)|\bnon-discrimination\b|question ecrite|\borganismes notifies/g

/** A title that speaks of money, or a budget in the opening. */
const financial =
  /\bbudget|\bcredits? |\bcoupes\b|\bfinancement|\bmillions?\b|\beuros?\b|\bmeur\b|\bsubvention|plan de relance/g

/** How many legal words each of the kinds that may be of any domain must hold to be filed as legal. */
const legalWordsAsked: Partial<Record<Kind, number>> = { guide: 1, etude: 3, actualite: 3, deliberation: 3 }

/** The kind decides where it can; a guide, a study, a deliberation or a piece of news is read, then follows its feed. */
export function findDomain(kind: Kind, item: { title: string; text: string }, usual?: Domain): Domain {
  const decided = domainOfKind[kind]
  if (decided) return decided
  const title = foldText(item.title.slice(0, 400))
  const text = foldText(item.text.slice(0, 1_200))
  const asked = legalWordsAsked[kind] ?? 3
  if (count(legal, title) * 2 + count(legal, text) >= asked) return 'juridique'
  if (kind !== 'guide' && count(financial, title) * 2 + count(financial, text) >= 4) return 'financiere'
  return usual ?? 'technologique'
}

function count(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].length
}
