import { describe, expect, it } from 'vitest'
import type { Role } from '#src/roles.ts'
import { noteAccountMailFailure, queueAccountMail, takeAccountMails } from '#src/store/account-mails.ts'
import { insertIdentity } from '#src/store/identities.ts'
import { type PersonStatus, insertPerson, updatePerson } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { checkAccounts } from '#worker/commands/check-accounts.ts'

const secure = { VIGIE_BASE_URL: 'https://veille.syndicat.fr' }
const issuer = 'https://sso.syndicat.fr'
const oidc = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'vigie', OIDC_CLIENT_SECRET: 'secret' }

async function openWorld(env: Record<string, string> = secure): Promise<TestDeps> {
  return createTestDeps({ env })
}

async function add(
  { db }: TestDeps,
  id: string,
  fields: { role?: Role; status?: PersonStatus; hasPassword?: boolean } = {},
): Promise<void> {
  const { role = 'administrateur', status = 'active', hasPassword = false } = fields
  const createdAt = '2026-11-01T08:00:00.000Z'
  await db.batch([
    insertPerson({ id, email: `${id}@exemple.fr`, name: id, role, status, createdAt }),
    ...(hasPassword ? [updatePerson(id, { passwordHash: 'x' })] : []),
  ])
}

describe('checkAccounts', () => {
  it('says how to begin', async () => {
    const found = await checkAccounts(await openWorld())
    expect(found).toMatchObject({
      level: 'attention',
      told: expect.stringContaining('vigie user first-link'),
    })
  })

  it('is content with an administrator who has a password', async () => {
    const deps = await openWorld()
    await add(deps, 'lea', { hasPassword: true })
    await add(deps, 'paul', { role: 'lecteur' })
    expect(await checkAccounts(deps)).toEqual({ level: 'ok', told: '2 comptes, dont 1 administrateur.' })
  })

  it.each<[string, Parameters<typeof add>[2]]>([
    ['has no password, and mail stays in files', {}],
    ['has not come yet', { status: 'invited' }],
    ['is closed', { status: 'disabled', hasPassword: true }],
    ['is none', { role: 'editeur', hasPassword: true }],
  ])('warns when the only administrator %s', async (_, fields) => {
    const deps = await openWorld()
    await add(deps, 'lea', fields)
    expect(await checkAccounts(deps)).toMatchObject({
      level: 'attention',
      told: expect.stringContaining('aucun administrateur n’a de quoi entrer'),
    })
  })

  it('takes the mail link for a way in where mail leaves', async () => {
    const deps = await openWorld({ ...secure, SMTP_URL: 'smtp://localhost' })
    await add(deps, 'lea')
    expect(await checkAccounts(deps)).toMatchObject({ level: 'ok' })
  })

  it('takes the provider for a way in, for whoever it knows', async () => {
    const deps = await openWorld({ ...secure, ...oidc })
    await add(deps, 'lea')
    expect(await checkAccounts(deps)).toMatchObject({ level: 'attention' })
    await deps.db.batch([insertIdentity({ issuer, subject: '1' }, 'lea', '2026-11-01T08:00:00.000Z')])
    expect(await checkAccounts(deps)).toMatchObject({ level: 'ok' })
  })

  it('warns of messages that mail keeps refusing', async () => {
    const deps = await openWorld()
    await add(deps, 'lea', { hasPassword: true })
    await queueAccountMail(deps.db, { kind: 'sign-in', email: 'lea@exemple.fr', now: deps.now() })
    expect(await checkAccounts(deps)).toMatchObject({ level: 'ok' })
    const [mail] = await takeAccountMails(deps.db, deps.now(), 1)
    await noteAccountMailFailure(deps.db, mail!.id, 'injoignable')
    expect((await checkAccounts(deps)).told).toContain('1 message de connexion attend le courrier')
  })

  it('warns of an address without TLS once there are accounts to steal', async () => {
    const deps = await openWorld({ VIGIE_BASE_URL: 'http://veille.syndicat.fr' })
    await add(deps, 'lea', { hasPassword: true })
    expect(await checkAccounts(deps)).toMatchObject({
      level: 'attention',
      told: expect.stringContaining('VIGIE_BASE_URL est en http'),
    })
  })
})
