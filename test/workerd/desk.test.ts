import { env } from 'cloudflare:workers'
import { createScheduledController } from 'cloudflare:test'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { startSession } from '#src/account/sign-in/sessions.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { openD1 } from '#src/store/d1.ts'
import { findPersonByEmail, insertPerson } from '#src/store/people.ts'
import { maskToken } from '#web/door/csrf.ts'
import worker from '#worker/cloudflare.ts'

const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
const base = 'https://veille.example'
const bound = {
  ...bindings,
  VIGIE_DEMO_URL: inject('demoUrl'),
  VIGIE_FETCH_PRIVATE: '1',
  VIGIE_BASE_URL: base,
} as Bindings
const db = openD1(env.DB)

let headers: Record<string, string>
let csrf: string

async function get(path: string): Promise<string> {
  const response = await worker.fetch(new Request(base + path, { headers }), bound)
  expect([path, response.status]).toStrictEqual([path, 200])
  return response.text()
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const request = new Request(base + path, {
    method: 'POST',
    headers: { ...headers, origin: base },
    body: new URLSearchParams({ csrf, ...fields }),
    redirect: 'manual',
  })
  const response = await worker.fetch(request, bound)
  expect([path, response.status]).toStrictEqual([path, 303])
  return response.headers.get('location') ?? ''
}

/** The operation that the page after a gesture offers to undo. */
function operationOf(location: string): string {
  return new URL(location, base).searchParams.get('fait') ?? 'aucune'
}

const itemColumn = async (column: string, id: string): Promise<unknown> =>
  (await db.get<Record<string, unknown>>(`select ${column} as value from items where id = ?`, id))?.['value']

describe('the desk on D1', () => {
  let id: string

  beforeAll(async () => {
    await worker.scheduled(
      createScheduledController({ cron: '*/15 * * * *', scheduledTime: new Date() }),
      bound,
    )
    const now = () => new Date()
    await db.batch([
      insertPerson({
        id: 'ada',
        email: 'ada@mairie.example',
        name: 'Ada Martin',
        role: 'administrateur',
        status: 'active',
        createdAt: now().toISOString(),
      }),
    ])
    const person = (await findPersonByEmail(db, 'ada@mairie.example'))!
    const { token, session } = await startSession({ db, now }, person, { method: 'link', device: 'essai' })
    headers = { cookie: `__Host-vigie=${token}` }
    csrf = maskToken(session.csrf)
    id = (await db.get<{ id: string }>('select id from items where relevant = 1 order by id limit 1'))!.id
  }, 60_000)

  it('shows what needs a person today', async () => {
    const page = await get('/bureau')
    expect(page).toContain('Bonjour Ada Martin')
    expect(page).toMatch(/<strong>2\d\d<\/strong>\s+éléments/)
    expect(page).toContain('Prochaine lettre')
  })

  it('rejects with a reason, and undoes it', async () => {
    const done = await post('/bureau/gestes', {
      geste: `ecarter:${id}`,
      motif: 'Hors sujet pour la veille',
      retour: '/bureau',
    })
    expect(await itemColumn('withdrawn_reason', id)).toBe('Hors sujet pour la veille')
    expect(await get(done)).toContain('écarté.')
    await post('/bureau/annuler', { operation: operationOf(done) })
    expect(await itemColumn('withdrawn_at', id)).toBeNull()
  })

  it('corrects the axes, notes, stars, and tells it all in the log', async () => {
    await post(`/elements/${id}/corriger`, {
      'axes-de': 'equipe',
      axes: 'gouvernance-mutualisation',
      type: 'guide',
      domaine: '',
    })
    expect(await itemColumn('kind', id)).toBe('guide')
    await post(`/elements/${id}/notes`, { note: 'À relire avant vendredi.' })
    await post('/bureau/marques', { geste: `etoile:${id}` })
    expect(await get('/bureau/favoris')).toContain(`/elements/${id}`)
    const page = await get(`/elements/${id}`)
    expect(page).toContain('classé par l’équipe')
    expect(page).toContain('À relire avant vendredi.')
    const lines = await listAudit(db, { subjectType: 'item', subjectId: id, limit: 10 })
    expect(lines.map(({ action }) => action)).toStrictEqual([
      'item.note',
      'item.correct',
      'item.undo',
      'item.reject',
    ])
    expect(await get('/journal')).toContain('Ada Martin')
  })
})
