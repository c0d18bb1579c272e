import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { conjunctsOf, maxConjuncts } from '#src/search/meilisearch/conjuncts.ts'
import { decodeValue, encodeValue, oneOf, testFilter } from '#src/search/meilisearch/filters.ts'
import { holdList } from '#src/search/meilisearch/held-list.ts'
import { mondayOf, printOf, toRecord } from '#src/search/meilisearch/record.ts'
import { compareSettings, settingsFor } from '#src/search/meilisearch/settings.ts'
import { toWeeks } from '#src/search/meilisearch/weeks.ts'
import { stateFilter } from '#src/search/meilisearch/call-states.ts'
import { onceDone } from '#src/search/meilisearch/once-done.ts'
import { enoughOf } from '#src/search/meilisearch/coverage.ts'
import type { WantedWords } from '#src/search/words/plan.ts'
import type { SearchServer } from '#src/search/search-server.ts'
import { ask, made, searchHour } from '#test/contract/search-library.ts'

const url = 'http://nom:motdepasse@recherche.example:7700'

function serverAnswering(answer: () => Response | Promise<Response>): SearchServer {
  return createMeilisearchIndex({
    url,
    apiKey: 'cle-tres-secrete',
    index: 'vigie',
    fetch: async () => answer(),
  })
}

const json = (status: number, body: unknown) => () => Response.json(body, { status })
const text =
  (status: number, body: string, type = 'text/html') =>
  () =>
    new Response(body, { status, headers: { 'content-type': type } })

describe('a server that answers what it should not', () => {
  const answers: [string, () => Response | Promise<Response>, string][] = [
    ['a page of HTML', text(200, '<!doctype html><p>Bienvenue !'), 'search-unavailable'],
    ['a page of HTML of a gateway', text(502, '<h1>502 Bad Gateway</h1>'), 'search-unavailable'],
    ['half of its JSON', text(200, '{"results":[{"hi', 'application/json'), 'search-unavailable'],
    ['nothing at all', text(503, ''), 'search-unavailable'],
    [
      'an error of its own',
      json(500, { code: 'internal', message: 'panic', type: 'internal' }),
      'search-failed',
    ],
    ['that its disk is full', json(500, { code: 'no_space_left_on_device', message: 'x' }), 'search-failed'],
    ['that the key is wrong', json(403, { code: 'invalid_api_key', message: 'x' }), 'search-key-refused'],
    ['that a key is wanted', json(401, { code: 'missing_authorization_header' }), 'search-key-refused'],
    ['an error without code', json(500, { message: 'erreur' }), 'search-unavailable'],
    ['an error that is a list', json(500, []), 'search-unavailable'],
    ['that nobody is there', () => Promise.reject(new TypeError('fetch failed')), 'search-unavailable'],
  ]

  it.each(answers)('%s: says in French what it is, and no secret', async (_, answer, code) => {
    const index = serverAnswering(answer)
    const works = [() => index.status(), () => index.put([made('a', {})]), () => index.remove(['a'])]
    for (const work of works) {
      const error = await work().catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(WatchError)
      expect(error).toMatchObject({ code })
      expect((error as WatchError).message).toMatch(/^Le serveur de recherche /)
      expect((error as WatchError).message).not.toMatch(/motdepasse|secrete|panic/)
    }
  })

  it.each(answers)('%s: a search fails as one that may be answered elsewhere', async (_, answer) => {
    const error = await serverAnswering(answer)
      .search(ask({ text: 'fibre' }))
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(WatchError)
  })

  it('is given up after a time when it never answers', async () => {
    const index = createMeilisearchIndex({
      url,
      apiKey: '',
      index: 'vigie',
      timeoutMs: 20,
      fetch: (_, init) =>
        new Promise((__, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
        }),
    })
    await expect(index.status()).rejects.toMatchObject({ code: 'search-unavailable' })
  })
})

