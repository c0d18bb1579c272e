import type { Deps } from '../../deps.ts'
import { type AuditEntry, recordAudit, recordAuditIfChanged } from '../../store/audit-log.ts'
import {
  type Organisation,
  deleteOrganisation,
  insertOrganisation,
  listOrganisations,
  updateOrganisation,
} from '../../store/organisations.ts'
import { placesInside } from './place-words.ts'

type ManageDeps = Pick<Deps, 'db' | 'now'>
type Actor = AuditEntry['actor']
type Fields = Pick<Organisation, 'name' | 'places'>

/** Its id, or undefined when the name is taken. */
export async function addOrganisation(
  deps: ManageDeps,
  actor: Actor,
  fields: Fields,
): Promise<string | undefined> {
  const one = { ...fields, id: crypto.randomUUID(), createdAt: deps.now().toISOString() }
  const line = { ...lineOf(deps, actor, one, 'add'), after: { lieux: fields.places } }
  const [result] = await deps.db.batch([insertOrganisation(one), recordAuditIfChanged(line)])
  return result?.changes === 1 ? one.id : undefined
}

/** False when the name is another's. */
export async function changeOrganisation(
  deps: ManageDeps,
  actor: Actor,
  one: Organisation,
  fields: Fields,
): Promise<boolean> {
  const line = {
    ...lineOf(deps, actor, one, 'edit'),
    before: { nom: one.name, lieux: one.places },
    after: { nom: fields.name, lieux: fields.places },
  }
  const [result] = await deps.db.batch([
    updateOrganisation({ ...fields, id: one.id }),
    recordAuditIfChanged(line),
  ])
  return result?.changes === 1
}

export async function removeOrganisation(deps: ManageDeps, actor: Actor, one: Organisation): Promise<void> {
  await deps.db.batch([...deleteOrganisation(one.id), recordAudit(lineOf(deps, actor, one, 'remove'))])
}

/** What a body sees: its own members, those of the bodies that lie in its places, and those who chose such a place. */
export async function insideOf(
  deps: Pick<Deps, 'db' | 'enricher'>,
  one: Organisation,
): Promise<{ organisations: Organisation[]; organisationIds: string[]; places: string[] }> {
  const places = one.places.length === 0 ? [] : placesInside(deps.enricher.territories, one.places)
  const inside = new Set(places)
  const all = await listOrganisations(deps.db)
  const organisations = all.filter(
    (other) =>
      other.id !== one.id && other.places.length > 0 && other.places.every((place) => inside.has(place)),
  )
  return { organisations, organisationIds: [one.id, ...organisations.map(({ id }) => id)], places }
}

function lineOf(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  { id, name }: Pick<Organisation, 'id' | 'name'>,
  what: string,
): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action: `member.organisation-${what}`,
    subject: { type: 'organisation', id, words: name },
  }
}
