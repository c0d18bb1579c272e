import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signCall } from '#src/searches/webhook-signature.ts'

describe('signCall', () => {
  it('signs the time and the body, as any program makes it again', async () => {
    const body = '{"items":["é"]}'
    const expected = createHmac('sha256', 'vgh_cle').update(`1764000000.${body}`).digest('hex')
    expect(await signCall('vgh_cle', 1_764_000_000, body)).toBe(`t=1764000000,v1=${expected}`)
  })

  it.each([
    ['vgh_autre', 1_764_000_000, '{}'],
    ['vgh_cle', 1_764_000_001, '{}'],
    ['vgh_cle', 1_764_000_000, '{ }'],
  ])('is another for %s, %d, %s', async (secret, seconds, body) => {
    const [, one] = (await signCall('vgh_cle', 1_764_000_000, '{}')).split(',')
    expect((await signCall(secret, seconds, body)).split(',')[1]).not.toBe(one)
  })
})
