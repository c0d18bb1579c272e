import { messageOf, WatchError } from '#src/errors.ts'
import { type Line, readJsonLines } from './lines.ts'
import { printJson, readArguments, UsageError } from './usage.ts'

type JsonRecord = Record<string, unknown>

/** What one batch verb does with a line. */
export interface Batch {
  name: string
  answer: (record: JsonRecord) => Promise<object>
  /** What stands around `error` when a line has no answer; the record when it could be read. */
  failed: (record: JsonRecord | undefined) => object
}

/**
 * One JSON object a line in, one a line out, in order. A bad line is an answer like another, in its place; the exit
 * code is 3 when there was one.
 */
export async function runBatch(argv: readonly string[], batch: Batch): Promise<number> {
  const { name } = batch
  const { values } = readArguments(argv, { batch: { type: 'boolean' } })
  if (!values.batch)
    throw new UsageError(`Usage : vigie ${name} --batch < lignes.jsonl (« vigie help ${name} »)`)
  let failed = false
  for await (const line of readJsonLines(process.stdin)) {
    const answer = await answerLine(line, batch)
    failed ||= 'error' in answer
    printJson(answer)
  }
  return failed ? 3 : 0
}

async function answerLine(line: Line, batch: Batch): Promise<object> {
  try {
    if ('fault' in line) throw new WatchError('bad-line', `Ligne ${line.number} : ${line.fault}.`)
    return await batch.answer(line.record)
  } catch (error) {
    const code = error instanceof WatchError ? error.code : 'internal'
    const record = 'record' in line ? line.record : undefined
    return { ...batch.failed(record), error: { code, message: messageOf(error) } }
  }
}
