import { afterEach, describe, expect, it } from 'vitest'
import { commissionEuropeenne } from '#feeds/publishers/commission-europeenne.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { cleanItems, readSource } from '#test/helpers/read-source.ts'
import { feedNamed, servedAt } from './recorded.ts'

let server: LocalServer
afterEach(() => server.close())

/** The search of the portal: POST, parts each with its type (else 500), pages counted in the query. */
async function serve(pages: readonly (readonly object[])[]): Promise<void> {
  server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', server.url)
    const body = server.requests.at(-1)?.body ?? ''
    const parts = body.match(/; name="/g)?.length ?? 0
    const typed = body.match(/content-type: application\/json/gi)?.length ?? 0
    if (request.method !== 'POST') return void response.writeHead(404).end()
    if (parts === 0 || parts !== typed) return void response.writeHead(500).end('{}')
    const results = pages[Number(url.searchParams.get('pageNumber')) - 1] ?? []
    response.end(JSON.stringify({ totalResults: pages.flat().length, results }))
  })
}

/** An invented topic: every field of its metadata is an array. */
const topic = (identifier: string, language: string, title: string, metadata: object = {}) => ({
  reference: `${identifier}-${language}`,
  url: 'https://ec.europa.eu/x',
  language,
  metadata: {
    identifier: [identifier],
    title: [title],
    callTitle: ['Advanced data spaces'],
    type: ['1'],
    status: ['31094502'],
    startDate: ['2026-10-15T00:00:00.000+0000'],
    deadlineDate: ['2027-03-02T00:00:00.000+0000'],
    keywords: ['Data spaces', 'Interoperability'],
    descriptionByte: ['<span>Local data spaces for <b>rural areas</b>.</span>'],
    ...metadata,
  },
})

const definition = feedNamed(commissionEuropeenne, 'sedia-numerique')

describe('EU Funding & Tenders', () => {
  it('gives a topic once, in French where there is one, and no tender', async () => {
    await serve([
      [
        topic('DIGITAL-2026-A', 'en', 'Data spaces for communities'),
        topic('DIGITAL-2026-A', 'fr', 'Espaces de données pour les collectivités'),
        topic('CEF-DIG-2026-B', 'en', '5G corridors'),
        topic('TENDER-1', 'en', 'Cleaning services', { type: ['0'] }),
      ],
    ])
    const feed = servedAt(definition, server.url)
    const read = await readSource(feed)
    expect(await cleanItems(feed, read)).toMatchObject([
      {
        identity: 'guid:DIGITAL-2026-A',
        title: 'Espaces de données pour les collectivités',
        url: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/DIGITAL-2026-A',
        deadline: '2027-03-02T00:00:00Z',
        categories: ['Data spaces', 'Interoperability'],
        text: 'Local data spaces for rural areas.',
      },
      { identity: 'guid:CEF-DIG-2026-B', publishedAt: undefined },
    ])
    expect(read.parsed.leftOut).toEqual([
      expect.objectContaining({ rule: 'excluded', title: 'Cleaning services' }),
    ])
  })

  it('takes the next of several cut-off dates', async () => {
    const deadlineDate = [
      '2026-03-02T00:00:00.000+0000',
      '2027-09-01T00:00:00.000+0000',
      '2026-12-09T00:00:00.000+0000',
    ]
    await serve([[topic('DIGITAL-2026-C', 'en', 'Open call', { deadlineDate })]])
    const feed = servedAt(definition, server.url)
    expect((await cleanItems(feed, await readSource(feed)))[0]?.deadline).toBe('2026-12-09T00:00:00Z')
  })

  it('makes one of a topic whose languages are on two pages', async () => {
    await serve([
      [topic('DIGITAL-2026-A', 'en', 'Data spaces')],
      [topic('DIGITAL-2026-A', 'fr', 'Espaces de données')],
    ])
    const { items } = await readSource(servedAt(definition, server.url))
    expect(items.map(({ title }) => title)).toEqual(['Espaces de données'])
    const asked = server.requests.filter(({ method }) => method === 'POST')
    expect(asked.map(({ path }) => new URL(path, server.url).searchParams.get('pageNumber'))).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(asked[0]?.path).toContain('text=***')
  })
})
