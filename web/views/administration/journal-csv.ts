import type { AuditRecord } from '#src/store/audit-log.ts'
import { byteOrderMark, csvLine } from '../../csv.ts'
import { type AuditNames, auditChanges, changeText } from './audit-changes.ts'
import { auditSentence, sentenceText } from './audit-words.ts'
import { mostExported } from './journal-page.ts'

const columns = ['N°', 'Date (heure de Paris)', 'Par', 'Ce qui s’est passé', 'Objet', 'Identifiant', 'Détail']

const batchSize = 1000

/** The journal as a file, latest first, read as it is sent: no more than a thousand lines are held at once. */
export function journalCsv(
  readLines: (before: number | undefined, limit: number) => Promise<AuditRecord[]>,
  names: AuditNames,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let before: number | undefined
  let written = 0
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(byteOrderMark + csvLine(columns)))
    },
    async pull(controller) {
      const limit = Math.min(batchSize, mostExported - written)
      const lines = await readLines(before, limit)
      if (lines.length > 0)
        controller.enqueue(encoder.encode(lines.map((line) => lineOf(line, names)).join('')))
      before = lines.at(-1)?.seq
      written += lines.length
      if (lines.length < limit || written >= mostExported) controller.close()
    },
  })
}

function lineOf(line: AuditRecord, names: AuditNames): string {
  const { actor } = auditSentence(line)
  return csvLine([
    line.seq,
    dateTime.format(new Date(line.at)),
    actor,
    sentenceText(auditSentence(line)),
    line.subject.words,
    `${line.subject.type}:${line.subject.id}`,
    auditChanges(line, names).map(changeText).join(' | '),
  ])
}

// Swedish writes dates as ISO 8601, the one form that spreadsheets of every language sort well.
const dateTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})
