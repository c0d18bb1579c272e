import { type AuditRecord, fieldsOf } from '#src/store/audit-log.ts'
import { formatNumber } from '../format.ts'
import { plural } from '../words.ts'

/** What a gesture did to items, as a participle that takes an « s » on its first word. */
function doneWords(line: AuditRecord): string {
  const after = fieldsOf(line.after)
  switch (line.action) {
    case 'item.retain':
      return after['retained'] === false ? 'retiré des éléments retenus' : 'retenu'
    case 'item.reject':
      return 'écarté'
    case 'item.restore':
      return 'remis dans la veille'
    case 'item.correct':
      return 'reclassé'
    case 'item.confirm':
      return 'confirmé dans son axe'
    case 'item.unjudge':
      return 'rendu à Vigie pour cet axe'
    case 'item.separate':
      return 'séparé de son histoire'
    case 'item.letter':
      return after['letter'] === false ? 'retiré de la lettre' : 'choisi pour la lettre'
    default:
      return 'modifié'
  }
}

/** « 3 éléments écartés. », « « Titre » : retenu. »: what the page that follows a gesture says of it. */
export function describeOperation(lines: readonly AuditRecord[]): string {
  const [first] = lines
  if (!first) return ''
  const count = lines.length
  if (first.action === 'item.note') return fieldsOf(first.after)['note'] ? 'Note ajoutée.' : 'Note retirée.'
  if (first.action === 'item.undo')
    return count === 1 ? 'C’est annulé.' : `C’est annulé pour ${formatNumber(count)} éléments.`
  if (first.action === 'item.gather')
    return `Rassemblés : ${lines.map(({ subject }) => `« ${shorten(subject.words)} »`).join(' et ')}.`
  const done = doneWords(first)
  if (count === 1) return `« ${shorten(first.subject.words)} » : ${done}.`
  return `${formatNumber(count)} ${plural(count, 'élément')} ${agree(done)}.`
}

function agree(done: string): string {
  const [participle = '', ...rest] = done.split(' ')
  return [participle.endsWith('s') ? participle : `${participle}s`, ...rest].join(' ')
}

function shorten(title: string): string {
  return title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title
}
