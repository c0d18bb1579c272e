import { type AuditRecord, fieldsOf } from '#src/store/audit-log.ts'
import { formatNumber } from '../format.ts'
import { plural } from '../words.ts'

const done: Record<string, string> = {
  'source.add': 'ajoutée : lue au prochain passage',
  'source.edit': 'modifiée : relue en entier au prochain passage',
  'source.reset': 'revenue à la définition du code',
  'source.pause': 'en pause : elle n’est plus lue',
  'source.resume': 'reprise : lue au prochain passage',
  'source.archive': 'retirée de la veille ; ses éléments restent',
  'source.unarchive': 'remise dans la veille : lue au prochain passage',
}

const manyDone: Record<string, string> = {
  'source.add': 'ajoutées : elles seront lues au prochain passage',
  'source.archive': 'retirées de la veille ; leurs éléments restent',
  'source.unarchive': 'remises dans la veille : elles seront lues au prochain passage',
}

/** « Source « Arcep, Actualités » modifiée… », « 12 sources ajoutées… »: what the page after a gesture says of it. */
export function describeSourceOperation(lines: readonly AuditRecord[]): string {
  const [first] = lines
  if (!first) return ''
  if (lines.length > 1) {
    const words = manyDone[first.action] ?? 'changées'
    return `${formatNumber(lines.length)} ${plural(lines.length, 'source')} ${words}.`
  }
  if (first.action === 'source.edit' && 'url' in fieldsOf(first.after))
    return `« ${first.subject.words} » : nouvelle adresse, relue en entier au prochain passage.`
  return `« ${first.subject.words} » : ${done[first.action] ?? 'changée'}.`
}
