import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jsonLines, type Outcome, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 60_000 })

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vigie-user-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const user = (...words: string[]): Promise<Outcome> =>
  vigie(['user', ...words], { env: { VIGIE_DATA: data, VIGIE_BASE_URL: 'https://veille.exemple.fr' } })

/** What no verb tells, read or changed in the base itself. */
function inDatabase<T>(ask: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(data, 'vigie.sqlite'))
  try {
    return ask(db)
  } finally {
    db.close()
  }
}
const audited = () =>
  inDatabase((db) =>
    db
      .prepare('select action, actor, actor_id, subject, before, after from audit_log order by seq')
      .all()
      .map((row) => ({ ...row })),
  )
const linkCount = () =>
  inDatabase(
    (db) => db.prepare('select count(*) as n from one_time_links where used_at is null').get()?.['n'],
  )
const enters = (email: string) =>
  inDatabase((db) => db.prepare(`update people set status = 'active' where email = ?`).run(email))

const link = /^https:\/\/veille\.exemple\.fr\/lien\?jeton=[\w-]{43}\n$/
const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('vigie user add', () => {
  it('makes the first account an administrator’s, and prints the link that opens it, alone', async () => {
    const { code, stdout, stderr } = await user('add', 'lea@exemple.fr', '--nom', 'Léa Martin')
    expect(code).toBe(0)
    expect(stdout).toMatch(link)
    expect(plain(stderr)).toContain('Il sert une seule fois, pendant 7 jours.')
    expect(plain(stderr)).toContain('Compte créé pour Léa Martin (Administrateur).')
    expect(stderr).not.toContain('jeton')
    expect(audited()).toMatchObject([
      { action: 'person.create', actor: 'ligne de commande', actor_id: null, subject: 'Léa Martin' },
      { action: 'person.invitation', actor: 'ligne de commande', before: null, after: null },
    ])
  })

  it('gives the others the least role, unless told another', async () => {
    await user('add', 'lea@exemple.fr')
    await user('add', 'paul@exemple.fr')
    await user('add', 'zoe@exemple.fr', '--role', 'Éditeur')
    const { stdout } = await user('list', '--json')
    expect(jsonLines(stdout).map(({ email, name, role }) => [email, name, role])).toEqual([
      ['lea@exemple.fr', 'lea', 'administrateur'],
      ['paul@exemple.fr', 'paul', 'lecteur'],
      ['zoe@exemple.fr', 'zoe', 'editeur'],
    ])
  })

  it('refuses what would lock everyone out, a bad address, a bad role, an address that is taken', async () => {
    const first = await user('add', 'lea@exemple.fr', '--role', 'lecteur')
    expect(first).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('premier compte') })
    expect(await user('add', 'lea')).toMatchObject({ code: 2, stderr: expect.stringContaining('adresse') })
    expect(await user('add', 'lea@exemple.fr', '--role', 'chef')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('lecteur, veilleur, editeur, administrateur'),
    })
    expect((await user('list')).stderr).toContain('first-link')
    await user('add', 'lea@exemple.fr')
    expect(await user('add', 'LEA@exemple.fr')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('déjà un compte'),
    })
  })
})

describe('vigie user first-link', () => {
  it('prints the link to the first account, once there is nobody, and never after', async () => {
    const { code, stdout, stderr } = await user('first-link')
    expect(code).toBe(0)
    expect(stdout).toMatch(link)
    expect(plain(stderr)).toContain('pendant 24 heures')
    await user('first-link')
    expect(linkCount()).toBe(1)
    await user('add', 'lea@exemple.fr')
    expect(await user('first-link')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('reset-link'),
    })
  })
})

describe('vigie user reset-link', () => {
  it('prints a link that the account opens, and ends the one before', async () => {
    await user('add', 'lea@exemple.fr')
    enters('lea@exemple.fr')
    expect((await user('reset-link', 'lea@exemple.fr')).stdout).toMatch(link)
    const again = await user('reset-link', 'Lea@Exemple.fr')
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(link) })
    expect(plain(again.stderr)).toContain('pendant 24 heures')
    expect(inDatabase((db) => db.prepare('select purpose, used_at from one_time_links').all())).toHaveLength(
      3,
    )
    expect(audited().map((line) => line['action'])).toContain('person.reset')
    const [token = ''] = /[\w-]{43}/.exec(again.stdout) ?? []
    expect(JSON.stringify(audited())).not.toContain(token)
  })

  it('invites again whoever has never come, and refuses a closed account or an unknown address', async () => {
    await user('add', 'lea@exemple.fr')
    expect(plain((await user('reset-link', 'lea@exemple.fr')).stderr)).toContain('pendant 7 jours')
    await user('add', 'paul@exemple.fr')
    await user('disable', 'paul@exemple.fr')
    expect(await user('reset-link', 'paul@exemple.fr')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('vigie user enable paul@exemple.fr'),
    })
    expect(await user('reset-link', 'inconnue@exemple.fr')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Aucun compte'),
    })
  })
})

describe('vigie user role, disable, enable', () => {
  it('change the account, once, and say so in the audit log', async () => {
    await user('add', 'lea@exemple.fr')
    await user('add', 'paul@exemple.fr', '--nom', 'Paul')
    expect((await user('role', 'paul@exemple.fr', 'veilleur')).stderr).toContain('Veilleur')
    expect(plain((await user('role', 'paul@exemple.fr', 'veilleur')).stderr)).toContain('est déjà : Veilleur')
    expect(await user('disable', 'paul@exemple.fr')).toMatchObject({ code: 0, stdout: '' })
    expect((await user('list')).stdout).toMatch(/paul@exemple\.fr\tPaul\tVeilleur\tFermé\tjamais entré/)
    expect((await user('enable', 'paul@exemple.fr')).code).toBe(0)
    expect((await user('list')).stdout).toContain('Invitation envoyée')
    expect(audited().slice(4)).toMatchObject([
      { action: 'person.role', before: '{"role":"lecteur"}', after: '{"role":"veilleur"}' },
      { action: 'person.disable', subject: 'Paul' },
      { action: 'person.enable', subject: 'Paul' },
    ])
  })

  it('keep the last administrator', async () => {
    await user('add', 'lea@exemple.fr')
    enters('lea@exemple.fr')
    const refused = { code: 1, stdout: '', stderr: expect.stringContaining('dernier administrateur') }
    expect(await user('role', 'lea@exemple.fr', 'lecteur')).toMatchObject(refused)
    expect(await user('disable', 'lea@exemple.fr')).toMatchObject(refused)
    expect(jsonLines((await user('list', '--json')).stdout)).toMatchObject([
      { role: 'administrateur', status: 'active' },
    ])
  })
})

describe('vigie user', () => {
  it.each([
    [['effacer', 'lea@exemple.fr'], 'Verbe inconnu'],
    [['constructor', 'lea@exemple.fr'], 'Verbe inconnu'],
    [['add'], '<adresse>'],
    [['role', 'lea@exemple.fr', 'chef'], 'Rôle inconnu'],
    [['add', 'lea@exemple.fr', '--mot-de-passe', 'x'], '--mot-de-passe'],
  ])('answers 2 to %j', async (words, told) => {
    expect(await user(...words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(told),
    })
  })
})
