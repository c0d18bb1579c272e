import { beforeAll, describe, expect, it } from 'vitest'
import { type Scope, createApiKey } from '#src/account/api-keys.ts'
import { readLetterSettings, saveLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { roles } from '#src/roles.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'

const pages = ['/lettres', '/lettres/12', '/lettres/12/texte', '/lettres/12/courriel']
const feeds = ['/lettres/flux.rss', '/lettres/flux.atom', '/lettres/flux.json']
const operations = ['/api/v1/lettres', '/api/v1/lettres/12']
const all = [...pages, ...feeds, ...operations]

interface Archive {
  site: TestSite
  /** Of each kind of visitor, what it sends. */
  visitors: Map<string, Record<string, string>>
}

async function openArchiveSite(
  archive: 'public' | 'reserved',
  index: 'public' | 'reserve',
): Promise<Archive> {
  const site = await openTestSite()
  const settings = await readLetterSettings(site.deps)
  await saveLetterSettings(site.deps, { name: 'essai' }, { ...settings, archive })
  await site.deps.db.batch([writeSetting('index', index)])
  const visitors = new Map<string, Record<string, string>>([['visiteur', {}]])
  for (const role of roles) visitors.set(role, { cookie: (await signInAs(site, role)).cookie })
  for (const scope of ['lettres', 'flux', 'elements'] satisfies Scope[]) {
    const wish = { name: scope, scopes: [scope], days: 30 } as const
    const { secret } = await createApiKey(site.deps, { name: 'essai' }, { ...wish, scopes: [scope] })
    visitors.set(`clé ${scope}`, { authorization: `Bearer ${secret}` })
  }
  visitors.set('clé fausse', { authorization: 'Bearer vg_fausse' })
  return { site, visitors }
}

async function ask({ site, visitors }: Archive, who: string, path: string): Promise<Response> {
  return site.app.request(`https://veille.example${path}`, { headers: visitors.get(who) ?? {} })
}

/** Every status of one visitor, in the order of `all`. */
async function statuses(archive: Archive, who: string): Promise<string> {
  const found: number[] = []
  for (const path of all) found.push((await ask(archive, who, path)).status)
  return found.join(' ')
}

describe('a public archive', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchiveSite('public', 'public')
  })

  it.each(['visiteur', ...roles])('is read by everyone, in pages, feeds and data: %s', async (who) => {
    expect(await statuses(archive, who)).toBe('200 200 200 200 200 200 200 200 200')
  })
})

describe('a reserved archive of a public watch', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchiveSite('reserved', 'public')
  })

  it('is closed to visitors everywhere: pages ask to sign in, programs to show a key', async () => {
    expect(await statuses(archive, 'visiteur')).toBe('303 303 303 303 401 401 401 401 401')
  })

  it.each(roles)('is open to whoever has an account: %s', async (who) => {
    expect(await statuses(archive, who)).toBe('200 200 200 200 200 200 200 200 200')
  })

  it('opens its data to a key of its own use alone', async () => {
    const answers: unknown[] = []
    for (const who of ['clé lettres', 'clé flux', 'clé elements', 'clé fausse'])
      answers.push([who, (await ask(archive, who, '/api/v1/lettres')).status])
    expect(answers).toStrictEqual([
      ['clé lettres', 200],
      ['clé flux', 403],
      ['clé elements', 403],
      ['clé fausse', 401],
    ])
  })

  it('tells nothing of a letter in what it refuses', async () => {
    for (const path of all) {
      const body = await (await ask(archive, 'visiteur', path)).text()
      expect([path, /cuivre|Rançongiciel|Veille n°/.test(body)]).toStrictEqual([path, false])
    }
  })

  it('is left in no cache that others share', async () => {
    for (const who of ['lecteur', 'clé lettres', 'clé flux'])
      for (const path of all) {
        const answer = await ask(archive, who, path)
        if (answer.status !== 200) continue
        const caching = answer.headers.get('cache-control') ?? ''
        expect([who, path, caching]).toStrictEqual([who, path, expect.stringMatching(/private|no-store/)])
        expect(answer.headers.get('access-control-allow-origin')).not.toBe('*')
      }
  })

  it('is in no list of what search engines may read', async () => {
    for (const path of ['/sitemap.xml', '/robots.txt', '/sitemap/2026-11.xml'])
      expect(await (await ask(archive, 'visiteur', path)).text()).not.toContain('/lettres/12')
  })
})

describe('a reserved watch', () => {
  it('keeps its letters too, though the archive says public', async () => {
    const archive = await openArchiveSite('public', 'reserve')
    expect(await statuses(archive, 'visiteur')).toBe('303 303 303 303 401 401 401 401 401')
    expect(await statuses(archive, 'lecteur')).toBe('200 200 200 200 200 200 200 200 200')
  })
})
