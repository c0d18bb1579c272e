import { beforeEach, describe, expect, it } from 'vitest'
import {
  createApiKey,
  keyState,
  listApiKeys,
  presentedKey,
  readApiKey,
  readWantedKey,
  revokeApiKey,
} from '#src/account/api-keys.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { deletePerson, insertPerson } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'

const actor = { id: 'claire', name: 'Claire Morin' }
const wanted = { name: 'Portail de la région', scopes: ['flux', 'elements'], days: 90 } as const
const day = 86_400_000

let deps: TestDeps
const wait = (ms: number) => (deps.clock.at = new Date(deps.clock.at.getTime() + ms))
const audit = () => listAudit(deps.db, { subjectType: 'key', limit: 10 })

beforeEach(async () => {
  deps = await createTestDeps()
  await deps.db.batch(
    ['claire', 'denis'].map((id) =>
      insertPerson({
        id,
        email: `${id}@veille.example`,
        name: id === 'claire' ? actor.name : 'Denis',
        role: 'administrateur',
        status: 'active',
        createdAt: '2026-11-01T08:00:00Z',
      }),
    ),
  )
})

describe('createApiKey', () => {
  it('answers the key, and says of it what the list will say', async () => {
    const { key, secret } = await createApiKey(deps, actor, wanted)
    expect(secret).toMatch(/^vigie_[A-Za-z0-9_-]{43}$/)
    expect(key).toStrictEqual({
      id: key.id,
      name: 'Portail de la région',
      scopes: ['flux', 'elements'],
      hint: secret.slice(0, 10),
      createdBy: actor,
      createdAt: '2026-11-24T08:00:00.000Z',
      expiresAt: '2027-02-22T08:00:00.000Z',
    })
    expect(await listApiKeys(deps)).toStrictEqual([key])
  })

  it('keeps the key nowhere', async () => {
    const { secret } = await createApiKey(deps, actor, wanted)
    const kept = JSON.stringify([
      await deps.db.all('select * from api_keys'),
      await deps.db.all('select * from audit_log'),
    ])
    expect(kept).not.toContain(secret.slice(10))
  })

  it('is told by the audit log', async () => {
    const { key } = await createApiKey(deps, actor, wanted)
    expect(await audit()).toMatchObject([
      {
        actor,
        action: 'key.create',
        subject: { type: 'key', id: key.id, words: 'Portail de la région' },
        after: {
          name: 'Portail de la région',
          scopes: ['flux', 'elements'],
          expiresAt: '2027-02-22T08:00:00.000Z',
        },
      },
    ])
  })

  it('makes nothing without its line of the audit log', async () => {
    await deps.db.run('alter table audit_log rename to elsewhere')
    await expect(createApiKey(deps, actor, wanted)).rejects.toThrow('audit_log')
    expect(await listApiKeys(deps)).toStrictEqual([])
  })
})

describe('readApiKey', () => {
  it('knows a good key, for the scopes that it has only', async () => {
    const { key, secret } = await createApiKey(deps, actor, { ...wanted, scopes: ['flux'] })
    expect((await readApiKey(deps, secret, 'flux'))?.id).toBe(key.id)
    expect(await readApiKey(deps, secret, 'elements')).toBeUndefined()
  })

  it.each(['', 'vigie_', `vigie_${'a'.repeat(43)}`, `vigie_${'é'.repeat(43)}`, 'x'.repeat(100_000)])(
    'knows no other key (%#)',
    async (presented) => {
      await createApiKey(deps, actor, wanted)
      expect(await readApiKey(deps, presented, 'flux')).toBeUndefined()
    },
  )

  it('refuses a key from the instant of its end', async () => {
    const { secret } = await createApiKey(deps, actor, { ...wanted, days: 30 })
    wait(30 * day - 1)
    expect(await readApiKey(deps, secret, 'flux')).toBeDefined()
    wait(1)
    expect(await readApiKey(deps, secret, 'flux')).toBeUndefined()
  })

  it('notes the last use, at most once an hour', async () => {
    const { secret } = await createApiKey(deps, actor, wanted)
    const lastUse = async () => (await listApiKeys(deps))[0]?.lastUsedAt
    expect(await lastUse()).toBeUndefined()
    await readApiKey(deps, secret, 'flux')
    wait(59 * 60_000)
    await readApiKey(deps, secret, 'elements')
    expect(await lastUse()).toBe('2026-11-24T08:00:00.000Z')
    wait(60_000)
    await readApiKey(deps, secret, 'flux')
    expect(await lastUse()).toBe('2026-11-24T09:00:00.000Z')
  })

  it('notes no use of a key that it refuses', async () => {
    const { secret } = await createApiKey(deps, actor, { ...wanted, scopes: ['flux'] })
    await readApiKey(deps, secret, 'elements')
    expect((await listApiKeys(deps))[0]).not.toHaveProperty('lastUsedAt')
  })
})

