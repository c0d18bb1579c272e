/** Who may do what, in one table. The guide and the site show it; web/door/access.ts says which route asks for which right. */
export const roles = ['lecteur', 'veilleur', 'editeur', 'administrateur'] as const
export type Role = (typeof roles)[number]

export const rights = ['read', 'own', 'curate', 'edit', 'administer'] as const

/**
 * `read` the index; `own`: one's account, stars and read marks; `curate`: items, tags, notes, stories; `edit`: the
 * letter, sources, taxonomy, legal pages; `administer`: people, keys, settings, the audit log.
 */
export type Right = (typeof rights)[number]

export const grants: Record<Role, readonly Right[]> = {
  lecteur: ['read', 'own'],
  veilleur: ['read', 'own', 'curate'],
  editeur: ['read', 'own', 'curate', 'edit'],
  administrateur: ['read', 'own', 'curate', 'edit', 'administer'],
}

export function mayRole(role: Role, right: Right): boolean {
  return grants[role].includes(right)
}

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role)
}

/** The least of the roles that has the right: whom a refused person must ask for. */
export function leastRoleWith(right: Right): Role {
  return roles.find((role) => mayRole(role, right)) ?? 'administrateur'
}
