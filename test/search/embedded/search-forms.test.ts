import { beforeEach, describe, expect, it } from 'vitest'
import { countForms, formsBeginning, readForms } from '#src/search/embedded/search-forms.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { ask, made } from '#test/contract/search-library.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase
beforeEach(async () => {
  db = await openTestDatabase()
})
const all = async () => Object.fromEntries(await readForms(db, { least: 1, most: 100 }))

describe('countForms', () => {
  it('counts the documents that have a word', async () => {
    await db.batch(
      countForms([
        [false, ['cuivre', 'fibre']],
        [false, ['cuivre']],
      ]),
    )
    await db.batch(countForms([[false, ['cuivre']]]))
    expect(await all()).toStrictEqual({ cuivre: 3, fibre: 1 })
  })

  it('counts a document that comes back for new words only', async () => {
    await db.batch(countForms([[false, ['cuivre']]]))
    await db.batch(countForms([[true, ['cuivre', 'mobile']]]))
    expect(await all()).toStrictEqual({ cuivre: 1, mobile: 1 })
  })
})

describe('readForms', () => {
  it('gives the most frequent first, within its bounds', async () => {
    await db.batch(
      countForms([
        [false, ['a', 'b', 'c']],
        [false, ['b', 'c']],
        [false, ['c']],
      ]),
    )
    expect(await readForms(db, { least: 2, most: 10 })).toStrictEqual([
      ['c', 3],
      ['b', 2],
    ])
    expect(await readForms(db, { least: 1, most: 1 })).toStrictEqual([['c', 3]])
  })
})

describe('formsBeginning', () => {
  it('gives the words of each beginning, the most frequent first', async () => {
    await db.batch(
      countForms([
        [false, ['numero', 'numerique', 'fibre']],
        [false, ['numerique', 'fibres']],
      ]),
    )
    expect(await formsBeginning(db, ['numer', 'fibre', 'zz', '%', "' or 1=1"], 10)).toStrictEqual([
      ['numerique', 'numero'],
      ['fibre', 'fibres'],
      [],
      [],
      [],
    ])
    expect(await formsBeginning(db, ['numer'], 1)).toStrictEqual([['numerique']])
  })
})

describe('the vocabulary of an index', () => {
  it('mends a fault with a word that came after the first search', async () => {
    const index = createFts5Index(db)
    await index.put([made('a', { title: 'Cuivre' })])
    expect((await index.search(ask({ text: 'vulnérabilté', matching: 'best' }))).corrections).toStrictEqual(
      [],
    )
    await index.put([made('b', { title: 'Une vulnérabilité' })])
    const { corrections, hits } = await index.search(ask({ text: 'vulnérabilté', matching: 'best' }))
    expect(corrections.map(({ used }) => used)).toStrictEqual(['vulnerabilite'])
    expect(hits.map(({ id }) => id)).toStrictEqual(['b'])
  })
})
