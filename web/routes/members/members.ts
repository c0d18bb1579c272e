import { type Context, Hono } from 'hono'
import { foldLatin } from '#src/enrich/places/fold-latin.ts'
import { fillGroup } from '#src/letter/members/manage-groups.ts'
import { findGroup, listGroups } from '#src/store/member-groups.ts'
import { type MemberFilter, countByStatus, countMembers, listMembers } from '#src/store/members.ts'
import { listOrganisations } from '#src/store/organisations.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type ListParams, membersPage } from '../../views/members/list-page.ts'
import { membersPath, statusNames } from '../../views/members/member-words.ts'
import { addMemberRoutes } from './add-member.ts'
import { groupRoutes } from './groups.ts'
import { memberImportRoutes } from './imports.ts'
import { oneMemberRoutes } from './one-member.ts'
import { organisationRoutes } from './organisations.ts'

const pageSize = 50

/** Who gets the letter: for staff who edit it. Fixed paths stand before « /membres/:id ». */
export function memberRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(membersPath, (c) => showMembers(site, c))
  app.post(`${membersPath}/gestes`, (c) => fillChosen(site, c))
  for (const add of [addMemberRoutes, groupRoutes, organisationRoutes, memberImportRoutes, oneMemberRoutes]) {
    app.route('/', add(site))
  }
  return app
}

async function showMembers(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const params = readParams((name) => c.req.query(name) ?? '')
  const filter = filterOf(params)
  const page = { limit: pageSize + 1, ...(params.after ? { afterId: params.after } : {}) }
  const [frame, found, total, counts, groups, organisations] = await Promise.all([
    openFrame(site, c),
    listMembers(db, filter, page),
    countMembers(db, filter),
    countByStatus(db),
    listGroups(db),
    listOrganisations(db),
  ])
  const members = found.slice(0, pageSize)
  const list = { params, members, total, counts, groups, organisations, hasMore: found.length > pageSize }
  const about = { title: 'Membres de la lettre', section: '/administration', private: true } as const
  return answerPage(c, frame, about, membersPage(frame, list))
}

function readParams(valueOf: (name: string) => string): ListParams {
  const id = (name: string): string => (/^[\w-]{1,64}$/.test(valueOf(name)) ? valueOf(name) : '')
  return {
    words: valueOf('q').slice(0, 100).toWellFormed().replaceAll('\0', '').trim(),
    status: Object.hasOwn(statusNames, valueOf('etat')) ? valueOf('etat') : '',
    group: id('groupe'),
    organisation: id('organisme'),
    after: id('apres'),
  }
}

function filterOf({ words, status, group, organisation }: ListParams): MemberFilter {
  return {
    ...(words ? { address: words.toLowerCase(), nameKey: foldLatin(words) } : {}),
    ...(status ? { status: status as Subscriber['status'] } : {}),
    ...(group ? { groupId: group } : {}),
    ...(organisation ? { organisationId: organisation } : {}),
  }
}

async function fillChosen(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const ids = form.list('membre').map((id) => id.slice(0, 64))
  const group = await findGroup(site.deps.db, form.text('groupe-choisi', 64))
  const how = { ajouter: 'add', retirer: 'remove' }[form.text('faire', 20)] as 'add' | 'remove' | undefined
  if (!group || !how || ids.length === 0) return c.redirect(`${membersPath}?dit=membres-non-choisis`, 303)
  await fillGroup(site.deps, actorOf(c), group, { ids, how })
  return c.redirect(`${membersPath}?groupe=${group.id}&dit=groupe-rempli`, 303)
}
