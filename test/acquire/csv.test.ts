import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import type { CsvFeed } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, readSource } from '#test/helpers/read-source.ts'
import { latin1 } from '../parse/read-fixture.ts'

let server: LocalServer
afterEach(() => server.close())

async function serve(body: Uint8Array | string, contentType = 'text/csv'): Promise<void> {
  server = await startServer((request, response) => {
    response.statusCode = request.url === '/robots.txt' ? 404 : 200
    response.setHeader('content-type', contentType)
    response.setHeader('etag', '"table"')
    if (request.headers['if-none-match'] === '"table"') response.statusCode = 304
    response.end(response.statusCode === 200 ? body : undefined)
  })
}

const feedOf = (csv: Partial<CsvFeed['csv']> = {}, mapping: Partial<CsvFeed['mapping']> = {}): CsvFeed =>
  feedAt(`${server.url}/table.csv`, {
    format: 'csv',
    csv: { separator: ';', ...csv },
    mapping: {
      items: '',
      guid: 'Numéro',
      title: 'Titre',
      url: 'Adresse',
      published: 'Date initiale',
      ...mapping,
    },
  }) as CsvFeed

const table = `Numéro;Titre;Adresse;Date initiale
1;"Proposition de loi visant à améliorer
la couverture numérique";https://exemple.fr/1;03/02/2026
2;"Proposition de loi ""sobriété""";https://exemple.fr/2;14/11/2026
3;Sans date;https://exemple.fr/3;
`

describe('acquireCsv', () => {
  it('reads a table, latest first where only some are kept', async () => {
    await serve(table)
    const { items, parsed } = await readSource(feedOf({ most: 2 }))
    expect(items.map(({ guid, title }) => [guid, title])).toEqual([
      ['2', 'Proposition de loi "sobriété"'],
      ['1', 'Proposition de loi visant à améliorer\nla couverture numérique'],
    ])
    expect(parsed.leftOut?.map(({ rule }) => rule)).toEqual(['beyond-cap'])
  })

  it.each([
    ['the definition', 'text/csv', 'iso-8859-1'],
    ['the server, against the definition', 'text/csv; charset=iso-8859-1', 'utf-8'],
    ['nobody', 'text/csv', undefined],
  ])('decodes a table in ISO-8859-1 told by %s', async (_who, contentType, charset) => {
    await serve(latin1(table), contentType)
    const { items } = await readSource(feedOf(charset ? { charset } : {}))
    expect(items[1]?.title).toBe('Proposition de loi "sobriété"')
  })

  it('is unchanged for the same bytes, or when the server says so', async () => {
    await serve(table)
    const { bodyHash, first } = await readSource(feedOf())
    expect(await acquire(feedOf(), { known: { bodyHash } })).toMatchObject({ kind: 'unchanged', status: 200 })
    expect(await acquire(feedOf(), { known: { validators: first.validators } })).toMatchObject({
      status: 304,
    })
  })

  it('reads the table of an archive', async () => {
    await serve(
      zipSync({ 'LISEZMOI.md': strToU8('#'), 'donnees/table.csv': strToU8(table) }),
      'application/zip',
    )
    expect((await readSource(feedOf({ zipped: true }))).items).toHaveLength(3)
  })

  it('says that an archive has no table where it was', async () => {
    await serve(zipSync({ 'autre.csv': strToU8(table) }))
    const acquired = await acquire(feedOf({ zipped: { files: 'donnees/' } }))
    expect(acquired).toMatchObject({ kind: 'failed', error: { code: 'mapping-found-nothing' } })
    expect(acquired.kind === 'failed' && acquired.error.message).toContain('donnees/')
  })

  it('names the columns that are gone', async () => {
    await serve(table)
    const { parsed, items } = await readSource(feedOf({}, { summary: ['État du dossier', 'Titre'] }))
    expect(items).toHaveLength(3)
    expect(parsed.bozo).toContain('«\u202fÉtat du dossier\u202f»')
  })

  it.each([
    ['a page', '<!doctype html><html><body>Maintenance; à bientôt</body></html>', 'mapping-found-nothing'],
    ['names alone', 'Numéro;Titre\n', 'mapping-found-nothing'],
    ['nothing', '', 'mapping-found-nothing'],
    ['a table without titles', 'Numéro;Intitulé\n1;x\n', 'mapping-found-nothing'],
    ['a quote that never closes', `"${'x'.repeat(1_200_000)}`, 'not-a-feed'],
  ])('fails on %s', async (_what, body, code) => {
    await serve(body)
    expect(await acquire(feedOf())).toMatchObject({ kind: 'failed', error: { code } })
  })
})
