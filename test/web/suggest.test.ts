import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

interface Proposal {
  insert: string
  from: number
  to: number
  label: string
  hint: string
}

let site: TestSite
async function propose(q: string, position?: string): Promise<Proposal[]> {
  const asked = new URLSearchParams({ q, ...(position === undefined ? {} : { position }) })
  const answer = await site.app.request(`/recherche/propositions?${asked}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  return (await answer.json()) as Proposal[]
}

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /recherche/propositions', () => {
  it('completes the name of a field, where the caret stands', async () => {
    const [first] = await propose('fibre doma cuivre', '10')
    expect(first).toMatchObject({ insert: 'domaine:', from: 6, to: 10 })
  })

  it('completes the names of this site: a publisher, quoted where it has spaces', async () => {
    const found = await propose('source:gaz')
    expect(found.map(({ insert }) => insert)).toContain('"Gazette de la Loire"')
  })

  it('counts positions in what was typed, spaces before it included', async () => {
    const [first] = await propose('   doma', '7')
    expect(first).toMatchObject({ from: 3, to: 7 })
  })

  it('stays out of the way of plain words', async () => {
    expect(await propose('fermeture du cuivre')).toStrictEqual([])
    expect(await propose('')).toStrictEqual([])
  })

  it.each(['-1', '1e9', 'NaN', '99999', '"><script>'])(
    'takes the position « %s » without harm',
    async (position) => {
      expect(Array.isArray(await propose('axe:', position))).toBe(true)
    },
  )

  it('bounds what it reads', async () => {
    expect(await propose(`${'a '.repeat(5000)}doma`)).toStrictEqual([])
  })
})
