import { strFromU8, unzipSync } from 'fflate'
import { DomUtils, parseDocument } from 'htmlparser2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Listed, columns } from '#src/syndicate/listing.ts'
import { odsRow } from '#src/syndicate/ods-content.ts'
import { odsType, renderOds } from '#src/syndicate/ods.ts'
import { hostileTitles } from './channel.ts'
import { listed, listing } from './listed.ts'

const { getElementsByTagName, textContent } = DomUtils
type Element = ReturnType<typeof getElementsByTagName>[number]

const isTag = (node: object): node is Element => 'attribs' in node

const fileOf = (...items: Listed[]) => renderOds(listing, items.map(odsRow))
const partOf = (file: Uint8Array, name: string) => strFromU8(unzipSync(file)[name]!)

/** Rows of one sheet, each the cells as XML elements. */
function sheetOf(file: Uint8Array, index: number): Element[][] {
  const document = parseDocument(partOf(file, 'content.xml'), { xmlMode: true })
  const table = getElementsByTagName('table:table', document)[index]!
  return getElementsByTagName('table:table-row', table).map((row) => row.children.filter(isTag))
}

const cellOf = (file: Uint8Array, row: number, column: string): Element =>
  sheetOf(file, 0)[row]![columns.findIndex(({ name }) => name === column)]!

describe('renderOds', () => {
  it('begins with its type, stored, without extra field, so that its bytes tell what it is', () => {
    const file = fileOf(listed())
    const view = new DataView(file.buffer)
    expect(strFromU8(file.subarray(0, 4))).toBe('PK\u0003\u0004')
    expect([view.getUint16(6, true) & 8, view.getUint16(8, true)]).toEqual([0, 0])
    expect([view.getUint32(22, true), view.getUint16(26, true), view.getUint16(28, true)]).toEqual([
      odsType.length,
      'mimetype'.length,
      0,
    ])
    expect(strFromU8(file.subarray(30, 38 + odsType.length))).toBe(`mimetype${odsType}`)
  })

  it('lists each of its parts in the manifest, and each is well-formed', () => {
    const file = fileOf(listed())
    const parts = Object.keys(unzipSync(file)).filter((name) => !/^(?:mimetype|META-INF\/)/.test(name))
    const manifest = parseDocument(partOf(file, 'META-INF/manifest.xml'), { xmlMode: true })
    const told = getElementsByTagName('manifest:file-entry', manifest).map(
      (entry) => entry.attribs['manifest:full-path'],
    )
    expect(told.toSorted()).toEqual(['/', ...parts].toSorted())
    for (const part of parts) {
      const [root] = parseDocument(partOf(file, part), { xmlMode: true }).children.filter(isTag)
      expect(root?.attribs['office:version']).toBe('1.3')
    }
  })

  it('uses no style that it does not define', () => {
    const content = partOf(fileOf(listed(), listed({ deadline: '2026-12-17' })), 'content.xml')
    const used = [...content.matchAll(/table:style-name="([^"]+)"/g)].map(([, name]) => name)
    for (const name of new Set(used)) expect(content).toContain(`style:name="${name}"`)
  })

  it('has a row of names, then a row an item, every column in each', () => {
    const sheet = sheetOf(fileOf(listed(), listed({ title: 'Autre' })), 0)
    expect(sheet[0]!.map((cell) => textContent(cell))).toEqual(columns.map(({ name }) => name))
    expect(sheet.map((cells) => cells.length)).toEqual([15, 15, 15])
    expect(textContent(sheet[2]![0]!)).toBe('Autre')
  })

  it('gives instants as a clock in Paris reads them, days as days', () => {
    const file = fileOf(listed(), listed({ deadline: '2027-01-15' }))
    expect(cellOf(file, 1, 'Date').attribs).toMatchObject({
      'office:value-type': 'date',
      'office:date-value': '2026-11-20T00:30:00',
    })
    expect(textContent(cellOf(file, 1, 'Échéance'))).toBe('17/12/2026 12:00')
    expect(cellOf(file, 2, 'Échéance').attribs['office:date-value']).toBe('2027-01-15')
    expect(textContent(cellOf(file, 2, 'Échéance'))).toBe('15/01/2027')
  })

  it('gives amounts as numbers and addresses as links', () => {
    const file = fileOf(listed())
    expect(cellOf(file, 1, 'Montant (€)').attribs).toMatchObject({
      'office:value-type': 'currency',
      'office:currency': 'EUR',
      'office:value': '30000000',
    })
    const [link] = getElementsByTagName('text:a', cellOf(file, 1, 'Adresse d’origine'))
    expect(link?.attribs['xlink:href']).toBe('https://projets.example/appel?a=1&b=2')
  })

  it('leaves empty what is not known', () => {
    const bare = listed({
      published: undefined,
      deadline: undefined,
      amount: undefined,
      originalUrl: undefined,
    })
    const file = fileOf(bare)
    for (const column of ['Date', 'Échéance', 'Montant (€)', 'Adresse d’origine']) {
      expect(cellOf(file, 1, column).attribs).toEqual({})
    }
  })

  it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1'])('holds %j as text, never as a formula', (title) => {
    const cell = cellOf(fileOf(listed({ title })), 1, 'Titre')
    expect(cell.attribs['office:value-type']).toBe('string')
    expect(cell.attribs['table:formula']).toBeUndefined()
    expect(textContent(cell)).toBe(title)
  })

  it('makes no link of an address that is not on the Web', () => {
    const cell = cellOf(fileOf(listed({ originalUrl: 'javascript:alert(1)' })), 1, 'Adresse d’origine')
    expect(getElementsByTagName('text:a', cell)).toEqual([])
  })

  it.each(hostileTitles)('stays readable with the title $given', ({ given, read }) => {
    expect(textContent(cellOf(fileOf(listed({ title: given })), 1, 'Titre'))).toBe(read)
  })

  it('is well-formed whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (title) => {
        const sheet = sheetOf(fileOf(listed({ title, publisher: title, axes: [title, title] })), 0)
        return sheet.length === 2 && sheet[1]!.length === columns.length
      }),
      { numRuns: 30, seed: 6 },
    )
  }, 60_000)

  it('says in a second sheet what was asked, and where the list was cut', () => {
    const about = (total: number) =>
      sheetOf(renderOds({ ...listing, total }, []), 1).map((cells) => cells.map((cell) => textContent(cell)))
    expect(about(2)).toContainEqual(['Recherche', '« capteurs », Axe : Territoires durables et connectés'])
    expect(about(2)).toContainEqual(['Fichier fait le', '24/11/2026 09:00'])
    expect(about(2).map(([name]) => name)).not.toContain('Limite')
    const [, words] = about(12_345).find(([name]) => name === 'Limite') ?? []
    expect(words?.replace(/\s/g, ' ')).toBe(
      'Le fichier s’arrête aux 5 000 premiers éléments sur 12 345 : précisez la recherche pour avoir les autres.',
    )
  })
})
