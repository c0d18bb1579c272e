import { describe, expect, it } from 'vitest'
import {
  defaultLetterSettings,
  readLetterSettings,
  saveLetterSettings,
} from '#src/letter/desk/letter-settings.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { camille, openDesk } from './draft-world.ts'

describe('saveLetterSettings', () => {
  it('writes what is different, each with its line of the journal in words', async () => {
    const world = await openDesk()
    expect(await readLetterSettings(world)).toEqual(defaultLetterSettings)
    const wanted = { ...defaultLetterSettings, draftDay: 4, alone: true, archive: 'reserved' as const }
    expect(await saveLetterSettings(world, camille, wanted)).toBe(3)
    expect(await readLetterSettings(world)).toEqual(wanted)
    expect(await saveLetterSettings(world, camille, wanted)).toBe(0)
    const lines = (await listAudit(world.db, { kind: 'setting', limit: 10 })).toReversed()
    expect(lines.map(({ subject, before, after }) => [subject.words, before, after])).toEqual([
      ['Jour du brouillon de la lettre', 'vendredi', 'jeudi'],
      ['La lettre part seule si personne ne la touche', 'non', 'oui'],
      ['Accès aux lettres passées', 'public', 'réservé à l’équipe'],
    ])
  })

  it.each([{ draftDay: 0 }, { sendDay: 8 }, { draftHour: 24 }, { sendHour: -1 }, { sendHour: 7.5 }])(
    'refuses %j',
    async (wrong) => {
      const saved = saveLetterSettings(await openDesk(), camille, { ...defaultLetterSettings, ...wrong })
      await expect(saved).rejects.toMatchObject({ code: 'letter-setting' })
    },
  )

  it('refuses a draft at the very hour of the letter', async () => {
    const same = { ...defaultLetterSettings, draftDay: 1, draftHour: 8 }
    await expect(saveLetterSettings(await openDesk(), camille, same)).rejects.toMatchObject({
      code: 'letter-setting',
    })
  })
})

describe('readLetterSettings', () => {
  it('takes a value that makes no sense for none', async () => {
    const world = await openDesk()
    for (const [name, value] of Object.entries({
      draftDay: '9',
      sendHour: 'huit',
      alone: 'oui',
      archive: 'x',
    })) {
      await world.db.run('insert into settings (name, value) values (?, ?)', `letter.${name}`, value)
    }
    expect(await readLetterSettings(world)).toEqual(defaultLetterSettings)
  })
})
