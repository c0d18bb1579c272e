import { ParseError, WatchError } from '#src/errors.ts'
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
  const header = (name: string) => headerOf(record['headers'], name)
  const url = locationOf(textField(record, 'url') ?? '', header('content-location'))
  const body = await readWholeFile(file)
  try {
    const parsed = await parseFeed(body, { url, contentType: header('content-type') })
    return await describeParsed(parsed, { id: 'batch', url, language: header('content-language') })
  } catch (error) {
    if (!(error instanceof ParseError) || !error.code.startsWith('malformed-')) throw error
    return { feed: {}, items: [], bozo: true, error: { code: error.code, message: error.message } }
  }
}

function headerOf(headers: unknown, wanted: string): string | undefined {
  if (!headers || typeof headers !== 'object') return undefined
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)
  return typeof found?.[1] === 'string' ? found[1] : undefined
}

/** Where the relative addresses of a document start (RFC 3986, section 5.1.2): its Content-Location, else its address. */
function locationOf(url: string, contentLocation: string | undefined): string {
  const location = contentLocation ? URL.parse(contentLocation, url || undefined) : null
  // A page's address: anything else (javascript:) is a mistake or worse.
  return location && /^https?:$/.test(location.protocol) ? location.href : url
}
