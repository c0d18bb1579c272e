import { foldLatin } from '#src/enrich/places/fold-latin.ts'
import { everything } from '#src/letter/preferences.ts'
import type { NewMember } from '#src/store/members.ts'

/** A confirmed member, as staff would write them. */
export function newMember(email: string, fields: Partial<NewMember> = {}): NewMember {
  const name = fields.name ?? ''
  return {
    ...everything,
    id: crypto.randomUUID(),
    email,
    status: 'confirmed',
    origin: 'staff',
    axes: [],
    domains: [],
    name,
    nameKey: foldLatin(name),
    createdAt: '2026-11-01T08:00:00.000Z',
    confirmedAt: '2026-11-01T08:00:00.000Z',
    consent: 'Par téléphone.',
    ...fields,
  }
}
