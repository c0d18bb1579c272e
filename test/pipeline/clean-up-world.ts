import type { Database } from '#src/store/database.ts'

/** The hour of the night at which the job runs. */
export const cleanUpNow = new Date('2026-11-24T02:30:00.000Z')
const day = 86_400_000

/** `days` before the job, and `ms` more. */
export function ago(days: number, ms = 0): string {
  return new Date(cleanUpNow.getTime() - days * day - ms).toISOString()
}

/** One row on each side of each limit: those named `garde…` stay. */
export async function seedOldRows(db: Database): Promise<void> {
  await seedPeople(db)
  await seedLetters(db)
  await seedItems(db)
  await seedCoverage(db)
  await seedSearches(db)
}

async function seedPeople(db: Database): Promise<void> {
  await db.run(
    `insert into people (id, email, name, role, status, created_at)
     values ('lea', 'lea@vigie.example', 'Léa', 'editeur', 'active', ?)`,
    ago(900),
  )
  const session = (id: string, seenAt: string, expiresAt: string) =>
    db.run(
      `insert into sessions (id, token_hash, person_id, csrf, stage, method, device, created_at, seen_at, expires_at)
       values (?, ?, 'lea', 'c', 'full', 'link', 'Firefox', ?, ?, ?)`,
      id,
      id,
      ago(20),
      seenAt,
      expiresAt,
    )
  await session('garde', ago(7, -1), ago(-1))
  await session('oisive', ago(7), ago(-1))
  await session('finie', ago(1), ago(0))
  const link = (id: string, expiresAt: string) =>
    db.run(
      `insert into one_time_links (token_hash, purpose, person_id, created_at, expires_at) values (?, 'sign-in', 'lea', ?, ?)`,
      id,
      ago(3),
      expiresAt,
    )
  await link('garde', ago(1))
  await link('perime', ago(1, 1))
  const flow = (id: string, expiresAt: string) =>
    db.run(
      `insert into sign_in_flows (id_hash, kind, data, expires_at) values (?, 'oidc', '{}', ?)`,
      id,
      expiresAt,
    )
  await flow('garde', ago(0, -1))
  await flow('passe', ago(0))
  const tries = (key: string, at: number) =>
    db.run('insert into throttles (key, ready_at) values (?, ?)', key, at)
  await tries('garde', cleanUpNow.getTime())
  await tries('passe', cleanUpNow.getTime() - 1)
  const mail = (id: string, expiresAt: string) =>
    db.run(
      `insert into account_mails (id, kind, person_id, queued_at, expires_at, not_before) values (?, 'sign-in', 'lea', ?, ?, ?)`,
      id,
      ago(1),
      expiresAt,
      ago(1),
    )
  await mail('garde', ago(0, -1))
  await mail('perime', ago(0))
  const key = (id: string, expiresAt: string, revokedAt: string | null) =>
    db.run(
      `insert into api_keys (id, name, scopes, key_hash, hint, created_at, expires_at, revoked_at)
       values (?, 'Clé', '[]', ?, 'vg_', ?, ?, ?)`,
      id,
      id,
      ago(500),
      expiresAt,
      revokedAt,
    )
  await key('garde-finie', ago(90), null)
  await key('garde-revoquee', ago(-100), ago(90))
  await key('garde-vive', ago(-100), null)
  await key('finie', ago(90, 1), null)
  await key('revoquee', ago(-100), ago(90, 1))
  const line = (words: string, at: string) =>
    db.run(
      `insert into audit_log (at, actor, action, subject_type, subject_id, subject) values (?, 'Léa', 'item.star', 'item', 'a', ?)`,
      at,
      words,
    )
  await line('garde', ago(365))
  await line('ancienne', ago(365, 1))
}

async function seedLetters(db: Database): Promise<void> {
  const subscriber = (id: string, status: string, at: string) =>
    db.run(
      `insert into subscribers (id, email, status, created_at, requested_at) values (?, ?, ?, ?, ?)`,
      id,
      `${id}@commune.example`,
      status,
      at,
      at,
    )
  await subscriber('garde', 'pending', ago(7))
  await subscriber('garde-membre', 'confirmed', ago(800))
  await subscriber('oubliee', 'pending', ago(7, 1))
  await db.run(
    `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at)
     values ('2025-S40', 1, ?, ?, 's', 'h', 't', '{}', '[]', ?)`,
    ago(420),
    ago(410),
    ago(410),
  )
  const delivery = (id: string, at: string) =>
    db.run(
      `insert into deliveries (letter_id, subscriber_id, status, updated_at) values ('2025-S40', ?, 'sent', ?)`,
      id,
      at,
    )
  await delivery('garde', ago(400))
  await delivery('ancien', ago(400, 1))
}

/** The least of an item, for what hangs on it. */
export async function insertItem(db: Database, id: string): Promise<void> {
  await db.run(
    `insert into items (id, feed_id, identity, title, content_html, summary_html, text, first_seen_at,
       last_revised_at, content_hash, relevant, domain, kind)
     values (?, 'essai', ?, 'Titre', '', '', '', ?, ?, '', 1, 'juridique', 'actualite')`,
    id,
    id,
    ago(600),
    ago(600),
  )
}

