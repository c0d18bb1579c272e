import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** Members gathered by staff under a name. */
export interface MemberGroup {
  id: string
  name: string
}

/** By name, with how many members each has. */
export async function listGroups(db: Database): Promise<(MemberGroup & { members: number })[]> {
  return db.all<MemberGroup & { members: number }>(
    `select id, name, (select count(*) from group_members where group_id = member_groups.id) as members
     from member_groups order by name limit 1000`,
  )
}

export async function listGroupsOf(db: Database, subscriberId: string): Promise<MemberGroup[]> {
  return db.all<MemberGroup>(
    `select id, name from member_groups where id in (select group_id from group_members where subscriber_id = ?)
     order by name`,
    subscriberId,
  )
}

export async function findGroup(db: Database, id: string): Promise<MemberGroup | undefined> {
  return db.get<MemberGroup>('select id, name from member_groups where id = ?', id)
}

/** Changes nothing when the name is taken. */
export function insertGroup({ id, name }: MemberGroup, now: string): Statement {
  return statement(
    'insert into member_groups (id, name, created_at) values (?, ?, ?) on conflict do nothing',
    id,
    name,
    now,
  )
}

/** Names that no group has yet, in one statement. */
export function insertGroupsNamed(names: readonly string[], now: string): Statement {
  return statement(
    `insert into member_groups (id, name, created_at)
     select lower(hex(randomblob(16))), value, ? from json_each(?) where true on conflict do nothing`,
    now,
    JSON.stringify(names),
  )
}

export function renameGroup({ id, name }: MemberGroup): Statement {
  return statement(
    `update member_groups set name = ? where id = ?
       and not exists (select 1 from member_groups other where other.name = ? and other.id <> ?)`,
    name,
    id,
    name,
    id,
  )
}

/** Its members stay. */
export function deleteGroup(id: string): Statement {
  return statement('delete from member_groups where id = ?', id)
}

export function addToGroup(groupId: string, subscriberIds: readonly string[]): Statement {
  return statement(
    `insert into group_members (group_id, subscriber_id)
     select g.id, s.id from member_groups g cross join subscribers s
     where g.id = ? and s.id in (select value from json_each(?)) on conflict do nothing`,
    groupId,
    JSON.stringify(subscriberIds),
  )
}

/** By the names of groups and the addresses of members: what an import knows. */
export function addToGroupsNamed(pairs: readonly (readonly [name: string, email: string])[]): Statement {
  return statement(
    `insert into group_members (group_id, subscriber_id)
     select member_groups.id, subscribers.id from json_each(?) as pair
       cross join member_groups on member_groups.name = pair.value ->> 0
       cross join subscribers on subscribers.email = pair.value ->> 1
     where true on conflict do nothing`,
    JSON.stringify(pairs),
  )
}

export function removeFromGroup(groupId: string, subscriberIds: readonly string[]): Statement {
  return statement(
    'delete from group_members where group_id = ? and subscriber_id in (select value from json_each(?))',
    groupId,
    JSON.stringify(subscriberIds),
  )
}
