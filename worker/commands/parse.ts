import { WatchError } from '#src/errors.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { runBatch } from './batch.ts'
import { textField } from './lines.ts'
import { readWholeFile } from './read-file.ts'

export function run(argv: readonly string[]): Promise<number> {
  return runBatch(argv, { name: 'parse', answer: parseOne, failed: () => ({ feed: {}, items: [] }) })
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
