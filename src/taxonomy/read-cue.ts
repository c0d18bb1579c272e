import type { Cue } from '../axis/taxonomy.ts'
import { faultsOfCue } from '../axis/validate.ts'
import { scoring } from '../enrich/axes/scoring.ts'
import { isRecord } from '../parse/records/json-values.ts'
import { plainCue } from './cue-edits.ts'

/** In characters; no phrase is searched for beyond `scoring.longestPhrase`. */
const longestTerm = Math.min(100, scoring.longestPhrase)
const mostNeighbours = 20

/** A cue from a form or a file, or what is wrong with it, in French sentences. */
export function readCue(value: unknown): { cue: Cue } | { faults: string[] } {
  if (!isRecord(value)) return { faults: ['un indice est un objet'] }
  const term = oneLine(value['term'])
  const needs = termList(value['needs'])
  const cancelledBy = termList(value['cancelledBy'])
  const { weight, exactCase = false } = value
  if (term === undefined) return { faults: ['le terme n’est pas un texte'] }
  if (typeof weight !== 'number') return { faults: ['le poids n’est pas un nombre'] }
  if (typeof exactCase !== 'boolean') return { faults: ['la casse exacte vaut vrai ou faux'] }
  if (!needs || !cancelledBy) return { faults: ['les mots voisins forment une liste de textes'] }
  const cue = plainCue({ term, weight, exactCase, needs, cancelledBy })
  const faults = [...boundsFaults([term, ...needs, ...cancelledBy], needs, cancelledBy), ...faultsOfCue(cue)]
  return faults.length > 0 ? { faults } : { cue }
}

function boundsFaults(
  terms: readonly string[],
  needs: readonly string[],
  cancelledBy: readonly string[],
): string[] {
  const long = terms.filter((term) => term.length > longestTerm)
  return [
    ...long.map((term) => `« ${term.slice(0, 40)}… » dépasse ${longestTerm} caractères`),
    ...(needs.length > mostNeighbours || cancelledBy.length > mostNeighbours
      ? [`plus de ${mostNeighbours} mots voisins`]
      : []),
  ]
}

function oneLine(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toWellFormed().replace(/\s+/g, ' ').trim() : undefined
}

function termList(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > 10 * mostNeighbours) return undefined
  const terms = value.map(oneLine)
  return terms.every((term) => term !== undefined) ? [...new Set(terms)] : undefined
}
