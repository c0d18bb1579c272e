import { consentWording } from '#src/letter/subscriptions.ts'
import { recordAudits } from '#src/store/audit-log.ts'
import { type Database, statement } from '#src/store/database.ts'
import { recordCall } from '#src/store/alert-calls.ts'
import { beginTelling } from '#src/store/alert-items.ts'
import { insertIdentity } from '#src/store/identities.ts'
import { insertComment, settle } from '#src/store/letter-comments.ts'
import { insertNote } from '#src/store/item-notes.ts'
import { insertPasskey } from '#src/store/passkeys.ts'
import { insertPerson, updatePerson } from '#src/store/people.ts'
import { insertSearch, seeSearch, updateSearch } from '#src/store/saved-searches.ts'
import { insertAlert } from '#src/store/search-alerts.ts'
import { insertSession } from '#src/store/sessions.ts'
import { insertItem } from '#test/pipeline/clean-up-world.ts'

export const lea = { id: 'p-lea', name: 'Léa Martin', email: 'lea.martin@commune.example' }
export const paul = { id: 'p-paul', name: 'Paul Durand', email: 'paul.durand@commune.example' }

const at = '2026-11-20T09:00:00.000Z'

/** Secrets that no page and no file may show. */
export const secrets = [
  'scrypt-de-lea',
  'jeton-de-lea',
  'csrf-de-lea',
  'clef-publique',
  'code-de-secours',
  'empreinte-cle',
  'cle-du-webhook',
]

/** Two administrators; Léa has something in every table that may hold something of a person. */
export async function seedPersonalWorld(db: Database): Promise<void> {
  await insertItem(db, 'appel')
  const person = { role: 'administrateur', status: 'active', createdAt: '2026-01-05T08:00:00.000Z' } as const
  await db.batch([
    insertPerson({ ...lea, ...person }),
    insertPerson({ ...paul, ...person }),
    updatePerson(lea.id, { passwordHash: 'scrypt-de-lea', lastSignInAt: at }),
    insertSession(
      {
        id: 's-lea',
        personId: lea.id,
        csrf: 'csrf-de-lea',
        stage: 'full',
        method: 'password',
        device: 'Firefox sur Linux',
        createdAt: at,
        seenAt: at,
        expiresAt: '2026-12-20T09:00:00.000Z',
      },
      'jeton-de-lea',
    ),
    insertIdentity({ issuer: 'https://id.example', subject: 'lmartin' }, lea.id, at),
    insertPasskey(
      {
        id: 'clef',
        personId: lea.id,
        publicKey: 'clef-publique',
        counter: 0,
        transports: [],
        name: 'Téléphone',
        createdAt: at,
      },
      20,
    ),
    insertNote({
      id: 'n-lea',
      itemId: 'appel',
      personId: lea.id,
      author: lea.name,
      text: 'À proposer au bureau.',
      writtenAt: at,
    }),
    insertNote({
      id: 'n-paul',
      itemId: 'appel',
      personId: paul.id,
      author: paul.name,
      text: 'Vu.',
      writtenAt: at,
    }),
    ...records(),
    ...letterDesk(),
    ...searches(),
    ...lines(),
  ])
}

