import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { type FeedState, listFeedStates } from '#src/store/feed-state.ts'
import { saveSiteFeed } from '#src/store/site-feeds.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type HostileWorld, scenarios, startHostileWorld } from '#test/helpers/hostile-world.ts'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'

let world: HostileWorld
let folder: string
const names = Object.keys(scenarios)
const outcomes = new Map<string, Record<string, unknown>>()
const states = new Map<string, FeedState>()
let peakKilobytes: number

async function refresh(ids: readonly string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await vigie(['refresh', '--json', ...ids], {
    env: {
      VIGIE_DATA: folder,
      VIGIE_FETCH_TIMEOUT: '3',
      VIGIE_FETCH_PRIVATE_HOSTS: '127.0.1.0/24',
      NODE_OPTIONS: `--import=${new URL('../helpers/child-probe.mjs', import.meta.url).href}`,
      PROBE_NAMES: '{"piege.exemple.fr":"127.0.0.1"}',
      PROBE_FILE: join(folder, 'peak'),
    },
  })
  return jsonLines(stdout)
}

async function readStates(): Promise<void> {
  const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
  for (const state of await listFeedStates(db)) states.set(state.feedId, state)
  db.close()
}

// Only Linux gives a program the whole of 127.0.0.0/8 without being asked.
const isPossible = process.platform === 'linux' && networkInterfaces()['lo'] !== undefined

// The whole of it once: the real program, in its own process, on sources that staff wrote on the site.
beforeAll(async () => {
  if (!isPossible) return
  world = await startHostileWorld()
  folder = mkdtempSync(join(tmpdir(), 'vigie-hostile-'))
  const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
  await migrate(db)
  const at = new Date().toISOString()
  const feeds = names.map((name) => feedAt(`${world.urls.get(name)}/rss`, { id: name }))
  const second = feedAt(`${world.urls.get('patience')}/autre`, { id: 'patience-bis' })
  await db.batch([...feeds, second].map((feed) => saveSiteFeed(feed.id, JSON.stringify(feed), at)))
  db.close()
  // As on a machine where it ran before: the first run of all also translates the program (25 MB).
  await refresh(['inconnue'])
  for (const line of await refresh([...names, 'patience-bis'])) outcomes.set(String(line['feed']), line)
  peakKilobytes = Number(readFileSync(join(folder, 'peak'), 'utf8'))
  await readStates()
}, 120_000)
afterAll(async () => {
  if (!isPossible) return
  await world.close()
  rmSync(folder, { recursive: true })
})

