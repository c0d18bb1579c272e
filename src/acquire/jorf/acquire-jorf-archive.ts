import { ParseError } from '../../errors.ts'
import type { JorfArchiveFeed } from '../../feed/definition.ts'
import { sha256Hex } from '../../hash.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { type JorfDelivery, readDelivery } from '../../parse/jorf/archive.ts'
import { type JorfIssue, joinIssue } from '../../parse/jorf/issue.ts'
import type { LeftOut } from '../../parse/raw-item.ts'
import type { Reader } from '../acquire-feed.ts'
import { listArchives, planReading } from './jorf-listing.ts'
import { filled, filledHeaders } from '../address-holes.ts'
import { type Fresh, Stopped, obtain } from '../session.ts'

/** Of one archive. A night unpacks to three or four megabytes. */
const limits = { bytes: 100_000_000, entries: 5000, fileBytes: 8_000_000 }
/** Unpacked in one check: past this, the nights that are left wait for the next. */
const enoughBytes = 50_000_000

/**
 * The Journal officiel by the DILA's archives: the nights that came since the last one read. The listing is asked
 * without condition: nights may be left of the last time while it has not changed.
 *
 * @throws {ParseError} `mapping-found-nothing`, `not-a-feed`
 */
export const readJorfArchives: Reader<JorfArchiveFeed> = async (feed, { cursor }, session) => {
  const options = { headers: filledHeaders(feed, session) }
  const listing = await obtain(session, filled(feed.url, session), options)
  const names = listArchives(decodeText(listing.body, listing.contentType).text)
  if (names.length === 0) {
    throw new ParseError(
      'mapping-found-nothing',
      'La page ne montre aucune archive « JORFSIMPLE_….tar.gz ». Vérifier l’adresse du dépôt de la DILA.',
    )
  }
  const { status, movedTo, freshUntil } = listing
  const first = { status, movedTo, freshUntil, validators: {} }
  const plan = planReading(names, cursor, feed.days ?? 3)
  if (plan.read.length === 0) return { kind: 'unchanged', ...first }
  const reading = await readNights(plan.read, { cursor, latest: names.at(-1)! }, (name) =>
    obtain(session, addressIn(listing.url, name), options),
  )
  const passed = plan.passed.filter((name) => reading.cursor !== undefined && name < reading.cursor)
  return {
    kind: 'fresh',
    parsed: {
      language: 'fr',
      items: reading.items,
      leftOut: [...reading.leftOut, ...passed.map((name) => rewriteOf(name, listing.url))],
      bozo: reading.told.length === 0 ? undefined : `${reading.told.join(' ; ')}.`,
    },
    url: listing.url,
    first,
    bodyHash: await sha256Hex(listing.body),
    ...(reading.cursor ? { cursor: reading.cursor } : {}),
  }
}

interface Nights extends JorfIssue {
  /** The last archive that is not to be read again. */
  cursor: string | undefined
  /** Archives read. */
  count: number
  /** What went wrong, and was survived. */
  told: string[]
}

/** Night after night. One that cannot be had ends the check with what came before; the next check begins there. */
async function readNights(
  names: readonly string[],
  { cursor, latest }: { cursor: string | undefined; latest: string },
  fetchNight: (name: string) => Promise<Fresh>,
): Promise<Nights> {
  const nights: Nights = { items: [], leftOut: [], cursor, count: 0, told: [] }
  let unpacked = 0
  for (const name of names) {
    const night = await fetchNight(name).catch((error: unknown) => giveUp(error, name, nights))
    if (!night) break
    const delivery = await readDelivery(night.body, limits)
    add(nights, name, delivery)
    if (delivery.fault && name === latest) return endAtDamaged(nights, delivery.fault, name)
    nights.cursor = name
    unpacked += delivery.bytes
    if (unpacked >= enoughBytes) break
  }
  return nights
}

/** After at least one night, what cannot be fetched waits for the next check. */
function giveUp(error: unknown, name: string, nights: Nights): undefined {
  if (!(error instanceof Stopped) || nights.count === 0) throw error
  const why =
    error.result.kind === 'failed' ? error.message.replace(/\.$/, '') : 'le serveur demande d’attendre'
  nights.told.push(`L’archive ${name} reste à lire : ${why}`)
}

// A damaged archive is asked again until another follows it: the first time, it may have been half sent.
function endAtDamaged(nights: Nights, fault: string, name: string): Nights {
  if (nights.items.length + nights.leftOut.length > 0) return nights
  throw new ParseError('not-a-feed', `${fault} (${name}) : rien n’a pu en être lu. Elle sera redemandée.`)
}

function add(nights: Nights, name: string, delivery: JorfDelivery): void {
  const { items, leftOut } = joinIssue(delivery.summaries, delivery.texts)
  nights.count += 1
  nights.items.push(...items)
  nights.leftOut.push(...leftOut)
  if (delivery.fault) nights.told.push(`${delivery.fault} (${name})`)
  if (delivery.unreadable > 0) nights.told.push(`Fichiers illisibles dans ${name} : ${delivery.unreadable}`)
}

function rewriteOf(name: string, listing: string): LeftOut {
  return { rule: 'rewrite', guid: name, title: name, url: addressIn(listing, name) }
}

function addressIn(listing: string, name: string): string {
  return new URL(name, listing.endsWith('/') ? listing : `${listing}/`).href
}
