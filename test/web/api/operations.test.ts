import { beforeAll, describe, expect, it } from 'vitest'
import { axisIds } from '#src/axis/taxonomy.ts'
import { openConformity } from '#test/helpers/api-conformity.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

type Json = Record<string, unknown>

let site: TestSite
let conforms: ReturnType<typeof openConformity>

/** Each answer of these tests is held to the document. */
async function ask(path: string, asked = site): Promise<Json> {
  // A minute between two, so that the quota is not what is tested here.
  asked.wait(60_000)
  const answer = await asked.app.request(path)
  expect(await conforms(path, answer)).toStrictEqual([])
  return (await answer.json()) as Json
}

const list = async (path: string): Promise<Json[]> => (await ask(path))['items'] as Json[]
const ids = async (path: string): Promise<unknown[]> => (await list(path)).map(({ id }) => id)

beforeAll(async () => {
  site = await openTestSite()
  conforms = openConformity(await readDocument())
})

describe('GET /api/v1/elements', () => {
  it('gives the whole watch, newest first, and how many there are', async () => {
    const page = await ask('/api/v1/elements?limite=100')
    expect(page['total']).toBe(42)
    expect(page['items']).toHaveLength(42)
    expect(page).not.toHaveProperty('next')
  })

  it.each([
    ['q=calendrier+cuivre', ['cuivre']],
    ['type=ami&axe=donnees-ia', ['ami']],
    ['q=citrouille', []],
    ['q=citrouille&tout=1', ['hors']],
    ['ouvert=1', ['ami', 'appel']],
    ['territoire=dept-41&q=cuivre', ['cuivre']],
    ['source=Cyber-Vigile', ['alerte', 'long']],
    ['depuis=2026-11-12&jusqua=2026-11-12', ['cuivre']],
    ['statut=week&statut=month', ['ami', 'appel']],
    ['domaine=juridique&q=cuivre', ['recit-a']],
    ['concerne=commune-41018&type=ami', ['ami']],
  ])('asks as the site does: %s', async (query, found) => {
    expect((await ids(`/api/v1/elements?${query}`)).toSorted()).toStrictEqual(found.toSorted())
  })

  it('takes a parameter left empty for one that is not there, as a form sends it', async () => {
    const page = await ask('/api/v1/elements?q=&axe=&depuis=&concerne=&limite=&suite=&ouvert=')
    expect(page['total']).toBe(42)
  })
})

describe('GET /api/v1/elements/{id}', () => {
  it('gives what the search gives, and where it comes from', async () => {
    const item = await ask('/api/v1/elements/cuivre')
    expect(item).toMatchObject({
      id: 'cuivre',
      source: 'autorite-reseaux',
      licence: 'Licence Ouverte 2.0',
      language: 'fr',
      publishedAt: '2026-11-12T09:00:00Z',
      revisedAt: '2026-11-24T07:00:00.000Z',
    })
    expect((await list('/api/v1/elements?q=calendrier+cuivre'))[0]).toStrictEqual(item)
  })

  it('leaves out what is not known', async () => {
    const item = await ask('/api/v1/elements/sans-date')
    for (const field of ['publishedAt', 'originalUrl', 'deadline', 'licence', 'story'])
      expect(item).not.toHaveProperty(field)
  })

  it('says when and why an item was withdrawn, and gives none of it', async () => {
    expect(await ask('/api/v1/elements/retire')).toStrictEqual({
      type: 'https://veille.example/api/problemes#retire',
      title: 'Retiré',
      status: 410,
      detail: 'Cet élément a été retiré le 22 nov. 2026\u00A0: Annonce démentie par la collectivité.',
    })
  })
})

describe('GET /api/v1/recherche', () => {
  it('ranks one result a story, with the passage that answers and the counts of each filter', async () => {
    const answer = await ask('/api/v1/recherche?q=cuivre')
    const results = answer['results'] as {
      item: Json
      folded: number
      passage: { text: string; marked: boolean }[]
    }[]
    expect(answer).toMatchObject({ total: 2, exact: 2, corrections: [] })
    expect(results.map(({ folded }) => folded).toSorted()).toStrictEqual([0, 2])
    expect(results[0]?.passage.some(({ text, marked }) => marked && /cuivre/i.test(text))).toBe(true)
    const { axis } = answer['facets'] as Record<string, Json[]>
    expect(axis).toStrictEqual([{ value: 'infrastructures-thd-mobile', count: 4 }])
  })

  it('gives each item of a story when it is asked to', async () => {
    expect((await ask('/api/v1/recherche?q=cuivre&doublons=1'))['total']).toBe(4)
  })

  it('says what it read in the place of a fault', async () => {
    const { corrections, total } = await ask('/api/v1/recherche?q=ransongiciel')
    expect(corrections).toStrictEqual([{ typed: 'ransongiciel', used: 'rancongiciel' }])
    expect(total).toBe(1)
  })
})

