import { beforeAll, describe, expect, it } from 'vitest'
import { openConformity } from '#test/helpers/api-conformity.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { writeCursor } from '#web/api/cursor.ts'
import { describedIn } from '#web/api/described.ts'
import { problemNames } from '#web/api/problem-types.ts'

interface Problem {
  type: string
  status: number
  detail: string
  errors?: { parameter: string; pointer: string; detail: string }[]
}

let site: TestSite
let conforms: ReturnType<typeof openConformity>

/** Each refusal is held to the document, and to its name. */
async function expectRefusal(path: string, status: number, name: string): Promise<Problem> {
  site.wait(60_000)
  const answer = await site.app.request(path)
  expect([path, answer.status]).toStrictEqual([path, status])
  expect(await conforms(path, answer)).toStrictEqual([])
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const problem = (await answer.json()) as Problem
  expect(problem.type).toBe(`https://veille.example/api/problemes#${name}`)
  return problem
}

const faulty = async (path: string) => (await expectRefusal(path, 400, 'parametre-invalide')).errors

beforeAll(async () => {
  site = await openTestSite()
  conforms = openConformity(await readDocument())
})

describe('a parameter that is wrong', () => {
  it.each([
    ['axe=inconnu', '#/query/axe/0', /^Valeurs admises.*infrastructures-thd-mobile/],
    ['type=ami&type=autre', '#/query/type/1', /^Valeurs admises.*appel-a-projets/],
    ['depuis=hier', '#/query/depuis', /AAAA-MM-JJ/],
    ['depuis=2026-02-30', '#/query/depuis', /AAAA-MM-JJ/],
    ['jusqua=2026-11-24T08:00:00Z', '#/query/jusqua', /AAAA-MM-JJ/],
    ['ouvert=oui', '#/query/ouvert', /Valeurs admises\u00A0: 0, 1\./],
    ['limite=0', '#/query/limite', /^1 au moins\.$/],
    ['limite=101', '#/query/limite', /^100 au plus\.$/],
    ['limite=1e2', '#/query/limite', /Une seule valeur/],
    ['limite=-1', '#/query/limite', /Une seule valeur/],
    ['limite=10&limite=20', '#/query/limite', /Une seule valeur/],
    ['q=a&q=b', '#/query/q', /Une seule valeur/],
    [`q=${'a'.repeat(301)}`, '#/query/q', /^300 caractères au plus\.$/],
    ['q=a%00b', '#/query/q', /ne se lit pas/],
    ['q=%EF%BF%BD', '#/query/q', /ne se lit pas/],
    ['q=%F0', '#/query/q', /ne se lit pas/],
    ['source=%FF', '#/query/source', /ne se lit pas/],
    ['concerne=Blois', '#/query/concerne', /dept-41/],
    ['territoire=dept-99', '#/query/territoire/0', /dept-41/],
    [`source=${'a'.repeat(121)}`, '#/query/source/0', /^120 caractères au plus\.$/],
    [`suite=${'a'.repeat(401)}`, '#/query/suite', /^400 caractères au plus\.$/],
    [Array.from({ length: 21 }, () => 'source=a').join('&'), '#/query/source', /^20 valeurs au plus\.$/],
    ['page=2', '#/query/page', /^Paramètre inconnu\. Paramètres admis\u00A0: q, axe, /],
    ['constructor=1', '#/query/constructor', /^Paramètre inconnu/],
    ['__proto__=1', '#/query/__proto__', /^Paramètre inconnu/],
    ['a%2Fb~c=1', '#/query/a~1b~0c', /^Paramètre inconnu/],
  ])('is named, with what is admitted: %s', async (query, pointer, detail) => {
    const errors = await faulty(`/api/v1/elements?${query}`)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.pointer).toBe(pointer)
    expect(errors?.[0]?.detail).toMatch(detail)
  })

  it('does not hide another', async () => {
    const errors = await faulty('/api/v1/elements?axe=x&limite=0&tri=date&zzz=1')
    expect(errors?.map(({ parameter }) => parameter).toSorted()).toStrictEqual([
      'axe',
      'limite',
      'tri',
      'zzz',
    ])
  })

  it('is named twenty times at most, cut short', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${'x'.repeat(200)}${index}=1`).join('&')
    const errors = await faulty(`/api/v1/elements?${many}`)
    expect(errors).toHaveLength(20)
    expect(errors?.every(({ parameter }) => parameter.length <= 80)).toBe(true)
  })

  it('is refused by every operation that has none of that name', async () => {
    for (const { path } of describedIn(await readDocument())) {
      const filled = path
        .replace('axes/{id}', 'axes/donnees-ia')
        .replace('{id}', 'cuivre')
        .replace('{numero}', '12')
      const errors = await faulty(`${filled}?zzz=1${path.endsWith('territoires') ? '&q=blois' : ''}`)
      expect([path, errors?.map(({ parameter }) => parameter)]).toStrictEqual([path, ['zzz']])
    }
  })

  it.each([
    ['/api/v1/axes/inconnu', '#/path/id', /^Valeurs admises/],
    [`/api/v1/elements/${'a'.repeat(65)}`, '#/path/id', /^64 caractères au plus/],
    ['/api/v1/lettres/0', '#/path/numero', /documentation/],
    ['/api/v1/lettres/12abc', '#/path/numero', /documentation/],
    ['/api/v1/lettres/1234567', '#/path/numero', /documentation/],
    ['/api/v1/territoires', '#/query/q', /Une seule valeur/],
    ['/api/v1/territoires?q=a', '#/query/q', /^2 caractères au moins/],
  ])('is one of the path too: %s', async (path, pointer, detail) => {
    const [fault] = (await faulty(path)) ?? []
    expect(fault?.pointer).toBe(pointer)
    expect(fault?.detail).toMatch(detail)
  })
})

describe('a search that does not read', () => {
  it('says at which character, and what could be meant', async () => {
    const problem = await expectRefusal('/api/v1/elements?q=axe:zzz', 400, 'recherche-incomprise')
    expect(problem.errors?.[0]).toMatchObject({ parameter: 'q', pointer: '#/query/q' })
    expect(problem.errors?.[0]?.detail).toMatch(/^Caractère \d+\u00A0: /)
    await expectRefusal('/api/v1/recherche?q=%22fibre', 400, 'recherche-incomprise')
  })
})

describe('a cursor that is not one of this list', () => {
  it('is refused, whatever it is', async () => {
    const ours = '/api/v1/elements?'
    const of = (place: (string | number)[]) => writeCursor(ours, place)
    const given = [
      'x',
      'WyJhIl0',
      '%5B%5D',
      'é',
      '../../etc/passwd',
      await of([]),
      await of(['2026-11-20', 'cuivre']),
      await of(['hier', 'cuivre', 1, 1]),
      await of(['2026-11-20', 'cuivre', 1, -1]),
      await of(['2026-11-20', 'cuivre', 1, 1e9]),
      await of(['2026-11-20', 'cuivre', 1.5, 1]),
      await of(['2026-11-20', 'a'.repeat(65), 1, 1]),
      await of(['2026-11-20', 'cuivre', 1, 1, 'de trop']),
      await writeCursor('/api/v1/elements?axe=donnees-ia', ['2026-11-20', 'cuivre', 1, 1]),
    ]
    for (const suite of given) await expectRefusal(`${ours}suite=${suite}`, 400, 'suite-invalide')
    for (const list of ['sources', 'lettres', 'echeances', 'recherche'])
      await expectRefusal(`/api/v1/${list}?suite=WyJhIl0`, 400, 'suite-invalide')
  })

  it('is one that was given for other filters', async () => {
    const first = await site.app.request('/api/v1/elements?limite=2')
    const { next } = (await first.json()) as { next: string }
    const suite = new URL(next).searchParams.get('suite')
    await expectRefusal(`/api/v1/elements?axe=donnees-ia&suite=${suite}`, 400, 'suite-invalide')
    const same = await site.app.request(`/api/v1/elements?suite=${suite}&q=&limite=7`)
    expect(same.status).toBe(200)
  })
})

describe('what is not there', () => {
  it.each([
    '/api/v1/elements/inconnu',
    '/api/v1/elements/%27%20or%201=1--',
    '/api/v1/recits/inconnu',
    '/api/v1/sources/inconnue',
    '/api/v1/sources/constructor',
    '/api/v1/lettres/99',
  ])('is told as such: %s', async (path) => {
    await expectRefusal(path, 404, 'introuvable')
  })

  it('is a problem at an address that does not exist too', async () => {
    site.wait(60_000)
    const answer = await site.app.request('/api/v1/nulle-part')
    expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
      404,
      'application/problem+json',
    ])
    expect(((await answer.json()) as Problem).type).toBe('https://veille.example/api/problemes#introuvable')
  })
})

describe('ranked results too far away', () => {
  it('are told to be so, with what to do', async () => {
    const list = '/api/v1/recherche?q=fibre'
    const suite = await writeCursor(list, [9_990])
    const problem = await expectRefusal(`${list}&limite=20&suite=${suite}`, 400, 'trop-loin')
    expect(problem.detail).toContain('/api/v1/elements')
    site.wait(60_000)
    expect((await site.app.request(`${list}&limite=10&suite=${suite}`)).status).toBe(200)
  })
})

describe('what fails on our side', () => {
  it('is a problem, without a word of what failed', async () => {
    const own = await openTestSite()
    own.deps.search.search = () => Promise.reject(new Error('secret de la machine'))
    const answer = await own.app.request('/api/v1/elements')
    expect(answer.status).toBe(500)
    const problem = (await answer.json()) as Problem
    expect(problem.type).toBe('https://veille.example/api/problemes#erreur-interne')
    expect(JSON.stringify(problem)).not.toContain('secret')
    expect(own.errors).toHaveLength(1)
  })

  it('tells a search that is away from a site that is broken', async () => {
    const own = await openTestSite()
    own.deps.search.search = () => Promise.reject(Object.assign(new Error('non'), { code: 'search-down' }))
    const answer = await own.app.request('/api/v1/recherche?q=fibre')
    expect(answer.status).toBe(503)
    expect(((await answer.json()) as Problem).type).toBe(
      'https://veille.example/api/problemes#service-indisponible',
    )
  })
})

describe('GET /api/problemes', () => {
  it('explains each type at the address that it is', async () => {
    const page = await (await site.app.request('/api/problemes')).text()
    for (const name of problemNames) expect(page).toContain(`<h2 id="${name}"`)
  })
})
