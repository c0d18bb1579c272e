import { describe, expect, it } from 'vitest'
import { saveSiteSettings } from '#src/account/site-settings.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { defaultSettings } from '#src/store/site-settings.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { ago, cleanUpNow, leftByDefault, namesLeft, seedOldRows } from './clean-up-world.ts'

async function openNight() {
  const deps = await createTestDeps({ at: cleanUpNow.toISOString() })
  await seedOldRows(deps.db)
  return deps
}

describe('cleanUp', () => {
  it('drops what is past its limit, and nothing that stands on it', async () => {
    const deps = await openNight()
    await cleanUp(deps)
    expect(await namesLeft(deps.db)).toEqual(leftByDefault)
  })

  it('says what it dropped, in one sentence', async () => {
    expect(await cleanUp(await openNight())).toBe(
      'Effacé\u00A0: 1 inscription jamais confirmée, 1 ancienne révision, 1 ligne ancienne du journal, ' +
        '2 anciennes marques de lecture, 1 ancien envoi, 1 ancien jour d’une source, 1 ancien écarté, 2 sessions finies, 1 lien périmé, ' +
        '1 connexion abandonnée, 1 compteur d’essais passé, 1 message de compte périmé, 2 anciennes clés d’API, 1 recherche retirée, ' +
        '1 ligne ancienne du registre des alertes, 1 ancien envoi de webhook.',
    )
  })

  it('finds nothing left to do the second time', async () => {
    const deps = await openNight()
    await cleanUp(deps)
    expect(await cleanUp(deps)).toBe('Rien à effacer.')
    expect(await namesLeft(deps.db)).toEqual(leftByDefault)
  })

  it('keeps a star whose reading is forgotten', async () => {
    const deps = await openNight()
    await cleanUp(deps)
    expect(await deps.db.all(`select starred_at, read_at from item_marks where item_id = 'alerte'`)).toEqual([
      { starred_at: ago(380), read_at: null },
    ])
  })

  it('follows the settings, longer or shorter', async () => {
    const deps = await openNight()
    await saveSiteSettings(
      deps,
      { name: 'essai' },
      {
        ...defaultSettings,
        retention: { audit: 1825, revisions: 3650, readMarks: 1825, deliveries: 60, coverage: 1825 },
      },
    )
    await cleanUp(deps)
    expect(await namesLeft(deps.db)).toMatchObject({
      revisions: ['appel', 'cuivre'],
      marks: ['alerte lu', 'appel lu', 'cuivre lu'],
      deliveries: [],
      feedDays: ['ancien', 'garde'],
      rejections: ['ancien', 'garde'],
      audit: [...Array.from({ length: 5 }, () => expect.stringContaining('Durée')), 'ancienne', 'garde'],
    })
  })

  it('leaves an empty database alone', async () => {
    expect(await cleanUp(await createTestDeps())).toBe('Rien à effacer.')
  })
})
