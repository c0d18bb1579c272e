import { beforeEach, describe, expect, it } from 'vitest'
import { makeDeviceToken, requestSignInLink, signInByPassword } from '#src/account/sign-in/sign-in.ts'
import { disable } from '#src/account/people.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { type Person, findPasswordHash } from '#src/store/people.ts'
import { giveCheapPassword } from '#test/helpers/cheap-password.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'

const password = 'une loutre à Chambord'
const address = '192.0.2.7'
const admin = { name: 'ligne de commande' }

let deps: TestDeps
let lea: Person

beforeEach(async () => {
  deps = await createTestDeps()
  await addStaff({ deps }, 'administrateur')
  lea = await addStaff({ deps }, 'veilleur', { email: 'Lea@mairie.example', name: 'Léa' })
})

const givePassword = (person: Person) => giveCheapPassword(deps, person, password)
const signIn = (fields: Partial<Parameters<typeof signInByPassword>[1]> = {}) =>
  signInByPassword(deps, { email: 'lea@mairie.example', password, address, ...fields })
const refusals = () => listAudit(deps.db, { action: 'person.sign-in-refused', limit: 50 })

describe('signInByPassword', () => {
  it('takes the right password, and makes an old hash again at today’s cost', async () => {
    await givePassword(lea)
    expect(await signIn()).toMatchObject({ kind: 'right', person: { id: lea.id } })
    expect(await findPasswordHash(deps.db, lea.id)).toMatch(/^scrypt\$32768\$/)
    expect(await signIn({ email: ' LEA@Mairie.Example ' })).toMatchObject({ kind: 'right' })
  })

  it('takes the domain with its accents as it takes it without', async () => {
    const evry = await addStaff({ deps }, 'lecteur', { email: 'lea@xn--vry-9la.example' })
    await givePassword(evry)
    expect(await signIn({ email: 'lea@évry.example' })).toMatchObject({
      kind: 'right',
      person: { id: evry.id },
    })
  })

  it('gives one answer to all that is wrong, and notes it where there is an account', async () => {
    await givePassword(lea)
    const gone = await addStaff({ deps }, 'lecteur', { email: 'gone@mairie.example' })
    await givePassword(gone)
    await disable(deps, admin, gone)
    await addStaff({ deps }, 'lecteur', { email: 'sans@mairie.example' })
    const answers = [
      await signIn({ password: 'autre chose' }),
      await signIn({ email: 'gone@mairie.example' }),
      await signIn({ email: 'sans@mairie.example' }),
      await signIn({ email: 'inconnue@mairie.example' }),
      await signIn({ email: 'pas une adresse' }),
    ]
    expect(answers).toStrictEqual(Array.from({ length: 5 }, () => ({ kind: 'wrong' })))
    expect((await refusals()).map(({ subject, actor }) => [subject.words, actor])).toStrictEqual([
      ['Lise Lecteur', { name: 'visiteur' }],
      ['Lise Lecteur', { name: 'visiteur' }],
      ['Léa', { name: 'visiteur' }],
    ])
  })

  it('paces an unknown account as it paces a known one', async () => {
    await givePassword(lea)
    const tries = async (email: string) => {
      const kinds: string[] = []
      for (let n = 0; n < 11; n += 1)
        kinds.push((await signIn({ email, password: 'x', address: `198.51.100.${n}` })).kind)
      return kinds
    }
    const known = await tries('lea@mairie.example')
    expect(known).toStrictEqual([...Array.from({ length: 10 }, () => 'wrong'), 'throttled'])
    expect(await refusals()).toHaveLength(10)
  })

  it('lets a browser of the person in while strangers guess, and no other browser', async () => {
    await givePassword(lea)
    const max = await addStaff({ deps }, 'lecteur', { email: 'max@mairie.example' })
    for (let n = 0; n < 10; n += 1) await signIn({ password: 'x', address: `198.51.100.${n}` })
    const device = await makeDeviceToken(deps, lea.id)
    const others = await makeDeviceToken(deps, max.id)
    const unsubscribe = await (await openLinkSigner(deps)).sign('unsubscribe', `${lea.id}:1`)
    for (const deviceToken of [others, unsubscribe, `${device}x`, device.slice(0, -2), '', 'x.y'])
      expect((await signIn({ deviceToken })).kind).toBe('throttled')
    expect((await signIn({ deviceToken: device })).kind).toBe('right')
    // And the slate is clean.
    expect((await signIn({ password: 'x', address: '198.51.100.200' })).kind).toBe('wrong')
  })

  it('says how long to wait', async () => {
    await givePassword(lea)
    for (let n = 0; n < 10; n += 1) await signIn({ password: 'x' })
    expect(await signIn()).toStrictEqual({ kind: 'throttled', waitMs: 5 * 60_000 })
  })
})

describe('requestSignInLink', () => {
  const queue = () => deps.db.all<{ person_id: string }>('select person_id from account_mails')

  it('queues a message for an account that is open, and answers the same to all', async () => {
    const gone = await addStaff({ deps }, 'lecteur', { email: 'gone@mairie.example' })
    await disable(deps, admin, gone)
    const answers = [
      await requestSignInLink(deps, { email: ' LEA@MAIRIE.example ', address }),
      await requestSignInLink(deps, { email: 'gone@mairie.example', address }),
      await requestSignInLink(deps, { email: 'inconnue@mairie.example', address }),
    ]
    expect(answers).toStrictEqual(Array.from({ length: 3 }, () => ({ kind: 'taken' })))
    expect(await queue()).toStrictEqual([{ person_id: lea.id }])
  })

  it('paces one mailbox however its address is spelt', async () => {
    const spellings = [
      'lea@mairie.example',
      'LEA@mairie.example',
      'lea@ｍairie.example',
      'lea@ｍａirie.example',
    ]
    for (let n = 0; n < 40; n += 1)
      await requestSignInLink(deps, { email: spellings[n % 4]!, address: `198.51.100.${n}` })
    expect(await queue()).toHaveLength(3)
  })

  it('says what is wrong with an address that is none', async () => {
    expect(await requestSignInLink(deps, { email: 'lea', address })).toMatchObject({ kind: 'invalid' })
    expect(
      await requestSignInLink(deps, { email: 'lea@mairie.example\r\nBcc: x@y.fr', address }),
    ).toMatchObject({ kind: 'invalid' })
    expect(await queue()).toStrictEqual([])
  })

  it('knows the first administrator of the configuration, until somebody has an account', async () => {
    const env = { VIGIE_FIRST_ADMIN: 'chef@mairie.example' }
    const fresh = await createTestDeps({ env })
    expect(await requestSignInLink(fresh, { email: 'Chef@mairie.example', address })).toStrictEqual({
      kind: 'taken',
      isFirst: true,
    })
    expect(await requestSignInLink(fresh, { email: 'autre@mairie.example', address })).toStrictEqual({
      kind: 'taken',
    })
    await addStaff({ deps: fresh }, 'administrateur')
    expect(await requestSignInLink(fresh, { email: 'chef@mairie.example', address })).toStrictEqual({
      kind: 'taken',
    })
  })
})
