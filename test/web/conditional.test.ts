import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { type FreshAnswer, answerConditionally } from '#web/conditional.ts'

const fresh: FreshAnswer = {
  body: 'corps',
  type: 'text/plain; charset=utf-8',
  modifiedAt: '2026-11-24T07:30:00.500Z',
}

function get(answer: FreshAnswer, headers: Record<string, string> = {}) {
  const app = new Hono()
  app.get('/', (c) => answerConditionally(c, answer))
  return app.request('/', { headers })
}

describe('answerConditionally', () => {
  it('gives the whole, its mark and its date without a fraction', async () => {
    const answer = await get(fresh)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('corps')
    expect(answer.headers.get('etag')).toBe('"6c1ff7eccfdbfaec611433e77916f6e1"')
    expect(answer.headers.get('last-modified')).toBe('Tue, 24 Nov 2026 07:30:00 GMT')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  it('recognises its own date, though the change has a fraction of a second', async () => {
    expect((await get(fresh, { 'if-modified-since': 'Tue, 24 Nov 2026 07:30:00 GMT' })).status).toBe(304)
    expect((await get(fresh, { 'if-modified-since': 'Tue, 24 Nov 2026 07:29:59 GMT' })).status).toBe(200)
    expect((await get(fresh, { 'if-modified-since': 'Wed, 25 Nov 2026 00:00:00 GMT' })).status).toBe(304)
  })

  it('gives no body and no type with a 304, but its mark again', async () => {
    const etag = (await get(fresh)).headers.get('etag') ?? ''
    const answer = await get(fresh, { 'if-none-match': etag })
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toStrictEqual([
      304,
      '',
      null,
    ])
    expect(answer.headers.get('etag')).toBe(etag)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
  })

  it.each(['', '""', '"6c1ff7ec"', '6c1ff7eccfdbfaec611433e77916f6e1', 'W/', ',,,', '"a'.repeat(1000)])(
    'is not fooled by the mark %j',
    async (mark) => {
      expect((await get(fresh, { 'if-none-match': mark })).status).toBe(200)
    },
  )

  it('gives no date when nothing says one', async () => {
    const answer = await get(
      { body: 'corps', type: 'text/plain' },
      { 'if-modified-since': 'Wed, 25 Nov 2026 00:00:00 GMT' },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('last-modified')).toBeNull()
  })
})
