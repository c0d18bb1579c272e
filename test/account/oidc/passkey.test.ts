import { describe, expect, it } from 'vitest'
import { addPerson } from '#src/account/people.ts'
import { removePasskey } from '#src/account/passkeys/passkeys.ts'
import { listIdentitiesOf } from '#src/store/identities.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import { openOidcWorld } from './oidc-world.ts'
import { register } from '../passkeys/passkey-world.ts'

const world = openOidcWorld()

describe('settlePerson', () => {
  it('gives no account with a passkey to whoever holds its address at the provider', async () => {
    const given = { email: 'alice@mairie.example', name: 'Alice', role: 'administrateur' } as const
    const person = (await addPerson(world.deps, { name: 'essai' }, given))!
    await register(world.deps, person)
    expect(await world.signIn('alice')).toMatchObject({ kind: 'refused', reason: 'guarded' })
    expect(await listIdentitiesOf(world.deps.db, person.id)).toEqual([])

    const [passkey] = await listPasskeysOf(world.deps.db, person.id)
    await removePasskey(world.deps, person, passkey!.id)
    expect(await world.signIn('alice')).toMatchObject({ kind: 'signed-in', person: { id: person.id } })
    await register(world.deps, person)
    expect(await world.signIn('alice')).toMatchObject({ kind: 'signed-in', person: { id: person.id } })
  })
})
