import { beforeEach, describe, expect, it } from 'vitest'
import { seeFollowed } from '#src/store/followed-refs.ts'
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts'

let world: NoticeWorld
const law = 'loi 2021-1485'

beforeEach(async () => {
  world = await openNoticeWorld()
  await world.put('avant', { refs: [[law, 'modifies']] })
  world.wait(1)
  await world.follow(law)
  world.wait(1)
})

describe('a text that is followed', () => {
  it.each([
    ['modifies', 'Modifie : Loi n° 2021-1485.'],
    ['repeals', 'Abroge : Loi n° 2021-1485.'],
    ['is', 'Paru : Loi n° 2021-1485.'],
  ] as const)('is told of what %s it, once', async (relation, words) => {
    await world.put('decret', { title: 'Le décret du jour', refs: [[law, relation]] })
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 1, items: 1 })
    expect(world.subjects()).toEqual(['Vigie : 1 texte'])
    expect(world.lastText()).toContain('== Textes que vous suivez : 1 parution')
    expect(world.lastText()).toContain(
      `- Le décret du jour\n${words}\nÉditeur d’essai · 24 nov. 2026\nhttps://veille.example/elements/decret`,
    )
    expect(world.lastText()).not.toContain('avant')
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it.each(['cites', 'applies'] as const)('is not told of what only %s it', async (relation) => {
    await world.put('decret', { refs: [[law, relation]] })
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 0 })
  })

  it('has one line for all the texts that one item changes, with the day it enters into force', async () => {
    await world.follow('L1425-1 CGCT')
    world.wait(1)
    await world.put('decret', {
      refs: [
        [law, 'modifies'],
        ['L1425-1 CGCT', 'repeals'],
      ],
      dates: [{ role: 'entry-into-force', value: '2026-12-01' }],
    })
    await world.morning('2026-11-25')
    expect(world.subjects()).toEqual(['Vigie : 1 texte'])
    const words = world.lastText().replaceAll('\n', ' ')
    expect(words).toContain('Modifie : Loi n° 2021-1485.')
    expect(words).toContain('Abroge : Article L. 1425-1 du CGCT.')
    expect(words).toContain('Entrée en vigueur : 1er décembre 2026.')
    // Said by that line: not told again as a date.
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it('tells a story once, though another publisher tells it the next day', async () => {
    await world.put('decret', { refs: [[law, 'modifies']], storyId: 'h' })
    await world.put('echo', { refs: [[law, 'modifies']], storyId: 'h' })
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 1, items: 1 })
    await world.put('tard', { refs: [[law, 'modifies']], storyId: 'h' })
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it.each([
    ['was seen on the site', () => world.deps.db.batch([seeFollowed('lea', '2026-11-24T12:00:00.000Z')])],
    ['was withdrawn', () => world.put('decret', { refs: [[law, 'modifies']], withdrawn: 'Démenti.' })],
    ['is off scope', () => world.deps.db.run(`update items set relevant = 0 where id = 'decret'`)],
  ])('is not told of what %s', async (_, happen) => {
    await world.put('decret', { refs: [[law, 'modifies']] })
    await happen()
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 0 })
  })

  it('is told late after days without the job, and not after a month', async () => {
    await world.put('decret', { refs: [[law, 'modifies']] })
    expect(await world.morning('2026-12-20')).toMatchObject({ mails: 1 })
    await world.put('autre', { refs: [[law, 'modifies']] })
    expect(await world.morning('2027-01-25')).toMatchObject({ mails: 0 })
  })
})