describe('GET /api/v1/recits/{id}', () => {
  it('gives the items of a story, best source first, and who says what', async () => {
    const { story } = await ask('/api/v1/elements/recit-a')
    const told = await ask(`/api/v1/recits/${String(story)}`)
    const items = told['items'] as Json[]
    // Who opens calls is believed before a paper.
    expect(items[0]?.['id']).toBe('recit-c')
    expect(items.map(({ id }) => id).toSorted()).toStrictEqual(['recit-a', 'recit-b', 'recit-c'])
    expect(told).toMatchObject({
      url: 'https://veille.example/elements/recit-c',
      title: 'Le réseau cuivre ferme dans 800 communes dès janvier 2027',
      conflicts: [],
    })
  })

  it('says where they differ', async () => {
    const own = await openTestSite()
    const { story } = await ask('/api/v1/elements/recit-a', own)
    await own.deps.db.batch(
      ['2026-12-01', '2026-12-15'].map((day, index) => ({
        sql: `update items set closing_at = ?, closing_origin = 'field' where id = ?`,
        params: [day, index === 0 ? 'recit-a' : 'recit-b'],
      })),
    )
    const told = await ask(`/api/v1/recits/${String(story)}`, own)
    expect(told).toMatchObject({
      conflicts: ['closing'],
      closing: [
        { value: '2026-12-01', items: ['recit-a'] },
        { value: '2026-12-15', items: ['recit-b'] },
      ],
    })
  })
})

