import { type Context, Hono } from 'hono'
import { readName } from '#src/letter/members/manage-groups.ts'
import {
  addOrganisation,
  changeOrganisation,
  insideOf,
  removeOrganisation,
} from '#src/letter/members/manage-organisations.ts'
import { isMemberPlace } from '#src/letter/members/place-words.ts'
import { countMembers, listMembers } from '#src/store/members.ts'
import {
  type Organisation,
  countOrganisationMembers,
  findOrganisation,
  listOrganisations,
} from '#src/store/organisations.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { findPlaceAsked, placeLabel } from '../../place-asked.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type OrganisationForm,
  organisationPage,
  organisationsPage,
  placeNames,
} from '../../views/members/group-pages.ts'
import { membersPath } from '../../views/members/member-words.ts'

const path = `${membersPath}/organisations`
const pageSize = 100
const mostPlaces = 30

export function organisationRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, (c) => showAll(site, c))
  app.post(path, async (c) => {
    const reading = await readOrganisation(site, c, [])
    if ('faults' in reading) return showAll(site, c, reading)
    const id = await addOrganisation(site.deps, actorOf(c), reading)
    if (id) return c.redirect(`${path}/${id}?dit=organisme-cree`, 303)
    const { territories } = site.deps.enricher
    return showAll(site, c, {
      name: reading.name,
      places: placeNames(reading.places, territories),
      faults: { nom: taken },
    })
  })
  app.get(`${path}/:id`, async (c) => showOne(site, c, await organisationAt(site, c)))
  app.post(`${path}/:id`, async (c) => {
    const one = await organisationAt(site, c)
    const reading = await readOrganisation(site, c, one.places)
    if ('faults' in reading) return showOne(site, c, one, reading)
    const { territories } = site.deps.enricher
    const form = {
      name: reading.name,
      places: placeNames(reading.places, territories),
      faults: { nom: taken },
    }
    if (!(await changeOrganisation(site.deps, actorOf(c), one, reading))) return showOne(site, c, one, form)
    return c.redirect(`${path}/${one.id}?dit=organisme-change`, 303)
  })
  app.post(`${path}/:id/supprimer`, async (c) => {
    await removeOrganisation(site.deps, actorOf(c), await organisationAt(site, c))
    return c.redirect(`${path}?dit=organisme-supprime`, 303)
  })
  return app
}

const taken = 'Ce nom est déjà celui d’un organisme.'

async function showAll(site: Site, c: Context<SiteEnv>, form?: OrganisationForm): Promise<Response> {
  const { db } = site.deps
  const [frame, all, counts] = await Promise.all([
    openFrame(site, c),
    listOrganisations(db),
    countOrganisationMembers(db),
  ])
  const page = { title: 'Organismes', section: '/administration', private: true } as const
  const body = organisationsPage(frame, { all, counts }, form ?? { name: '', places: '', faults: {} })
  return answerPage(c, frame, page, body, form ? 422 : 200)
}

async function showOne(
  site: Site,
  c: Context<SiteEnv>,
  organisation: Organisation,
  form?: OrganisationForm,
): Promise<Response> {
  const { db, enricher } = site.deps
  const { organisations, organisationIds, places } = await insideOf(site.deps, organisation)
  const filter = { inside: { organisationIds, places } }
  const after = c.req.query('apres')?.slice(0, 64)
  const [frame, found, total, own] = await Promise.all([
    openFrame(site, c),
    listMembers(db, filter, { limit: pageSize + 1, ...(after ? { afterId: after } : {}) }),
    countMembers(db, filter),
    countMembers(db, { organisationId: organisation.id }),
  ])
  const page = { title: organisation.name, section: '/administration', private: true } as const
  const body = organisationPage(frame, {
    organisation,
    form: form ?? {
      name: organisation.name,
      places: placeNames(organisation.places, enricher.territories),
      faults: {},
    },
    members: found.slice(0, pageSize),
    own,
    total,
    inside: organisations,
    hasMore: found.length > pageSize,
  })
  return answerPage(c, frame, page, body, form ? 422 : 200)
}

/** The name and places of the form, or the form again with what is wrong. */
async function readOrganisation(
  site: Site,
  c: Context<SiteEnv>,
  kept: readonly string[],
): Promise<{ name: string; places: string[] } | OrganisationForm> {
  const form = await readForm(c)
  const typed = form.text('lieux', 400)
  const name = readName(form.text('nom', 200))
  const places: string[] = []
  for (const one of typed.split(';').map((part) => part.trim())) {
    if (one === '' || places.length >= mostPlaces) continue
    const code = codeOf(site, one, kept)
    if (!code.found) return { name: name ?? '', places: typed, faults: { lieux: code.fault } }
    if (!places.includes(code.found)) places.push(code.found)
  }
  return name === undefined
    ? { name: '', places: typed, faults: { nom: 'Donnez un nom.' } }
    : { name, places }
}

function codeOf(site: Site, typed: string, kept: readonly string[]): { found?: string; fault: string } {
  const { territories } = site.deps.enricher
  const same = kept.find((code) => placeLabel(code, territories) === typed)
  if (same) return { found: same, fault: '' }
  const asked = findPlaceAsked({ placeName: typed }, territories)
  if (asked.kind === 'found' && isMemberPlace(territories, asked.code))
    return { found: asked.code, fault: '' }
  if (asked.kind !== 'several') return { fault: `« ${typed} » n’est pas le nom d’un territoire connu.` }
  const some = asked.candidates.slice(0, 4).map(({ code }) => placeLabel(code, territories))
  return {
    fault: `Plusieurs territoires s’appellent « ${typed} » : écrivez l’un de ceux-ci, ${some.join(', ')}.`,
  }
}

async function organisationAt(site: Site, c: Context<SiteEnv>): Promise<Organisation> {
  const one = await findOrganisation(site.deps.db, c.req.param('id') ?? '')
  if (one) return one
  throw new Refusal(404, {
    title: 'Organisme introuvable',
    sentence: 'Cet organisme n’existe pas, ou a été supprimé.',
    advice: 'Revenez à la liste des organismes.',
    link: { words: 'Organismes', path },
  })
}
