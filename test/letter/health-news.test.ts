import { beforeEach, describe, expect, it } from 'vitest'
import { sendAccountMails } from '#src/account/send-mails.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { WatchError } from '#src/errors.ts'
import { type Health, healths } from '#src/feed/health.ts'
import { healthMail } from '#src/letter/health-mail.ts'
import { gatherNews, type HealthNews, hasNews, queueHealthMails } from '#src/letter/health-news.ts'
import { type HealthChange, hasUntoldChanges, recordHealthChange } from '#src/store/health-changes.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { addStaff } from '#test/helpers/staff.ts'
import { jobs, runJob } from '#worker/jobs.ts'

const watched = (id: string, fields = {}): WatchedFeed => ({
  ...feedAt(`https://${id}.example/rss`, { id, publisher: `Éditeur ${id}`, ...fields }),
  origin: 'code',
})

/** A source that went through these states, in order. */
function path(feedId: string, ...states: (Health | undefined)[]): HealthChange[] {
  return states.slice(1).map((health, index) => ({
    feedId,
    changedAt: `2026-11-24T0${index}:00:00.000Z`,
    health: health!,
    message: `Raison de ${feedId}.`,
    ...(states[index] ? { previous: states[index] } : {}),
  }))
}

const told = (news: HealthNews) =>
  Object.entries(news).flatMap(([kind, list]) =>
    list.map((one: { feed: WatchedFeed }) => `${kind}:${one.feed.id}`),
  )

describe('gatherNews', () => {
  it.each<[string, (Health | undefined)[], string[]]>([
    ['what broke', ['ok', 'failing'], ['broken:a']],
    ['what broke from its first reading', [undefined, 'blocked'], ['broken:a']],
    ['what broke in two ways', ['ok', 'failing', 'gone'], ['broken:a']],
    ['what healed', ['selector-broken', 'ok'], ['healed:a']],
    ['what speaks again', ['silent', 'ok'], ['healed:a']],
    ['a secret that is missing', ['ok', 'secret-missing'], ['toConfigure:a']],
    ['a secret that was given', ['secret-missing', 'ok'], ['healed:a']],
    ['silence', ['ok', 'silent'], ['toLookAt:a']],
    ['a move', ['ok', 'moved'], ['toLookAt:a']],
    ['what broke and healed in between: one line', ['ok', 'failing', 'ok', 'failing', 'ok'], ['flapped:a']],
    ['what is still broken after it healed once: nothing new', ['failing', 'ok', 'failing'], []],
    ['nothing of a first reading that goes well', [undefined, 'ok'], []],
    ['nothing of a source that is read again after a pause', ['paused', 'ok'], []],
    ['nothing of a server that asks to wait', ['ok', 'limited'], []],
    ['nothing of one that was slow and is slow no more, but its return', ['slow', 'ok'], ['healed:a']],
  ])('tells %s', (_, states, expected) => {
    expect(told(gatherNews(path('a', ...states), [watched('a')]))).toEqual(expected)
  })

  it('leaves out what is on hold, and what nobody watches any more', () => {
    const changes = [...path('a', 'ok', 'failing'), ...path('b', 'ok', 'failing')]
    expect(told(gatherNews(changes, [watched('a', { paused: 'en travaux' })]))).toEqual([])
  })

  it('knows where to put each state of health', () => {
    for (const health of healths)
      expect(() => gatherNews(path('a', 'ok', health), [watched('a')])).not.toThrow()
  })
})

