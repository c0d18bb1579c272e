import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  addSynonyms,
  listSynonymLines,
  mostEdits,
  takeSynonyms,
  undoSynonyms,
} from '#src/curation/synonym-gestures.ts'
import { synonymLines } from '#src/curation/synonym-lines.ts'
import { groupKey } from '#src/search/words/synonym-key.ts'
import { bounds, readGroup } from '#src/curation/synonym-words.ts'
import { readSynonyms, writeSynonyms } from '#src/axis/synonyms.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { searchFor } from '#src/search/search-index.ts'
import { groupsInForce, openSynonyms } from '#src/search/words/current-synonyms.ts'
import { planSearch } from '#src/search/words/plan-search.ts'
import { synonymKey } from '#src/search/words/synonym-key.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listSynonymEdits } from '#src/store/synonym-edits.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'

let deps: TestDeps
const edith = { name: 'Édith' }

beforeEach(async () => {
  deps = {
    ...(await createTestDeps()),
    synonyms: readSynonyms('fibre = FttH\ncuivre = ADSL > paire torsadée'),
  }
})

const inForce = async () => openSynonyms(deps.db, deps.synonyms)()
const othersOf = async (word: string) => {
  const [term] = parseQuery(word).tree.of
  if (term?.kind !== 'term') throw new Error('No term.')
  return (await inForce()).at(term.stems, 0)?.others.map(({ stems }) => stems.join(' ')) ?? []
}

describe('synonyms that go round', () => {
  it('lead one step and no further: a group does not call the next', async () => {
    await addSynonyms(deps, edith, 'alpha\nbravo')
    await addSynonyms(deps, edith, 'bravo\ntango')
    await addSynonyms(deps, edith, 'tango\nalpha')
    expect((await othersOf('alpha')).toSorted()).toEqual(['bravo', 'tango'])
    await addSynonyms(deps, edith, 'tango\ndelta')
    expect(await othersOf('alpha')).not.toContain('delta')
  })

  it('within one expression stop at the longest', async () => {
    await addSynonyms(deps, edith, 'alpha\nalpha bravo')
    await addSynonyms(deps, edith, 'alpha bravo\nalpha bravo charlie')
    const synonyms = await inForce()
    expect(synonyms.at(['alpha', 'bravo'], 0)).toMatchObject({ length: 2 })
    expect(synonyms.at(['alpha'], 0)).toMatchObject({ length: 1 })
  })

  it('never name the word itself as its own synonym', async () => {
    await addSynonyms(deps, edith, 'alpha\nbravo')
    for (const word of ['alpha', 'bravo']) expect(await othersOf(word)).not.toContain(word)
  })
})

describe('synonyms that explode', () => {
  it('give a word eight ways at most, however many groups hold it', () => {
    const groups = Array.from({ length: 1_000 }, (_, index) => ({
      same: ['fibre', ...Array.from({ length: 7 }, (__, rank) => `mot${index}x${rank}`)],
      narrower: [],
    }))
    const { plan } = {
      plan: planSearch(parseQuery('fibre fibre optique'), { synonyms: compileSynonyms(groups) }),
    }
    const ways = JSON.stringify(plan).match(/mot\d+x\d/g) ?? []
    expect(ways.length).toBeLessThanOrEqual(8 * 3)
  })

  it('are borne by a search, with as many as may be', async () => {
    const groups = Array.from({ length: mostEdits }, (_, index) => ({
      same: ['fibre', ...Array.from({ length: 7 }, (__, rank) => `mot${index}x${rank}`)],
      narrower: [],
    }))
    const synonyms = compileSynonyms(groups)
    const index = createFts5Index(deps.db, { synonyms: async () => synonyms })
    const ask = () =>
      index.search(
        searchFor({
          now: deps.now(),
          asked: parseQuery('fibre '.repeat(20)),
          includeOffScope: true,
          matching: 'best',
          limit: 5,
        }),
      )
    expect((await ask()).total).toBe(0)
  })

  it(`are ${mostEdits} at most, and the next one says so`, async () => {
    await deps.db.run(
      `insert into synonym_edits (key, action, words, author, changed_at)
       with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
       select 'k' || i, 'add', json_array('w' || i, 'v' || i), 'Édith', '2026-11-24T08:00:00.000Z' from n`,
      mostEdits,
    )
    await expect(addSynonyms(deps, edith, 'alpha\nbravo')).rejects.toMatchObject({
      code: 'synonyms',
      message: 'Ce groupe vient d’être ajouté, ou il y en a trop : rechargez la page.',
    })
    expect(await listSynonymEdits(deps.db)).toHaveLength(mostEdits)
  })
})

