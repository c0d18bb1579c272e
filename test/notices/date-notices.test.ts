import { beforeEach, describe, expect, it } from 'vitest'
import { unsetMark } from '#src/store/item-marks.ts'
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts'

let world: NoticeWorld

beforeEach(async () => {
  world = await openNoticeWorld()
})

const closing = '2027-03-15'
const sent = () => world.deps.sent.length
/** The days, among these, on which a mail left. */
async function mornings(...days: string[]): Promise<string[]> {
  const told: string[] = []
  for (const day of days) {
    const before = sent()
    await world.morning(day)
    if (sent() > before) told.push(day)
  }
  return told
}

describe('a starred deadline', () => {
  beforeEach(async () => {
    await world.put('appel', { title: 'Un appel pour la fibre', closing: '2027-03-15T11:00:00Z' })
    await world.star('appel')
  })

  it('is told thirty days before and seven days before, once each', async () => {
    const days = ['2027-02-12', '2027-02-13', '2027-02-14', '2027-03-07', '2027-03-08', '2027-03-09']
    expect(await mornings(...days)).toEqual(['2027-02-13', '2027-03-08'])
    expect(world.subjects()).toEqual(['Vigie : 1 échéance', 'Vigie : 1 échéance'])
    expect(world.lastText()).toContain(
      '- Un appel pour la fibre\nClôture : 15 mars 2027 à 12 h (J-7)\nÉditeur d’essai · dans vos favoris\nhttps://veille.example/elements/appel',
    )
  })

  it('is told late, once and truly, after days without the job', async () => {
    expect(await mornings('2027-02-10', '2027-02-25', '2027-02-26')).toEqual(['2027-02-25'])
    expect(world.lastText()).toContain('(J-18)')
    expect(await mornings('2027-03-10', '2027-03-11')).toEqual(['2027-03-10'])
    expect(world.lastText()).toContain('(J-5)')
  })

  it('is told at the end once alone when the job was down since before the thirtieth day', async () => {
    expect(await mornings('2027-03-12', '2027-03-13', '2027-03-14')).toEqual(['2027-03-12'])
    expect(world.lastText()).toContain('(J-3)')
  })

  it('is « aujourd’hui » on its day, and nothing once it is past', async () => {
    expect(await mornings('2027-03-15')).toEqual(['2027-03-15'])
    expect(world.lastText()).toContain('12 h (aujourd’hui)')
    world = await openNoticeWorld()
    await world.put('clos', { closing })
    await world.star('clos')
    expect(await mornings('2027-03-16')).toEqual([])
  })

  it('is told at seven in Paris in summer too, and only once over the change of hour', async () => {
    await world.put('ete', { closing: '2027-04-04' })
    await world.star('ete')
    await world.morning('2027-03-26')
    const at: string[] = []
    world.deps.clock.at = new Date('2027-03-27T05:50:00.000Z')
    for (let quarter = 0; quarter < 4 * 48; quarter += 1) {
      const before = sent()
      await world.run()
      if (sent() > before) at.push(world.deps.now().toISOString())
      world.wait(15)
    }
    // Sunday 28 March, in summer time: five in UTC.
    expect(at).toEqual(['2027-03-28T05:05:00.000Z'])
  })

  it('is not told twice when the clock is put back, nor kept from being told by a clock that was ahead', async () => {
    expect(await mornings('2027-02-13', '2027-02-12', '2027-02-13', '2027-02-14')).toEqual(['2027-02-13'])
    await world.morning('2031-01-01')
    expect(await mornings('2027-03-08', '2027-03-09')).toEqual(['2027-03-08'])
  })

  it('is not told any more once the star is taken off', async () => {
    await world.deps.db.batch(unsetMark('starred', 'lea', ['appel']))
    expect(await mornings('2027-02-13', '2027-03-08')).toEqual([])
  })

  it('is told to its person alone', async () => {
    await world.morning('2027-02-13')
    expect(world.deps.sent.map(({ to }) => to)).toEqual(['lea@mairie.example'])
  })
})

describe('a deadline starred late', () => {
  it.each([
    ['three days before: the next morning', '2026-11-28', ['2026-11-25']],
    ['twenty days before: seven days before', '2026-12-14', ['2026-12-07']],
  ])('%s', async (_, day, expected) => {
    await world.put('appel', { closing: day })
    await world.star('appel')
    const days = Array.from({ length: 20 }, (_one, index) =>
      new Date(Date.UTC(2026, 10, 25 + index)).toISOString().slice(0, 10),
    )
    expect(await mornings(...days)).toEqual(expected)
  })
})

