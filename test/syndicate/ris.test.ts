import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { risRecord } from '#src/syndicate/ris.ts'
import { listed } from './listed.ts'

/** Lines of one record, each its tag and its value; throws on what is no line of RIS. */
function readRecord(text: string): [string, string][] {
  if (!text.endsWith('ER  - \r\n\r\n')) throw new Error('No end.')
  const lines = text.slice(0, -4).split('\r\n')
  return lines.map((line) => {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? []
    if (tag === '') throw new Error(`No line of RIS: ${JSON.stringify(line)}`)
    return [tag, value]
  })
}

describe('risRecord', () => {
  it('tells an item as Zotero imports it', () => {
    expect(readRecord(risRecord(listed({ author: 'Jeanne Dupont' })))).toEqual([
      ['TY', 'ELEC'],
      ['TI', 'Appel à projets « Territoires connectés »'],
      ['AU', 'Jeanne Dupont'],
      ['PB', 'Banque des projets'],
      ['PY', '2026'],
      ['DA', '2026/11/20'],
      ['AB', 'L’appel soutient les collectivités.'],
      ['KW', 'Appel à projets'],
      ['KW', 'Territoires durables et connectés'],
      ['KW', 'Données et IA'],
      ['KW', 'Loir-et-Cher (41)'],
      ['M1', 'loi 2021-1485'],
      ['N1', 'Échéance : 2026-12-17'],
      ['C1', 'Licence : Licence Ouverte 2.0'],
      ['LA', 'fr'],
      ['UR', 'https://projets.example/appel?a=1&b=2'],
      ['L2', 'https://veille.example/elements/appel'],
      ['DP', 'Vigie'],
      ['ER', ''],
    ])
  })

  it.each([
    ['statute', 'STAT'],
    ['case', 'CASE'],
    ['report', 'RPRT'],
    ['news', 'NEWS'],
    ['page', 'ELEC'],
  ] as const)('gives a %s the type %s', (nature, type) => {
    expect(readRecord(risRecord(listed({ nature })))[0]).toEqual(['TY', type])
  })

  it('invents no date, and links to our page where there is no other', () => {
    const record = readRecord(
      risRecord(listed({ published: undefined, deadline: undefined, originalUrl: undefined })),
    )
    expect(record.map(([tag]) => tag)).not.toContain('DA')
    expect(record.map(([tag]) => tag)).not.toContain('N1')
    expect(record.filter(([tag]) => tag === 'UR' || tag === 'L2')).toEqual([
      ['UR', 'https://veille.example/elements/appel'],
    ])
  })

  it('cannot be made to end early by a title', () => {
    const record = readRecord(risRecord(listed({ title: 'Un\r\nER  - \r\nTY  - BOOK\u2028AU  - X' })))
    expect(record[1]).toEqual(['TI', 'Un ER - TY - BOOK AU - X'])
    expect(record.filter(([tag]) => tag === 'TY')).toHaveLength(1)
  })

  it('is read back whatever the texts are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (title, other) => {
        const given = listed({ title, summary: other, publisher: other, axes: [title], references: [other] })
        return readRecord(risRecord(given)).at(-1)?.[0] === 'ER'
      }),
      { numRuns: 80, seed: 6 },
    )
  }, 60_000)
})