async function seedCoverage(db: Database): Promise<void> {
  const counted = (feedId: string, at: string) =>
    db.run('insert into feed_days (feed_id, day, checks) values (?, ?, 3)', feedId, at.slice(0, 10))
  await counted('garde', ago(400))
  await counted('ancien', ago(401))
  const rejection = (identity: string, at: string) =>
    db.run(
      `insert into rejections (feed_id, rule, identity, title, first_seen_at, last_seen_at, last_day)
       values ('essai', 'excluded', ?, 'Titre', ?, ?, ?)`,
      identity,
      ago(600),
      at,
      at.slice(0, 10),
    )
  await rejection('garde', ago(400))
  await rejection('ancien', ago(400, 1))
}

async function seedItems(db: Database): Promise<void> {
  for (const id of ['appel', 'cuivre', 'alerte']) await insertItem(db, id)
  const revision = (id: string, at: string) =>
    db.run(`insert into revisions (item_id, revised_at, title, text) values (?, ?, 'Avant', '')`, id, at)
  const mark = (id: string, readAt: string, starredAt: string | null) =>
    db.run(
      `insert into item_marks (person_id, item_id, read_at, starred_at) values ('lea', ?, ?, ?)`,
      id,
      readAt,
      starredAt,
    )
  await revision('appel', ago(365))
  await revision('cuivre', ago(365, 1))
  await mark('appel', ago(365), null)
  await mark('cuivre', ago(365, 1), null)
  await mark('alerte', ago(365, 1), ago(380))
}

async function seedSearches(db: Database): Promise<void> {
  const search = (id: string, removedAt: string | null) =>
    db.run(
      `insert into saved_searches (id, person_id, name, query, created_at, updated_at, removed_at)
       values (?, 'lea', ?, '', ?, ?, ?)`,
      id,
      id,
      ago(500),
      ago(500),
      removedAt,
    )
  await search('garde', null)
  await search('garde-retiree', ago(30))
  await search('retiree', ago(30, 1))
  await db.run(
    `insert into search_alerts (id, search_id, person_id, channel, rhythm, created_at, checked_until, next_at)
     values ('alerte', 'garde', 'lea', 'mail', 'day', ?, ?, ?)`,
    ago(500),
    ago(1),
    ago(0),
  )
  const told = (itemId: string, at: string | null) =>
    db.run(
      `insert into alert_items (alert_id, item_id, delivery_id, told_at) values ('alerte', ?, 'envoi', ?)`,
      itemId,
      at,
    )
  await told('appel', ago(62))
  await told('cuivre', ago(62, 1))
  await told('alerte', null)
  const call = (id: string, at: string) =>
    db.run(
      `insert into alert_calls (id, alert_id, at, detail, items) values (?, 'alerte', ?, 'Reçu.', 1)`,
      id,
      at,
    )
  await call('garde', ago(62))
  await call('ancien', ago(62, 1))
}

/** After a night under the default settings. */
export const leftByDefault = {
  sessions: ['garde'],
  links: ['garde'],
  flows: ['garde'],
  throttles: ['garde'],
  mails: ['garde'],
  keys: ['garde-finie', 'garde-revoquee', 'garde-vive'],
  audit: ['garde'],
  subscribers: ['garde', 'garde-membre'],
  deliveries: ['garde'],
  revisions: ['appel'],
  feedDays: ['garde'],
  rejections: ['garde'],
  marks: ['alerte', 'appel lu'],
  searches: ['garde', 'garde-retiree'],
  told: ['alerte', 'appel'],
  calls: ['garde'],
}

const queries = {
  sessions: 'select id as name from sessions order by name',
  links: 'select token_hash as name from one_time_links order by name',
  flows: 'select id_hash as name from sign_in_flows order by name',
  throttles: 'select key as name from throttles order by name',
  mails: 'select id as name from account_mails order by name',
  keys: 'select id as name from api_keys order by name',
  audit: 'select subject as name from audit_log order by name',
  subscribers: 'select id as name from subscribers order by name',
  deliveries: 'select subscriber_id as name from deliveries order by name',
  feedDays: 'select feed_id as name from feed_days order by name',
  rejections: 'select identity as name from rejections order by name',
  revisions: 'select item_id as name from revisions order by name',
  marks: `select item_id || case when read_at is null then '' else ' lu' end as name from item_marks order by name`,
  searches: 'select id as name from saved_searches order by name',
  told: 'select item_id as name from alert_items order by name',
  calls: 'select id as name from alert_calls order by name',
} as const

/** What each table still holds. */
export async function namesLeft(db: Database): Promise<Record<keyof typeof queries, string[]>> {
  const left = await Promise.all(
    Object.entries(queries).map(async ([table, sql]) => [
      table,
      (await db.all<{ name: string }>(sql)).map(({ name }) => name),
    ]),
  )
  return Object.fromEntries(left) as Record<keyof typeof queries, string[]>
}
