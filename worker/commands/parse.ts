import { open } from 'node:fs/promises'
import { messageOf, WatchError } from '#src/errors.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { type Line, readJsonLines, textField } from './lines.ts'
import { printJson, readArguments, UsageError } from './usage.ts'

/** As large as the largest body that a refresh would read. */
const maxBytes = 50 * 1024 * 1024

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
  const parsed = await parseFeed(await readFile(file), { url, contentType: contentTypeOf(record['headers']) })
  const { items } = await normaliseItems(parsed, { id: 'batch', url })
  return describeParsed(parsed, items)
}

async function readFile(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch((error: unknown) => {
    throw new WatchError('unreadable-file', `${path} ne peut pas être lu.`, { cause: error })
  })
  try {
    if ((await handle.stat()).size > maxBytes) throw new WatchError('too-large', `${path} dépasse 50 Mo.`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function contentTypeOf(headers: unknown): string | undefined {
  if (!headers || typeof headers !== 'object') return undefined
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')
  return typeof found?.[1] === 'string' ? found[1] : undefined
}
