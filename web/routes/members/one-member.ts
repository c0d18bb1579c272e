import { type Context, Hono } from 'hono'
import { isSuppressed } from '#src/letter/deliver/suppressions.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { readName } from '#src/letter/members/manage-groups.ts'
import { eraseByStaff, inviteMember, removeMember } from '#src/letter/members/manage-members.ts'
import { tellPreferences } from '#src/letter/members/preference-words.ts'
import { preferencesOf } from '#src/letter/preferences.ts'
import { listGroupsOf } from '#src/store/member-groups.ts'
import { findOrganisation, listOrganisations } from '#src/store/organisations.ts'
import { listDeliveriesOf } from '#src/store/personal-records.ts'
import { type Subscriber, findSubscriber } from '#src/store/subscribers.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { fieldsFrom, preferenceFieldsOf, readFields } from '../../preference-fields.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type MemberForm, memberPage } from '../../views/members/member-page.ts'
import { membersPath } from '../../views/members/member-words.ts'

const lastLetters = 12

/** One member, as staff see and change them. */
export function oneMemberRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { deps } = site
  const path = `${membersPath}/:id`
  app.get(path, async (c) => {
    const member = await memberAt(site, c)
    return show(site, c, member, formOf(site, member))
  })
  app.post(path, async (c) => edit(site, c, await memberAt(site, c)))
  app.post(`${path}/inviter`, async (c) => {
    const member = await memberAt(site, c)
    const done = await inviteMember(deps, actorOf(c), member)
    return c.redirect(`${membersPath}/${member.id}?dit=${done ? 'membre-invite' : 'membre-trop-tot'}`, 303)
  })
  app.post(`${path}/desinscrire`, async (c) => {
    const member = await memberAt(site, c)
    await removeMember(deps, actorOf(c), member)
    const gone = member.status === 'pending'
    return c.redirect(
      gone ? `${membersPath}?dit=membre-efface` : `${membersPath}/${member.id}?dit=membre-parti`,
      303,
    )
  })
  app.post(`${path}/effacer`, async (c) => {
    const member = await memberAt(site, c)
    if ((await readForm(c)).text('certain') !== 'oui')
      return c.redirect(`${membersPath}/${member.id}?dit=membre-inchange`, 303)
    await eraseByStaff(deps, actorOf(c), member)
    return c.redirect(`${membersPath}?dit=membre-efface`, 303)
  })
  return app
}

async function edit(site: Site, c: Context<SiteEnv>, member: Subscriber): Promise<Response> {
  const form = await readForm(c)
  const fields = preferenceFieldsOf(form)
  const name = readName(form.text('nom', 120)) ?? ''
  const organisation = await findOrganisation(site.deps.db, form.text('organisme', 64))
  const reading = readFields(site, fields, { chosen: form.text('lieu-choisi', 40), kept: member.place })
  if (reading.kind === 'invalid') {
    return show(site, c, member, {
      name,
      organisation: organisation?.id ?? '',
      inputs: { fields, fault: reading },
    })
  }
  const card = { name, ...(organisation ? { organisationId: organisation.id } : {}) }
  const changed = await changePreferences(site.deps, member, reading.preferences, { actor: actorOf(c), card })
  return c.redirect(`${membersPath}/${member.id}?dit=${changed ? 'membre-change' : 'membre-inchange'}`, 303)
}

async function show(
  site: Site,
  c: Context<SiteEnv>,
  member: Subscriber,
  form: MemberForm,
): Promise<Response> {
  const { db } = site.deps
  const [frame, choice, groups, organisations, deliveries, suppressed] = await Promise.all([
    openFrame(site, c),
    tellPreferences(site.deps, preferencesOf(member)),
    listGroupsOf(db, member.id),
    listOrganisations(db),
    listDeliveriesOf(db, member.id),
    isSuppressed(site.deps, member.email),
  ])
  const page = { title: member.name || member.email, section: '/administration', private: true } as const
  const latest = deliveries.slice(-lastLetters).toReversed()
  const body = memberPage(frame, {
    member,
    choice,
    groups,
    organisations,
    deliveries: latest,
    isSuppressed: suppressed,
    form,
  })
  return answerPage(c, frame, page, body, form.inputs.fault ? 422 : 200)
}

function formOf(site: Site, member: Subscriber): MemberForm {
  const { place, name, organisationId = '' } = member
  const inputs = { fields: fieldsFrom(site, preferencesOf(member)), ...(place ? { place } : {}) }
  return { name, organisation: organisationId, inputs }
}

async function memberAt(site: Site, c: Context<SiteEnv>): Promise<Subscriber> {
  const member = await findSubscriber(site.deps.db, c.req.param('id') ?? '')
  if (member) return member
  throw new Refusal(404, {
    title: 'Membre introuvable',
    sentence: 'Cette inscription n’existe pas, ou a été effacée.',
    advice: 'Revenez à la liste des membres.',
    link: { words: 'Membres', path: membersPath },
  })
}
