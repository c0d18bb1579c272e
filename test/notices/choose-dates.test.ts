import { describe, expect, it } from 'vitest'
import { chooseDates } from '#src/notices/choose-dates.ts'
import type { FollowedDate } from '#src/store/dates-followed.ts'
import type { NoticeKind, ToldNotice } from '#src/store/notices-told.ts'

const now = new Date('2027-02-20T06:05:00Z')

const dated = (fields: Partial<FollowedDate> = {}): FollowedDate => ({
  itemId: 'appel',
  title: 'Un appel',
  feedId: 'gazette-loire',
  role: 'closing',
  value: '2027-03-15',
  by: 'star',
  since: '2026-11-24T08:00:00.000Z',
  ...fields,
})

const told = (kind: NoticeKind, value: string, fields: Partial<ToldNotice> = {}): ToldNotice => ({
  kind,
  itemId: 'appel',
  value,
  toldAt: '2027-02-13T06:05:00.000Z',
  ...fields,
})

const occasions = (dates: FollowedDate[], ledger: ToldNotice[] = []) =>
  chooseDates(dates, ledger, now).map(({ occasion, days, date }) => `${date.itemId} ${occasion} ${days}`)

describe('chooseDates', () => {
  it.each([
    ['2027-02-19', [], 'yesterday'],
    ['2027-02-20', ['appel due 0'], 'today'],
    ['2027-02-20T06:00:00Z', [], 'five minutes ago'],
    ['2027-02-20T23:30:00Z', ['appel due 1'], 'past midnight in Paris'],
    ['2027-02-27', ['appel due 7'], 'in a week'],
    ['2027-03-22', ['appel due 30'], 'in thirty days'],
    ['2027-03-23', [], 'in thirty-one days'],
  ])('a date on %s: %j (%s)', (value, expected) => {
    expect(occasions([dated({ value })])).toEqual(expected)
  })

  it.each<[NoticeKind, string, string[]]>([
    ['j-30', '2027-03-15', []],
    ['j-7', '2027-03-15', ['appel due 23']],
    ['moved', '2027-03-14', ['appel moved 23']],
    ['j-30', '2027-03-01', ['appel moved 23']],
  ])('after %s was told for %s: %j', (kind, day, expected) => {
    expect(occasions([dated()], [told(kind, `closing ${day}`)])).toEqual(expected)
  })

  it('writes all the thresholds that are behind, so that a clock put back tells nothing again', () => {
    const [near] = chooseDates([dated({ value: '2027-02-24' })], [], now)
    expect(near?.keys.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'j-30 closing 2027-02-24',
      'j-7 closing 2027-02-24',
    ])
    const [moved] = chooseDates([dated({ value: '2027-06-01' })], [told('j-30', 'closing 2027-03-15')], now)
    expect(moved?.keys.map(({ kind }) => kind)).toEqual(['moved'])
    expect(moved?.before).toBe('2027-03-15')
  })

  it('knows the ledger of a story by another of its items, kept or gone', () => {
    const story = dated({ itemId: 'frere', storyId: 'h', by: 'story' })
    const ledger = [told('j-30', 'closing 2027-03-15', { storyId: 'h' })]
    expect(occasions([story], ledger)).toEqual([])
    expect(occasions([story], [told('j-30', 'closing 2027-03-15')])).toEqual(['frere due 23'])
  })

  it('keeps two roles of one day apart, and two items that are no story', () => {
    const event = dated({ role: 'event' })
    expect(occasions([dated(), event, dated({ itemId: 'autre' })])).toEqual([
      'appel due 23',
      'appel due 23',
      'autre due 23',
    ])
    expect(occasions([dated(), event], [told('j-30', 'event 2027-03-15')])).toEqual(['appel due 23'])
  })

  it('does not take a past window for one that moved', () => {
    const windows = [dated({ role: 'submission', value: '2027-02-15' }), dated({ role: 'submission' })]
    expect(occasions(windows, [told('j-7', 'submission 2027-02-15')])).toEqual(['appel due 23'])
  })

  it('tells a withdrawal once for all the dates of a story that were told', () => {
    const gone = { withdrawn: 'Démenti.' }
    const dates = [dated(gone), dated({ ...gone, role: 'event', value: '2027-04-01' })]
    const ledger = [told('j-30', 'closing 2027-03-15'), told('j-30', 'event 2027-04-01')]
    const [notice, ...more] = chooseDates(dates, ledger, now)
    expect(more).toEqual([])
    expect(notice?.keys.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'withdrawn closing 2027-03-15',
      'withdrawn event 2027-04-01',
    ])
    expect(occasions(dates, [...ledger, told('withdrawn', 'closing 2027-03-15')])).toEqual([])
    expect(occasions(dates)).toEqual([])
  })

  it('does not tell the withdrawal of what is over', () => {
    const dates = [dated({ withdrawn: 'Démenti.', value: '2027-02-19' })]
    expect(occasions(dates, [told('j-7', 'closing 2027-02-19')])).toEqual([])
  })

  it('says the nearest first', () => {
    const dates = ['2027-03-15', '2027-02-24', '2027-03-01'].map((value, index) =>
      dated({ itemId: `a${index}`, value }),
    )
    expect(occasions(dates)).toEqual(['a1 due 4', 'a2 due 9', 'a0 due 23'])
  })

  it('is not upset by a ledger that it does not understand', () => {
    const ledger = ['', ' ', 'closing', 'closing  ', 'x y z'].map((value) => told('moved', value))
    expect(() => occasions([dated()], ledger)).not.toThrow()
  })
})
