import { beforeAll, describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { approveLetter, cancelLetter } from '#src/letter/desk/approve.ts'
import { beginDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { draftWeekly } from '#src/letter/desk/draft-weekly.ts'
import { defaultLetterSettings, saveLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import { cardsOf, type Letter, readLetter } from '#src/letter/letter.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { comeBack, leaveLetter } from '#src/letter/members/leave.ts'
import { preferencesOf } from '#src/letter/preferences.ts'
import { findLetter, listLetters } from '#src/store/letters.ts'
import { findSubscriber } from '#src/store/subscribers.ts'
import { addMember } from './deliver/delivery-world.ts'
import { camille } from './desk/draft-world.ts'
import { firstFriday, openSeason, type Season, week } from './season.ts'
import { openWorld, type World } from './world.ts'

const weeks = 30
const hour = 3_600_000

interface Sent {
  to: string
  letterId: string
  /** Items of the message, in the order of reading. */
  items: string[]
  /** What was withdrawn at that moment. */
  withdrawn: Set<string>
  at: number
}

interface Told {
  season: Season
  world: World
  letters: Letter[]
  sent: Sent[]
}

const members = {
  semaine: {},
  quinzaine: { frequency: 'fortnight' },
  mois: { frequency: 'month' },
  court: { frequency: 'month', length: 'short' },
  // Changes at the twelfth week.
  change: { frequency: 'month' },
  // Leaves at the tenth, and is back at the twelfth.
  revient: { frequency: 'fortnight' },
}

async function liveThirtyWeeks(): Promise<Told> {
  const world = await openWorld(new Date(firstFriday).toISOString(), {
    VIGIE_MAIL_RATE: '1000',
    VIGIE_MAIL_DOMAIN_RATE: '1000',
  })
  await saveLetterSettings(world, camille, { ...defaultLetterSettings, alone: true })
  for (const [id, fields] of Object.entries(members)) await addMember(world, id, fields)
  const season = openSeason(world, 20_261_127)
  const sent: Sent[] = []
  for (let n = 0; n < weeks; n += 1) {
    const friday = firstFriday + n * week
    // The winter hour comes between two: the clock of Paris is what counts.
    world.at(new Date(friday + hour).toISOString())
    await season.live(friday, 10)
    // A machine that is off for a month, in the middle of the season.
    if (n >= 14 && n < 18) continue
    await moveMembers(world, n)
    const drafting = await draftWeekly(world)
    const id = drafting.kind === 'drafted' ? drafting.letter.id : ''
    expect(id).not.toBe('')
    if (n % 3 === 1) await edit(world, id)
    if (n === 7) await cancelLetter(world, camille, id)
    const monday = friday + 2.7 * 24 * hour
    world.at(new Date(monday).toISOString())
    await season.live(monday, 4)
    await deliver(world, id, sent)
  }
  const left = (await listLetters(world.db, 100)).toReversed()
  const letters = await Promise.all(
    left.map(async ({ id }) => readLetter((await findLetter(world.db, id))!.content)),
  )
  return { season, world, letters, sent }
}

async function edit(world: World, id: string): Promise<void> {
  const stored = (await findLetter(world.db, id))!
  const cardId = cardsOf(readLetter(stored.content)).at(-1)!.id
  const { version } = await changeDraft(world, camille, id, stored.version, {
    kind: 'move',
    cardId,
    to: 'first',
  })
  world.at(new Date(world.now().getTime() + 20 * hour).toISOString())
  const fresh = await refreshDraft(world, camille, id, version)
  const monday = new Date(Date.parse(stored.sendAt!)).toISOString()
  await approveLetter(world, camille, id, fresh.version, monday)
}

async function moveMembers(world: World, n: number): Promise<void> {
  const member = async (id: string) => (await findSubscriber(world.db, id))!
  if (n === 12) {
    const one = await member('change')
    await changePreferences(world, one, { ...preferencesOf(one), frequency: 'fortnight' })
    const token = await (await openLinkSigner(world)).sign('return', 'revient')
    expect(await comeBack(world, token)).toBe(true)
  }
  if (n === 10) await leaveLetter(world, 'revient')
}

async function deliver(world: World, letterId: string, sent: Sent[]): Promise<void> {
  const before = world.outbox.length
  await beginDueLetters(world)
  await deliverLetters(world)
  // A second run, and a clock that jumps back in between, send nothing more.
  const now = world.now().getTime()
  const after = world.outbox.length
  world.at(new Date(now - 30 * hour).toISOString())
  await draftWeekly(world)
  await beginDueLetters(world)
  await deliverLetters(world)
  world.at(new Date(now).toISOString())
  expect(world.outbox.length).toBe(after)
  const gone = await world.db.all<{ id: string }>('select id from items where withdrawn_at is not null')
  const withdrawn = new Set(gone.map(({ id }) => id))
  for (const { to, text } of world.outbox.slice(before)) {
    const items = [...text.matchAll(/^ {2}https:\/\/www\.arcep\.example\/(\S+)$/gm)].map(([, id]) => id!)
    sent.push({ to: to.split('@')[0]!, letterId, items, withdrawn, at: now })
  }
}

let told: Told
beforeAll(async () => {
  told = await liveThirtyWeeks()
}, 120_000)

const newsOf = ({ texts, sections, further }: Letter) =>
  [...texts, ...sections.flatMap(({ cards }) => cards), ...further].map(({ id }) => id)
const gotBy = (name: string) => told.sent.filter(({ to }) => to === name)
const eventsOf = (ids: readonly string[]) => ids.map((id) => told.season.of(id)!.name)
const eventsGot = (name: string) => eventsOf(gotBy(name).flatMap(({ items }) => items))

function doubles(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}

describe('thirty weeks of letters', () => {
  it('are one a week, but for the week that was cancelled and the month without a machine', () => {
    const ids = told.letters.map(({ id }) => id)
    expect(ids).toHaveLength(weeks - 5)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted())
    const numbers = told.letters.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('follow each other without a gap nor an overlap', () => {
    const bounds = told.letters
      .slice(1)
      .map((letter, at) => [told.letters[at]!.periodEnd, letter.periodStart])
    expect(bounds.filter(([end, start]) => end !== start)).toEqual([])
  })

  it('tell each event once as news, however its tellings were matched, renamed, refiled or withdrawn', () => {
    const news = told.letters.flatMap(newsOf)
    expect(news.length).toBeGreaterThan(150)
    expect(doubles(eventsOf(news))).toEqual([])
  })

  it('never tell the same event twice in one letter', () => {
    for (const letter of told.letters) {
      const all = [...letter.deadlines.map(({ id }) => id), ...newsOf(letter)]
      expect(doubles(eventsOf(all))).toEqual([])
    }
  })

  it('remind of a deadline until it is past, in the order of their dates', () => {
    for (const { deadlines, periodEnd } of told.letters) {
      const dates = deadlines.map(({ closing }) => Date.parse(closing!.value))
      expect(dates).toEqual(dates.toSorted((a, b) => a - b))
      expect(dates.filter((date) => date <= Date.parse(periodEnd) - week)).toEqual([])
      expect(deadlines.filter(({ closing }) => closing!.days < 0 || closing!.days > 30)).toEqual([])
    }
  })

  it('leave out what was withdrawn when they left', () => {
    expect(told.sent.flatMap(({ items, withdrawn }) => items.filter((id) => withdrawn.has(id)))).toEqual([])
  })
})

describe('what each member got of them', () => {
  it.each(Object.keys(members))('%s: one message a letter, and no news twice', (name) => {
    const got = gotBy(name)
    expect(doubles(got.map(({ letterId }) => letterId))).toEqual([])
    const deadlines = new Set(told.season.happenings.filter(({ closing }) => closing).map((one) => one.name))
    expect(doubles(eventsGot(name)).filter((event) => !deadlines.has(event))).toEqual([])
  })

  it.each([
    ['semaine', weeks - 5, weeks - 5],
    ['quinzaine', 12, 14],
    ['mois', 6, 8],
  ])('%s: as many messages as they chose', (name, least, most) => {
    expect(gotBy(name).length).toBeGreaterThanOrEqual(least)
    expect(gotBy(name).length).toBeLessThanOrEqual(most)
  })

  it.each(['quinzaine', 'mois', 'court'])(
    '%s: all that the weekly letter told, but what closed or went',
    (name) => {
      const got = gotBy(name)
      const missing = gotBy('semaine').flatMap((letter) => {
        // The message that speaks of that week.
        const message = got.find(({ at }) => at >= letter.at)
        if (!message) return []
        const seen = new Set(eventsGot(name))
        return letter.items.filter((id) => {
          const event = told.season.of(id)!
          const closed = event.closing !== undefined && Date.parse(event.closing) <= message.at
          const further = name === 'court'
          return !seen.has(event.name) && !closed && !message.withdrawn.has(id) && !further
        })
      })
      expect(missing).toEqual([])
    },
  )

  it('says nothing twice to who left and came back, and keeps quiet in between', () => {
    const got = gotBy('revient')
    const [left, back] = [firstFriday + 10 * week, firstFriday + 12 * week]
    expect(got.filter(({ at }) => at > left && at < back)).toEqual([])
    expect(got.some(({ at }) => at > back)).toBe(true)
  })
})