function records() {
  return [
    statement(
      `insert into item_marks (person_id, item_id, starred_at, read_at) values (?, 'appel', ?, ?)`,
      lea.id,
      at,
      at,
    ),
    statement(
      `insert into recovery_codes (code_hash, person_id, created_at) values ('code-de-secours', ?, ?)`,
      lea.id,
      at,
    ),
    statement(
      `insert into api_keys (id, name, scopes, key_hash, hint, created_by, created_at, expires_at)
       values ('k', 'Partenaire', '[]', 'empreinte-cle', 'vg_', ?, ?, '2027-11-20T09:00:00.000Z')`,
      lea.id,
      at,
    ),
    statement(
      `insert into one_time_links (token_hash, purpose, person_id, created_at, expires_at)
       values ('jeton-de-lea', 'reset', ?, ?, '2026-11-21T09:00:00.000Z')`,
      lea.id,
      at,
    ),
    statement(
      `insert into subscribers (id, email, status, axes, created_at, confirmation_sent_at, confirmed_at, consent)
       values ('ab-lea', 'Lea.Martin@commune.example', 'confirmed', '["donnees-ia"]', ?, ?, ?, ?),
         ('ab-nina', 'nina@commune.example', 'confirmed', '[]', ?, ?, ?, ?)`,
      at,
      at,
      at,
      consentWording,
      at,
      at,
      at,
      consentWording,
    ),
    statement(
      `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at)
       values ('2026-S47', 12, ?, ?, 's', 'h', 't', '{}', '[]', ?)`,
      at,
      at,
      at,
    ),
    statement(
      `insert into deliveries (letter_id, subscriber_id, status, updated_at) values ('2026-S47', 'ab-lea', 'sent', ?)`,
      at,
    ),
  ]
}

/** What Léa and Paul did with a draft of the letter. */
function letterDesk() {
  const comment = { letterId: '2026-S47', writtenAt: at }
  const byLea = { ...comment, personId: lea.id, author: lea.name }
  return [
    insertComment({ ...byLea, id: 'k-lea', cardId: 'appel', text: 'Le montant est à vérifier.' }, 10),
    insertComment({ ...byLea, id: 'k-lea-2', text: 'Prête à partir.' }, 10),
    insertComment({ ...comment, id: 'k-paul', personId: paul.id, author: paul.name, text: 'D’accord.' }, 10),
    settle('2026-S47', 'k-lea', at),
    statement(
      `insert into letter_versions (letter_id, version, at, person_id, author, gesture, content)
       values ('2026-S47', 1, ?, ?, ?, 'a retiré « Appel »', '{}')`,
      at,
      lea.id,
      lea.name,
    ),
    statement('update letters set approved_by = ?, approved_at = ?', lea.id, at),
  ]
}

function searches() {
  return [
    insertSearch(
      { id: 'r-lea', personId: lea.id, name: 'Fibre en Loir-et-Cher', query: 'q=fibre&territoire=dept-41' },
      at,
    ),
    updateSearch('r-lea', lea.id, { shared: true }, at),
    seeSearch('r-lea', lea.id, at),
    insertAlert({
      id: 'a-lea',
      searchId: 'r-lea',
      personId: lea.id,
      channel: 'webhook',
      rhythm: 'now',
      target: 'https://outil.example/vigie',
      secret: 'cle-du-webhook',
      createdAt: at,
      nextAt: at,
    }),
    beginTelling('a-lea', 'envoi', ['appel']),
    ...recordCall({ id: 'appel-1', alertId: 'a-lea', at, status: 200, detail: 'Reçu.', items: 1 }),
  ]
}

function lines() {
  const note = { id: 'n-lea', itemId: 'appel', personId: lea.id, author: lea.name, text: 'À proposer.' }
  const subject = { type: 'item', id: 'appel', words: 'Appel à projets' } as const
  return recordAudits([
    { at, actor: lea, action: 'item.note', subject, before: { note: null }, after: { note } },
    { at, actor: paul, action: 'item.note', subject, before: { note }, after: { note: null } },
    {
      at,
      actor: paul,
      action: 'person.role',
      subject: { type: 'person', id: lea.id, words: lea.name },
      before: { role: 'editeur' },
      after: { role: 'administrateur' },
    },
  ])
}

/** Every value of every table, in one text. */
export async function dumpOf(db: Database): Promise<string> {
  const tables = await db.all<{ name: string }>(
    `select name from sqlite_master where type = 'table' and (name not like 'search_%' or name = 'search_alerts') and name not like '\\_cf%' escape '\\'
       and name not like 'sqlite%' and name not like 'd1%'`,
  )
  const rows = await Promise.all(tables.map(({ name }) => db.all(`select * from ${name}`)))
  return JSON.stringify(rows)
}
