import PostalMime, { type Email } from 'postal-mime'
import type { Bounce } from './bounce.ts'
import { readBareReport } from './bare-report.ts'
import { bounceToken } from './bounce-address.ts'
import { readComplaints } from './complaint.ts'
import { originalMessageId, partOf } from './report-parts.ts'
import { readStatusParts } from './status-part.ts'

const mostBytes = 2 * 1024 * 1024
// The parser waits at each line: 400,000 of them, in two megabytes, take it three seconds.
const mostLines = 20_000

/**
 * Reads a report of non-delivery (RFC 3464, and what qmail and Exim write instead) or a complaint (RFC 5965). Anybody may write to
 * the return address: trust a report only as far as its token, or the original's Message-ID, is known. Absences, spam
 * and what cannot be read answer [].
 */
export async function readDsn(raw: Uint8Array | string): Promise<Bounce[]> {
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw
  const email = isBounded(bytes) ? await parseMail(bytes) : undefined
  if (!email) return []
  const shared = {
    token: tokenOf(email),
    messageId: originalMessageId(email),
    at: isoDate(email.date),
  }
  const found = partOf(email, 'message/feedback-report')
    ? readComplaints(email)
    : [...readStatusParts(email), ...readBareReport(email)]
  return found.slice(0, 50).map((bounce) => dropUnknown({ ...shared, ...dropUnknown(bounce) }))
}

function isBounded(bytes: Uint8Array): boolean {
  if (bytes.length > mostBytes) return false
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0 && lines <= mostLines; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines <= mostLines
}

/** What a hostile or broken message makes of the parser is no fault of ours, and no bounce. */
async function parseMail(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: 12,
      maxHeadersSize: 256 * 1024,
    })
  } catch {
    return undefined
  }
}

const addressedTo = ['x-original-to', 'delivered-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to', 'to']

function tokenOf({ headers }: Email): string | undefined {
  const values = addressedTo.flatMap((name) => headers.filter(({ key }) => key === name))
  const words = values.flatMap(({ value }) => value.slice(0, 2000).split(/[\s<>,;"]+/))
  return words.map(bounceToken).find((token) => token !== undefined)
}

function isoDate(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function dropUnknown<T extends object>(bounce: T): T {
  return Object.fromEntries(Object.entries(bounce).filter(([, value]) => value !== undefined)) as T
}
