import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { listConfirmedAddresses, listSameChoices } from '#src/store/member-forecast.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { addLetter, addMember } from '#test/letter/deliver/delivery-rows.ts'

let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
})

describe('listSameChoices', () => {
  it('has one row a choice, however many made it, and none of who has not confirmed', async () => {
    for (const id of ['a', 'b', 'c']) await addMember({ db }, id)
    await addMember({ db }, 'd', { axes: ['donnees-ia'], place: 'dept-41', length: 'short' })
    await addMember({ db }, 'attente', { status: 'pending' })
    const found = (await listSameChoices(db)).toSorted((one, other) => other.count - one.count)
    expect(found).toStrictEqual([
      { axes: [], domains: [], frequency: 'week', dates: 'fr', length: 'full', count: 3 },
      {
        axes: ['donnees-ia'],
        domains: [],
        place: 'dept-41',
        frequency: 'week',
        dates: 'fr',
        length: 'short',
        count: 1,
      },
    ])
  })

  it('leaves out those who are named, all of them if need be', async () => {
    for (const id of ['a', 'b']) await addMember({ db }, id)
    expect((await listSameChoices(db, ['a', 'inconnu'])).map(({ count }) => count)).toStrictEqual([1])
    expect(await listSameChoices(db, ['a', 'b'])).toStrictEqual([])
  })

  it('tells apart who read which letter last', async () => {
    const letter = await addLetter({ db })
    await addMember({ db }, 'a', { frequency: 'month', lastLetter: letter.number })
    await addMember({ db }, 'b', { frequency: 'month' })
    await addMember({ db }, 'c', { frequency: 'month', lastLetter: 999 })
    const weeks = (await listSameChoices(db)).map(({ lastWeek, count }) => `${lastWeek ?? '-'} ${count}`)
    expect(weeks.toSorted()).toStrictEqual(['- 2', `${letter.id} 1`])
  })

  it('is empty where nobody is', async () => {
    expect(await listSameChoices(db)).toStrictEqual([])
    expect(await listConfirmedAddresses(db)).toStrictEqual([])
  })
})
