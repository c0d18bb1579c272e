import type { Deps } from '../../deps.ts'
import type { AuditEntry } from '../../store/audit-log.ts'
import type { Letter } from '../letter.ts'

/** What the gestures of the desk need. */
export type DeskDeps = Pick<Deps, 'db' | 'now' | 'config' | 'axes' | 'feeds' | 'log'>

/** Who makes a gesture: a person, or a program that has no account. */
export type Actor = AuditEntry['actor']

/** Signs what nobody decided. */
export const machine: Actor = { name: 'Vigie' }

/** A draft after a gesture. */
export interface Saved {
  version: number
  letter: Letter
  /** French, after the person's name; '' when nothing changed, and no version was made. */
  gesture: string
}
