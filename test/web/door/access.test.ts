import { beforeAll, describe, expect, it } from 'vitest'
import { type Role, grants, roles } from '#src/roles.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, addStaff, postForm, signInAs } from '#test/helpers/staff.ts'
import { type Access, access } from '#web/door/access.ts'

/** The administrator who waits has given a password, and not yet shown the passkey that the account asks for. */
type Visitor = 'index public' | 'index réservé' | 'administrateur en attente' | Role
const visitors: readonly Visitor[] = ['index public', 'index réservé', 'administrateur en attente', ...roles]

interface Route {
  key: string
  method: string
  path: string
  /** The path with its parameters filled. */
  address: string
}

/** Open to all, these answer by themselves as the door would: they ask for a session that waits, or end one, or for a secret. */
const likeTheDoor = [
  'GET /connexion/seconde-etape',
  'POST /connexion/seconde-etape',
  'POST /connexion/seconde-etape/code',
  'POST /deconnexion',
  'POST /courriel/evenements/:fournisseur',
  'POST /courriel/retours',
]

let site: TestSite
let routes: Route[]
/** The account that « :id » of /administration/personnes names. */
let target: string
/** Of every answer of the walk. */
const nonces: string[] = []
const headerFaults: string[] = []
/** What answers left to be done after them: it writes, and a digest taken meanwhile would blame the next request. */
const background: Promise<unknown>[] = []
const context = {
  waitUntil: (work: Promise<unknown>) => void background.push(work),
  passThroughOnException() {},
  props: {},
}

beforeAll(async () => {
  site = await openTestSite()
  target = (await addStaff(site, 'lecteur')).id
  // One that never leaves, whoever the walk closes or erases.
  await addStaff(site, 'administrateur')
  const seen = new Map<string, Route>()
  for (const { method, path } of site.app.routes) {
    const key = `${method} ${path}`
    if (method !== 'ALL') seen.set(key, { key, method, path, address: fill(path) })
  }
  routes = [...seen.values()]
})

