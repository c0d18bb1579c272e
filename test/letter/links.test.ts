import { describe, expect, it } from 'vitest'
import { openLinkSigner } from '#src/letter/links.ts'
import { findSetting } from '#src/store/settings.ts'
import { openWorld } from './world.ts'

const now = Date.parse('2026-11-23T07:10:00Z')
const id = '7f0f4c1e-6a5e-4f5e-9d2b-2f0b8c1d2e3f'

async function signer(secret = 's'.repeat(40)) {
  return openLinkSigner(await openWorld(undefined, { VIGIE_SECRET: secret }))
}

describe('openLinkSigner', () => {
  it('reads back what it signed, for the same purpose only', async () => {
    const { sign, read } = await signer()
    const token = await sign('unsubscribe', id)
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/)
    expect(await read('unsubscribe', token, now)).toBe(id)
    expect(await read('confirm', token, now)).toBeUndefined()
    expect(await read('unsubscribe', await sign('confirm', id, now + 1), now)).toBeUndefined()
  })

  it('ends at the signed instant, and never when there is none', async () => {
    const { sign, read } = await signer()
    const token = await sign('confirm', id, now + 1000)
    expect(await read('confirm', token, now + 999)).toBe(id)
    expect(await read('confirm', token, now + 1000)).toBeUndefined()
    expect(await read('unsubscribe', await sign('unsubscribe', id), now + 1e12)).toBe(id)
  })

  it('refuses any token with one character changed', async () => {
    const { sign, read } = await signer()
    const token = await sign('unsubscribe', id)
    // The last character of a base64url group holds unused bits: changing it may spell the same bytes.
    for (let at = 0; at < token.length - 1; at++) {
      const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect(await read('unsubscribe', forged, now)).toBeUndefined()
    }
  })

  it('refuses a body stretched past its expiry under the old signature', async () => {
    const { sign, read } = await signer()
    const [, signature] = (await sign('confirm', id, now + 1000)).split('.')
    const body = btoa(`v1 confirm ${id} ${now + 9e9}`).replaceAll('=', '')
    expect(await read('confirm', `${body}.${signature}`, now)).toBeUndefined()
  })

  it.each(['', '.', 'a.b', 'x'.repeat(5000), `${'a'.repeat(10)}.${'!'.repeat(43)}`, 'é.è', '..', ' '])(
    'refuses %j without an exception',
    async (token) => {
      expect(await (await signer()).read('confirm', token, now)).toBeUndefined()
    },
  )

  it('does not accept what another secret signed', async () => {
    const token = await (await signer('t'.repeat(40))).sign('confirm', id)
    expect(await (await signer()).read('confirm', token, now)).toBeUndefined()
  })

  it('makes one key and keeps it when none is configured, even when two start together', async () => {
    const world = await openWorld(undefined, { VIGIE_SECRET: '' })
    const [one, two] = await Promise.all([openLinkSigner(world), openLinkSigner(world)])
    const token = await one.sign('confirm', id)
    expect(await two.read('confirm', token, now)).toBe(id)
    expect(await (await openLinkSigner(world)).read('confirm', token, now)).toBe(id)
    expect(await findSetting(world.db, 'link-key')).toMatch(/^[\w-]{43}$/)
  })

  it('keeps no key in the database when one is configured', async () => {
    const world = await openWorld()
    await openLinkSigner(world)
    expect(await findSetting(world.db, 'link-key')).toBeUndefined()
  })
})