describe('a group as it is written', () => {
  it.each([
    ['a\u0000lpha\nbravo', ['a lpha', 'bravo']],
    ['alpha\u202E\nbravo', ['alpha', 'bravo']],
    ['alpha\r\nbravo\rcharlie', ['alpha', 'bravo', 'charlie']],
    ['  alpha   un \n\n\n bravo ', ['alpha un', 'bravo']],
    ["l'alpha\nbravo", ["l'alpha", 'bravo']],
  ])('is cleaned: %j', (written, words) => {
    expect(readGroup(written)).toEqual(words)
  })

  it('is two to eight expressions of 80 characters that differ by their words, or a sentence', () => {
    const expression = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constantFrom('fibre', 'FttH', 'a=b', 'x > y', 'é', ''),
    )
    fc.assert(
      fc.property(fc.array(expression, { maxLength: 12 }), (lines) => {
        const words = orSentence(() => readGroup(lines.join('\n')))
        if (typeof words === 'string') return words.endsWith('.')
        expect(words.length).toBeGreaterThanOrEqual(bounds.least)
        expect(words.length).toBeLessThanOrEqual(bounds.most)
        expect(new Set(words.map((word) => synonymKey([word]))).size).toBe(words.length)
        for (const word of words) {
          expect(word.length).toBeLessThanOrEqual(bounds.length)
          expect(word).not.toMatch(/[=<>\p{Cc}]/u)
        }
        // One line, as it is kept, gives it back.
        expect(readSynonyms(writeSynonyms({ same: words, narrower: [] }))).toEqual([
          { same: words, narrower: [] },
        ])
        return true
      }),
      { numRuns: 300 },
    )
  })

  it('cannot take a place in another group by the sign that parts keys', async () => {
    await addSynonyms(deps, edith, 'alpha | bravo\ncharlie')
    const [line] = await listSynonymLines(deps)
    expect(line!.key.split(' | ').length).toBe(2)
  })
})

describe('two editors at once', () => {
  it('add the same group once', async () => {
    const done = await Promise.allSettled([
      addSynonyms(deps, edith, 'alpha\nbravo'),
      addSynonyms(deps, { name: 'Émile' }, 'bravo\nalpha'),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listSynonymEdits(deps.db)).toHaveLength(1)
    expect(await listAudit(deps.db, { limit: 10 })).toHaveLength(1)
  })

  it('take the same group off once', async () => {
    const key = groupKey(deps.synonyms[0]!)
    const done = await Promise.all([
      takeSynonyms(deps, edith, key),
      takeSynonyms(deps, { name: 'Émile' }, key),
    ])
    expect(done.filter((operation) => operation !== '')).toHaveLength(1)
    expect(await listAudit(deps.db, { limit: 10 })).toHaveLength(1)
  })

  it('undo one gesture once', async () => {
    const gesture = await addSynonyms(deps, edith, 'alpha\nbravo')
    const done = await Promise.all([undoSynonyms(deps, edith, gesture), undoSynonyms(deps, edith, gesture)])
    expect(done.filter((operation) => operation !== '')).toHaveLength(1)
    expect(await listSynonymEdits(deps.db)).toEqual([])
  })
})

describe('groupsInForce', () => {
  it('leaves out what was taken off, and puts what was added behind', () => {
    const edit = { author: 'Édith', changedAt: '2026-11-24T08:00:00.000Z' }
    const groups = groupsInForce(deps.synonyms, [
      { ...edit, key: groupKey(deps.synonyms[0]!), action: 'remove', words: ['fibre', 'FttH'] },
      { ...edit, key: 'x', action: 'add', words: ['alpha', 'bravo'] },
    ])
    expect(groups.map(({ same }) => same)).toEqual([
      ['cuivre', 'ADSL'],
      ['alpha', 'bravo'],
    ])
  })

  it('acts at the next search, and costs one statement while nothing changed', async () => {
    const read = openSynonyms(deps.db, deps.synonyms)
    const before = await read()
    expect(await read()).toBe(before)
    await addSynonyms(deps, edith, 'alpha\nbravo')
    const after = await read()
    expect(after).not.toBe(before)
    expect(after.knows('alpha')).toBe(true)
  })
})

describe('synonymLines', () => {
  const edit = { author: 'Édith', words: ['fibre', 'FttH'], changedAt: '2026-11-24T08:00:00.000Z' }

  it('shows once a group that the code ships since the team added it', () => {
    const key = groupKey(deps.synonyms[0]!)
    const lines = synonymLines(deps.synonyms, [{ ...edit, key, action: 'add' }])
    expect(lines.filter((line) => line.key === key)).toMatchObject([{ state: 'shipped' }])
  })

  it('forgets the taking off of a group that the code ships no more', () => {
    expect(synonymLines([], [{ ...edit, key: 'disparu', action: 'remove' }])).toEqual([])
  })

  it('sorts as French does', () => {
    const lines = synonymLines(readSynonyms('zone = aire\néolien = vent\nÉcole = classe\nabri = toit'), [])
    expect(lines.map(({ same }) => same[0])).toEqual(['abri', 'École', 'éolien', 'zone'])
  })
})

function orSentence<T>(read: () => T): T | string {
  try {
    return read()
  } catch (error) {
    return (error as Error).message
  }
}
