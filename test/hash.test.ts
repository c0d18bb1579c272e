import { expect, it } from 'vitest'
import { hmacSha256, sha256, sha256Hex } from '#src/hash.ts'

// The vectors of FIPS 180-4, and one with accents: a text counts as UTF-8.
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('hashes %j', async (text, expected) => {
  expect(await sha256Hex(text)).toBe(expected)
  expect(await sha256Hex(new TextEncoder().encode(text))).toBe(expected)
})

it('takes a text as UTF-8 and gives 32 bytes', async () => {
  expect(await sha256('é')).toStrictEqual(await sha256(new Uint8Array([0xc3, 0xa9])))
  expect(await sha256('é')).toHaveLength(32)
})

// RFC 4231, test case 2.
it('signs with a key', async () => {
  expect((await hmacSha256('Jefe', 'what do ya want for nothing?')).toHex()).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})
