import { foldLatin } from '../../../enrich/places/fold-latin.ts'
import type { Deps } from '../../../deps.ts'
import { type AuditEntry, recordAudit } from '../../../store/audit-log.ts'
import { addToGroupsNamed, insertGroupsNamed } from '../../../store/member-groups.ts'
import {
  type ImportPart,
  type MemberImport,
  beginImport,
  countAdded,
  deleteImportsBefore,
  endImport,
  endImportPart,
  findImport,
  findUnfinishedImport,
  hasImportWork,
  nextImportPart,
} from '../../../store/member-imports.ts'
import { queueInvitations } from '../../../store/member-mails.ts'
import { type NewMember, insertMembers } from '../../../store/members.ts'
import { findOrganisationsNamed, insertOrganisationsNamed } from '../../../store/organisations.ts'
import { formatDay } from '../../french.ts'
import { everything } from '../../preferences.ts'
import type { MemberLine } from './member-line.ts'

const hourMs = 3_600_000

/** A person says so. False when the hour is over, or somebody said so already. */
export async function confirmImport(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: AuditEntry['actor'],
  one: Pick<MemberImport, 'id' | 'file' | 'counts' | 'consent'>,
): Promise<boolean> {
  const now = deps.now()
  if (!(await beginImport(deps.db, one.id, hourAgo(deps)))) return false
  const { ready = 0, lines = 0 } = one.counts
  await deps.db.batch([
    recordAudit({
      at: now.toISOString(),
      actor,
      action: 'member.import',
      subject: { type: 'group', id: one.id, words: one.file },
      after: { lignes: lines, membres: ready, consentement: one.consent },
    }),
  ])
  return true
}

/**
 * Writes its lines, part after part, each in one batch with the mark that it is written: a run that dies is gone on with
 * by the next, and nobody is added twice. Answers true once all is written, false when the time was up.
 */
export async function writeImport(
  deps: Pick<Deps, 'db' | 'now'>,
  id: string,
  mostMs: number,
): Promise<boolean> {
  const start = performance.now()
  const one = await findImport(deps.db, id)
  if (one?.state !== 'writing') return one?.state === 'done'
  for (;;) {
    const part = await nextImportPart(deps.db, id)
    if (!part) break
    await writePart(deps, one, part)
    if (performance.now() - start > mostMs) return false
  }
  await deps.db.batch([endImport(id)])
  return true
}

/** For the clock: goes on with what a killed or hurried run left, and forgets files that nobody confirmed. */
export async function resumeImport(deps: Pick<Deps, 'db' | 'now'>, mostMs: number): Promise<boolean> {
  await deleteImportsBefore(deps.db, hourAgo(deps), '')
  const one = await findUnfinishedImport(deps.db)
  return one !== undefined && writeImport(deps, one.id, mostMs)
}

/** True when the clock has something to do. */
export function needsResuming(deps: Pick<Deps, 'db' | 'now'>): Promise<boolean> {
  return hasImportWork(deps.db, hourAgo(deps))
}

function hourAgo({ now }: Pick<Deps, 'now'>): string {
  return new Date(now().getTime() - hourMs).toISOString()
}

async function writePart(
  deps: Pick<Deps, 'db' | 'now'>,
  one: MemberImport,
  { seq, ready }: ImportPart,
): Promise<void> {
  const lines = JSON.parse(ready) as MemberLine[]
  const now = deps.now().toISOString()
  const named = [...new Set(lines.map(({ organisation }) => organisation).filter((name) => name !== ''))]
  const groups = [...new Set(lines.flatMap((line) => line.groups))]
  await deps.db.batch([insertOrganisationsNamed(named, now), insertGroupsNamed(groups, now)])
  const organisations = await findOrganisationsNamed(deps.db, named)
  const members = lines.map((line) =>
    memberOf(one, line, organisations.get(line.organisation.toLowerCase()), now),
  )
  const pairs = lines.flatMap(({ email, groups: names }) => names.map((name) => [name, email] as const))
  await deps.db.batch([
    insertMembers(members),
    countAdded(one.id),
    addToGroupsNamed(pairs),
    ...(one.consent === 'confirm'
      ? [
          queueInvitations(
            members.map(({ id }) => id),
            now,
          ),
        ]
      : []),
    endImportPart(one.id, seq),
  ])
}

function memberOf(
  one: MemberImport,
  line: MemberLine,
  organisationId: string | undefined,
  now: string,
): NewMember {
  const isGiven = one.consent === 'given'
  return {
    ...everything,
    id: crypto.randomUUID(),
    email: line.email,
    status: isGiven ? 'confirmed' : 'pending',
    origin: 'import',
    axes: line.axes,
    domains: [],
    frequency: line.frequency,
    ...(line.place ? { place: line.place } : {}),
    name: line.name,
    nameKey: foldLatin(line.name),
    ...(organisationId ? { organisationId } : {}),
    createdAt: now,
    ...(isGiven
      ? {
          confirmedAt: line.consentedAt ? `${line.consentedAt}T00:00:00.000Z` : now,
          consent: consentOf(one, line),
        }
      : {}),
  }
}

/** The proof (RGPD, article 7.1): what the line says or what was said of the whole file, and where it was read. */
function consentOf(one: MemberImport, line: MemberLine): string {
  const said = line.consent || one.proof
  return `${said} (fichier «\u202F${one.file}\u202F», ligne ${line.line}, importé par ${one.author} le ${formatDay(one.madeAt)})`
}