describe('encodeValue', () => {
  it('keeps any text within its quotation marks, and gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        const encoded = encodeValue(value)
        expect(encoded).not.toMatch(/["'\\\n]/)
        expect(decodeValue(encoded)).toBe(value.toWellFormed())
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    '" OR id EXISTS',
    "' OR 1=1",
    '\\',
    '\\"',
    '%22',
    '%',
    '%%2',
    '] OR [',
    '\u0000',
    '\ud800',
    'é ’ «',
  ])('leaves one value one value: %j', (value) => {
    const filter = oneOf('publisher', [value, 'b'])
    expect(filter.match(/"/g)).toHaveLength(4)
    expect(decodeValue(/^publisher IN \["(.*)", "b"\]$/s.exec(filter)?.[1] ?? '')).toBe(value.toWellFormed())
  })
})

describe('testFilter', () => {
  it('has balanced parentheses and quotation marks for any value', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('"', '\\', ')', ' OR '),
    )
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (values) => {
        for (const field of ['publisher', 'territory', 'ref', 'status'] as const) {
          const bare = testFilter({ field, values }, searchHour).replace(/"[^"]*"/g, '')
          expect(bare).not.toContain('"')
          expect(bare.split('(')).toHaveLength(bare.split(')').length)
          expect(bare).toMatch(/^[\w ,()<>=[\]]*$/)
        }
      }),
      { numRuns: 100 },
    )
  })

  it.each(['__proto__', 'constructor', 'toString', '', 'OPEN'])('knows no state called %j', (state) => {
    expect(stateFilter(state, searchHour)).toBe('id IN []')
  })
})

describe('conjunctsOf', () => {
  const either = (n: number) => ({
    kind: 'words' as const,
    words: {
      terms: [],
      telling: 1,
      ways: Array.from({ length: 4 }, (_, at) => ({
        stems: [`m${n}x${at}`],
        phrase: false,
        weight: 1 - at / 10,
        by: 'typed' as const,
      })),
    },
  })

  it.each([1, 2, 3, 8, 40])('stays bounded for %d words of four ways, and keeps the likeliest', (count) => {
    const { of, cut } = conjunctsOf(
      Array.from({ length: count }, (_, n) => either(n)),
      searchHour,
    )
    expect(of.length).toBe(Math.min(maxConjuncts, 4 ** count))
    expect(cut).toBe(4 ** count > maxConjuncts)
    expect(of[0]!.ways.map(({ stems }) => stems[0])).toStrictEqual(
      Array.from({ length: count }, (_, n) => `m${n}x0`),
    )
    const weights = of.map(({ weight }) => weight)
    expect(weights[0]).toBe(Math.max(...weights))
  })

  it('takes a « not » away twice', () => {
    const twice = { kind: 'not' as const, of: { kind: 'not' as const, of: either(1) } }
    expect(conjunctsOf([twice], searchHour)).toStrictEqual(conjunctsOf([either(1)], searchHour))
  })
})

