import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findApiKey } from '#src/store/api-keys.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

interface Answer {
  total: number
  page: number
  perPage: number
  next?: string
  items: Record<string, unknown>[]
}

let site: TestSite
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })
const search = async (query: string) => (await (await get(`/api/elements?${query}`)).json()) as Answer
const ids = async (query: string) => (await search(query)).items.map(({ id }) => id)

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  const problem = (await answer.json()) as Record<string, unknown>
  expect(problem).toMatchObject({ type: 'about:blank', status: answer.status })
  return problem
}

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /api/elements', () => {
  it('gives the whole watch, newest first, and says where it stands', async () => {
    const answer = await search('')
    expect(answer).toMatchObject({ total: 42, page: 1, perPage: 50 })
    expect(answer).not.toHaveProperty('next')
    expect(answer.items).toHaveLength(42)
    expect(answer.items.at(-1)?.['id']).toBe('serie-29')
  })

  it('asks as the site does', async () => {
    expect(await ids('q=calendrier+cuivre')).toStrictEqual(['cuivre'])
    expect(await ids('type=ami&axe=donnees-ia')).toStrictEqual(['ami'])
    expect(await ids('q=citrouille')).toStrictEqual([])
    expect(await ids('q=citrouille&tout=1')).toStrictEqual(['hors'])
    expect(await ids('ouvert=1&tri=echeance')).toStrictEqual(['ami', 'appel'])
  })

  it('gives of an item what is known, and leaves out what is not', async () => {
    const [call] = (await search('q=vague+capteurs')).items
    expect(call).toStrictEqual({
      id: 'appel',
      url: 'https://veille.example/elements/appel',
      originalUrl: 'https://banque-projets.example/appel',
      title: 'Appel à projets « Territoires intelligents et durables », 2e vague',
      summary:
        'L’appel à projets soutient les collectivités qui déploient des capteurs connectés et un réseau LoRaWAN. Les dossiers sont à déposer avant le 17 décembre 2026 à 12 h.',
      publisher: 'Banque des projets',
      publishedAt: '2026-11-20T08:00:00Z',
      axes: call?.['axes'],
      domain: 'financiere',
      kind: 'appel-a-projets',
      territories: ['national'],
      deadline: { value: '2026-12-17T11:00:00Z', origin: 'field' },
      dates: [{ role: 'submission', value: '2026-12-17T11:00:00Z' }],
      amounts: [],
      rates: [],
      beneficiaries: ['commune', 'epci', 'department', 'region'],
      places: [],
      legalRefs: [],
    })
    const [undated] = (await search('q=tiers-lieu+coworking')).items
    expect(undated).not.toHaveProperty('publishedAt')
    expect(undated).not.toHaveProperty('originalUrl')
    expect(undated).not.toHaveProperty('deadline')
  })

  it('says which words filed an item, under the name that staff gave the axis', async () => {
    const own = await openTestSite()
    await own.deps.db.run(
      `insert into axis_labels (axis_id, label, updated_at) values ('territoires-durables-connectes', 'Territoires', '2026-11-24T08:00:00Z')`,
    )
    const answer = await own.app.request('/api/elements/appel')
    const { axes } = (await answer.json()) as { axes: Record<string, unknown>[] }
    expect(axes[0]).toMatchObject({ id: 'territoires-durables-connectes', code: 'TC', label: 'Territoires' })
    expect(axes[0]?.['score']).toBeGreaterThan(3)
    const reasons = axes[0]?.['reasons'] as string[]
    expect(reasons).toContain('LoRaWAN')
    expect(new Set(reasons).size).toBe(reasons.length)
  })

  it('gives the facts that were read, without offsets into a text that it does not hold', async () => {
    const own = await openTestSite()
    const at = { field: 'text', start: 0, end: 5 }
    const facts = {
      money: [{ value: 30_000_000, role: 'envelope', tax: 'HT', at }],
      rates: [{ percent: 80, role: 'ceiling', at }],
      beneficiaries: [{ id: 'epci', at }],
      places: [{ code: 'commune-41018', name: 'Blois', at }],
      refs: [{ ref: 'L1425-1 CGCT', relation: 'cites', at }],
      dates: [{ role: 'opening', value: '2026-12-01', at }],
      standing: 'rolling',
    }
    await own.deps.db.run('update items set facts = ? where id = ?', JSON.stringify(facts), 'appel')
    expect(await (await own.app.request('/api/elements/appel')).json()).toMatchObject({
      dates: [{ role: 'opening', value: '2026-12-01' }],
      standing: 'rolling',
      amounts: [{ value: 30_000_000, role: 'envelope', tax: 'HT' }],
      rates: [{ percent: 80, role: 'ceiling' }],
      beneficiaries: ['epci'],
      places: [{ code: 'commune-41018', name: 'Blois' }],
      legalRefs: [{ ref: 'L1425-1 CGCT', relation: 'cites' }],
    })
  })

  it('cuts a long text at a word', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set text = ? where id = 'cuivre'`, 'Le cuivre ferme. '.repeat(100))
    const { summary } = (await (await own.app.request('/api/elements/cuivre')).json()) as { summary: string }
    expect(summary.length).toBeLessThanOrEqual(500)
    expect(summary).toMatch(/Le…$/)
  })

  it('leads to the next page while there is one', async () => {
    const own = await openTestSite()
    await own.deps.db.run(
      `insert into items (id, feed_id, identity, title, text, content_html, summary_html, content_hash, language, categories,
         enclosures, territories, relevant, domain, kind, first_seen_at, last_revised_at)
       select 'copie-' || n, feed_id, identity || n, title, text, content_html, summary_html, content_hash || n, language,
         categories, enclosures, territories, 1, domain, kind, first_seen_at, last_revised_at
       from items, (select value as n from json_each('[1,2,3,4,5,6,7,8,9]')) where id = 'cuivre'`,
    )
    await own.deps.db.run(
      `insert into index_queue (item_id, queued_at) select id, '2026-11-24T08:00:00Z' from items where id like 'copie-%'`,
    )
    await drainIndexQueue(own.deps)
    const page = async (path: string) => (await (await own.app.request(path)).json()) as Answer
    const first = await page('/api/elements?source=&tri=date')
    expect(first).toMatchObject({ total: 51, page: 1 })
    expect(first.next).toBe('https://veille.example/api/elements?page=2')
    const second = await page(new URL(first.next ?? '').pathname + new URL(first.next ?? '').search)
    expect(second).toMatchObject({ total: 51, page: 2 })
    expect(second).not.toHaveProperty('next')
    expect(second.items).toHaveLength(1)
    expect(first.items.map(({ id }) => id)).not.toContain(second.items[0]?.['id'])
  })

  it.each([
    ['axe=inconnu', 'Le paramètre axe n’admet pas la valeur «\u202Finconnu\u202F».'],
    ['type=ami&type=autre', 'Le paramètre type n’admet pas la valeur «\u202Fautre\u202F».'],
    ['depuis=hier', 'Le paramètre depuis n’admet pas la valeur «\u202Fhier\u202F».'],
    ['tri=hasard', 'Le paramètre tri n’admet pas la valeur «\u202Fhasard\u202F».'],
    ['page=0', 'Le paramètre page n’admet pas la valeur «\u202F0\u202F».'],
    ['page=501', 'Le paramètre page n’admet pas la valeur «\u202F501\u202F».'],
    ['ouvert=oui', 'Le paramètre ouvert n’admet pas la valeur «\u202Foui\u202F».'],
    [`q=${'a'.repeat(301)}`, `Le paramètre q n’admet pas la valeur «\u202F${'a'.repeat(80)}\u202F».`],
    [
      'axes=donnees-ia',
      'Paramètre inconnu\u00A0: «\u202Faxes\u202F». Paramètres admis\u00A0: q, axe, domaine, type, statut, pour, territoire, source, depuis, jusqua, ouvert, tri, tout, concerne, doublons, vue, page.',
    ],
    [
      'constructor=1',
      'Paramètre inconnu\u00A0: «\u202Fconstructor\u202F». Paramètres admis\u00A0: q, axe, domaine, type, statut, pour, territoire, source, depuis, jusqua, ouvert, tri, tout, concerne, doublons, vue, page.',
    ],
  ])('refuses to answer more widely than it was asked: %s', async (query, detail) => {
    const answer = await get(`/api/elements?${query}`)
    expect(answer.status).toBe(400)
    expect(await problemOf(answer)).toMatchObject({ title: 'Requête incorrecte', detail })
  })

  it('takes a parameter left empty for one that is not there', async () => {
    expect((await search('q=&axe=&depuis=&tri=&page=&ouvert=0&tout=0')).total).toBe(42)
  })
})

describe('GET /api/elements/:id', () => {
  it('gives the same as the search', async () => {
    const [found] = (await search('q=calendrier+cuivre')).items
    expect(await (await get('/api/elements/cuivre')).json()).toStrictEqual(found)
  })

  it('finds what is off scope, and says so by its empty axes', async () => {
    expect(await (await get('/api/elements/hors')).json()).toMatchObject({ id: 'hors', axes: [] })
  })

  it('says that an item is not known', async () => {
    const answer = await get('/api/elements/inconnu')
    expect(answer.status).toBe(404)
    expect(await problemOf(answer)).toMatchObject({
      title: 'Introuvable',
      detail: 'Aucun élément n’a cet identifiant.',
    })
  })

  it('says why an item was withdrawn, and gives none of it', async () => {
    const answer = await get('/api/elements/retire')
    expect(answer.status).toBe(410)
    expect(await problemOf(answer)).toStrictEqual({
      type: 'about:blank',
      title: 'Retiré',
      status: 410,
      detail: 'Cet élément a été retiré le 22 nov. 2026\u00A0: Annonce démentie par la collectivité.',
    })
  })
})

describe('errors', () => {
  it('are problems too when the search engine is away', async () => {
    const own = await openTestSite()
    own.deps.search.search = () =>
      Promise.reject(Object.assign(new Error('connexion refusée'), { code: 'search-down' }))
    const answer = await own.app.request('/api/elements')
    expect(answer.status).toBe(503)
    expect((await problemOf(answer))['detail']).toMatch(/^Le moteur de recherche ne répond pas\./)
  })

  it('are problems too at an address that does not exist', async () => {
    const answer = await get('/api/textes')
    expect(answer.status).toBe(404)
    await problemOf(answer)
  })
})

describe('caches and other sites', () => {
  it('answers 304 to the same ETag, and another ETag once the list has changed', async () => {
    const own = await openTestSite()
    const ask = (headers: Record<string, string> = {}) =>
      own.app.request('/api/elements?axe=cybersecurite-confiance', { headers })
    const first = await ask()
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(first.headers.get('last-modified')).toBeNull()
    expect((await ask({ 'if-none-match': etag })).status).toBe(304)
    await own.deps.db.run(`update items set title = 'Autre titre' where id = 'alerte'`)
    expect((await ask({ 'if-none-match': etag })).status).toBe(200)
  })

  it.each(['/api/elements', '/api/elements/cuivre', '/api/elements/inconnu', '/api/elements?page=0'])(
    'lets any page read %s while the index is public',
    async (path) => {
      const answer = await get(path)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
    },
  )

  it('may be kept by shared caches while the index is public', async () => {
    expect((await get('/api/elements')).headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('notes the use of a key shown although the index is public, and answers its owner alone', async () => {
    const { key, secret } = await createApiKey(
      site.deps,
      { name: 'essai' },
      { name: 'Portail', scopes: ['elements'], days: 90 },
    )
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await site.app.request('/api/elements', { headers })
    expect([answer.status, answer.headers.get('cache-control')]).toStrictEqual([200, 'private, max-age=300'])
    expect((await findApiKey(site.deps.db, key.id))?.lastUsedAt).toBe(site.deps.now().toISOString())
    const wrong = await site.app.request('/api/elements', { headers: { authorization: 'Bearer faux' } })
    expect([wrong.status, wrong.headers.get('cache-control')]).toStrictEqual([200, 'public, max-age=300'])
  })

  it('answers HEAD with the same headers and no body', async () => {
    const answer = await site.app.request('/api/elements', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toMatch(/^"/)
    expect(await answer.text()).toBe('')
  })
})

describe('a reserved index', () => {
  let secret: string
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

  beforeEach(async () => {
    site = await openTestSite()
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    const made = await createApiKey(
      site.deps,
      { name: 'essai' },
      { name: 'Portail', scopes: ['elements'], days: 30 },
    )
    secret = made.secret
  })

  it.each(['/api/elements', '/api/elements/cuivre', '/api/elements?axe=inconnu'])(
    'asks for a key before anything else: %s',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('realm="Vigie"')
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      expect(await answer.text()).not.toContain('cuivre')
    },
  )

  it('opens to a key of this scope, for the one who presents it alone', async () => {
    for (const headers of [bearer(secret), { authorization: `Basic ${btoa(`portail:${secret}`)}` }]) {
      const answer = await get('/api/elements', headers)
      expect(answer.status).toBe(200)
      expect(((await answer.json()) as Answer).total).toBe(42)
      expect(answer.headers.get('cache-control')).toBe('private, max-age=300')
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  it('does not open to a key of another scope, a wrong one, nor one in the address', async () => {
    const other = await createApiKey(
      site.deps,
      { name: 'essai' },
      { name: 'Lecteur', scopes: ['flux'], days: 30 },
    )
    for (const key of [other.secret, `${secret}x`, secret.toLowerCase()]) {
      expect((await get('/api/elements', bearer(key))).status).toBe(401)
    }
    expect((await get(`/api/elements?cle=${secret}`)).status).toBe(401)
  })
})
