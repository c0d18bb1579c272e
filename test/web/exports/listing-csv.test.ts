import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, mostListed } from '#src/syndicate/listing.ts'
import { listed } from '#test/syndicate/listed.ts'
import { byteOrderMark, csvLine } from '#web/csv.ts'
import { csvHead, csvRow, csvTail } from '#web/exports/listing-csv.ts'

const read = (text: string) => parse(text, { bom: true, delimiter: ';' }) as string[][]
const cell = (fields: Parameters<typeof listed>[0], name: string) =>
  read(csvRow(listed(fields)))[0]![columns.findIndex((column) => column.name === name)]

describe('csvHead', () => {
  it('begins with the mark without which Excel reads another alphabet, and names every column', () => {
    expect(csvHead.startsWith(byteOrderMark)).toBe(true)
    expect(read(csvHead)).toEqual([columns.map(({ name }) => name)])
  })
})

describe('csvRow', () => {
  it.each([
    ['Date', { published: '2026-11-19T23:30:00Z' }, '2026-11-20 00:30'],
    ['Date', { published: undefined }, ''],
    ['Échéance', { deadline: '2026-12-17' }, '2026-12-17'],
    // The hour that is there twice, and the one that is not.
    ['Échéance', { deadline: '2026-10-25T00:30:00Z' }, '2026-10-25 02:30'],
    ['Échéance', { deadline: '2026-10-25T01:30:00Z' }, '2026-10-25 02:30'],
    ['Échéance', { deadline: '2027-03-28T01:00:00Z' }, '2027-03-28 03:00'],
    ['Échéance', { deadline: '2026-12-31T23:00:00Z' }, '2027-01-01 00:00'],
    ['Montant (€)', { amount: 1_234_567.89 }, '1234567,89'],
    ['Montant (€)', { amount: 30_000_000 }, '30000000'],
    ['Montant (€)', { amount: undefined }, ''],
    ['Axes', { axes: [] }, ''],
    ['Axes', { axes: ['Un', 'Deux'] }, 'Un, Deux'],
    ['Adresse d’origine', { originalUrl: undefined }, ''],
    ['Licence', { licence: undefined }, ''],
  ])('gives « %s » of %j', (name, fields, expected) => {
    expect(cell(fields, name)).toBe(expected)
  })

  it('is one record of fifteen fields, whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('a;b', 'a"b', '"', 'a\nb', 'a\r\nb', '=1', '";"', '\\"', "'", ''),
    )
    fc.assert(
      fc.property(text, text, (one, other) => {
        const rows = read(
          csvHead +
            csvRow(listed({ title: one, publisher: other, axes: [one, other], state: one })) +
            csvRow(listed()),
        )
        expect(rows.map((row) => row.length)).toEqual([15, 15, 15])
        expect(rows[2]![0]).toBe(listed().title)
      }),
      { numRuns: 200 },
    )
  })

  it('lets no field of any column begin as a formula', () => {
    const formulas = [
      '=cmd|" /C calc"!A0',
      '+1',
      '-1',
      '@SUM(1)',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '\uFEFF=1',
      '\u00A0=1',
    ]
    for (const formula of formulas) {
      const row = csvRow(
        listed({
          title: formula,
          publisher: formula,
          state: formula,
          axes: [formula],
          domain: formula,
          kind: formula,
          territories: [formula],
          beneficiaries: [formula],
          references: [formula],
          originalUrl: formula,
          licence: formula,
        }),
      )
      for (const field of read(row)[0]!) expect(field).not.toMatch(/^[\s\uFEFF]*[=+\-@＝＋－＠]/u)
    }
  })

  it.each(['Titre', "L'été", '1 + 1 = 2', 'a-b', 'e@mairie.example', '«-»', "'"])(
    'leaves as it is what is no formula: %s',
    (title) => {
      expect(cell({ title }, 'Titre')).toBe(title)
    },
  )
})

describe('csvTail', () => {
  it.each([0, 1, mostListed])('is nothing where all %d are there', (total) => {
    expect(csvTail({ total })).toBe('')
  })

  it('says that the file was cut, and what to do', () => {
    const [[words] = []] = read(csvTail({ total: mostListed + 1 }))
    expect(words!.replace(/\s/g, ' ')).toBe(
      'Le fichier s’arrête aux 5 000 premiers éléments sur 5 001 : précisez la recherche pour avoir les autres.',
    )
  })
})

describe('csvLine', () => {
  it('quotes all, doubles quotation marks, ends as the standard says', () => {
    expect(csvLine(['a"b', 1, ''])).toBe('"a""b";"1";""\r\n')
  })
})