/** Values that lead to something that exists, by where the parameter stands. */
const values: [RegExp, () => string][] = [
  [/^\/elements\//, () => 'cuivre'],
  [/^\/api\/elements\//, () => 'cuivre'],
  [/^\/axes\//, () => 'infrastructures-thd-mobile'],
  [/^\/textes\//, () => 'L1425-1_CGCT'],
  [/^\/(?:couverture\/)?sources\//, () => 'cyber-vigile'],
  [/^\/administration\/personnes\//, () => target],
  [/^\/administration\/pages\//, () => 'mentions-legales'],
]
const otherwise = [
  '2026-11.jsonld',
  '2026-11.xml',
  '12',
  'tout.rss',
  'recherche.rss',
  'donnees-ia.rss',
  'donnees-ia.ics',
  'flux.rss',
  'essai',
]

function fill(path: string): string {
  return path.replace(/:\w+(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g, (_, pattern?: string) => {
    const known = values.find(([place]) => place.test(path))?.[1]()
    const candidates = known ? [known, ...otherwise] : otherwise.toReversed()
    return candidates.find((one) => new RegExp(`^(?:${pattern ?? '[^/]+'})$`).test(one)) ?? 'aucune'
  })
}

function asPattern(path: string): RegExp {
  const inside = path.replace(/:\w+(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g, (_, pattern?: string) =>
    pattern ? `(?:${pattern})` : '[^/]+',
  )
  return new RegExp(`^${inside}$`)
}

async function setIndex(value: 'public' | 'reserve'): Promise<void> {
  await site.deps.db.batch([writeSetting('index', value)])
}

/** Sets the index as this visitor is to find it, and signs them in if they are staff. */
async function comeAs(visitor: Visitor): Promise<Staff | undefined> {
  await setIndex(visitor === 'index public' ? 'public' : 'reserve')
  if (isRole(visitor)) return signInAs(site, visitor)
  if (visitor !== 'administrateur en attente') return undefined
  const staff = await signInAs(site, 'administrateur')
  await site.deps.db.run(`update sessions set stage = 'second-factor' where id = ?`, staff.session.id)
  return staff
}

async function ask(
  { method, address }: { method: string; address: string },
  staff?: Staff,
  form: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const cookie: Record<string, string> = staff ? { cookie: staff.cookie } : {}
  const app = { request: (url: string, init?: RequestInit) => site.app.request(url, init, {}, context) }
  const answer =
    method === 'POST'
      ? await postForm({ ...site, app }, address, form, { ...cookie, ...headers })
      : await app.request(`https://veille.example${address}`, {
          method,
          headers: { ...cookie, ...headers },
        })
  await Promise.all(background.splice(0))
  checkHeaders(`${method} ${address}`, answer)
  return answer
}

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': /^(?:DENY|SAMEORIGIN)$/,
  'referrer-policy': /^(?:no-referrer|same-origin)$/,
  'cross-origin-opener-policy': 'same-origin',
  // Feeds are for other sites' readers.
  'cross-origin-resource-policy': /^(?:same|cross)-origin$/,
  'permissions-policy': /camera=\(\), geolocation=\(\), microphone=\(\)/,
  'strict-transport-security': 'max-age=63072000',
  'cache-control': /no-cache|no-store|private|public/,
}

function checkHeaders(what: string, { headers }: Response): void {
  for (const [name, value] of Object.entries(always)) {
    const given = headers.get(name) ?? 'absent'
    if (!(typeof value === 'string' ? given === value : value.test(given)))
      headerFaults.push(`${what}: ${name}: ${given}`)
  }
  const policy = headers.get('content-security-policy') ?? ''
  if (!policy.includes("default-src 'none'") || /unsafe-eval|\*|https?:/.test(policy))
    headerFaults.push(`${what}: ${policy}`)
  const nonce = /script-src 'nonce-([\w-]{22})'/.exec(policy)?.[1]
  if (nonce) nonces.push(nonce)
}

/** Whether the door let the request through. */
async function passed(answer: Response): Promise<boolean> {
  if (answer.status === 401) return false
  if (answer.status === 303) return !/^\/connexion(?:[?/]|$)/.test(answer.headers.get('location') ?? '')
  if (answer.status !== 403) return true
  return !/<h1>(?:Accès réservé|Page fermée|Cette page n’est plus à jour|Envoi refusé)<|"title":"Accès refusé"/.test(
    await answer.text(),
  )
}

function isAllowed(needs: Access, visitor: Visitor): boolean {
  const right = typeof needs === 'string' ? needs : needs.right
  if (right === 'bare' || right === 'open') return true
  if (visitor === 'index public') return right === 'read'
  return isRole(visitor) && grants[visitor].includes(right)
}

const digest = () => digestOf(site.deps.db)

describe('the table of rights', () => {
  it('names every route of the site, and nothing else', () => {
    expect(Object.keys(access).toSorted()).toStrictEqual(routes.map(({ key }) => key).toSorted())
  })

  it('is walked at addresses that lead to each route itself', () => {
    for (const { method, address, key } of routes) {
      const first = routes.find((one) => one.method === method && asPattern(one.path).test(address))
      expect([address, first?.key]).toStrictEqual([address, key])
    }
  })

  it('gives nobody but staff a form that changes the watch', () => {
    const open = Object.entries(access).filter(([key, needs]) => key.startsWith('POST ') && needs === 'open')
    expect(
      open.every(([key]) =>
        /^POST \/(connexion|deconnexion|lien|abonnement|desabonnement|preferences|courriel)\b/.test(key),
      ),
    ).toBe(true)
    const weak = Object.entries(access).filter(
      ([key, needs]) => key.startsWith('POST ') && (needs === 'read' || needs === 'bare'),
    )
    expect(weak).toStrictEqual([])
  })
})

describe('every route × visitor × method', () => {
  it('opens to whom the table says, and a refusal changes nothing', async () => {
    const found: Record<string, string> = {}
    const expected: Record<string, string> = {}
    const faults: string[] = []
    for (const route of routes) {
      const needs = access[route.key] ?? 'administer'
      const [shown, told]: [string[], string[]] = [[], []]
      for (const visitor of visitors) {
        const staff = await comeAs(visitor)
        const allowed = isAllowed(needs, visitor)
        const before = allowed ? '' : await digest()
        const answer = await ask(route, staff, { csrf: staff?.csrf ?? '' })
        const through = likeTheDoor.includes(route.key) || (await passed(answer))
        if (answer.status >= 500 || (!allowed && (await digest()) !== before))
          faults.push(`${route.key}: ${visitor}: ${answer.status}`)
        shown.push(`${visitor}: ${through ? 'oui' : 'non'}`)
        told.push(`${visitor}: ${allowed ? 'oui' : 'non'}`)
      }
      found[route.key] = shown.join(', ')
      expected[route.key] = told.join(', ')
    }
    expect(found).toStrictEqual(expected)
    expect(faults).toStrictEqual([])
  }, 120_000)

  it('answers HEAD as it answers GET, without a body', async () => {
    for (const visitor of ['index réservé', 'lecteur'] as const) {
      const staff = await comeAs(visitor)
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        const [get, head] = [await ask(route, staff), await ask({ ...route, method: 'HEAD' }, staff)]
        expect([route.key, head.status, await head.text()]).toStrictEqual([route.key, get.status, ''])
      }
    }
  }, 60_000)

  it('knows no other method, for the one who may do most', async () => {
    const staff = await signInAs(site, 'administrateur')
    const before = await digest()
    for (const address of new Set(routes.map((route) => route.address))) {
      const known = routes.filter((route) => route.address === address).map(({ method }) => method)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        if (known.includes(method)) continue
        const headers = { 'sec-fetch-site': 'same-origin' }
        const answer = await ask({ method, address }, staff, { csrf: staff.csrf }, headers)
        expect([method, address, answer.status]).toStrictEqual([method, address, 404])
      }
    }
    expect(await digest()).toBe(before)
  }, 60_000)
})

describe('every mutation', () => {
  const foreign: Record<string, string>[] = [
    { origin: '' },
    { origin: 'null' },
    { origin: 'https://piege.example' },
    { origin: 'https://veille.example.piege.example' },
    { origin: 'http://veille.example' },
    { origin: 'https://veille.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://veille.example', 'sec-fetch-site': 'same-site' },
    { origin: 'https://veille.example', 'sec-fetch-site': 'none' },
  ]

  it('refuses what comes from elsewhere, of staff and of visitors', async () => {
    const staff = await signInAs(site, 'administrateur')
    const [before, mails] = [await digest(), site.mails.length]
    const through: unknown[] = []
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const who = access[route.key] === 'open' ? [staff, undefined] : [staff]
      for (const one of who) {
        for (const headers of foreign) {
          const { status } = await ask(route, one, { csrf: one?.csrf ?? '' }, headers)
          if (status !== 403) through.push([route.key, headers, status])
        }
      }
    }
    expect(through).toStrictEqual([])
    expect(await digest()).toBe(before)
    expect(site.mails).toHaveLength(mails)
  }, 60_000)

  it('refuses a form without the token of this session', async () => {
    const staff = await signInAs(site, 'administrateur')
    const other = await signInAs(site, 'administrateur')
    const before = await digest()
    const forms: Record<string, string>[] = [
      {},
      { csrf: '' },
      { csrf: other.csrf },
      { csrf: staff.session.csrf },
      { csrf: `${staff.csrf}x` },
      { csrf: `${staff.csrf.slice(0, -2)}AA` },
      { CSRF: staff.csrf },
    ]
    for (const route of routes.filter(({ key, method }) => method === 'POST' && access[key] !== 'open')) {
      for (const form of forms) {
        const answer = await ask(route, staff, form)
        const page = await answer.text()
        expect([route.key, answer.status, page.includes('Cette page n’est plus à jour')]).toStrictEqual([
          route.key,
          403,
          true,
        ])
      }
      const inAddress = { ...route, address: `${route.address}?csrf=${staff.csrf}` }
      expect((await ask(inAddress, staff)).status).toBe(403)
    }
    expect(await digest()).toBe(before)
  }, 60_000)
})

describe('the headers of every answer', () => {
  it('are all there, with the value that they must have', () => {
    expect(headerFaults).toStrictEqual([])
  })

  it('carry a nonce that never comes back', () => {
    expect(nonces.length).toBeGreaterThan(500)
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('speak of TLS only where the public address is https', async () => {
    const plain = await openTestSite({ seeds: false, baseUrl: 'http://localhost:3000' })
    for (const path of ['/', '/connexion', '/sante', '/nulle-part', '/compte'])
      expect((await plain.app.request(path)).headers.has('strict-transport-security')).toBe(false)
  })

  it('keep the pages of staff out of shared caches', async () => {
    await setIndex('public')
    const staff = await signInAs(site, 'administrateur')
    for (const route of routes.filter(({ method, key }) => method === 'GET' && access[key] !== 'bare')) {
      const kept = (await ask(route, staff)).headers.get('cache-control') ?? ''
      expect([route.key, /private|no-store/.test(kept), /public/.test(kept)]).toStrictEqual([
        route.key,
        true,
        false,
      ])
    }
  }, 60_000)
})

function isRole(visitor: Visitor): visitor is Role {
  return roles.includes(visitor as Role)
}
