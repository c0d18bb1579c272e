import { beforeEach, describe, expect, it } from 'vitest'
import {
  addWebhook,
  removeWebhook,
  renewSecret,
  resumeAlert,
  setMailAlert,
} from '#src/searches/choose-alerts.ts'
import { listAudit } from '#src/store/audit-log.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { findLiveAlert, listAlertsOf, updateAlert } from '#src/store/search-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld
let search: SavedSearch

beforeEach(async () => {
  world = await openSearchWorld({ VIGIE_FETCH_PRIVATE: '0' })
  search = await world.save(world.lea, 'Fibre', 'q=fibre')
})

describe('setMailAlert', () => {
  it('makes one, changes its rhythm, ends it', async () => {
    const { deps, lea } = world
    await setMailAlert(deps, lea, search, 'day')
    expect(await listAlertsOf(deps.db, lea.id, search.id)).toMatchObject([
      { rhythm: 'day', nextAt: '2026-11-25T06:00:00.000Z', checkedUntil: '2026-11-24T08:00:00.000Z' },
    ])
    await setMailAlert(deps, lea, search, 'week')
    expect(await listAlertsOf(deps.db, lea.id)).toMatchObject([
      { rhythm: 'week', nextAt: '2026-11-30T06:00:00.000Z', checkedUntil: '2026-11-24T08:00:00.000Z' },
    ])
    await setMailAlert(deps, lea, search, undefined)
    await setMailAlert(deps, lea, search, undefined)
    expect(await listAlertsOf(deps.db, lea.id)).toEqual([])
  })

  it('is one a search, even asked twice at once', async () => {
    const { deps, lea } = world
    await Promise.allSettled(['day', 'week'].map(() => setMailAlert(deps, lea, search, 'day')))
    expect(await listAlertsOf(deps.db, lea.id)).toHaveLength(1)
  })
})

describe('addWebhook', () => {
  it('gives a key that no list shows, and names its host in the log', async () => {
    const { deps, lea } = world
    const made = await addWebhook(deps, lea, search, ' https://outil.example/vigie?jeton=s3cret#haut ')
    expect(made.secret).toMatch(/^vgh_[\w-]{43}$/)
    expect(made.target).toBe('https://outil.example/vigie?jeton=s3cret')
    expect(JSON.stringify(await listAlertsOf(deps.db, lea.id))).not.toContain(made.secret)
    const [line] = await listAudit(deps.db, { limit: 1 })
    expect(line).toMatchObject({ action: 'search.webhook', after: { host: 'outil.example' } })
    expect(JSON.stringify(line)).not.toContain('s3cret')
  })

  it.each([
    '',
    'outil.example',
    'http://outil.example/',
    'ftp://outil.example/',
    'javascript:alert(1)',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.8/crochet',
    'https://169.254.169.254/latest/meta-data',
    'https://intranet/',
    'https://ged.ville.lan/',
    'https://moi:secret@outil.example/',
    'https://outil.example:22/',
    'https://0x7f.1/',
    `https://outil.example/${'a'.repeat(1000)}`,
  ])('refuses %s', async (address) => {
    const { deps, lea } = world
    await expect(addWebhook(deps, lea, search, address)).rejects.toMatchObject({ code: 'bad-target' })
    expect(await listAlertsOf(deps.db, lea.id)).toEqual([])
  })

  it('refuses the same address twice, and a twenty-first', async () => {
    const { deps, lea } = world
    for (let index = 0; index < 20; index += 1)
      await addWebhook(deps, lea, search, `https://outil.example/${index}`)
    await expect(addWebhook(deps, lea, search, 'https://outil.example/0')).rejects.toThrow('reçoit déjà')
    await expect(addWebhook(deps, lea, search, 'https://outil.example/20')).rejects.toThrow('20 webhooks')
  })
})

describe('renewSecret, resumeAlert, removeWebhook', () => {
  it('change the key, lift the pause, end it', async () => {
    const { deps, lea } = world
    const { id, secret } = await addWebhook(deps, lea, search, 'https://outil.example/')
    const alert = (await findLiveAlert(deps.db, id))!
    const renewed = await renewSecret(deps, alert)
    expect(renewed).not.toBe(secret)
    expect((await findLiveAlert(deps.db, id))?.secret).toBe(renewed)
    await deps.db.batch([
      updateAlert(id, { pausedAt: '2026-11-24T08:00:00.000Z', failures: 5, lastError: 'non' }),
    ])
    world.wait(600)
    await resumeAlert(deps, alert)
    expect(await listAlertsOf(deps.db, lea.id)).toMatchObject([
      { failures: 0, nextAt: '2026-11-24T18:00:00.000Z', checkedUntil: '2026-11-24T08:00:00.000Z' },
    ])
    await removeWebhook(deps, lea, search, alert)
    expect(await listAlertsOf(deps.db, lea.id)).toEqual([])
  })
})
