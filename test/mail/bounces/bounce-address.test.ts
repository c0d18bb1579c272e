import { describe, expect, it } from 'vitest'
import { readAddress } from '#src/mail/address.ts'
import { bounceAddress, bounceToken } from '#src/mail/bounces/bounce-address.ts'
import { findCode, refusalKind } from '#src/mail/bounces/status-code.ts'

describe('bounceAddress', () => {
  it('makes an address that leaves as it is, and is read back', () => {
    const address = bounceAddress('retours@veille.example', 'a1_B2.c-3')
    expect(address).toBe('retours+a1_B2.c-3@veille.example')
    expect(readAddress(address)).toEqual({ kind: 'valid', address })
    expect(bounceToken(address)).toBe('a1_B2.c-3')
  })

  it.each([
    'retours@veille.example',
    '+a@veille.example',
    'a+@veille.example',
    'a+b c@d.example',
    'a+b@',
    '',
  ])('finds no token in %j', (address) => {
    expect(bounceToken(address)).toBeUndefined()
  })
})

describe('findCode', () => {
  it.each([
    ['550 5.1.1 inconnu', '5.1.1'],
    ['smtp;550-5.7.26 refusé', '5.7.26'],
    ['(#5.1.1)', '5.1.1'],
    ['554 non', '554'],
    ['host 203.0.113.9 said: 452 4.2.2 plein', '4.2.2'],
    ['en 2026', undefined],
    ['', undefined],
  ])('finds in %j: %s', (text, code) => {
    expect(findCode(text)).toBe(code)
  })
})

describe('refusalKind', () => {
  it.each([
    ['5.1.1', '', 'hard'],
    ['5.0.0', 'utilisateur inconnu', 'hard'],
    ['550', 'mailbox not found', 'hard'],
    ['550', 'mailbox unavailable', 'soft'],
    ['5.7.1', 'user unknown', 'soft'],
    ['5.2.2', 'user unknown', 'soft'],
    [undefined, 'no such user here', 'hard'],
    [undefined, 'essayez plus tard', 'soft'],
  ])('takes %s « %s » for %s', (code, words, kind) => {
    expect(refusalKind(code, words)).toBe(kind)
  })
})
