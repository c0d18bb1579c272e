import { beforeEach, describe, expect, it } from 'vitest'
import { consumeLink, lifetimeWords, makeLink, readLink, returnLink } from '#src/account/sign-in/links.ts'
import type { LinkPurpose } from '#src/store/one-time-links.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'

const minute = 60_000
const hour = 60 * minute
let deps: TestDeps
let personId: string
const wait = (ms: number) => void (deps.clock.at = new Date(deps.clock.at.getTime() + ms))

beforeEach(async () => {
  deps = await createTestDeps({ env: { VIGIE_BASE_URL: 'https://veille.example/' } })
  personId = (await addStaff({ deps }, 'veilleur')).id
})

async function linkFor(purpose: LinkPurpose, whose?: string): Promise<string> {
  const link = await makeLink(deps, purpose, whose)
  await deps.db.batch(link.statements)
  return new URL(link.url).searchParams.get('jeton')!
}

describe('makeLink', () => {
  it('makes an address of the site with a token that the database does not hold', async () => {
    const link = await makeLink(deps, 'sign-in', personId)
    await deps.db.batch(link.statements)
    expect(link.url).toMatch(/^https:\/\/veille\.example\/lien\?jeton=[A-Za-z0-9_-]{43}$/)
    const rows = await deps.db.all<{ token_hash: string }>('select * from one_time_links')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(rows)).not.toContain(link.url.slice(-43))
  })

  it.each([
    ['first-account', 24 * hour, '24\u00A0heures'],
    ['invitation', 7 * 24 * hour, '7\u00A0jours'],
    ['sign-in', 20 * minute, '20\u00A0minutes'],
    ['reset', 24 * hour, '24\u00A0heures'],
  ] as const)('lets a link for %s live as long as its words say', async (purpose, lifetime, words) => {
    const token = await linkFor(purpose, personId)
    expect(lifetimeWords[purpose]).toBe(words)
    wait(lifetime - 1)
    expect((await readLink(deps, token)).kind).toBe('valid')
    wait(1)
    expect((await readLink(deps, token)).kind).toBe('past')
    expect(await consumeLink(deps, token)).toBe(false)
  })

  it.each(['first-account', 'invitation', 'reset'] as const)(
    'ends the earlier links of the same person for %s, and no others',
    async (purpose) => {
      const whose = purpose === 'first-account' ? undefined : personId
      const other = await addStaff({ deps }, 'lecteur')
      const theirs = await linkFor('invitation', other.id)
      const signIn = await linkFor('sign-in', personId)
      const first = await linkFor(purpose, whose)
      const second = await linkFor(purpose, whose)
      expect((await readLink(deps, first)).kind).toBe('used')
      expect((await readLink(deps, second)).kind).toBe('valid')
      expect((await readLink(deps, signIn)).kind).toBe('valid')
      expect((await readLink(deps, theirs)).kind).toBe('valid')
    },
  )

  it('leaves the sign-in links alone that are on their way', async () => {
    const first = await linkFor('sign-in', personId)
    await linkFor('sign-in', personId)
    expect((await readLink(deps, first)).kind).toBe('valid')
  })
})

describe('readLink', () => {
  it('tells what a link is for, whose it is, and uses nothing up', async () => {
    const token = await linkFor('reset', personId)
    for (let reads = 0; reads < 3; reads += 1) {
      expect(await readLink(deps, token)).toStrictEqual({
        kind: 'valid',
        link: { purpose: 'reset', personId, expiresAt: '2026-11-25T08:00:00.000Z' },
      })
    }
  })

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(5000), "' or 1=1 --", '\0'.repeat(43)])(
    'does not know « %s »',
    async (token) => {
      await linkFor('sign-in', personId)
      expect(await readLink(deps, token)).toStrictEqual({ kind: 'unknown' })
      expect(await consumeLink(deps, token)).toBe(false)
    },
  )
})

describe('consumeLink', () => {
  it('passes once', async () => {
    const token = await linkFor('sign-in', personId)
    expect(await consumeLink(deps, token)).toBe(true)
    expect(await consumeLink(deps, token)).toBe(false)
    expect((await readLink(deps, token)).kind).toBe('used')
  })

  it('passes one of many that come at once', async () => {
    const token = await linkFor('sign-in', personId)
    const passed = await Promise.all(Array.from({ length: 8 }, () => consumeLink(deps, token)))
    expect(passed.filter(Boolean)).toHaveLength(1)
  })

  it('is undone by returnLink, for another try', async () => {
    const token = await linkFor('sign-in', personId)
    await consumeLink(deps, token)
    await returnLink(deps, token)
    expect(await consumeLink(deps, token)).toBe(true)
  })
})