describe('a deadline that moves', () => {
  beforeEach(async () => {
    await world.put('appel', { closing })
    await world.star('appel')
  })

  it('is told anew with the day it was told before, later or sooner', async () => {
    await mornings('2027-02-13')
    await world.put('appel', { closing: '2027-04-20' })
    expect(await mornings('2027-02-15', '2027-02-16')).toEqual(['2027-02-15'])
    expect(world.lastText()).toContain('Clôture reportée au 20 avril 2027 (J-64), au lieu du 15 mars 2027')
    await world.put('appel', { closing: '2027-03-10' })
    expect(await mornings('2027-02-17', '2027-02-18')).toEqual(['2027-02-17'])
    expect(world.lastText()).toContain('Clôture avancée au 10 mars 2027 (J-21), au lieu du 20 avril 2027')
    // Thirty days were told with the move.
    expect(await mornings('2027-02-20', '2027-03-03', '2027-03-04')).toEqual(['2027-03-03'])
  })

  it('is still told at thirty days after a move beyond', async () => {
    await mornings('2027-02-13')
    await world.put('appel', { closing: '2027-04-20' })
    await mornings('2027-02-15')
    expect(await mornings('2027-03-20', '2027-03-21', '2027-03-22')).toEqual(['2027-03-21'])
  })

  it('is not told when it had not been told', async () => {
    await mornings('2027-01-10')
    await world.put('appel', { closing: '2027-04-20' })
    expect(await mornings('2027-01-11', '2027-02-13')).toEqual([])
  })

  it('is silent when only its hour changes, or when it moves into the past', async () => {
    await mornings('2027-02-13')
    await world.put('appel', { closing: '2027-03-15T11:00:00Z' })
    expect(await mornings('2027-02-14')).toEqual([])
    await world.put('appel', { closing: '2027-02-01' })
    expect(await mornings('2027-02-15')).toEqual([])
  })

  it('does not tell for ever of a source that hesitates', async () => {
    await mornings('2027-02-13')
    const told: string[] = []
    for (let day = 14; day < 28; day += 1) {
      await world.put('appel', { closing: day % 2 === 0 ? '2027-04-20' : closing })
      told.push(...(await mornings(`2027-02-${day}`)))
    }
    expect(told).toEqual(['2027-02-14'])
  })
})

describe('a call that is withdrawn', () => {
  it('is told once when its date had been told', async () => {
    await world.put('appel', { closing })
    await world.star('appel')
    await mornings('2027-02-13')
    await world.put('appel', { closing, withdrawn: 'Avis annulé par la source.' })
    expect(await mornings('2027-02-14', '2027-02-15', '2027-03-08')).toEqual(['2027-02-14'])
    expect(world.lastText()).toContain(
      'Publication retirée : « Avis annulé par la source ». Ne comptez plus sur\nla date du 15 mars 2027.',
    )
  })

  it('is not told when nothing had been, nor when another of its story still holds', async () => {
    await world.put('tu', { closing, withdrawn: 'Démenti.' })
    await world.put('dit', { closing, storyId: 'h' })
    await world.put('frere', { closing, storyId: 'h' })
    await world.star('tu', 'dit')
    await mornings('2027-02-13')
    expect(sent()).toBe(1)
    await world.put('dit', { closing, storyId: 'h', withdrawn: 'Doublon.' })
    expect(await mornings('2027-02-14')).toEqual([])
  })
})

describe('a story', () => {
  it('tells the date of another of its items, once for all of them', async () => {
    await world.put('etoile', { storyId: 'h' })
    await world.put('frere', { title: 'Le même appel', closing, storyId: 'h' })
    await world.put('soeur', { closing: '2027-03-15T11:00:00Z', storyId: 'h' })
    await world.star('etoile')
    expect(await mornings('2027-02-13', '2027-02-14')).toEqual(['2027-02-13'])
    expect(world.subjects()).toEqual(['Vigie : 1 échéance'])
    expect(world.lastText()).toContain('même sujet qu’un favori')
  })

  it('lets the starred item speak when the others say another day', async () => {
    await world.put('etoile', { closing, storyId: 'h' })
    await world.put('frere', { closing: '2027-03-14', storyId: 'h' })
    await world.star('etoile')
    expect(await mornings('2027-02-12', '2027-02-13')).toEqual(['2027-02-13'])
  })
})

describe('the dates of a text that is followed', () => {
  it('are told as those of favourites, without those of what only cites it', async () => {
    await world.follow('loi 2021-1485')
    await world.morning('2026-11-25')
    const entry = { role: 'entry-into-force', value: '2027-01-01' } as const
    await world.put('decret', {
      title: 'Un décret',
      dates: [entry],
      refs: [['loi 2021-1485', 'modifies']],
    })
    await world.put('appel', { closing: '2027-01-01', refs: [['loi 2021-1485', 'cites']] })
    await world.deps.db.run('update people set text_notices = 0')
    expect(await mornings('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-25')).toEqual([
      '2026-12-02',
      '2026-12-25',
    ])
    expect(world.lastText()).toContain('Entrée en vigueur : 1er janvier 2027 (J-7)')
    expect(world.lastText()).toContain('texte que vous suivez')
    expect(world.lastText()).not.toContain('Un appel')
  })
})

describe('several windows', () => {
  it('are told one by one, and the next does not pass for the last one moved', async () => {
    const windows = [
      { role: 'submission', value: '2027-01-15', label: '1re relève' },
      { role: 'submission', value: '2027-03-15', label: '2e relève' },
    ] as const
    await world.put('appel', { dates: [...windows], closing })
    await world.star('appel')
    expect(await mornings('2026-12-16', '2027-01-08', '2027-01-16', '2027-02-13')).toEqual([
      '2026-12-16',
      '2027-01-08',
      '2027-02-13',
    ])
    expect(world.lastText()).not.toMatch(/report|avanc/)
  })
})

describe('two hundred stars on one day', () => {
  it('make one mail of a hundred lines and a link, below what Gmail cuts, and are all told', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `a${index}`)
    for (const id of ids) await world.put(id, { closing, title: `${id} ${'Un titre long '.repeat(8)}` })
    await world.star(...ids)
    expect(await mornings('2027-02-13', '2027-02-14')).toEqual(['2027-02-13'])
    expect(world.subjects()).toEqual(['Vigie : 200 échéances'])
    expect(world.lastText().match(/^- a/gm)).toHaveLength(100)
    expect(world.lastText()).toContain('et 100 autres, sur le site :\nhttps://veille.example/bureau/favoris')
    expect(world.deps.sent[0]!.html.length).toBeLessThan(100_000)
  }, 60_000)
})
