import { describe, expect, it } from 'vitest'
import { daysInWords, retentionLimits } from '#src/account/privacy/retention.ts'
import { saveSiteSettings } from '#src/account/site-settings.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { defaultSettings, readSiteSettings } from '#src/store/site-settings.ts'
import { createTestDeps } from '#test/helpers/deps.ts'

const lea = { id: 'lea', name: 'Léa Martin' }

describe('daysInWords', () => {
  it.each([
    [1, '1\u00A0jour'],
    [90, '90\u00A0jours'],
    [365, '1\u00A0an'],
    [400, '400\u00A0jours'],
    [1825, '5\u00A0ans'],
  ])('says %i as %s', (days, words) => {
    expect(daysInWords(days)).toBe(words)
  })
})

describe('retentionLimits', () => {
  it('counts back from now, what is set and what is fixed', () => {
    const settings = { ...defaultSettings, retention: { ...defaultSettings.retention, audit: 30 } }
    expect(retentionLimits(settings, new Date('2026-11-24T08:00:00Z'))).toEqual({
      now: '2026-11-24T08:00:00.000Z',
      pending: '2026-11-17T08:00:00.000Z',
      leftMember: '2026-10-25T08:00:00.000Z',
      memberImport: '2026-11-17T08:00:00.000Z',
      idle: '2026-11-17T08:00:00.000Z',
      link: '2026-11-23T08:00:00.000Z',
      apiKey: '2026-08-26T08:00:00.000Z',
      removedSearch: '2026-10-25T08:00:00.000Z',
      alertItem: '2026-09-23T08:00:00.000Z',
      audit: '2026-10-25T08:00:00.000Z',
      revisions: '2025-11-24T08:00:00.000Z',
      readMarks: '2025-11-24T08:00:00.000Z',
      deliveries: '2025-10-20T08:00:00.000Z',
      coverage: '2025-10-20T08:00:00.000Z',
    })
  })
})

describe('readSiteSettings', () => {
  it('begins with an open index and a year of memory', async () => {
    const { db } = await createTestDeps()
    expect(await readSiteSettings(db)).toEqual({
      index: 'public',
      retention: { audit: 365, revisions: 365, readMarks: 365, deliveries: 400, coverage: 400 },
    })
  })

  it.each(['', 'abc', '-1', '0', '29', '1826', '12.5', '1e9'])(
    'takes %j for no value at all, and never keeps less for it',
    async (value) => {
      const { db } = await createTestDeps()
      await db.run(
        `insert into settings (name, value) values ('retention.audit', ?), ('index', 'Réservé')`,
        value,
      )
      expect(await readSiteSettings(db)).toEqual(defaultSettings)
    },
  )
})

describe('saveSiteSettings', () => {
  const wanted = { index: 'reserve', retention: { ...defaultSettings.retention, audit: 180 } } as const

  it('writes what changed, each with its line of the log', async () => {
    const deps = await createTestDeps()
    expect(await saveSiteSettings(deps, lea, wanted)).toBe(2)
    expect(await readSiteSettings(deps.db)).toEqual(wanted)
    const lines = await listAudit(deps.db, { limit: 10 })
    expect(lines).toEqual([
      {
        seq: expect.any(Number),
        at: '2026-11-24T08:00:00.000Z',
        actor: lea,
        action: 'setting.change',
        subject: {
          type: 'setting',
          id: 'retention.audit',
          words: 'Durée de garde du journal des actions',
        },
        before: 365,
        after: 180,
      },
      {
        seq: expect.any(Number),
        at: '2026-11-24T08:00:00.000Z',
        actor: lea,
        action: 'setting.change',
        subject: { type: 'setting', id: 'index', words: 'Accès au site' },
        before: 'public',
        after: 'reserve',
      },
    ])
  })

  it('says nothing of a form saved unchanged', async () => {
    const deps = await createTestDeps()
    await saveSiteSettings(deps, lea, wanted)
    expect(await saveSiteSettings(deps, lea, wanted)).toBe(0)
    expect(await listAudit(deps.db, { limit: 10 })).toHaveLength(2)
  })

  it('goes back to the defaults', async () => {
    const deps = await createTestDeps()
    await saveSiteSettings(deps, lea, wanted)
    await saveSiteSettings(deps, lea, defaultSettings)
    expect(await readSiteSettings(deps.db)).toEqual(defaultSettings)
  })

  it('refuses a length out of bounds, whoever asks', async () => {
    const deps = await createTestDeps()
    const short = { index: 'public', retention: { ...defaultSettings.retention, deliveries: 3 } } as const
    await expect(saveSiteSettings(deps, lea, short)).rejects.toThrow('deliveries')
    expect(await readSiteSettings(deps.db)).toEqual(defaultSettings)
  })
})
