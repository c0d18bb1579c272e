import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { checkMessage } from '#src/mail/check-message.ts'
import { chooseNotices } from '#src/notices/choose-notices.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { followStopLink, readStopLink } from '#src/searches/stop-link.ts'
import { disablePerson } from '#src/store/people.ts'
import { findNoticeState, hasDueNotices } from '#src/store/notice-settings.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts'

let world: NoticeWorld
const law = 'loi 2021-1485'

beforeEach(async () => {
  world = await openNoticeWorld()
})

const stateOf = async () => (await findNoticeState(world.deps.db, 'lea'))!

/** One date and one text for the morning of the 25th; and, with `search`, one thing found by a daily alert. */
async function fill(search?: 'day' | 'week' | 'now'): Promise<void> {
  const { lea, save, deps } = world
  await world.follow(law)
  if (search) await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), search)
  world.wait(5)
  await world.put('appel', { title: 'Un appel', closing: '2026-11-28' })
  await world.put('decret', { title: 'Un décret', refs: [[law, 'modifies']] })
  await world.star('appel')
  if (search) await world.arrive('Blois')
}

describe('the mail of the day', () => {
  it('groups dates, texts and searches, and its subject says so', async () => {
    await fill('day')
    expect(await world.morning('2026-11-25')).toEqual({ mails: 1, calls: 0, items: 3, failures: 0 })
    expect(world.subjects()).toEqual(['Vigie : 1 échéance, 1 texte, 1 nouveauté'])
    expect(world.lastText()).toMatch(
      /== Favoris et suivis[^]*Un appel[^]*== Textes que vous suivez[^]*Un décret[^]*== fibre[^]*Blois/,
    )
    expect(world.lastText()).toContain('parce que vous avez un compte')
    expect(world.lastText().replaceAll('\n', ' ')).toContain('aussi parce que vous avez demandé une alerte')
    expect(() => checkMessage(world.deps.sent[0]!)).not.toThrow()
  })

  it('takes the alerts of the week with it on Monday, and leaves at seven', async () => {
    await fill('week')
    world.deps.clock.at = new Date('2026-11-28T06:00:00Z')
    await world.put('lundi', { closing: '2026-11-30' })
    await world.star('lundi')
    const left: string[] = []
    for (let quarter = 0; quarter < 4 * 24 * 3; quarter += 1) {
      const before = world.deps.sent.length
      await world.run()
      for (const { subject } of world.deps.sent.slice(before))
        left.push(`${world.deps.now().toISOString().slice(0, 16)} ${subject.includes('nouveauté')}`)
      world.wait(15)
    }
    expect(left).toEqual(['2026-11-28T06:00 false', '2026-11-30T06:00 true'])
  })

  it('is alone of its day: what comes up later waits for the next, and « now » alerts do not', async () => {
    await fill('day')
    await world.morning('2026-11-25')
    world.wait(60)
    // A daily alert that is due once more, as after a failure of its own; new stars too.
    await world.arrive('Tours')
    await world.put('urgent', { closing: '2026-11-25' })
    await world.star('urgent')
    await world.deps.db.run(`update search_alerts set next_at = '2026-11-25T07:00:00.000Z'`)
    await world.deps.db.run(`update people set notices_next_at = '2026-11-25T07:00:00.000Z'`)
    world.wait(30)
    expect(await world.run()).toMatchObject({ mails: 0 })
    await setMailAlert(world.deps, world.lea, await world.save(world.lea, 'débit', 'q=débit'), 'now')
    world.wait(5)
    await world.arrive('Nantes')
    world.wait(5)
    expect(await world.run()).toMatchObject({ mails: 1 })
    expect(world.subjects()[1]).toBe('Vigie : 1 nouveauté pour « débit »')
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 1 })
    expect(world.lastText()).toMatch(/Nantes[^]*Tours|Tours[^]*Nantes/)
  })

  it('does not leave at the hour at which somebody first stars something', async () => {
    await world.deps.db.run(`update people set notices_next_at = ''`)
    await fill()
    expect(await world.run()).toMatchObject({ mails: 0 })
    expect((await stateOf()).nextAt).toBe('2026-11-25T06:00:00.000Z')
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 1 })
  })

  it('leaves for no one whose account is closed, nor for who wants none', async () => {
    await fill()
    await world.deps.db.batch([chooseNotices('lea', { dates: false, texts: true })])
    await world.morning('2026-11-25')
    expect(world.subjects()).toEqual(['Vigie : 1 texte'])
    await world.put('autre', { refs: [[law, 'repeals']] })
    await world.deps.db.batch([chooseNotices('lea', { dates: false, texts: false })])
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
    await world.deps.db.batch([chooseNotices('lea', { dates: true, texts: true }), disablePerson('lea')])
    expect(await world.morning('2026-11-27')).toMatchObject({ mails: 0 })
  })

  it('costs a person without star nor text nothing', async () => {
    expect(await hasDueNotices(world.deps.db, '2026-12-01T06:05:00.000Z')).toBe(false)
    await fill()
    expect(await hasDueNotices(world.deps.db, '2026-12-01T06:05:00.000Z')).toBe(true)
  })

  it('sends nothing to an address that is suppressed, says why, and tells all once it is not', async () => {
    await fill('day')
    const why = { reason: 'bounce', detail: 'La boîte n’existe plus.' } as const
    await suppress(world.deps, 'lea@mairie.example', why)
    expect(await world.morning('2026-11-25')).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
    expect((await stateOf()).lastError).toContain('Rien n’est envoyé à votre adresse')
    expect((await listAlertsOf(world.deps.db, 'lea'))[0]?.lastError).toContain('Rien n’est envoyé')
    await world.deps.db.run('delete from suppressions')
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 1, items: 3 })
    expect(await stateOf()).not.toHaveProperty('lastError')
  })
})

