import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#src/hash.ts'
import { identify, itemId } from '#src/normalise/identity.ts'

describe('identify', () => {
  it('trusts the publisher’s id first, then the address, then the words', async () => {
    expect(await identify({ guid: ' 26-81222 ' }, 'https://exemple.fr/a', 'Titre', 'Texte')).toBe(
      'guid:26-81222',
    )
    expect(await identify({}, 'https://exemple.fr/a', 'Titre', 'Texte')).toBe('url:https://exemple.fr/a')
    expect(await identify({ guid: '  ' }, undefined, 'Titre', 'Texte')).toBe(
      `hash:${await sha256Hex('Titre\nTexte')}`,
    )
  })

  it('keeps a guid on one line, and hashes one longer than 512 characters', async () => {
    expect(await identify({ guid: 'a\n b' }, undefined, 't', '')).toBe('guid:a b')
    expect(await identify({ guid: 'x'.repeat(512) }, undefined, 't', '')).toBe(`guid:${'x'.repeat(512)}`)
    expect(await identify({ guid: 'x'.repeat(513) }, undefined, 't', '')).toMatch(/^guid:[0-9a-f]{64}$/)
  })
})

describe('itemId', () => {
  // sha256("a\nguid:1"), read five bits at a time: the address of a page must never move.
  it('is the first hundred bits of the hash, in Crockford’s base 32', async () => {
    const bits = BigInt(`0x${await sha256Hex('a\nguid:1')}`) >> 156n
    const digits = '0123456789abcdefghjkmnpqrstvwxyz'
    const expected = Array.from(
      { length: 20 },
      (_, n) => digits[Number((bits >> BigInt(95 - 5 * n)) & 31n)],
    ).join('')
    expect(await itemId('a', 'guid:1')).toBe(expected)
  })

  it('differs by feed and by identity', async () => {
    const ids = await Promise.all([
      itemId('a', 'guid:1'),
      itemId('b', 'guid:1'),
      itemId('a', 'guid:2'),
      itemId('a', 'guid:1'),
    ])
    expect(new Set(ids).size).toBe(3)
    expect(ids[0]).toBe(ids[3])
    expect(ids[0]).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/)
  })
})
