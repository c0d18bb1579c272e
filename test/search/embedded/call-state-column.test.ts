import { describe, expect, it } from 'vitest'
import { callStates } from '#src/search/embedded/call-state-column.ts'
import { factsOf } from '#src/search/embedded/document-facts.ts'
import { callStateCodes } from '#src/search/embedded/field-tests.ts'
import { addDocument, createMirror } from '#src/search/embedded/mirror.ts'
import { callStatus } from '#src/enrich/dates/status.ts'
import { noFacts } from '#src/enrich/facts.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import { made } from '#test/contract/search-library.ts'

const numbers = { values: new Map<string, number>(), stories: new Map<string, number>() }

function stateOf(part: Partial<SearchDocument>, now: Date): string {
  const mirror = createMirror()
  addDocument(mirror, 0, factsOf(made('a', part), numbers))
  return callStateCodes[callStates(mirror, now)[0]!]!
}

/** What the item's page would say of the same. */
function pageState({ deadline, opening, standing }: Partial<SearchDocument>, now: Date): string {
  const evidence = { start: 0, end: 0, text: '' }
  const dates = opening ? [{ role: 'opening' as const, value: opening, evidence }] : []
  const closing = deadline ? { value: deadline } : undefined
  const item = { closing, facts: { ...noFacts(), dates, ...(standing ? { standing } : {}) } }
  return callStatus(item as unknown as Parameters<typeof callStatus>[0], now)?.state ?? ''
}

const hours = [
  '2026-11-24T09:00:00Z',
  '2026-11-24T22:59:59Z',
  '2026-11-24T23:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-03-29T01:00:00Z',
]

describe('callStates', () => {
  it.each<Partial<SearchDocument>>([
    {},
    { standing: 'permanent' },
    { standing: 'rolling' },
    { deadline: '2026-11-23' },
    { deadline: '2026-11-24' },
    { deadline: '2026-11-24T08:59:59Z' },
    { deadline: '2026-11-24T09:00:00Z' },
    { deadline: '2026-11-24T09:00:01Z' },
    { deadline: '2026-12-01' },
    { deadline: '2026-12-01T22:59:59Z' },
    { deadline: '2026-12-01T23:00:00Z' },
    { deadline: '2026-12-02' },
    { deadline: '2026-12-24' },
    { deadline: '2026-12-24T23:00:00Z' },
    { deadline: '2026-12-25' },
    { deadline: '2027-06-30', standing: 'permanent' },
    { opening: '2026-11-24' },
    { opening: '2026-11-25' },
    { opening: '2026-11-24T09:00:00Z', deadline: '2026-12-31' },
    { opening: '2026-11-24T09:00:01Z', deadline: '2026-12-31' },
    { opening: '2027-01-10', deadline: '2026-12-31' },
    { opening: '2026-12-10', standing: 'rolling' },
    { opening: '2026-11-01', deadline: '2026-11-20' },
  ])('agrees with the page of the item: %j', (part) => {
    for (const hour of hours)
      expect([hour, stateOf(part, new Date(hour))]).toStrictEqual([hour, pageState(part, new Date(hour))])
  })

  it('is computed anew for another second, and for another document', () => {
    const mirror = createMirror()
    addDocument(mirror, 0, factsOf(made('a', { deadline: '2026-11-24T09:00:00Z' }), numbers))
    const [then, later] = ['2026-11-24T09:00:00Z', '2026-11-24T09:00:01Z'].map((hour) => new Date(hour))
    const first = callStates(mirror, then!)
    expect(callStates(mirror, then!)).toBe(first)
    expect(callStates(mirror, later!)[0]).toBe(callStateCodes.indexOf('closed'))
  })
})