describe('a mail of the day that does not leave', () => {
  /** The mailer fails in this way until `heal`. */
  function failing(error: Error): { heal(): void } {
    const { mailer } = world.deps
    const { send } = mailer
    mailer.send = () => Promise.reject(error)
    return { heal: () => (mailer.send = send) }
  }

  it('is tried again as one mail, whole, though its parts failed unequally before', async () => {
    await fill('day')
    await world.deps.db.run('update search_alerts set failures = 2')
    const { heal } = failing(new WatchError('mail-deferred', 'Le serveur est absent.'))
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 0, failures: 1 })
    expect((await stateOf()).nextAt).toBe((await listAlertsOf(world.deps.db, 'lea'))[0]?.nextAt)
    heal()
    world.wait(5 * 60)
    expect(await world.run()).toMatchObject({ mails: 1, items: 3 })
    expect(world.deps.sent).toHaveLength(1)
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it('counts as told when the server had it whole and went silent', async () => {
    await fill()
    const { heal } = failing(new WatchError('mail-uncertain', 'Le serveur s’est tu.'))
    expect(await world.morning('2026-11-25')).toMatchObject({ mails: 1 })
    heal()
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it('waits for its person once it was refused five days', async () => {
    await fill()
    await world.put('loin', { closing: '2027-03-15' })
    failing(new WatchError('mail-refused', 'Boîte fermée.'))
    for (const day of ['25', '26', '27', '28', '29', '30']) await world.morning(`2026-11-${day}`)
    expect(await stateOf()).toMatchObject({
      failures: 5,
      lastError: 'Boîte fermée.',
      pausedAt: expect.any(String),
    })
    await world.deps.db.batch([chooseNotices('lea', { dates: true, texts: true })])
    expect(await stateOf()).toMatchObject({ failures: 0, dates: true })
    expect(await stateOf()).not.toHaveProperty('pausedAt')
  })

  it('is told again by the next run when this one died before the mailer answered', async () => {
    await fill()
    const { heal } = failing(new Error('killed'))
    await world.morning('2026-11-25')
    // As kill -9 leaves it: written, not dated.
    const rows = await world.deps.db.all('select kind, item_id, told_at from notices_told')
    expect(rows).toEqual([
      { kind: 'j-30', item_id: 'appel', told_at: null },
      { kind: 'j-7', item_id: 'appel', told_at: null },
      { kind: 'texte', item_id: 'decret', told_at: null },
    ])
    heal()
    world.wait(20)
    expect(await world.run()).toMatchObject({ mails: 1, items: 2 })
    expect(await world.morning('2026-11-26')).toMatchObject({ mails: 0 })
  })

  it('leaves once when two runs meet', async () => {
    await fill('day')
    world.deps.clock.at = new Date('2026-11-25T06:05:00.000Z')
    await Promise.all([world.run(), world.run()])
    expect(world.deps.sent.map(({ to }) => to)).toEqual(['lea@mairie.example'])
  })
})

describe('the links at its foot', () => {
  const tokens = () =>
    [...world.deps.sent.at(-1)!.text.matchAll(/\/desabonnement\/alerte\?jeton=(\S+)/g)].map((one) => one[1]!)

  it('stop one part, or all, without signing in', async () => {
    await fill('day')
    await world.morning('2026-11-25')
    const [dates, texts, search, all] = tokens()
    expect(tokens()).toHaveLength(4)
    const dateWords = 'Échéances de vos favoris et des textes que vous suivez'
    const textWords = 'Parutions qui changent les textes que vous suivez'
    expect(await readStopLink(world.deps, dates!)).toEqual({ kind: 'valid', names: [dateWords] })
    expect(await readStopLink(world.deps, all!)).toEqual({
      kind: 'valid',
      names: [dateWords, textWords, 'fibre'],
    })
    expect(await stateOf()).toMatchObject({ dates: true, texts: true })
    await followStopLink(world.deps, dates!)
    expect(await stateOf()).toMatchObject({ dates: false, texts: true })
    expect(await readStopLink(world.deps, dates!)).toEqual({ kind: 'gone' })
    await followStopLink(world.deps, texts!)
    expect(await stateOf()).toMatchObject({ dates: false, texts: false })
    expect(await readStopLink(world.deps, search!)).toEqual({ kind: 'valid', names: ['fibre'] })
    await followStopLink(world.deps, all!)
    expect(await listAlertsOf(world.deps.db, 'lea')).toEqual([])
    expect(await readStopLink(world.deps, all!)).toEqual({ kind: 'gone' })
  })

  it('offer mail programs one click: of the part when it is alone, else of all', async () => {
    await world.put('appel', { closing: '2026-11-28' })
    await world.star('appel')
    await world.morning('2026-11-25')
    const header = () => world.deps.sent.at(-1)!.headers?.['List-Unsubscribe']
    expect(header()).toContain(`jeton=${tokens()[0]}>`)
    expect(tokens()).toHaveLength(1)
    world = await openNoticeWorld()
    await fill()
    await world.morning('2026-11-25')
    expect(header()).toContain(`jeton=${tokens()[2]}>`)
    expect(world.deps.sent.at(-1)!.headers).toMatchObject({
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    })
  })
})