describe('revokeApiKey', () => {
  it('ends the key at once, and tells it once', async () => {
    const { key, secret } = await createApiKey(deps, actor, wanted)
    expect(await revokeApiKey(deps, actor, key.id)).toBe(true)
    expect(await revokeApiKey(deps, actor, key.id)).toBe(false)
    expect(await readApiKey(deps, secret, 'flux')).toBeUndefined()
    expect((await audit()).map(({ action }) => action)).toStrictEqual(['key.revoke', 'key.create'])
  })

  it('leaves the other keys good', async () => {
    const { key } = await createApiKey(deps, actor, wanted)
    const other = await createApiKey(deps, actor, wanted)
    await revokeApiKey(deps, actor, key.id)
    expect(await readApiKey(deps, other.secret, 'flux')).toBeDefined()
  })

  it('does nothing of a key that does not exist', async () => {
    expect(await revokeApiKey(deps, actor, 'inconnue')).toBe(false)
    expect(await audit()).toStrictEqual([])
  })
})

describe('listApiKeys', () => {
  it('shows the latest first, whatever became of who made them', async () => {
    await createApiKey(deps, actor, wanted)
    wait(day)
    await createApiKey(deps, { name: 'ligne de commande' }, { ...wanted, name: 'Second' })
    await deps.db.batch([deletePerson('claire')])
    const keys = await listApiKeys(deps)
    expect(keys.map(({ name, createdBy }) => [name, createdBy])).toStrictEqual([
      ['Second', undefined],
      ['Portail de la région', undefined],
    ])
  })
})

describe('keyState', () => {
  it('says revoked rather than expired', async () => {
    const { key } = await createApiKey(deps, actor, wanted)
    expect(keyState(key, deps.now())).toBe('active')
    const later = new Date(deps.now().getTime() + 91 * day)
    expect(keyState(key, later)).toBe('expired')
    expect(keyState({ ...key, revokedAt: '2026-12-01T08:00:00Z' }, later)).toBe('revoked')
  })
})

describe('readWantedKey', () => {
  const given = { name: 'Portail', scopes: ['flux'], days: '365' }

  it('reads a form, without what a name could hide', () => {
    const name = '  Por\u202Etail\u0000  \n de la région '
    expect(readWantedKey({ ...given, name })).toStrictEqual({
      kind: 'valid',
      wanted: { name: 'Por tail de la région', scopes: ['flux'], days: 365 },
    })
  })

  it.each([
    [{ name: ' \u200B ' }, { name: 'Indiquez un nom\u00A0: celui du programme ou du partenaire.' }],
    [{ name: 'a'.repeat(81) }, { name: 'Ce nom est trop long (80 caractères au plus).' }],
    [{ scopes: [] }, { scopes: 'Choisissez au moins un usage.' }],
    [{ scopes: ['tout'] }, { scopes: 'Choisissez au moins un usage.' }],
    [{ days: '3650' }, { days: 'Choisissez une durée.' }],
    [{ days: '' }, { days: 'Choisissez une durée.' }],
  ])('refuses %j', (change, faults) => {
    expect(readWantedKey({ ...given, ...change })).toStrictEqual({ kind: 'invalid', faults })
  })

  it('tells all the faults together', () => {
    const answer = readWantedKey({ name: '', scopes: [], days: 'jamais' })
    expect(Object.keys(answer.kind === 'invalid' ? answer.faults : {})).toStrictEqual([
      'name',
      'scopes',
      'days',
    ])
  })
})

describe('presentedKey', () => {
  it.each([
    ['Bearer vigie_abc', 'vigie_abc'],
    ['bearer   vigie_abc ', 'vigie_abc'],
    [`Basic ${btoa('lecteur:vigie_abc')}`, 'vigie_abc'],
    [`Basic ${btoa(':vigie_abc')}`, 'vigie_abc'],
    [`BASIC ${btoa('vigie_abc:')}`, 'vigie_abc'],
    [`Basic ${btoa('a:b:c')}`, 'b:c'],
  ])('reads « %s »', (header, key) => {
    expect(presentedKey(header)).toBe(key)
  })

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer un deux',
    'Digest vigie_abc',
    'vigie_abc',
    'Basic ???',
    `Basic ${btoa('vigie_abc')}`,
    `Basic ${btoa(':')}`,
  ])('finds none in « %s »', (header) => {
    expect(presentedKey(header)).toBeUndefined()
  })
})
