import { ConfigError } from '../errors.ts'
import { axisIds } from './taxonomy.ts'
import type { Axis, Cue } from './taxonomy.ts'

/** Reports every fault of a taxonomy at once, each naming its axis and cue; throws a ConfigError when there is any. */
export function validateAxes(axes: readonly Axis[]): void {
  const faults = findAxisFaults(axes)
  if (faults.length > 0) throw new ConfigError('Axes de veille invalides', faults)
}

/** The same faults as sentences, for a tool that goes on. */
export function findAxisFaults(axes: readonly Axis[]): string[] {
  return [
    ...axes.flatMap(faultsOfAxis),
    ...repeated(axes.map((axis) => axis.id)).map((id) => `axe « ${id} » : défini deux fois`),
    ...repeated(axes.map((axis) => axis.code)).map((code) => `code « ${code} » : porté par deux axes`),
    ...axisIds.filter((id) => !axes.some((axis) => axis.id === id)).map((id) => `axe « ${id} » : absent`),
  ]
}

function faultsOfAxis(axis: Axis): string[] {
  const where = `axe « ${axis.id} »`
  const faults: string[] = []
  if (!axisIds.includes(axis.id)) faults.push(`${where} : identifiant inconnu`)
  if (!/^[A-Z]{2}$/.test(axis.code))
    faults.push(`${where} : le code « ${axis.code} » n’est pas fait de deux capitales`)
  if (axis.label.trim() === '') faults.push(`${where} : libellé vide`)
  if (axis.scope.trim() === '') faults.push(`${where} : portée vide`)
  if (axis.cues.length === 0) faults.push(`${where} : aucun indice`)
  faults.push(
    ...axis.cues.flatMap((cue) =>
      faultsOfCue(cue).map((fault) => `${where}, indice « ${cue.term} » : ${fault}`),
    ),
  )
  const keys = axis.cues.map(cueKey)
  return [...faults, ...repeated(keys).map((key) => `${where}, indice « ${key} » : écrit deux fois`)]
}

/** A word may weigh 1 anywhere and 2 near some neighbours: only the same term under the same conditions is a twin. */
export function cueKey(cue: Cue): string {
  const term = cue.exactCase ? cue.term : cue.term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return cue.needs ? `${term} (selon ses voisins)` : term
}

/** What is wrong with a cue, in French. */
export function faultsOfCue(cue: Cue): string[] {
  const faults: string[] = []
  if (![1, 2, 3].includes(cue.weight)) faults.push(`poids ${cue.weight}, attendu 1, 2 ou 3`)
  if (cue.exactCase && cue.term === cue.term.toLowerCase()) faults.push('casse exacte, mais aucune capitale')
  if (cue.needs?.length === 0) faults.push('« needs » est vide : l’indice ne compterait jamais')
  const terms = [cue.term, ...(cue.needs ?? []), ...(cue.cancelledBy ?? [])]
  return [...faults, ...terms.flatMap(faultsOfTerm)]
}

function faultsOfTerm(term: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(term)) return [`« ${term} » ne contient ni lettre ni chiffre`]
  if (/(?:^|[^\p{L}\p{N}])\*/u.test(term)) return [`« ${term} » : « * » doit suivre un début de mot`]
  if (/\*[\p{L}\p{N}]/u.test(term)) return [`« ${term} » : « * » doit finir un mot`]
  if (term !== term.trim()) return [`« ${term} » : espace en trop`]
  return []
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