describe('enoughOf', () => {
  const word = (telling: number): WantedWords => ({ terms: [], ways: [], telling })

  it('gives choices that are enough, of which no word may be left out', () => {
    const anyWords = fc.array(fc.integer({ min: 1, max: 20 }).map(word), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(anyWords, (list) => {
        const sum = (words: readonly WantedWords[]) => words.reduce((all, { telling }) => all + telling, 0)
        const wanted = sum(list) * 0.6 - 1e-6
        const choices = enoughOf(list)
        expect(choices.length).toBeGreaterThan(0)
        for (const choice of choices) {
          expect(sum(choice)).toBeGreaterThanOrEqual(wanted)
          for (const one of choice) expect(sum(choice) - one.telling).toBeLessThan(wanted + 1e-3)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('tries no endless number of choices for thirty words', () => {
    expect(enoughOf(Array.from({ length: 30 }, () => word(1))).length).toBeLessThanOrEqual(24)
  })
})

describe('toRecord', () => {
  it.each<[string, Parameters<typeof made>[1]]>([
    ['a date that is none', { sortDate: 'hier' }],
    ['a deadline that is none', { deadline: '2026-02-99' }],
    ['an opening that is none', { opening: 'bientôt' }],
    ['a text without end', { text: 'mot '.repeat(400_000) }],
    ['no story and no place', { story: undefined, territories: [''] }],
    ['a lone surrogate', { publisher: '\ud800', refs: ['\udfff'] }],
  ])('takes %s', async (_, part) => {
    const record = toRecord(made('a', part))
    const sent = JSON.stringify(record)
    expect(sent).not.toContain('null')
    expect(sent.length).toBeLessThan(700_000)
    expect(record.territory).not.toContain('')
    expect(await printOf(made('a', part))).toMatch(/^[0-9a-f]{20}$/)
  })

  it.each<[string, Parameters<typeof made>[1]]>([
    ['title', { title: 'Autre' }],
    ['text', { text: 'Fibre' }],
    ['publisher', { publisher: 'Autre' }],
    ['axes', { axes: [] }],
    ['scope', { relevant: false }],
    ['date', { sortDate: '2026-10-01T00:00:01Z' }],
    ['first sight', { firstSeen: '2026-10-01T00:00:00.001Z' }],
    ['deadline', { deadline: '2026-10-02' }],
    ['opening', { opening: '2026-10-02' }],
    ['standing', { standing: 'rolling' }],
    ['amount', { amount: 1 }],
    ['references', { refs: ['a'] }],
    ['story', { story: 's' }],
    ['places', { territories: ['41'] }],
    ['what they lie in', { within: ['24'] }],
    ['beneficiaries', { beneficiaries: ['commune'] }],
  ])('has another print with another %s', async (_, part) => {
    expect(await printOf(made('a', part))).not.toBe(await printOf(made('a', {})))
  })

  it('gives a story of one item a name that no story has', () => {
    expect(toRecord(made('a', {})).story).toBe('=a')
    expect(toRecord(made('b', { story: 'a' })).story).toBe('a')
  })
})

describe('mondayOf', () => {
  it('is a Monday of the same seven days, whatever the day', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const monday = new Date(`${mondayOf(date.toISOString())}T00:00:00Z`)
        expect(monday.getUTCDay()).toBe(1)
        const passed = date.getTime() - monday.getTime()
        expect(passed).toBeGreaterThanOrEqual(-2 * 3_600_000)
        expect(passed).toBeLessThan(7 * 86_400_000)
      }),
      { numRuns: 200 },
    )
  })
})

describe('toWeeks', () => {
  it('keeps 104 weeks of thousands of counts, oldest first', () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      facet: 'weekAxes',
      value: `${mondayOf(new Date(Date.UTC(2020, 0, 6) + n * 604_800_000).toISOString())} donnees-ia`,
      count: n + 1,
    })).toReversed()
    const weeks = toWeeks(rows)
    expect(weeks.map(({ count }) => count)).toStrictEqual(Array.from({ length: 104 }, (_, n) => 197 + n))
  })

  it('takes what has no axis', () => {
    const row = { facet: 'weekAxes', value: '2026-11-23 ', count: 2 }
    expect(toWeeks([row])).toStrictEqual([{ week: '2026-11-23', axis: '', count: 2 }])
    expect(toWeeks([])).toStrictEqual([])
  })
})

describe('holdList', () => {
  const hits = Array.from({ length: 1_000 }, (_, n) => ({
    id: `i${n}`,
    story: n % 2 ? 's' : `=i${n}`,
    score: 1,
  }))

  it('shows a story of five hundred once, and knows its size', () => {
    const { shown, sizes } = holdList(hits, true)
    expect(shown).toHaveLength(501)
    expect(shown[1]?.id).toBe('i1')
    expect(sizes.get('s')).toBe(500)
  })

  it('shows all where stories are not collapsed', () => {
    expect(holdList(hits, false).shown).toStrictEqual(hits)
  })
})

describe('compareSettings', () => {
  const wanted = settingsFor({ aap: ['appel'] })

  it.each(Object.keys(wanted) as (keyof typeof wanted)[])('sees that %s is another', (name) => {
    const without = { ...wanted, [name]: null }
    expect(compareSettings(without, wanted)).not.toBe('same')
    expect(compareSettings(wanted, wanted)).toBe('same')
  })

  it.each([
    [{ typoTolerance: { ...wanted.typoTolerance, added: true } }, 'same'],
    [{ synonyms: { aap: ['appel'], ami: ['x'] } }, 'light'],
    [{ synonyms: {} }, 'light'],
    [{ rankingRules: [...wanted.rankingRules!].toReversed() }, 'light'],
    [{ filterableAttributes: wanted.filterableAttributes!.slice(1) }, 'heavy'],
    [{ embedders: { ancien: {} } }, 'same'],
  ])('%j is %s', (part, expected) => {
    expect(compareSettings({ ...wanted, ...part } as typeof wanted, wanted)).toBe(expected)
  })
})

describe('onceDone', () => {
  it('is done once for those who ask together, and again after a failure', async () => {
    let calls = 0
    const once = onceDone(async () => {
      calls += 1
      if (calls === 1) throw new Error('panne')
      return calls
    })
    const first = await Promise.allSettled([once.get(), once.get()])
    expect(first.map(({ status }) => status)).toStrictEqual(['rejected', 'rejected'])
    expect(await Promise.all([once.get(), once.get()])).toStrictEqual([2, 2])
    once.forget()
    expect(await once.get()).toBe(3)
  })
})
