import { describe, expect, it } from 'vitest'
import { leftOutHref, readLeftOutParams, toLeftOutQuery } from '#web/coverage-params.ts'

const now = new Date('2026-11-24T08:00:00Z')
const read = (query: string) => {
  const given = new URLSearchParams(query)
  return readLeftOutParams((name) => given.get(name) ?? '', now)
}

describe('readLeftOutParams', () => {
  it('begins with the last thirty days', () => {
    expect(read('')).toEqual({ words: '', from: '2026-10-26', to: '2026-11-24' })
  })

  it('counts thirty days back from the last one asked', () => {
    expect(read('au=2026-06-30')).toMatchObject({ from: '2026-06-01', to: '2026-06-30' })
  })

  it('reads every filter', () => {
    expect(read('q=fibre&source=arcep&regle=doublon&du=2026-11-01&au=2026-11-02')).toEqual({
      words: 'fibre',
      source: 'arcep',
      rule: 'twin',
      from: '2026-11-01',
      to: '2026-11-02',
    })
  })

  it.each([
    'source=../etc',
    'source=A',
    'regle=constructor',
    'regle=twin',
    'du=hier',
    'au=2026-02-30',
    'apres=1',
    'apres=2026-11-24T08:00:00.000Z_x1',
    'apres=2026-11-24T08:00:00.000Z_r',
    'apres=%27_r1',
  ])('leaves out what makes no sense: %s', (query) => {
    expect(read(query)).toEqual(read(''))
  })

  it('bounds the words, and drops what no search may hold', () => {
    expect(read(`q=${'a'.repeat(500)}`).words).toHaveLength(200)
    expect(read('q=%20a%00b%20').words).toBe('a b')
  })
})

describe('leftOutHref', () => {
  it('writes what readLeftOutParams reads', () => {
    const params = {
      words: 'réseau & fibre',
      source: 'arcep',
      rule: 'off-scope' as const,
      from: '2026-11-01',
      to: '2026-11-02',
      after: { of: 'item' as const, at: '2026-11-02T08:00:00.000Z', seq: 12 },
    }
    expect(read(leftOutHref(params).split('?')[1] ?? '')).toEqual(params)
    expect(leftOutHref({})).toBe('/couverture/ecartes')
  })
})

describe('toLeftOutQuery', () => {
  const isStaff = { isStaff: true, limit: 50 }
  const isVisitor = { isStaff: false, limit: 50 }

  it('asks for whole days of Paris', () => {
    expect(toLeftOutQuery(read('du=2026-11-01&au=2026-11-02'), isStaff)).toMatchObject({
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-02T23:00:00.000Z',
    })
  })

  it('keeps from visitors what staff took off, even asked for by name', () => {
    expect(toLeftOutQuery(read(''), isStaff).rules).toContain('buried')
    expect(toLeftOutQuery(read(''), isVisitor).rules).not.toContain('buried')
    expect(toLeftOutQuery(read('regle=retire'), isVisitor).rules).toEqual([])
    expect(toLeftOutQuery(read('regle=doublon'), isVisitor).rules).toEqual(['twin'])
  })
})