describe('healthMail', () => {
  const site = {
    config: { organisation: 'Essai', contact: 'c@essai.example', baseUrl: 'https://veille.example' },
  }
  const lea = { name: 'Léa', email: 'lea@mairie.example' }
  const mail = (...changes: HealthChange[]) =>
    healthMail(
      site,
      lea,
      gatherNews(
        changes,
        ['a', 'b', 'c'].map((id) => watched(id)),
      ),
    )

  it('is none when nothing changed', () => {
    expect(mail()).toBeUndefined()
    expect(hasNews(gatherNews([], []))).toBe(false)
  })

  it('says in its subject how much, and the same in text and in HTML', () => {
    const message = mail(
      ...path('a', 'ok', 'blocked'),
      ...path('b', 'failing', 'ok'),
      ...path('c', 'ok', 'secret-missing'),
    )
    expect(message?.subject.replaceAll('\u00A0', ' ')).toBe(
      'Sources de Vigie : 1 source en difficulté, 1 à configurer, 1 rétablie',
    )
    for (const words of ['Éditeur a, Actualités', 'Bloquée. Raison de a.', 'Raison de c.']) {
      expect(message?.text).toContain(words)
      expect(message?.html).toContain(words)
    }
    expect(message?.text).toContain('https://veille.example/sources/b')
    expect(message?.html).toContain('href="https://veille.example/sources/a"')
    expect(message?.headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
  })

  it('makes no link of an address that a server gave, and lets no markup through', () => {
    const [change] = path('a', 'ok', 'failing')
    const message = mail({ ...change!, message: '<b>Allez</b> sur https://piege.example/ vite' })
    expect(message?.html).not.toContain('href="https://piege')
    expect(message?.html).not.toContain('<b>Allez')
  })

  it('stays short on the day when everything breaks', () => {
    const ids = Array.from({ length: 120 }, (_, n) => `s${n}`)
    const news = gatherNews(
      ids.flatMap((id) => path(id, 'ok', 'failing')),
      ids.map((id) => watched(id)),
    )
    const message = healthMail(site, lea, news)
    expect(message?.text).toMatch(/Et 80\sautres\./)
    expect(message?.text.match(/Raison de/g)).toHaveLength(40)
    expect(message?.text).not.toContain('la panne est sans doute de notre côté')
  })

  it('says that the trouble is ours when hardly any could be reached', () => {
    const ids = Array.from({ length: 41 }, (_, n) => `s${n}`)
    const cut = ids.flatMap((id) => path(id, 'ok', 'failing').map((one) => ({ ...one, code: 'dns' })))
    const message = healthMail(
      site,
      lea,
      gatherNews(
        cut,
        ids.map((id) => watched(id)),
      ),
    )
    for (const said of [message?.text.replaceAll('\n', ' '), message?.html]) {
      expect(said).toContain('la panne est sans doute de notre côté')
      expect(said).toMatch(/Et 1\sautre\b(?!s)/)
    }
  })

  it('keeps each source apart in the text', () => {
    const message = mail(...path('a', 'ok', 'blocked'), ...path('b', 'ok', 'failing'))
    expect(message?.text).toContain('https://veille.example/sources/a\n\n* Éditeur b')
  })
})

describe('the morning’s message', () => {
  let deps: TestDeps
  const job = jobs.find(({ name }) => name === 'source-health')!
  const context = { holder: 'essai:1' }

  beforeEach(async () => {
    deps = await createTestDeps({ feeds: [feedAt('https://a.example/rss', { id: 'a' })] })
    for (const role of ['lecteur', 'veilleur', 'editeur', 'administrateur'] as const)
      await addStaff({ deps }, role)
    await addStaff({ deps }, 'editeur', { status: 'invited', email: 'invite@mairie.example' })
  })

  const record = (...changes: HealthChange[]) => deps.db.batch(changes.map(recordHealthChange))
  const run = async () => [await runJob(deps, job, context), await sendAccountMails(deps)]

  it('goes to those who keep the sources, once', async () => {
    await record(...path('a', 'ok', 'failing'))
    expect(await run()).toEqual(['done', 2])
    expect(deps.sent.map(({ to }) => to.split('-')[0]).toSorted()).toEqual(['administrateur', 'editeur'])
    expect(await run()).toEqual(['idle', 0])
  })

  it('does not leave when nothing changed, nor when what changed is no news', async () => {
    expect(await run()).toEqual(['idle', 0])
    await record(...path('a', 'ok', 'limited'))
    expect(await run()).toEqual(['done', 0])
    expect(await hasUntoldChanges(deps.db)).toBe(false)
    expect(deps.sent).toEqual([])
  })

  it('waits for the mail server, and tells then what it was to tell', async () => {
    await record(...path('a', 'ok', 'failing'))
    const { send } = deps.mailer
    deps.mailer.send = () => Promise.reject(new WatchError('mail-deferred', 'injoignable'))
    expect(await run()).toEqual(['done', 0])
    await record({ feedId: 'a', changedAt: '2026-11-24T09:00:00.000Z', health: 'ok', previous: 'failing' })
    deps.clock.at = new Date('2026-11-24T09:30:00Z')
    deps.mailer.send = send
    expect(await sendAccountMails(deps)).toBe(2)
    expect(deps.sent[0]?.text).toContain('En échec. Raison de a.')
  })

  it('is marked as told in the batch that queues it: a crash tells nothing twice', async () => {
    await record(...path('a', 'ok', 'failing'))
    await queueHealthMails(deps)
    await queueHealthMails(deps)
    expect(await deps.db.all('select kind from account_mails')).toHaveLength(2)
  })

  it('is thrown away when nobody could be reached for a day', async () => {
    await record(...path('a', 'ok', 'failing'))
    await queueHealthMails(deps)
    deps.clock.at = new Date('2026-11-26T08:00:00Z')
    expect(await sendAccountMails(deps)).toBe(0)
  })
})
