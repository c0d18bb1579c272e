import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rssOf } from '#test/helpers/deps.ts'
import { startServer } from '#test/helpers/http-server.ts'
import { jsonLines, type Outcome, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 60_000 })

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vigie-cli-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const run = (words: readonly string[], input?: string): Promise<Outcome> =>
  vigie(words, { env: { VIGIE_DATA: data, VIGIE_FETCH_PRIVATE: '1', VIGIE_FETCH_TIMEOUT: '2' }, input })

function file(name: string, content: string): string {
  const path = join(data, name)
  writeFileSync(path, content)
  return path
}

describe('vigie', () => {
  it('teaches what it can do', async () => {
    const { code, stdout } = await run([])
    expect(code).toBe(0)
    for (const verb of ['start', 'refresh', 'check', 'search', 'import', 'letter', 'backup', 'doctor'])
      expect(stdout).toContain(`  ${verb}`)
    expect((await run(['help', 'import'])).stdout).toContain('JSON Feed')
    expect((await run(['search', '--help'])).stdout).toContain('vigie search')
  })

  it('answers 2 to a command, an option or a configuration that is wrong', async () => {
    expect(await run(['serch'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('serch'),
    })
    expect(await run(['search', '--axes', 'x'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--axes'),
    })
    const { code, stderr } = await vigie(['migrate'], { env: { PORT: 'x', VIGIE_LOG: 'y' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(/PORT « x »[^]*VIGIE_LOG « y »/)
    expect(stderr).not.toContain('    at ')
  })

  it('applies migrations once', async () => {
    expect((await run(['migrate'])).stderr).toContain('0001_items.sql')
    expect((await run(['migrate'])).stderr).toContain('déjà à jour')
  })
})

describe('vigie parse --batch', () => {
  it('answers each line in order and never stops at a bad one', async () => {
    const good = file(
      'bon.xml',
      rssOf([
        {
          guid: 'g1',
          title: 'Un &amp; deux',
          link: '/a',
          date: 'Mon, 23 Nov 2026 08:00:00 +0100',
          text: '&lt;p onclick="x"&gt;Bonjour&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;',
        },
      ]),
    )
    const lines = [
      JSON.stringify({
        file: good,
        url: 'https://exemple.fr/rss',
        headers: { 'Content-Type': 'application/rss+xml' },
      }),
      'pas du JSON',
      JSON.stringify({ file: join(data, 'absent.xml') }),
      JSON.stringify({ url: 'https://exemple.fr/rss' }),
      JSON.stringify({ file: file('vide.xml', '') }),
      JSON.stringify({
        file: file('coupe.xml', rssOf([{ title: 'Entier' }, { title: 'Coupé' }]).slice(0, -40)),
      }),
    ]
    const { code, stdout } = await run(['parse', '--batch'], lines.join('\n'))
    expect(code).toBe(3)
    const answers = jsonLines(stdout)
    expect(answers).toHaveLength(lines.length)
    expect(answers[0]).toMatchObject({
      feed: { title: 'Essai' },
      items: [
        {
          id: 'g1',
          title: 'Un & deux',
          url: 'https://exemple.fr/a',
          published: '2026-11-23T07:00:00Z',
          contentText: 'Bonjour',
          categories: [],
          enclosures: [],
        },
      ],
    })
    expect(JSON.stringify(answers[0])).not.toMatch(/onclick|script|bozo|"error"/)
    expect(answers.slice(1, 5).map((one) => (one['error'] as { code: string }).code)).toEqual([
      'bad-line',
      'unreadable-file',
      'bad-line',
      'empty',
    ])
    expect(answers[5]).toMatchObject({ bozo: true, items: [{ title: 'Entier' }] })
  })
})

describe('vigie enrich --batch', () => {
  it('files each line with its reasons, in order', async () => {
    const text = 'La commune installe des capteurs LoRaWAN pour la télérelève de l’eau.'
    const lines = [
      { id: 1, title: 'Objets connectés : la télérelève de l’eau à Blois', text },
      { id: 'b', title: 'La recette du dimanche', html: '<p>Une tarte aux <b>pommes</b>.</p>' },
      {
        id: 'c',
        title: 'Appel à projets « Territoires connectés »',
        text: 'Date limite de dépôt : 15 mars 2027.',
        published: '2026-11-20',
      },
      { id: 'd' },
    ].map((line) => JSON.stringify(line))
    const { code, stdout } = await run(['enrich', '--batch'], [...lines, '{'].join('\n'))
    expect(code).toBe(3)
    const [water, tart, call, empty, broken] = jsonLines(stdout)
    expect(water).toMatchObject({
      id: 1,
      relevant: true,
      domain: 'technologique',
      axes: [{ id: 'territoires-durables-connectes' }],
    })
    const [main] = water!['axes'] as {
      reasons: { term: string; field: string; start: number; end: number }[]
    }[]
    const reasons = main?.reasons ?? []
    expect(reasons).not.toEqual([])
    for (const reason of reasons.filter((one) => one.field === 'text')) {
      expect(text.slice(reason.start, reason.end)).not.toBe('')
    }
    expect(tart).toMatchObject({ id: 'b', relevant: false, axes: [] })
    expect(tart).not.toHaveProperty('deadline')
    expect(tart).toMatchObject({ amounts: [], territories: [], legalRefs: [] })
    expect(call).toMatchObject({
      id: 'c',
      kind: 'appel-a-projets',
      domain: 'financiere',
      deadline: { value: '2027-03-15' },
    })
    expect(empty).toMatchObject({ id: 'd', error: { code: 'bad-line' } })
    expect(broken).toMatchObject({ error: { code: 'bad-line' } })
  })
})

describe('an archive', () => {
  const lines = [
    {
      id: 'a1',
      url: 'https://exemple.fr/1',
      title: 'Fermeture du cuivre en Sologne',
      text: 'La fibre optique remplace le cuivre.',
      published: '2026-11-01',
    },
    {
      id: 'a2',
      url: 'https://exemple.fr/2',
      title: 'Un rançongiciel frappe une mairie',
      html: '<p>La cyberattaque a chiffré les serveurs.</p>',
      feed: 'arcep-actualites',
    },
  ].map((line) => JSON.stringify(line))

  it('comes in once, is found by searching, and tells its bad lines', async () => {
    const path = file('archive.jsonl', [lines[0], 'illisible', lines[1], '{"id":"vide"}'].join('\n'))
    const first = await run(['import', path])
    expect(first.code).toBe(3)
    expect(first.stderr).toContain('Ligne 2')
    expect(first.stderr).toContain('Ligne 4')
    expect(first.stderr).toContain('2 lus, 2 nouveaux, 0 modifiés, 2 refusés.')
    expect((await run(['import', path])).stderr).toContain('2 lus, 0 nouveaux, 0 modifiés')
    const { code, stdout } = await run(['search', 'cuivres', '--json'])
    expect(code).toBe(0)
    expect(jsonLines(stdout)).toMatchObject([
      {
        title: 'Fermeture du cuivre en Sologne',
        axes: ['infrastructures-thd-mobile'],
        source: 'https://exemple.fr/1',
      },
    ])
    expect((await run(['search', 'introuvable'])).code).toBe(1)
  })

  it('may be a JSON Feed', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Archive',
      items: [
        {
          id: '1',
          url: 'https://exemple.fr/1',
          title: 'Le Wi-Fi public en zone rurale',
          content_text: 'La fibre optique arrive.',
        },
      ],
    }
    expect((await run(['import', file('archive.json', JSON.stringify(feed))])).stderr).toContain(
      '1 lus, 1 nouveaux',
    )
  })

  it('survives a backup and a restore', async () => {
    await run(['import', file('archive.jsonl', lines.join('\n'))])
    const backup = join(data, 'copie.sqlite')
    expect(await run(['backup', backup])).toMatchObject({ code: 0, stdout: `${backup}\n` })
    expect((await run(['backup', backup])).code).toBe(2)
    rmSync(join(data, 'vigie.sqlite'))
    expect((await run(['search', 'cuivre'])).code).toBe(1)
    const restored = await run(['restore', backup])
    expect(restored.code).toBe(0)
    expect(restored.stderr).toContain('avant-')
    expect((await run(['search', 'cuivre'])).code).toBe(0)
    expect(await run(['restore', file('faux.sqlite', 'pas une base')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sauvegarde'),
    })
  })

  it('is filed and indexed again on demand', async () => {
    await run(['import', file('archive.jsonl', lines.join('\n'))])
    expect((await run(['retag'])).stderr).toContain('2 éléments relus, 0 classés autrement.')
    expect((await run(['reindex'])).stderr).toContain('2 éléments indexés.')
    expect((await run(['search', 'rançongiciel'])).code).toBe(0)
  })
})

describe('vigie check', () => {
  it('tries an address or a file without storing anything', async () => {
    const server = await startServer((request, response) => {
      if (request.url === '/rss')
        response.end(
          rssOf([
            {
              guid: '1',
              title: 'Le réseau d’initiative publique de fibre optique arrive',
              date: 'Mon, 23 Nov 2026 08:00:00 GMT',
            },
          ]),
        )
      else response.writeHead(404).end()
    })
    const found = await run(['check', `${server.url}/rss`, '--json'])
    expect(found.code).toBe(0)
    expect(jsonLines(found.stdout)).toMatchObject([
      {
        items: [
          {
            title: 'Le réseau d’initiative publique de fibre optique arrive',
            axes: ['infrastructures-thd-mobile'],
          },
        ],
      },
    ])
    expect(await run(['check', `${server.url}/absent`])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('404'),
    })
    await server.close()
    expect(
      (await run(['check', file('page.html', '<!doctype html><html><body>Bonjour</body></html>')])).stderr,
    ).toContain('html-instead-of-feed')
    expect((await run(['check', 'source-inconnue'])).code).toBe(2)
    expect((await run(['search', 'fibre', '--tout'])).code).toBe(1)
  })
})

describe('vigie refresh', () => {
  it('says what it cannot refresh, and why', async () => {
    expect(await run(['refresh', 'inconnue'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('inconnue'),
    })
    expect(await run(['refresh', 'legifrss'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('est en pause'),
    })
  })
})

describe('vigie axis', () => {
  it('renames an axis without touching its id', async () => {
    expect((await run(['axis', 'rename', 'donnees-ia', 'Données et IA publiques'])).code).toBe(0)
    expect((await run(['axis', 'list'])).stdout).toMatch(/DI {2}donnees-ia\s+Données et IA publiques/)
    expect((await run(['axis', 'rename', 'inconnu', 'X'])).code).toBe(2)
  })

  it('says in the audit log what the axis was called, unless nothing changes', async () => {
    await run(['axis', 'rename', 'donnees-ia', 'Données publiques'])
    const same = await run(['axis', 'rename', 'donnees-ia', ' Données publiques '])
    expect(same).toMatchObject({ code: 0, stderr: expect.stringContaining('déjà') })
    await run(['axis', 'rename', 'donnees-ia', 'Données'])
    const db = new DatabaseSync(join(data, 'vigie.sqlite'))
    const lines = db
      .prepare('select actor, action, subject_id, before, after from audit_log order by seq')
      .all()
    db.close()
    const line = { actor: 'ligne de commande', action: 'axis.rename', subject_id: 'donnees-ia' }
    expect(lines.map((one) => ({ ...one }))).toEqual([
      {
        ...line,
        before: '{"label":"Données, géomatique et intelligence artificielle"}',
        after: '{"label":"Données publiques"}',
      },
      { ...line, before: '{"label":"Données publiques"}', after: '{"label":"Données"}' },
    ])
  })
})

describe('vigie doctor', () => {
  it('looks at everything and says what to do', async () => {
    await run(['migrate'])
    const { code, stdout } = await run(['doctor', '--json'])
    expect(code).toBe(0)
    expect(jsonLines(stdout).map((one) => one['what'])).toEqual([
      'réglages',
      'base',
      'recherche',
      'courrier',
      'comptes',
      'horloge',
      'disque',
      'sources',
      'tâches',
    ])
    expect(readFileSync(join(data, 'vigie.sqlite')).length).toBeGreaterThan(0)
  })

  it('warns before the public sees a default, and is content when all is set', async () => {
    const levels = async (env: Record<string, string>) => {
      const { stdout } = await vigie(['doctor', '--json'], { env: { VIGIE_DATA: data, ...env } })
      return jsonLines(stdout).find((one) => one['what'] === 'réglages')
    }
    expect(await levels({})).toMatchObject({
      level: 'attention',
      told: expect.stringContaining('VIGIE_CONTACT'),
    })
    const set = { VIGIE_CONTACT: 'veille@syndicat.fr', VIGIE_BASE_URL: 'https://veille.syndicat.fr' }
    expect(await levels(set)).toMatchObject({ level: 'ok' })
  })

  it('answers 1 when something keeps Vigie from serving: search away, a clock gone back', async () => {
    const env = { VIGIE_DATA: data, MEILI_URL: 'http://127.0.0.1:9' }
    const away = await vigie(['doctor', '--json'], { env })
    expect(away.code).toBe(1)
    expect(jsonLines(away.stdout).find((one) => one['what'] === 'recherche')).toMatchObject({
      level: 'panne',
    })
    const db = new DatabaseSync(join(data, 'vigie.sqlite'))
    db.exec(
      `insert into feed_state (feed_id, next_check_at, checked_at) values ('a', '2099-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')`,
    )
    db.close()
    const late = await run(['doctor', '--json'])
    expect(late.code).toBe(1)
    expect(jsonLines(late.stdout).find((one) => one['what'] === 'horloge')).toMatchObject({ level: 'panne' })
  })
})
