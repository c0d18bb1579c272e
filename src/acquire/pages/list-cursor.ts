import { sha256Hex } from '../../hash.ts'
import { isRecord } from '../../parse/records/json-values.ts'
import type { Acquired } from '../acquire-feed.ts'

/**
 * What a list notes for its next reading. `opened` holds each item whose own page was opened or passed over, as a hash of
 * its address and one of what the list said of it: the page is opened again when the list says something else of it, and
 * never because the item was left out or deleted.
 */
export interface ListCursor {
  opened: ReadonlyMap<string, string>
  /** The last reading stopped half-way: the next one goes to the end, whatever is known of the first pages. */
  halfway: boolean
}

/** A cursor that cannot be read is one that holds nothing. */
export function readListCursor(cursor: string | undefined): ListCursor {
  const written = parsed(cursor)
  const opened = isRecord(written.opened) ? Object.entries(written.opened) : []
  return {
    opened: new Map(opened.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    halfway: written.halfway === true,
  }
}

/** Undefined where there is nothing to note. */
function writeListCursor({ opened, halfway }: ListCursor): string | undefined {
  if (opened.size === 0 && !halfway) return undefined
  return JSON.stringify({
    ...(opened.size > 0 ? { opened: Object.fromEntries(opened) } : {}),
    ...(halfway ? { halfway } : {}),
  })
}

type Fresh = Extract<Acquired, { kind: 'fresh' }>

/** A reading that stopped half-way leaves no validator and no hash: the next one must not be "unchanged". */
export function withProgress(acquired: Fresh, progress: ListCursor): Acquired {
  const cursor = writeListCursor(progress)
  const { first, bodyHash } = acquired
  return {
    ...acquired,
    first: progress.halfway ? { ...first, validators: {} } : first,
    bodyHash: progress.halfway ? '' : bodyHash,
    ...(cursor ? { cursor } : {}),
  }
}

/** Twelve hexadecimal figures: among two thousand addresses, two alike are one chance in a hundred million. */
export async function shortHash(text: string): Promise<string> {
  return (await sha256Hex(text)).slice(0, 12)
}

function parsed(cursor: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(cursor ?? '{}')
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
