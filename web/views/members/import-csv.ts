import type { LeftOut } from '#src/letter/members/import/read-import.ts'
import type { ImportPart } from '#src/store/member-imports.ts'
import { byteOrderMark, csvLine } from '../../csv.ts'
import { leftOutWords } from './member-words.ts'

/**
 * The lines that were left out, as they stood in the file and in its order: corrected, it can be given again (the
 * columns of the reasons have names that an import does not read).
 */
export function importCsv(
  header: readonly string[],
  read: (afterSeq: number) => Promise<Omit<ImportPart, 'ready'>[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after = -1
  return new ReadableStream({
    start(controller) {
      controller.enqueue(
        encoder.encode(byteOrderMark + csvLine([...header, 'n° de ligne', 'colonne', 'raison'])),
      )
    },
    async pull(controller) {
      const parts = await read(after)
      after = parts.at(-1)?.seq ?? after
      const lines = parts.flatMap(({ faults }) => JSON.parse(faults) as LeftOut[])
      if (parts.length === 0) return controller.close()
      // A pull that gives nothing is not called again.
      controller.enqueue(encoder.encode(lines.map((line) => lineOf(header, line)).join('')))
    },
  })
}

function lineOf(header: readonly string[], { cells, line, column, kind, reason }: LeftOut): string {
  const padded = header.map((_, at) => cells[at] ?? '')
  return csvLine([...padded, line, column, kind === 'fault' ? reason : `${reason} (${leftOutWords[kind]})`])
}
