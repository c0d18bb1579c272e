import { fold } from '../french/analyse.ts'
import { type FilterName, filterNames } from '../search-index.ts'
import { nearestNames } from './near-names.ts'

/** What the values of a field are read as. */
export type FieldReads = FilterName | 'date' | 'after' | 'before' | 'deadline' | 'amount' | 'ref' | 'mark'

/** A field of the query language: what stands before the colon. */
export interface Field {
  /** In full, without accents. */
  name: string
  /** Other names of it, folded. */
  short: readonly string[]
  reads: FieldReads
  /** For the list of completions: what it narrows by. */
  hint: string
  /** A value, for messages. */
  example: string
}

export const fields: readonly Field[] = [
  field('axe', ['a'], 'axis', 'un des dix axes', 'CY'),
  field('domaine', ['d'], 'domain', 'technologique, juridique ou financier', 'juridique'),
  field('type', ['t'], 'kind', 'appel à projets, loi, guide…', 'loi'),
  field('source', ['s'], 'publisher', 'qui publie', 'ANSSI'),
  field('territoire', ['lieu', 'ter'], 'territory', 'un lieu et ce qu’il contient', '41'),
  field('concerne', [], 'reach', 'ce qui vaut pour un lieu', 'Blois'),
  field('pour', [], 'beneficiary', 'qui peut en bénéficier', 'commune'),
  field('statut', [], 'status', 'ouvert, bientôt clos, à venir…', 'ouvert'),
  field('echeance', [], 'deadline', 'la date limite', '<30j'),
  field('date', [], 'date', 'la date de parution', '2026-05'),
  field('apres', [], 'after', 'paru ce jour-là ou après', '2026-05-12'),
  field('avant', [], 'before', 'paru avant', '2026-05-12'),
  field('depuis', [], 'after', 'paru depuis', '30j'),
  field('montant', [], 'amount', 'le montant en euros', '>100k'),
  field('ref', [], 'ref', 'un texte : numéro, NOR, CELEX', '2021-1485'),
  field('est', [], 'mark', 'suivi, favori, retenu ou lu', 'suivi'),
]

function field(
  name: string,
  short: readonly string[],
  reads: FieldReads,
  hint: string,
  example: string,
): Field {
  return { name, short, reads, hint, example }
}

const byName = new Map(fields.flatMap((one) => [one.name, ...one.short].map((name) => [name, one] as const)))

/** « échéance », « Echeance », « a ». */
export function findField(typed: string): Field | undefined {
  return byName.get(fold(typed))
}

/** The field that was meant by a name one letter away (two from six letters); « taxe » and « test » are words. */
export function nearField(typed: string): Field | undefined {
  const folded = fold(typed)
  if (folded.length < 3) return undefined
  const faults = folded.length < 6 ? 1 : 2
  const known = fields.map(({ name }) => name).filter((name) => faults > 1 || name[0] === folded[0])
  return byName.get(nearestNames(folded, known, { faults, most: 1 })[0] ?? '')
}

/** Several values may stand behind the colon, parted by commas; in a date or an amount a comma is something else. */
export function takesList({ reads }: Field): boolean {
  return !['date', 'after', 'before', 'deadline', 'amount'].includes(reads)
}

/** Its values have names, which a FieldReader knows. */
export function isNamed(reads: FieldReads): reads is FilterName {
  return (filterNames as readonly string[]).includes(reads)
}
