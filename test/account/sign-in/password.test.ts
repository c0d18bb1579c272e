import { describe, expect, it } from 'vitest'
import {
  hashPassword,
  isOutdated,
  passwordFault,
  passwordLengths,
  verifyPassword,
} from '#src/account/sign-in/password.ts'
import { sha256Hex } from '#src/hash.ts'
import { cheapHash } from '#test/helpers/cheap-password.ts'

const phrase = 'une loutre à Chambord'
// The same letters as another keyboard types them: « à » in two code points.
const decomposed = phrase.normalize('NFD')

describe('hashPassword, verifyPassword', () => {
  it('keep a password so that it alone is recognised, whatever typed its accents', async () => {
    const [hash, other] = await Promise.all([hashPassword(phrase), hashPassword(phrase)])
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/)
    expect(other).not.toBe(hash)
    expect(hash).not.toContain('loutre')
    expect(decomposed).not.toBe(phrase)
    expect(await verifyPassword(decomposed, hash)).toBe(true)
    expect(await verifyPassword('une loutre a Chambord', hash)).toBe(false)
  })

  it('never accept a password when there is no hash', async () => {
    expect(await verifyPassword(phrase, undefined)).toBe(false)
  })

  it('read a hash of another cost, which is then out of date', async () => {
    const cheap = cheapHash(phrase)
    expect(await verifyPassword(phrase, cheap)).toBe(true)
    expect(await verifyPassword('autre chose', cheap)).toBe(false)
    expect(isOutdated(cheap)).toBe(true)
  })

  it('say that a hash of today is not out of date', () => {
    expect(isOutdated('scrypt$32768$8$3$c2Vs$Y2zDqQ==')).toBe(false)
  })

  it('refuse the seventeenth at once rather than pile work up, and recover', async () => {
    const cheap = cheapHash(phrase)
    const asked = Array.from({ length: 20 }, () => verifyPassword(phrase, cheap))
    const settled = await Promise.allSettled(asked)
    expect(settled.map(({ status }) => status)).toStrictEqual([
      ...Array.from({ length: 16 }, () => 'fulfilled'),
      ...Array.from({ length: 4 }, () => 'rejected'),
    ])
    expect(settled.at(-1)).toMatchObject({ reason: { name: 'WatchError', code: 'busy' } })
    expect(await verifyPassword(phrase, cheap)).toBe(true)
  })

  it('leave threads to the digests that every page needs, whatever waits', async () => {
    const order: string[] = []
    const checks = Array.from({ length: 5 }, async () => {
      await verifyPassword(phrase, undefined)
      order.push('check')
    })
    await sha256Hex('une page')
    order.push('digest')
    await Promise.all(checks)
    expect(order[0]).toBe('digest')
  })
})

describe('passwordFault', () => {
  const about = ['Ada', 'Lovelace', 'ada.lovelace', 'mairie', 'example']

  it.each([
    [phrase],
    ['Correct, cheval, pile'],
    ['8 mai 2031 à Blois'],
    ['ada aime les loutres'],
    ['🦦 nage 🐟 mange 🌊'],
    ['日本語の合言葉は長いほど良い'],
    ['!$%&/()=?#+*'],
  ])('accepts « %s »', (password) => {
    expect(passwordFault(password, about)).toBeUndefined()
  })

  it.each([
    ['nothing', '', 'Choisissez au moins 12 caractères'],
    ['short', 'onze lettre', 'Choisissez au moins 12 caractères'],
    ['short, for all its parts', '👨🏽‍🦱🌊', 'Choisissez au moins 12 caractères'],
    ['six accented letters, however typed', 'àéîöùç'.normalize('NFD'), 'Choisissez au moins 12 caractères'],
    ['repeated', 'aaaaaaaaaaaaaaa', 'se devine trop vite'],
    ['two letters', 'abababababababab', 'se devine trop vite'],
    ['a sequence', 'abcdefghijklmnop', 'se devine trop vite'],
    ['a sequence backwards', '9876543210/.-,', 'se devine trop vite'],
    ['the name', 'LovelaceLovelace!', 'ressemble trop à votre nom'],
    ['the name with other accents', 'Lövelàce-2026', 'ressemble trop à votre nom'],
    ['a common password', 'motdepasse2026', 'ressemble trop'],
    ['our own name and a year', 'Vigie-Mairie-2026', 'ressemble trop'],
    ['too long', `${'abcde'.repeat(40)}f`, 'trop long'],
  ])('refuses what is %s: « %s »', (_, password, fault) => {
    expect(passwordFault(password, about)).toContain(fault)
  })

  it('counts the longest as the field of the form does: no password is accepted that cannot be typed again', () => {
    const units = '🦦é'.repeat(80)
    expect([...units].length).toBeLessThan(passwordLengths.max)
    expect(units.length).toBeGreaterThan(passwordLengths.max)
    expect(passwordFault(units, [])).toContain('trop long')
  })
})
