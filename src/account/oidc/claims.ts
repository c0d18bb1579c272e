import type { OidcConfig } from '../../config.ts'
import { type Role, roles } from '../../roles.ts'
import type { Identity } from '../../store/identities.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What the provider says of whoever signed in. */
export interface Profile {
  identity: Identity
  email?: string
  emailVerified: boolean
  name: string
  groups: readonly string[]
}

/** The ID token is signed for this very sign-in: where userinfo says otherwise, the ID token is right. */
export function readProfile(
  config: Pick<OidcConfig, 'groupsClaim' | 'trustEmail'>,
  idToken: Claims & { iss: string; sub: string },
  userInfo: Claims,
): Profile {
  const all: Claims = { ...userInfo, ...idToken }
  // « Verified » speaks of the address beside it, not of the other document's.
  const aboutEmail = textOf(idToken['email']) ? idToken : userInfo
  const email = textOf(aboutEmail['email'])
  return {
    identity: { issuer: idToken.iss, subject: idToken.sub },
    ...(email ? { email } : {}),
    emailVerified: isVerified(aboutEmail['email_verified'], config.trustEmail),
    name: nameIn(all) ?? email ?? '',
    groups: groupsIn(all, config.groupsClaim),
  }
}

/** The highest role that a group of the person has; undefined when none has one. */
export function mappedRole(
  config: Pick<OidcConfig, 'groupRoles'>,
  groups: readonly string[],
): Role | undefined {
  const mapped = config.groupRoles.filter(({ group }) => groups.includes(group)).map(({ role }) => role)
  return roles.findLast((role) => mapped.includes(role))
}

// Some write « true » as a text. Silence is not a yes: an address that its owner may choose freely opens the account
// of another (Entra ID, 2023), unless the configuration says that this provider vouches for all of its addresses.
function isVerified(value: unknown, trustSilence: boolean): boolean {
  return value === true || value === 'true' || (value === undefined && trustSilence)
}

function nameIn(claims: Claims): string | undefined {
  const name = textOf(claims['name'])
  if (name) return name
  // ProConnect says usual_name for the family name that is used.
  const parts = [textOf(claims['given_name']), textOf(claims['usual_name']) ?? textOf(claims['family_name'])]
  return textOf(parts.filter((part) => part !== undefined).join(' ')) ?? textOf(claims['preferred_username'])
}

// A claim's own name may hold dots (https://exemple.fr/groupes): the whole name goes first.
function groupsIn(claims: Claims, path: string): string[] {
  const value = path in claims ? claims[path] : path.split('.').reduce<unknown>(within, claims)
  return [value].flat().flatMap((one) => textOf(one) ?? [])
}

function within(value: unknown, name: string): unknown {
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isHolder ? (value as Claims)[name] : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
