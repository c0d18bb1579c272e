import { describe, expect, it } from 'vitest'
import { readListCursor, shortHash, withProgress } from '#src/acquire/pages/list-cursor.ts'

const acquired = {
  kind: 'fresh' as const,
  parsed: { items: [] },
  url: 'https://www.exemple.fr/liste',
  first: { status: 200, validators: { etag: '"1"' } },
  bodyHash: 'abc',
}

describe('readListCursor', () => {
  it.each([
    ['nothing', undefined],
    ['what is no JSON', '{'],
    ['the cursor of another format', '"JORFSIMPLE_20260311-003000.tar.gz"'],
    ['a list', '[1, 2]'],
    ['values of another type', '{"opened":{"a":1},"halfway":"oui"}'],
  ])('holds nothing for %s', (_, cursor) => {
    expect(readListCursor(cursor)).toEqual({ opened: new Map(), halfway: false })
  })

  it('gives back what was written', () => {
    const progress = { opened: new Map([['a1', 'b2']]), halfway: true }
    const written = withProgress(acquired, progress)
    expect(readListCursor(written.kind === 'fresh' ? written.cursor : '')).toEqual(progress)
  })
})

describe('withProgress', () => {
  it('leaves a whole reading as it is', () => {
    expect(withProgress(acquired, { opened: new Map(), halfway: false })).toEqual(acquired)
  })

  it('takes away what would make the next check "unchanged" from half a reading', () => {
    expect(withProgress(acquired, { opened: new Map(), halfway: true })).toEqual({
      ...acquired,
      first: { status: 200, validators: {} },
      bodyHash: '',
      cursor: '{"halfway":true}',
    })
  })
})

describe('shortHash', () => {
  it('is twelve figures, the same for the same text', async () => {
    expect(await shortHash('https://www.exemple.fr/')).toMatch(/^[\da-f]{12}$/)
    expect(await shortHash('a')).toBe(await shortHash('a'))
    expect(await shortHash('a')).not.toBe(await shortHash('b'))
  })
})
