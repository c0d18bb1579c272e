import { describe, expect, it } from 'vitest'
import { makeLink, readLink } from '#src/account/sign-in/links.ts'
import type { ProviderFetch } from '#src/account/oidc/provider.ts'
import { addPerson, changeRole, disable, unlinkIdentities } from '#src/account/people.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import type { Role } from '#src/roles.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listIdentitiesOf } from '#src/store/identities.ts'
import { type Person, countPeople, findPersonByEmail } from '#src/store/people.ts'
import { signedClient } from '#test/helpers/oidc-provider.ts'
import { alice, openOidcWorld } from './oidc-world.ts'

const world = openOidcWorld()
const lead = { name: 'essai' }

async function addAccount(email: string, role: Role = 'lecteur'): Promise<Person> {
  return (await addPerson(world.deps, lead, { email, name: 'Déjà Là', role }))!
}

async function actions(): Promise<string[]> {
  return (await listAudit(world.deps.db, { limit: 20 })).map(({ action }) => action).toReversed()
}

describe('settlePerson', () => {
  it('makes an account for whoever a group gives a role, the highest of them', async () => {
    const opened = await world.openSignIn()
    const end = await opened.finish(await world.walk(opened, 'alice', '/elements/42?vue=1'))
    expect(end).toMatchObject({
      kind: 'signed-in',
      returnTo: '/elements/42?vue=1',
      person: { email: 'alice@mairie.example', name: 'Alice Martin', role: 'editeur', status: 'active' },
    })
    const [line] = await listAudit(world.deps.db, { limit: 5 })
    expect(line).toMatchObject({
      action: 'person.create',
      actor: { name: 'OpenID Connect' },
      subject: { type: 'person', words: 'Alice Martin' },
      after: { role: 'editeur', issuer: world.provider.issuer },
    })
  })

  it('knows the person again, whatever their address has become', async () => {
    const first = await world.signIn('alice')
    world.provider.accounts.set('alice', {
      ...alice,
      email: 'alice.durand@mairie.example',
      email_verified: false,
    })
    expect(await world.signIn('alice')).toEqual(first)
    expect(await countPeople(world.deps.db)).toBe(1)
    expect(await actions()).toEqual(['person.create'])
  })

  it('gives the identity to the account of the verified address, and ends its invitation', async () => {
    const person = await addAccount('Alice@mairie.example', 'editeur')
    const invitation = await makeLink(world.deps, 'invitation', person.id)
    await world.deps.db.batch(invitation.statements)
    expect(await world.signIn('alice')).toMatchObject({ kind: 'signed-in', person: { id: person.id } })
    expect(await listIdentitiesOf(world.deps.db, person.id)).toMatchObject([
      { issuer: world.provider.issuer, subject: 'alice' },
    ])
    const token = new URL(invitation.url).searchParams.get('jeton')!
    expect(await readLink(world.deps, token)).toEqual({ kind: 'used' })
    expect(await actions()).toEqual(['person.create', 'person.link-identity'])
  })

  it.each([
    ['not verified', { email_verified: false }, {}],
    ['not said to be verified', { email_verified: undefined }, {}],
    ['not verified, even by a trusted provider', { email_verified: false }, { OIDC_TRUST_EMAIL: '1' }],
  ])('refuses an address that is %s, and touches no account', async (_, claims, env) => {
    const person = await addAccount('alice@mairie.example', 'administrateur')
    world.provider.accounts.set('alice', { ...alice, ...claims })
    expect(await world.signIn('alice', { env })).toMatchObject({
      kind: 'refused',
      reason: 'unverified-email',
    })
    expect(await listIdentitiesOf(world.deps.db, person.id)).toEqual([])
    expect(await actions()).toEqual(['person.create'])
  })

  it('refuses another person of the provider at an address that is linked: a mailbox changes hands', async () => {
    const first = await world.signIn('alice')
    if (first.kind !== 'signed-in') throw new Error('alice did not come in')
    world.provider.accounts.set('bob', { ...alice, name: 'Bob' })
    expect(await world.signIn('bob')).toMatchObject({ kind: 'refused', reason: 'other-identity' })
    expect(await listIdentitiesOf(world.deps.db, first.person.id)).toHaveLength(1)
    await unlinkIdentities(world.deps, lead, first.person)
    expect(await world.signIn('bob')).toMatchObject({ kind: 'signed-in', person: { id: first.person.id } })
  })

  it('takes the silence of a trusted provider for a yes', async () => {
    const person = await addAccount('alice@mairie.example')
    world.provider.accounts.set('alice', { ...alice, email_verified: undefined })
    expect(await world.signIn('alice', { env: { OIDC_TRUST_EMAIL: '1' } })).toMatchObject({
      person: { id: person.id },
    })
  })

  it('refuses whoever no group maps and no account knows, unless there is a default role', async () => {
    world.provider.accounts.set('bob', { name: 'Bob', email: 'bob@mairie.example', email_verified: true })
    expect(await world.signIn('bob')).toEqual({ kind: 'refused', reason: 'unknown', returnTo: '/bureau' })
    expect(await countPeople(world.deps.db)).toBe(0)
    const env = { OIDC_DEFAULT_ROLE: 'lecteur' }
    expect(await world.signIn('bob', { env })).toMatchObject({
      kind: 'signed-in',
      person: { role: 'lecteur' },
    })
  })

  it('refuses a new person without an address', async () => {
    world.provider.accounts.set('alice', { ...alice, email: undefined })
    expect(await world.signIn('alice')).toMatchObject({ kind: 'refused', reason: 'no-email' })
  })

  it('lets the role follow the provider, and gives the sessions new tokens', async () => {
    const first = await world.signIn('alice')
    if (first.kind !== 'signed-in') throw new Error('refused')
    await startSession(world.deps, first.person, { method: 'oidc', device: 'Essai' })
    world.provider.accounts.set('alice', { ...alice, groups: ['Tous les agents'] })
    expect(await world.signIn('alice')).toMatchObject({ kind: 'signed-in', person: { role: 'veilleur' } })
    const [line] = await listAudit(world.deps.db, { action: 'person.role', limit: 1 })
    expect(line).toMatchObject({
      actor: { name: 'OpenID Connect' },
      before: { role: 'editeur' },
      after: { role: 'veilleur' },
    })
    expect(await world.deps.db.all('select rotate from sessions')).toEqual([{ rotate: 1 }])
  })

  it('leaves the role of a person whom no group maps any more', async () => {
    await world.signIn('alice')
    world.provider.accounts.set('alice', { ...alice, groups: [] })
    expect(await world.signIn('alice')).toMatchObject({ kind: 'signed-in', person: { role: 'editeur' } })
  })

  it('never demotes the last administrator', async () => {
    await world.signIn('alice', { env: { OIDC_ROLES: '/veille/redaction=administrateur' } })
    expect(await world.signIn('alice')).toMatchObject({
      kind: 'signed-in',
      person: { role: 'administrateur' },
    })
    expect((await findPersonByEmail(world.deps.db, alice.email))?.role).toBe('administrateur')
    expect(await actions()).toEqual(['person.create'])
  })

  it('refuses a disabled account, by identity and by address', async () => {
    const known = await world.signIn('alice')
    if (known.kind !== 'signed-in') throw new Error('refused')
    await disable(world.deps, lead, known.person)
    expect(await world.signIn('alice')).toMatchObject({ kind: 'refused', reason: 'disabled' })
    const carole = await addAccount('carole@mairie.example')
    await disable(world.deps, lead, carole)
    world.provider.accounts.set('carole', { ...alice, email: 'carole@mairie.example' })
    expect(await world.signIn('carole')).toMatchObject({ kind: 'refused', reason: 'disabled' })
    expect(await listIdentitiesOf(world.deps.db, carole.id)).toEqual([])
  })

  it('does not undo a role that the provider does not map', async () => {
    const end = await world.signIn('alice', { env: { OIDC_ROLES: '', OIDC_DEFAULT_ROLE: 'lecteur' } })
    if (end.kind !== 'signed-in') throw new Error('refused')
    await changeRole(world.deps, lead, end.person, 'veilleur')
    const again = await world.signIn('alice', { env: { OIDC_ROLES: '', OIDC_DEFAULT_ROLE: 'lecteur' } })
    expect(again).toMatchObject({ person: { role: 'veilleur' } })
  })

  it('makes one account of two first sign-ins at once', async () => {
    const opened = await world.openSignIn()
    const [one, two] = [await world.walk(opened, 'alice'), await world.walk(opened, 'alice')]
    const ends = await Promise.all([opened.finish(one), opened.finish(two)])
    expect(ends.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in'])
    expect(await countPeople(world.deps.db)).toBe(1)
  })
})

describe('settlePerson, with a provider like ProConnect', () => {
  it('reads userinfo as a signed JWT, the secret in the header, and ProConnect’s own names', async () => {
    world.provider.accounts.set('alice', {
      given_name: 'Alice',
      usual_name: 'Martin',
      email: 'alice@mairie.example',
      realm_access: { roles: ['veille'] },
    })
    const types: (string | null)[] = []
    const fetching: ProviderFetch = async (url, init) => {
      const response = await fetch(url, init)
      types.push(response.headers.get('content-type'))
      return response
    }
    const env = {
      OIDC_CLIENT_ID: signedClient.id,
      OIDC_CLIENT_SECRET: signedClient.secret,
      OIDC_CLIENT_AUTH: 'basic',
      OIDC_GROUPS_CLAIM: 'realm_access.roles',
      OIDC_ROLES: 'veille=veilleur',
      OIDC_TRUST_EMAIL: '1',
    }
    expect(await world.signIn('alice', { env, fetch: fetching })).toMatchObject({
      kind: 'signed-in',
      person: { name: 'Alice Martin', role: 'veilleur' },
    })
    expect(types).toContain('application/jwt; charset=utf-8')
  })
})
