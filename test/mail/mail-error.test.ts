import { describe, expect, it } from 'vitest'
import { isDeadAddress, MailError } from '#src/mail/mail-error.ts'

describe('isDeadAddress', () => {
  it.each([
    [550, '5.1.1', true],
    [551, '5.1.6', true],
    [553, '5.1.3', true],
    [550, '5.2.1', true],
    [556, '5.1.10', true],
    [undefined, '5.1.1', true],
    [552, '5.2.2', false],
    [550, '5.7.1', false],
    [550, '5.1.7', false],
    [550, '5.1.8', false],
    [550, undefined, false],
    [450, '5.1.1', false],
    [450, '4.1.1', false],
    [452, '5.1.1', false],
  ])('takes %s %s for dead: %s', (reply, enhanced, dead) => {
    expect(isDeadAddress(reply, enhanced)).toBe(dead)
  })
})

describe('MailError', () => {
  it('is told dead only when it is refused', () => {
    const facts = { reply: 550, enhanced: '5.1.1' }
    expect(new MailError('mail-refused', 'x', facts).deadAddress).toBe(true)
    expect(new MailError('mail-deferred', 'x', facts).deadAddress).toBe(false)
  })

  it('carries what the ledger writes', () => {
    const cause = new Error('socket')
    const error = new MailError('mail-deferred', 'Plus tard.', { reply: 450, retryAfterMs: 30_000, cause })
    expect(error).toMatchObject({
      name: 'MailError',
      code: 'mail-deferred',
      message: 'Plus tard.',
      reply: 450,
      enhanced: undefined,
      retryAfterMs: 30_000,
      cause,
    })
  })
})
