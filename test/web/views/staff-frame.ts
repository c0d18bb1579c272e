import type { Role } from '#src/roles.ts'
import { mayRole } from '#src/roles.ts'
import type { ItemWork } from '#src/store/item-work.ts'
import { testFrame } from '#test/helpers/frame.ts'
import type { Frame } from '#web/site.ts'
import type { Visitor } from '#web/door/visitor.ts'

export const noWork: ItemWork = {
  retained: false,
  letter: false,
  corrected: false,
  notes: 0,
  starred: false,
  read: false,
}

/** A page that this person sees, with what was done to its items. */
export function staffFrame(role: Role, work: Record<string, Partial<ItemWork>> = {}): Frame {
  const person: Visitor['person'] = {
    id: 'lea',
    email: 'lea@mairie.example',
    name: 'Léa Martin',
    role,
    status: 'active',
    hasPassword: false,
    createdAt: '2026-11-01T08:00:00.000Z',
    shortcuts: true,
  }
  const visitor: Visitor = { person, formToken: 'jeton', can: (right) => mayRole(role, right) }
  const entries = Object.entries(work).map(([id, one]) => [id, { ...noWork, ...one }] as const)
  return { ...testFrame({ visitor }), path: '/?q=a&axe=b', work: new Map(entries) }
}
