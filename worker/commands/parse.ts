import { messageOf, WatchError } from '#src/errors.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { type Line, readJsonLines, textField } from './lines.ts'
import { readWholeFile } from './read-file.ts'
import { printJson, readArguments, UsageError } from './usage.ts'

export async function run(argv: readonly string[]): Promise<number> {
  const { values } = readArguments(argv, { batch: { type: 'boolean' } })
  if (!values.batch) throw new UsageError('Usage : vigie parse --batch < lignes.jsonl (« vigie help parse »)')
  let failed = false
  for await (const line of readJsonLines(process.stdin)) {
    const answer = await answerLine(line)
    failed ||= 'error' in answer
    printJson(answer)
  }
  return failed ? 3 : 0
}

/** Never throws: a bad line is an answer like another, in its place. */
async function answerLine(line: Line): Promise<object> {
  try {
    if ('fault' in line) throw new WatchError('bad-line', `Ligne ${line.number} : ${line.fault}.`)
    return await parseOne(line.record)
  } catch (error) {
    const code = error instanceof WatchError ? error.code : 'internal'
    return { feed: {}, items: [], error: { code, message: messageOf(error) } }
  }
}

async function parseOne(record: Record<string, unknown>): Promise<object> {
  const file = textField(record, 'file')
  if (!file) throw new WatchError('bad-line', 'Il manque « file ».')
  const url = textField(record, 'url') ?? ''
  const body = await readWholeFile(file)
  const parsed = await parseFeed(body, { url, contentType: contentTypeOf(record['headers']) })
  const { items } = await normaliseItems(parsed, { id: 'batch', url })
  return describeParsed(parsed, items)
}

function contentTypeOf(headers: unknown): string | undefined {
  if (!headers || typeof headers !== 'object') return undefined
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')
  return typeof found?.[1] === 'string' ? found[1] : undefined
}
