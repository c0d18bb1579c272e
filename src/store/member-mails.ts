import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What a message to a member is about. `invitation` asks to confirm; `change` tells what was changed. */
export type MemberMailKind = 'invitation' | 'welcome' | 'change' | 'farewell'

/** A message that waits to leave. */
export interface MemberMail {
  subscriberId: string
  kind: MemberMailKind
  /** `change`: what the person had chosen when last told, as JSON. */
  before?: string
  attempts: number
}

/** For the batch that makes what it tells. One of each kind a person: a second invitation is the first, sent again. */
export function queueMemberMail(subscriberId: string, kind: MemberMailKind, notBefore: string): Statement {
  return statement(
    `insert into member_mails (subscriber_id, kind, not_before) select id, ?, ? from subscribers where id = ?
     on conflict (subscriber_id, kind) do update set not_before = excluded.not_before, attempts = 0`,
    kind,
    notBefore,
    subscriberId,
  )
}

/** Invitations of an import: to those of these members that wait for it, found by their id (« + »), not by the status of all. */
export function queueInvitations(subscriberIds: readonly string[], notBefore: string): Statement {
  return statement(
    `insert into member_mails (subscriber_id, kind, not_before)
     select id, 'invitation', ? from subscribers where +status = 'pending' and id in (select value from json_each(?))
     on conflict do nothing`,
    notBefore,
    JSON.stringify(subscriberIds),
  )
}

/** The farewell, only if the statement just before it in the batch changed something. */
export function queueFarewellIfChanged(subscriberId: string, now: string): Statement {
  return statement(
    `insert into member_mails (subscriber_id, kind, not_before) select ?, 'farewell', ? where changes() > 0
     on conflict (subscriber_id, kind) do update set not_before = excluded.not_before, attempts = 0`,
    subscriberId,
    now,
  )
}

/** Tells a change within the hour that follows the last one told; what waits already keeps what was before it. */
export function queueChange(subscriberId: string, before: string, now: Date): Statement {
  return statement(
    `insert into member_mails (subscriber_id, kind, before, not_before)
     select id, 'change', ?, max(?, coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', noticed_at, '+1 hour'), ''))
     from subscribers where id = ? and status = 'confirmed'
     on conflict do nothing`,
    before,
    now.toISOString(),
    subscriberId,
  )
}

export function deleteMemberMail(subscriberId: string, kind: MemberMailKind): Statement {
  return statement('delete from member_mails where subscriber_id = ? and kind = ?', subscriberId, kind)
}

/** What the person no longer wants told. */
export function deleteWaitingMails(subscriberId: string): Statement {
  return statement(
    `delete from member_mails where subscriber_id = ? and kind in ('change', 'welcome', 'invitation')`,
    subscriberId,
  )
}

export function recordNotice(subscriberId: string, now: string): Statement {
  return statement('update subscribers set noticed_at = ? where id = ?', now, subscriberId)
}

const kinds = `('farewell', 'change', 'welcome', 'invitation')`

export async function hasMemberMails(db: Database, now: string): Promise<boolean> {
  const sql = `select 1 from member_mails where kind in ${kinds} and not_before <= ? limit 1`
  return (await db.get(sql, now)) !== undefined
}

/**
 * Takes what may leave now: put off first, so that two runs never send one twice at once. Invitations, which an import
 * queues by thousands, let the others pass.
 */
export async function takeMemberMails(
  db: Database,
  now: string,
  options: { until: string; limit: number },
): Promise<MemberMail[]> {
  const take = async (some: string, limit: number): Promise<MemberMail[]> => {
    const rows = await db.all<{
      subscriber_id: string
      kind: MemberMailKind
      before: string | null
      attempts: number
    }>(
      `update member_mails set attempts = attempts + 1, not_before = ?
       where (subscriber_id, kind) in (
         select subscriber_id, kind from member_mails where kind in ${some} and not_before <= ?
         order by not_before limit ?)
       returning subscriber_id, kind, before, attempts`,
      options.until,
      now,
      limit,
    )
    return rows.map(({ subscriber_id: subscriberId, before, ...row }) => ({
      ...row,
      subscriberId,
      ...(before ? { before } : {}),
    }))
  }
  const urgent = await take(`('farewell', 'change', 'welcome')`, options.limit)
  const left = options.limit - urgent.length
  return left > 0 ? [...urgent, ...(await take(`('invitation')`, left))] : urgent
}

export async function putOffMemberMail(db: Database, mail: MemberMail, notBefore: string): Promise<void> {
  await db.run(
    'update member_mails set not_before = ? where subscriber_id = ? and kind = ?',
    notBefore,
    mail.subscriberId,
    mail.kind,
  )
}

/** Invitations that wait to leave: what is left of an import. */
export async function countInvitations(db: Database): Promise<number> {
  const row = await db.get<{ n: number }>(`select count(*) as n from member_mails where kind = 'invitation'`)
  return row?.n ?? 0
}
