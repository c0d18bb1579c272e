import { describe, expect, it } from 'vitest'
import { fromBase64Url, randomToken, toBase64Url } from '#src/base64url.ts'
import { getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { carriesToken, maskToken } from '#web/door/csrf.ts'

const token = randomToken()

describe('maskToken', () => {
  it('never writes the same twice, and never the token', () => {
    const masks = Array.from({ length: 50 }, () => maskToken(token))
    expect(new Set(masks).size).toBe(50)
    for (const mask of masks) {
      expect(mask).toMatch(/^[A-Za-z0-9_-]{86}$/)
      expect(mask).not.toContain(token)
    }
  })
})

describe('carriesToken', () => {
  it('knows the token under any pad', () => {
    for (let n = 0; n < 50; n += 1) expect(carriesToken(maskToken(token), token)).toBe(true)
  })

  it('refuses another session’s token', () => {
    expect(carriesToken(maskToken(randomToken()), token)).toBe(false)
  })

  it('refuses a mask of which one bit changed', () => {
    const bytes = fromBase64Url(maskToken(token))
    for (let at = 0; at < bytes.length; at += 1) {
      const other = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect(carriesToken(toBase64Url(other), token)).toBe(false)
    }
  })

  it.each([
    ['nothing', ''],
    ['the token as it is', token],
    ['the token twice', token + token],
    ['a pad alone', 'A'.repeat(86)],
    ['characters outside the alphabet', '*'.repeat(86)],
    ['a longer text', `${maskToken(token)}A`],
  ])('refuses %s', (_, given) => {
    expect(carriesToken(given, token)).toBe(false)
  })
})

describe('a form of the desk', () => {
  it('has another token on each answer, the same in all the forms of one, and each of them passes', async () => {
    const site = await openTestSite()
    const staff = await signInAs(site, 'editeur')
    const read = async () => {
      const page = await (await getAs(site, staff, '/bureau')).text()
      return [...page.matchAll(/name="csrf"\s+value="([^"]*)"/g)].map((match) => match[1]!)
    }
    const [first, second] = [await read(), await read()]
    expect(first.length).toBeGreaterThan(1)
    expect([new Set(first).size, new Set(second).size]).toEqual([1, 1])
    expect(first[0]).not.toBe(second[0])
    for (const csrf of [first[0]!, second[0]!]) {
      expect((await postAs(site, { ...staff, csrf }, '/bureau/vu')).status).toBe(303)
    }
  })

  it('is refused with the token as the database keeps it', async () => {
    const site = await openTestSite()
    const staff = await signInAs(site, 'editeur')
    const answer = await postAs(site, { ...staff, csrf: staff.session.csrf }, '/bureau/vu')
    expect(answer.status).toBe(403)
  })
})
