import { axes } from '#feeds/axes/index.ts'
import { feeds } from '#feeds/index.ts'
import { compileAxes } from '#src/enrich/axes.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { messageOf, WatchError } from '#src/errors.ts'
import { readArchiveItem } from '../archive.ts'
import { type Line, readJsonLines, textField } from './lines.ts'
import { printJson, readArguments, UsageError } from './usage.ts'

const tagger = compileAxes(axes)
const feedsById = new Map(feeds.map((feed) => [feed.id, feed]))

export async function run(argv: readonly string[]): Promise<number> {
  const { values } = readArguments(argv, { batch: { type: 'boolean' } })
  if (!values.batch)
    throw new UsageError('Usage : vigie enrich --batch < lignes.jsonl (« vigie help enrich »)')
  let failed = false
  for await (const line of readJsonLines(process.stdin)) {
    const answer = await answerLine(line)
    failed ||= 'error' in answer
    printJson(answer)
  }
  return failed ? 3 : 0
}

async function answerLine(line: Line): Promise<object> {
  const id = 'record' in line ? readId(line.record['id']) : undefined
  try {
    if ('fault' in line) throw new WatchError('bad-line', `Ligne ${line.number} : ${line.fault}.`)
    const feed = feedsById.get(textField(line.record, 'feed') ?? '')
    const item = await readArchiveItem(line.record, feed?.id ?? 'batch')
    return { id, ...describe(enrichItem(item, feed, tagger)) }
  } catch (error) {
    const code = error instanceof WatchError ? error.code : 'internal'
    return { id, error: { code, message: messageOf(error) } }
  }
}

/** Given back as it came, so that answers can be joined; anything but a text or a number names nothing. */
function readId(id: unknown): string | number | undefined {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

/** Facts that are not read yet (amounts, legal references) are absent, never invented. */
function describe(item: EnrichedItem): object {
  return {
    relevant: item.relevant,
    axes: item.axes,
    domain: item.domain,
    kind: item.kind,
    ...(item.closing ? { deadline: item.closing } : {}),
  }
}
