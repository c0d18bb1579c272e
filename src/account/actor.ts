/** Who acts: a person, or a program that has no account. The audit log keeps the name as it was then. */
export interface Actor {
  /** Undefined for a program. */
  id?: string
  name: string
}

export const commandLine: Actor = { name: 'ligne de commande' }