describe.skipIf(!isPossible)('vigie refresh, on a hostile world', () => {
  it('ends every check with an outcome, and reads the healthy ones before and after', () => {
    expect([...outcomes.keys()].toSorted()).toEqual([...names, 'patience-bis'].toSorted())
    expect([...outcomes.values()].filter(({ kind }) => kind === 'crashed')).toEqual([])
    for (const name of ['sain', 'dernier-sain']) {
      expect(outcomes.get(name)).toMatchObject({ kind: 'fresh', seen: 1, added: 1 })
    }
  })

  it('takes less than 200 MB', () => {
    expect(peakKilobytes).toBeGreaterThan(0)
    expect(peakKilobytes / 1024).toBeLessThan(200)
  })

  it.each([
    ['goutte-a-goutte', 'timeout', /Pas de réponse complète en 3 s/],
    ['sans-fin', 'too-large', /dépasse 10 Mo/],
    ['bombe-gzip', 'too-large', /dépasse 10 Mo/],
    ['bombe-double', 'too-large', /dépasse 10 Mo/],
    ['bombe-brotli', 'too-large', /dépasse 10 Mo/],
    ['bombe-zstd', 'too-large', /dépasse 10 Mo/],
    ['faux-gzip', 'connection', /pas compressée comme elle le dit/],
    ['trop-de-couches', 'too-large', /compressée plus de cinq fois/],
    ['trop-court', 'connection', /Connexion impossible/],
    ['en-tetes', 'too-large', /plus de 16 Ko d’en-têtes/],
    ['vers-la-boucle', 'forbidden-address', /127\.0\.0\.1 est sur un réseau privé/],
    ['vers-un-nom', 'forbidden-address', /piege\.exemple\.fr est sur un réseau privé/],
    ['vers-un-leurre', 'bad-url', /se lit de deux façons/],
    ['vers-les-metadonnees', 'forbidden-address', /169\.254\.169\.254/],
    ['panne-puis-304', 'http-status', /répond 500/],
    ['mur-de-cookie', 'blocked', /exige un cookie/],
    ['epreuve-403', 'blocked', /épreuve de Cloudflare/],
    ['epreuve-200', 'blocked', /épreuve de Cloudflare/],
    ['robots-non', 'robots', /ligne 2 : « Disallow: \/ »/],
    ['robots-en-panne', 'http-status', /répond 503/],
    ['supprime', 'gone', /supprimé cette adresse pour toujours/],
    ['boucle', 'too-many-redirects', /tourne en rond/],
  ])('%s is told as %s on its feed, with the next try', (name, code, message) => {
    const state = states.get(name)
    expect(state).toMatchObject({ outcome: 'failed', errorCode: code, failures: 1 })
    expect(state?.errorMessage).toMatch(message)
    expect(Date.parse(state?.nextCheckAt ?? '')).toBeGreaterThan(Date.parse(state?.checkedAt ?? ''))
  })

  it.each(['zstd', 'double-gzip', 'gzip-en-deux', 'robots-sans-fin', 'demenage-308', 'demenage-302'])(
    '%s is read all the same',
    (name) => expect(outcomes.get(name)).toMatchObject({ kind: 'fresh', seen: 1, added: 1 }),
  )

  it('keeps the latest two thousand items of a document of ten thousand, and tells the rest as left out', () => {
    expect(outcomes.get('dix-mille')).toMatchObject({ kind: 'fresh', seen: 2000, added: 2000 })
    const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
    const told = db.all<{ rule: string }>(`select rule from rejections where feed_id = 'dix-mille'`)
    db.close()
    return expect(told).resolves.toEqual([{ rule: 'beyond-cap' }])
  })

  it('expands no entity of a document that means harm', () => {
    expect(['fresh', 'failed']).toContain(outcomes.get('entites')?.['kind'])
  })

  it('waits as it is told, and leaves the other feeds of that host alone', () => {
    expect([outcomes.get('patience')?.['kind'], outcomes.get('patience-bis')?.['kind']]).toEqual([
      'limited',
      'limited',
    ])
    expect(world.asked('patience').filter((path) => path !== '/robots.txt')).toHaveLength(1)
    expect(states.get('patience-bis')).toMatchObject({ outcome: 'limited', failures: 0 })
  })

  it('asks nothing that robots.txt refuses, nor before it could be read', () => {
    expect(world.asked('robots-non')).toEqual(['/robots.txt'])
    expect(world.asked('robots-en-panne')).toEqual(['/robots.txt'])
  })

  it('asks what is gone once a month, and the others by the usual back-off', () => {
    const wait = (name: string) =>
      (Date.parse(states.get(name)?.nextCheckAt ?? '') - Date.parse(states.get(name)?.checkedAt ?? '')) /
      60_000
    expect(Math.round(wait('supprime') / 1440)).toBe(30)
    expect(states.get('supprime')?.goneAt).toBeDefined()
    expect(wait('boucle')).toBeLessThan(17)
  })
})

describe.skipIf(!isPossible)('vigie refresh, the second time', () => {
  beforeAll(async () => {
    await refresh(['panne-puis-304', 'demenage-308', 'demenage-302', 'sain'])
    await readStates()
  }, 60_000)

  it('is not healed by a 304 to a question that was not asked', () => {
    expect(states.get('panne-puis-304')).toMatchObject({
      outcome: 'failed',
      failures: 2,
      errorMessage: expect.stringContaining('sans qu’on le lui ait demandé'),
    })
  })

  it('asks the new address after permanent redirects, and the old one after a temporary one', () => {
    const paths = (name: string) => world.asked(name).filter((path) => path !== '/robots.txt')
    expect(paths('demenage-308')).toEqual(['/rss', '/etape', '/nouveau', '/nouveau'])
    expect(paths('demenage-302')).toEqual(['/rss', '/ailleurs', '/rss', '/ailleurs'])
    expect(states.get('demenage-308')?.movedTo).toBe(`${world.urls.get('demenage-308')}/nouveau`)
    expect(states.get('demenage-302')).not.toHaveProperty('movedTo')
  })

  it('asks for robots.txt once a day', () => {
    expect(world.asked('sain')).toEqual(['/robots.txt', '/rss', '/rss'])
  })
})
