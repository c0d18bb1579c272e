import { describe, expect, it } from 'vitest'
import { mappedRole, readProfile } from '#src/account/oidc/claims.ts'

const idToken = { iss: 'https://sso.example', sub: 'a-1' }
const config = { groupsClaim: 'groups', trustEmail: false }

describe('readProfile', () => {
  it('joins the two documents, and believes the ID token where they differ', () => {
    const profile = readProfile(
      config,
      { ...idToken, name: 'Alice' },
      { sub: 'b-2', iss: 'https://faux.example', name: 'Bob', groups: ['agents'], email: 'a@mairie.example' },
    )
    expect(profile).toEqual({
      identity: { issuer: 'https://sso.example', subject: 'a-1' },
      email: 'a@mairie.example',
      emailVerified: false,
      name: 'Alice',
      groups: ['agents'],
    })
  })

  it('never takes the « verified » of one document for the address of the other', () => {
    const verified = { email: 'b@mairie.example', email_verified: true }
    expect(readProfile(config, { ...idToken, email: 'a@mairie.example' }, verified)).toMatchObject({
      email: 'a@mairie.example',
      emailVerified: false,
    })
    expect(
      readProfile(config, { ...idToken, email_verified: true }, { email: 'b@mairie.example' }),
    ).toMatchObject({ email: 'b@mairie.example', emailVerified: false })
  })

  it.each([
    [true, false, true],
    ['true', false, true],
    [false, true, false],
    ['false', true, false],
    [null, true, false],
    [undefined, true, true],
    [undefined, false, false],
    [1, true, false],
  ])('reads email_verified %j, silence trusted: %j, as %j', (value, trustEmail, expected) => {
    const claims = { ...idToken, email: 'a@mairie.example', email_verified: value }
    expect(readProfile({ ...config, trustEmail }, claims, {}).emailVerified).toBe(expected)
  })

  it.each([
    [{ name: 'Alice Martin', given_name: 'X' }, 'Alice Martin'],
    [{ given_name: 'Alice', usual_name: 'Martin', family_name: 'Durand' }, 'Alice Martin'],
    [{ given_name: 'Alice', family_name: 'Durand' }, 'Alice Durand'],
    [{ name: ' ', preferred_username: 'amartin' }, 'amartin'],
    [{ name: 42, email: 'a@mairie.example' }, 'a@mairie.example'],
    [{}, ''],
  ])('names a person %j', (claims, name) => {
    expect(readProfile(config, idToken, claims).name).toBe(name)
  })

  it.each([
    ['groups', { groups: ['/veille/agents', 3, '', 'Tous: a=b'] }, ['/veille/agents', 'Tous: a=b']],
    ['groups', { groups: 'agents' }, ['agents']],
    ['groups', {}, []],
    ['realm_access.roles', { realm_access: { roles: ['veille'] } }, ['veille']],
    ['realm_access.roles', { realm_access: 'roles' }, []],
    ['realm_access.constructor', { realm_access: {} }, []],
    ['https://exemple.fr/groupes', { 'https://exemple.fr/groupes': ['a'] }, ['a']],
  ])('finds the groups under %s in %j', (groupsClaim, claims, groups) => {
    expect(readProfile({ ...config, groupsClaim }, idToken, claims).groups).toEqual(groups)
  })
})

describe('mappedRole', () => {
  const groupRoles = [
    { group: 'a', role: 'editeur' },
    { group: 'b', role: 'veilleur' },
    { group: 'b', role: 'lecteur' },
  ] as const

  it('gives the highest role of the person’s groups, or none', () => {
    expect(mappedRole({ groupRoles }, ['b', 'a', 'inconnu'])).toBe('editeur')
    expect(mappedRole({ groupRoles }, ['b'])).toBe('veilleur')
    expect(mappedRole({ groupRoles }, ['A'])).toBeUndefined()
    expect(mappedRole({ groupRoles: [] }, ['a'])).toBeUndefined()
  })
})