describe('GET /api/v1/echeances', () => {
  it('gives what is ahead, the soonest first, each date once', async () => {
    const dates = await list('/api/v1/echeances')
    expect(dates.map(({ date, role, item }) => [date, role, (item as Json)['id']])).toStrictEqual([
      ['2026-11-27', 'closing', 'ami'],
      ['2026-12-17T11:00:00Z', 'closing', 'appel'],
    ])
  })

  it.each([
    ['axe=donnees-ia', ['ami']],
    ['type=appel-a-projets', ['appel']],
    ['domaine=juridique', []],
    ['role=opening', []],
    ['role=closing&role=opening', ['ami', 'appel']],
    ['depuis=2026-11-10', ['appel-clos', 'ami', 'appel']],
    ['jusqua=2026-11-27', ['ami']],
    ['concerne=commune-41018', ['ami', 'appel']],
    ['depuis=2026-12-17&jusqua=2026-12-17', ['appel']],
  ])('keeps those of %s', async (query, found) => {
    const dates = await list(`/api/v1/echeances?${query}`)
    expect(dates.map(({ item }) => (item as Json)['id'])).toStrictEqual(found)
  })

  it('follows a place through all its dates, those that it does not hold passed over', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set territories = '["commune-13055"]' where id = 'ami'`)
    const first = await ask('/api/v1/echeances?concerne=dept-41&limite=1', own)
    expect((first['items'] as Json[]).map(({ item }) => (item as Json)['id'])).toStrictEqual(['appel'])
    expect(first).not.toHaveProperty('next')
  })
})

describe('the classification', () => {
  it('lists the ten axes with their scope, their feeds and their items', async () => {
    const axes = await list('/api/v1/axes')
    expect(axes.map(({ id }) => id)).toStrictEqual([...axisIds])
    expect(axes[0]).toMatchObject({ code: 'TH', items: 35 })
    expect(axes[0]?.['feeds']).toHaveLength(4)
  })

  it('gives the words that speak for an axis, under the name that staff gave it', async () => {
    const own = await openTestSite()
    await own.deps.db.run(
      `insert into axis_labels (axis_id, label, updated_at) values ('donnees-ia', 'Données', '2026-11-24T08:00:00Z')`,
    )
    const axis = await ask('/api/v1/axes/donnees-ia', own)
    expect(axis['label']).toBe('Données')
    expect((axis['cues'] as Json[]).length).toBeGreaterThan(20)
  })

  it('names in French every value of the filters', async () => {
    const words = await ask('/api/v1/vocabulaire')
    expect(Object.values(words).map((terms) => (terms as Json[]).length)).toStrictEqual([3, 18, 7, 13])
    expect(words['kinds']).toContainEqual({ id: 'ami', label: 'Appel à manifestation d’intérêt' })
  })

  it('finds places by their name or its beginning, the name itself first', async () => {
    const places = await list('/api/v1/territoires?q=blois')
    expect(places[0]).toStrictEqual({
      code: 'commune-41018',
      name: 'Blois',
      level: 'commune',
      lineage: ['commune-41018', 'epci-200030385', 'dept-41', 'region-24', 'national', 'ue'],
    })
    expect(await list('/api/v1/territoires?q=zzzzz')).toStrictEqual([])
    expect(await list('/api/v1/territoires?q=sa&limite=3')).toHaveLength(3)
  })
})

describe('the sources', () => {
  it('lists them with their state, licence and yield', async () => {
    const sources = await list('/api/v1/sources')
    expect(sources).toHaveLength(8)
    expect(sources.find(({ id }) => id === 'autorite-reseaux')).toMatchObject({
      licence: 'Licence Ouverte 2.0',
      health: { state: 'ok', label: 'À jour' },
      items: 2,
      relevant: 2,
    })
  })

  it.each([
    ['domaine=financiere', ['aides-ouvertes', 'banque-projets']],
    ['etat=failing', ['cyber-vigile']],
    ['etat=paused&etat=secret-missing', ['aides-ouvertes', 'ancien-portail']],
  ])('keeps those of %s', async (query, found) => {
    expect(await ids(`/api/v1/sources?${query}`)).toStrictEqual(found)
  })

  it('gives one by its id', async () => {
    expect(await ask('/api/v1/sources/journal-neuf')).toMatchObject({
      health: { state: 'never' },
      items: 0,
    })
  })
})

describe('the feeds and the letters', () => {
  it('lists the feeds of everything, of each axis, domain and kind, at addresses that answer', async () => {
    const feeds = await list('/api/v1/flux')
    expect(feeds).toHaveLength(1 + 10 + 3 + 18)
    const formats = feeds.flatMap((feed) => feed['formats'] as { type: string; url: string }[])
    for (const { type, url } of formats) {
      const { pathname } = new URL(url)
      const answer = await site.app.request(pathname)
      expect([pathname, answer.status]).toStrictEqual([pathname, 200])
      expect(answer.headers.get('content-type')).toContain(type)
    }
  })

  it('lists the letters that left, the last first', async () => {
    expect(await list('/api/v1/lettres')).toStrictEqual([
      {
        number: 12,
        id: '2026-S47',
        subject: 'Veille n° 12 : 2 échéances, 1 texte',
        periodStart: '2026-11-15T23:00:00Z',
        periodEnd: '2026-11-22T23:00:00Z',
        sentAt: '2026-11-23T07:02:00Z',
        url: 'https://veille.example/lettres/12',
        items: 3,
      },
    ])
  })

  it('gives one as data, without what was withdrawn since', async () => {
    const own = await openTestSite()
    const card = (id: string) => ({
      id,
      title: `Titre de ${id}`,
      url: `https://source.example/${id}`,
      page: `https://veille.example/elements/${id}`,
      summary: 'Une phrase.',
      summaryOrigin: 'text',
      publisher: 'Banque des projets',
      otherSources: 0,
      kind: 'appel-a-projets',
      domain: 'financiere',
      axes: ['donnees-ia'],
      closing: { value: '2026-12-17T11:00:00Z', days: 23 },
      places: [],
      amount: 2_000_000,
      beneficiaries: ['communes'],
    })
    const content = {
      intro: 'Bonjour.',
      deadlines: [card('appel'), card('retire')],
      sections: [
        { axis: 'donnees-ia', code: 'DI', label: 'Données', url: '', total: 4, cards: [card('ami')] },
      ],
      texts: [],
      further: [],
      dropped: [card('hors')],
    }
    await own.deps.db.run(
      'update letters set content = ?, item_ids = ?',
      JSON.stringify(content),
      JSON.stringify(['appel', 'retire', 'ami']),
    )
    const letter = await ask('/api/v1/lettres/12', own)
    expect(letter).toMatchObject({ intro: 'Bonjour.', withdrawn: ['retire'] })
    expect((letter['deadlines'] as Json[]).map(({ id }) => id)).toStrictEqual(['appel'])
    expect(JSON.stringify(letter)).not.toContain('hors')
    expect((letter['sections'] as Json[])[0]).toMatchObject({ label: 'Données', total: 4 })
  })

  it('gives no draft, and none of a reserved archive without a key', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update letters set state = 'draft', sent_at = null`)
    expect((await ask('/api/v1/lettres/12', own))['status']).toBe(404)
    expect(await ask('/api/v1/lettres', own)).toStrictEqual({ total: 0, items: [] })
    await own.deps.db.run(`insert into settings (name, value) values ('letter.archive', 'reserved')`)
    for (const path of ['/api/v1/lettres', '/api/v1/lettres/12'])
      expect(await ask(path, own)).toMatchObject({
        status: 401,
        type: 'https://veille.example/api/problemes#cle-necessaire',
      })
  })
})
