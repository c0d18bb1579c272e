import { type Context, Hono } from 'hono'
import { addMember } from '#src/letter/members/manage-members.ts'
import { readName } from '#src/letter/members/manage-groups.ts'
import { everything } from '#src/letter/preferences.ts'
import { findOrganisation, listOrganisations } from '#src/store/organisations.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { fieldsFrom, preferenceFieldsOf, readFields } from '../../preference-fields.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type AddForm, addMemberPage } from '../../views/members/member-page.ts'
import { membersPath } from '../../views/members/member-words.ts'

const path = `${membersPath}/ajouter`

export function addMemberRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, (c) => {
    const inputs = { fields: fieldsFrom(site, everything) }
    return show(site, c, {
      email: '',
      name: '',
      organisation: '',
      consent: '',
      proof: '',
      inputs,
      faults: {},
    })
  })
  app.post(path, (c) => add(site, c))
  return app
}

async function add(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const fields = preferenceFieldsOf(form)
  const given: AddForm = {
    email: form.raw('email', 255),
    name: readName(form.text('nom', 120)) ?? '',
    organisation: form.text('organisme', 64),
    consent: form.text('consentement', 20),
    proof: form.text('preuve', 500),
    inputs: { fields },
    faults: {},
  }
  const reading = readFields(site, fields, { chosen: form.text('lieu-choisi', 40) })
  if (reading.kind === 'invalid') return show(site, c, { ...given, inputs: { fields, fault: reading } })
  const isGiven = given.consent === 'donne'
  if (isGiven && given.proof.length < 10) return show(site, c, { ...given, faults: { preuve: noProof } })
  const organisation = await findOrganisation(site.deps.db, given.organisation)
  const answer = await addMember(site.deps, actorOf(c), {
    email: given.email,
    card: { name: given.name, ...(organisation ? { organisationId: organisation.id } : {}) },
    preferences: reading.preferences,
    consent: isGiven ? { mode: 'given', proof: given.proof } : { mode: 'confirm' },
  })
  if (answer.kind === 'invalid') return show(site, c, { ...given, faults: { email: answer.fault } })
  return c.redirect(
    `${membersPath}/${answer.id}?dit=${answer.kind === 'added' ? 'membre-ajoute' : 'membre-invite'}`,
    303,
  )
}

export const noProof =
  'Dites qui a recueilli le consentement, quand et comment : c’est la preuve que la loi demande.'

async function show(site: Site, c: Context<SiteEnv>, form: AddForm): Promise<Response> {
  const [frame, organisations] = await Promise.all([openFrame(site, c), listOrganisations(site.deps.db)])
  const page = { title: 'Ajouter une personne', section: '/administration', private: true } as const
  const isWrong = form.inputs.fault !== undefined || Object.keys(form.faults).length > 0
  return answerPage(c, frame, page, addMemberPage(frame, form, organisations), isWrong ? 422 : 200)
}
