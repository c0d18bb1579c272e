import type { Letter } from '#src/letter/letter.ts'
import { insertLetter } from '#src/store/letters.ts'
import type { World } from '#test/letter/build-world.ts'
import { sampleLetter } from '#test/letter/sample-letter.ts'

export const letterId = '2026-S48'
export const none = {
  queued: 0,
  sending: 0,
  handed: 0,
  sent: 0,
  deferred: 0,
  failed: 0,
  bounced: 0,
  complained: 0,
  skipped: 0,
}
export const nothing = { sent: 0, failed: 0, deferred: 0, skipped: 0, queued: 0 }

export async function addLetter({ db }: Pick<World, 'db'>, given: Partial<Letter> = {}): Promise<Letter> {
  const letter = { ...sampleLetter(), ...given }
  await insertLetter(db, {
    id: letter.id,
    number: letter.number,
    periodStart: letter.periodStart,
    periodEnd: letter.periodEnd,
    subject: 'Veille',
    html: '<p>corps</p>',
    text: 'corps',
    content: JSON.stringify(letter),
    itemIds: [],
    createdAt: letter.periodEnd,
    state: 'sending',
  })
  return letter
}

interface MemberFields {
  email?: string
  status?: string
  axes?: string[]
  domains?: string[]
  place?: string | null
  frequency?: string
  dates?: string
  length?: string
  lastLetter?: number | null
  leftAt?: string | null
}

export async function addMember(
  { db }: Pick<World, 'db'>,
  id: string,
  fields: MemberFields = {},
): Promise<void> {
  const { email = `${id}@mairie.example`, status = 'confirmed', axes = [], domains = [] } = fields
  const confirmed = '2026-11-01T08:00:00.000Z'
  await db.run(
    `insert into subscribers (id, email, status, axes, domains, place, frequency, dates, length, last_letter, left_at,
       created_at, confirmed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    email,
    status,
    JSON.stringify(axes),
    JSON.stringify(domains),
    fields.place ?? null,
    fields.frequency ?? 'week',
    fields.dates ?? 'fr',
    fields.length ?? 'full',
    fields.lastLetter ?? null,
    fields.leftAt ?? null,
    confirmed,
    status === 'pending' ? null : confirmed,
  )
}

/** To whom mail left, in order, by the name before the @. */
export function recipients(world: World): string[] {
  return world.outbox.map((message) => message.to.split('@')[0] ?? '')
}

export interface LedgerRow {
  status: string
  error: string | null
  attempts: number
  not_before: string | null
  maybe_left: number
  message_id: string | null
}

export async function rowOf({ db }: Pick<World, 'db'>, subscriberId: string): Promise<LedgerRow> {
  const row = await db.get<LedgerRow>(
    `select status, error, attempts, not_before, maybe_left, message_id from deliveries
     where subscriber_id = ? order by letter_id desc limit 1`,
    subscriberId,
  )
  if (!row) throw new Error(`no row of ${subscriberId}`)
  return row
}
