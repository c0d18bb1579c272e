import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { addPasskey, askPasskey, checkPasskey, offerPasskey } from '#src/account/passkeys/passkeys.ts'
import { useRecoveryCode } from '#src/account/passkeys/recovery-codes.ts'
import { openD1 } from '#src/store/d1.ts'
import { readConfig } from '#src/config.ts'
import { silentLog } from '#src/log.ts'
import { addPerson, openSession, register, stageOf } from '#test/account/passkeys/passkey-world.ts'
import { createAuthenticator } from '#test/helpers/authenticator.ts'

const db = openD1(env.DB)
const world = {
  db,
  now: () => new Date('2026-11-24T08:00:00Z'),
  log: silentLog,
  config: readConfig({ VIGIE_BASE_URL: 'https://veille.example' }),
}

it('registers a passkey, verifies it once, refuses a copy, and takes a recovery code instead, on D1', async () => {
  const lea = await addPerson(db, 'lea')
  const { device, codes } = await register(world, lea, 'Clé USB', 7)
  expect(codes).toHaveLength(10)

  const session = await openSession(world, lea)
  const answer = await device.get((await askPasskey(world, lea, session))!)
  expect(await checkPasskey(world, lea, session, answer)).toStrictEqual({ kind: 'opened' })
  expect(await checkPasskey(world, lea, session, answer)).toStrictEqual({ kind: 'refused' })

  const waiting = await openSession(world, lea)
  const copy = await device.get((await askPasskey(world, lea, waiting))!, { counter: 2 })
  expect(await checkPasskey(world, lea, waiting, copy)).toStrictEqual({ kind: 'refused' })
  expect(await stageOf(db, waiting)).toBe('second-factor')
  expect(await useRecoveryCode(world, lea, waiting, codes[0]!)).toStrictEqual({ kind: 'opened' })
  expect(await useRecoveryCode(world, lea, waiting, codes[0]!)).toStrictEqual({ kind: 'wrong' })
  expect(await stageOf(db, waiting)).toBe('full')
})

it('refuses what another site registered', async () => {
  const max = await addPerson(db, 'max')
  const session = await openSession(world, max)
  const device = await createAuthenticator('https://piege.example')
  const answer = await device.create(await offerPasskey(world, max, session))
  expect(await addPasskey(world, max, session, { answer, name: 'Piège' })).toStrictEqual({ kind: 'refused' })
})
