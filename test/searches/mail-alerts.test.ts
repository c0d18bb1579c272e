import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { changeSearch, removeSearch, shareSearch } from '#src/searches/saved-search.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { followStopLink, readStopLink } from '#src/searches/stop-link.ts'
import { setMark } from '#src/store/item-marks.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { withdrawItem } from './withdraw-item.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

let world: SearchWorld

beforeEach(async () => {
  world = await openSearchWorld()
})

const run = () => sendAlerts(world.deps, world.ways)
const subjects = () => world.deps.sent.map(({ subject }) => subject.replaceAll(/[\u00A0\u202F]/g, ' '))
/** Titles told, mail by mail. */
const told = () =>
  world.deps.sent.map(({ text }) =>
    [...text.matchAll(/^- La fibre optique arrive à (\S+)$/gm)].map((one) => one[1]),
  )

describe('an alert by mail', () => {
  it('tells what comes after it was made, once', async () => {
    const { deps, lea, arrive, save, wait } = world
    const search = await save(lea, 'fibre', 'q=fibre')
    await arrive('Avant')
    wait(5)
    await setMailAlert(deps, lea, search, 'now')
    wait(5)
    await arrive('Blois')
    wait(1)
    await arrive('Tours')
    await arrive('ailleurs', 'Un colloque sur le cuivre')
    wait(5)
    expect(await run()).toEqual({ mails: 1, calls: 0, items: 2, failures: 0 })
    wait(120)
    expect(await run()).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
    expect(subjects()).toEqual(['Vigie : 2 nouveautés pour « fibre »'])
    expect(told()).toEqual([['Tours', 'Blois']])
  })

  it('tells an item that its search finds by its deadline and amounts', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'appels', 'q=fibre'), 'now')
    wait(5)
    const text =
      'Appel à projets pour les réseaux d’initiative publique à très haut débit : candidatures jusqu’au 15 mars 2027 à 12 h. L’enveloppe de l’appel est de 30 millions d’euros.'
    await arrive('appel', 'Appel à projets : la fibre optique des territoires', text)
    wait(5)
    await run()
    const mail = deps.sent[0]!.text.replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(mail).toContain('Échéance : 15 mars 2027 à 12 h (J\u2011111)')
    expect(mail).toContain('30 M€')
    expect(mail).toContain('https://veille.example/elements/appel')
  })

  it('groups all that is due to one person in one mail', async () => {
    const { deps, lea, paul, arrive, save, wait } = world
    for (const name of ['fibre', 'réseau'])
      await setMailAlert(deps, lea, await save(lea, name, `q=${name}`), 'now')
    await setMailAlert(deps, paul, await save(paul, 'débit', 'q=débit'), 'now')
    wait(5)
    await arrive('Blois')
    wait(5)
    expect(await run()).toMatchObject({ mails: 2, items: 3 })
    expect(deps.sent.map(({ to }) => to).toSorted()).toEqual(['lea@mairie.example', 'paul@mairie.example'])
    expect(subjects()).toContain('Vigie : 2 nouveautés pour 2 recherches')
  })

  it('keeps « now » mails an hour apart', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    const gaps: number[] = []
    for (let quarter = 0; quarter < 12; quarter += 1) {
      wait(15)
      await arrive(`v${quarter}`)
      wait(0)
      const before = deps.sent.length
      await run()
      if (deps.sent.length > before) gaps.push(quarter)
    }
    expect(gaps).toEqual([0, 4, 8])
    // A second search, made within the hour, waits for the same mail.
    await setMailAlert(deps, lea, await save(lea, 'débit', 'q=débit'), 'now')
    wait(1)
    await arrive('v12')
    wait(5)
    expect(await run()).toMatchObject({ mails: 0 })
  })

  it('leaves at seven in Paris when it is daily, and on Monday when it is weekly', async () => {
    const { deps, lea, paul, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'day')
    await setMailAlert(deps, paul, await save(paul, 'fibre', 'q=fibre'), 'week')
    wait(5)
    await arrive('Blois')
    const hours: string[] = []
    for (let quarter = 0; quarter < 4 * 24 * 7; quarter += 1) {
      wait(15)
      const before = deps.sent.length
      await run()
      for (const { to } of deps.sent.slice(before))
        hours.push(`${to} ${deps.now().toISOString().slice(0, 16)}`)
    }
    expect(hours).toEqual(['lea@mairie.example 2026-11-25T06:05', 'paul@mairie.example 2026-11-30T06:05'])
  })

  it('does not tell what is filed into the search later, and was first seen before', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    await arrive('Blois', 'Le cuivre ferme à Blois', 'Un calendrier.')
    wait(5)
    await run()
    wait(60)
    await arrive('Blois', 'La fibre optique arrive à Blois', 'Un calendrier.')
    wait(15)
    expect(await run()).toMatchObject({ mails: 0 })
  })

  it('waits for what the engine does not have yet', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    await arrive('Blois')
    await deps.search.remove(['Blois'])
    await deps.db.run(
      `insert into index_queue (item_id, queued_at) values ('Blois', '2026-11-24T08:05:00.000Z')`,
    )
    for (let quarter = 0; quarter < 8; quarter += 1) {
      wait(15)
      expect(await run()).toMatchObject({ mails: 0 })
    }
    await arrive('Blois', 'La fibre optique arrive à Blois', 'Un texte revu.')
    wait(15)
    expect(await run()).toMatchObject({ mails: 1, items: 1 })
  })

  it('leaves out what is withdrawn meanwhile', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    for (const id of ['Blois', 'Tours']) await arrive(id)
    await withdrawItem(deps.db, 'Blois')
    wait(5)
    await run()
    expect(told()).toEqual([['Tours']])
  })

  it.each([
    [
      'the account is closed',
      () => world.deps.db.run(`update people set status = 'disabled' where id = 'paul'`),
    ],
    ['the search is removed', async () => removeSearch(world.deps, world.lea, await shared())],
    ['the search is no longer shared', async () => shareSearch(world.deps, world.lea, await shared(), false)],
  ])('stops when %s', async (_, stop) => {
    const { deps, paul, arrive, wait } = world
    await setMailAlert(deps, paul, await shared(), 'now')
    wait(5)
    await arrive('Blois')
    await stop()
    wait(5)
    expect(await run()).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
  })

  it('follows the search when it is edited', async () => {
    const { deps, lea, arrive, save, wait } = world
    const search = await save(lea, 'fibre', 'q=cuivre')
    await setMailAlert(deps, lea, search, 'now')
    await changeSearch(deps, lea, search.id, { query: 'q=fibre', name: 'la fibre' })
    wait(5)
    await arrive('Blois')
    wait(5)
    await run()
    expect(subjects()).toEqual(['Vigie : 1 nouveauté pour « la fibre »'])
  })

  it('reads « est:favori » as the person who asked means it, of a search that is shared', async () => {
    const { deps, lea, paul, arrive, save, wait } = world
    const search = await save(lea, 'favoris', 'q=est%3Afavori')
    await shareSearch(deps, lea, search, true)
    for (const one of [lea, paul]) await setMailAlert(deps, one, { ...search, shared: true }, 'now')
    wait(5)
    for (const id of ['Blois', 'Tours']) await arrive(id)
    await deps.db.batch([...setMark('starred', 'lea', ['Blois'], deps.now().toISOString())])
    wait(5)
    await run()
    expect(deps.sent.map(({ to }) => to)).toEqual(['lea@mairie.example'])
    expect(told()).toEqual([['Blois']])
  })

  it.each(['q=axe%3Adisparu', 'q=fibre+montant%3A%3Exyz', 'q=fibre+apres%3Ajamais'])(
    'tells nothing rather than more than was asked: %s',
    async (query) => {
      const { deps, lea, arrive, save, wait } = world
      await setMailAlert(deps, lea, await save(lea, 'x', query), 'now')
      wait(5)
      await arrive('Blois')
      wait(5)
      expect(await run()).toMatchObject({ mails: 0 })
    },
  )

  it('tells of a search that is not read any more on its page, and stops nobody else', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'vieille', 'axe=axe-disparu'), 'now')
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    await arrive('Blois')
    wait(5)
    expect(await run()).toMatchObject({ mails: 1, items: 1 })
    const alerts = await listAlertsOf(deps.db, lea.id)
    expect(alerts.map(({ lastError = '' }) => lastError.slice(0, 32)).toSorted()).toEqual([
      '',
      'Cette recherche ne se lit plus :',
    ])
  })

  it('counts what one mail does not show', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    for (let index = 0; index < 23; index += 1) await arrive(`v${index}`)
    wait(5)
    expect(await run()).toMatchObject({ items: 23 })
    expect(told()[0]).toHaveLength(20)
    expect(deps.sent[0]?.text.replaceAll('\u00A0', ' ')).toContain('et 3 autres, sur le site')
    wait(120)
    expect(await run()).toMatchObject({ mails: 0 })
  })
})

async function shared() {
  const { deps, lea, save } = world
  const known = await deps.db.get<{ id: string }>(`select id from saved_searches where name = 'commune'`)
  const search = known
    ? { id: known.id, personId: lea.id, ownerName: 'Léa', name: 'commune', query: 'q=fibre', shared: true }
    : await save(lea, 'commune', 'q=fibre')
  const whole = { createdAt: '', updatedAt: '', ...search }
  if (!known) await shareSearch(deps, lea, whole, true)
  return { ...whole, shared: true }
}

describe('a mail that does not leave', () => {
  async function withMail(code: string): Promise<{ isAway: boolean }> {
    const { deps, lea, arrive, save, wait } = world
    const state = { isAway: true }
    const { send } = deps.mailer
    deps.mailer.send = (message) =>
      state.isAway ? Promise.reject(new WatchError(code, 'Le serveur est absent.')) : send(message)
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    await arrive('Blois')
    wait(5)
    return state
  }

  it('is tried again, further and further apart, with what came meanwhile', async () => {
    const state = await withMail('mail-deferred')
    expect(await run()).toMatchObject({ failures: 1 })
    world.wait(5)
    expect(await run()).toMatchObject({ failures: 0 })
    await world.arrive('Tours')
    state.isAway = false
    world.wait(10)
    expect(await run()).toMatchObject({ mails: 1, items: 2 })
    expect(told().map((one) => one.toSorted())).toEqual([['Blois', 'Tours']])
    expect(await listAlertsOf(world.deps.db, 'lea')).toMatchObject([{ failures: 0 }])
  })

  it('counts as told when the server had it whole and went silent', async () => {
    const state = await withMail('mail-uncertain')
    expect(await run()).toMatchObject({ mails: 1 })
    state.isAway = false
    world.wait(120)
    expect(await run()).toMatchObject({ mails: 0 })
  })

  it('pauses the alert when it is refused five times', async () => {
    await withMail('mail-refused')
    for (let day = 0; day < 6; day += 1) {
      await run()
      world.wait(24 * 60)
    }
    expect(await listAlertsOf(world.deps.db, 'lea')).toMatchObject([
      { failures: 5, lastError: 'Le serveur est absent.', pausedAt: expect.any(String) as string },
    ])
  })

  it('is told again by the next run when this one died before the mailer answered', async () => {
    const state = await withMail('x')
    world.deps.mailer.send = () => Promise.reject(new Error('killed'))
    await run()
    // As kill -9 leaves it: written, not settled.
    expect(await world.deps.db.all('select item_id, told_at from alert_items')).toEqual([
      { item_id: 'Blois', told_at: null },
    ])
    state.isAway = false
    const sent: string[] = []
    world.deps.mailer.send = async ({ subject }) => {
      sent.push(subject)
      return { messageId: 'x' }
    }
    world.wait(15)
    await run()
    world.wait(120)
    await run()
    expect(sent).toHaveLength(1)
  })
})

describe('the links at its foot', () => {
  const tokensIn = (text: string) =>
    [...text.matchAll(/\/desabonnement\/alerte\?jeton=(\S+)/g)].map((match) => match[1]!)

  async function twoAlerts(): Promise<string[]> {
    const { deps, lea, arrive, save, wait } = world
    for (const name of ['fibre', 'réseau'])
      await setMailAlert(deps, lea, await save(lea, name, `q=${name}`), 'now')
    wait(5)
    await arrive('Blois')
    wait(5)
    await run()
    return tokensIn(deps.sent[0]!.text)
  }

  it('stop one alert, or all, without signing in', async () => {
    const { deps, lea } = world
    const [one, , all] = await twoAlerts()
    expect(await readStopLink(deps, one!)).toEqual({ kind: 'valid', names: ['fibre'] })
    expect(await readStopLink(deps, all!)).toEqual({ kind: 'valid', names: ['fibre', 'réseau'] })
    expect(await listAlertsOf(deps.db, lea.id)).toHaveLength(2)
    expect(await followStopLink(deps, one!)).toBe(true)
    expect(await listAlertsOf(deps.db, lea.id)).toHaveLength(1)
    expect(await readStopLink(deps, one!)).toEqual({ kind: 'gone' })
    expect(await followStopLink(deps, one!)).toBe(true)
    expect(await followStopLink(deps, all!)).toBe(true)
    expect(await listAlertsOf(deps.db, lea.id)).toEqual([])
  })

  it('offer one click to mail programs', async () => {
    await twoAlerts()
    const { headers = {}, text } = world.deps.sent[0]!
    expect(headers['List-Unsubscribe']).toContain(
      `<https://veille.example/desabonnement/alerte?jeton=${tokensIn(text)[2]}>`,
    )
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(headers['Auto-Submitted']).toBe('auto-generated')
  })

  it.each(['', 'faux', `${'a'.repeat(40)}.${'b'.repeat(43)}`])(
    'are worth nothing when forged: %j',
    async (token) => {
      expect(await readStopLink(world.deps, token)).toEqual({ kind: 'invalid' })
      expect(await followStopLink(world.deps, token)).toBe(false)
    },
  )
})

describe('the two forms of the message', () => {
  it('escape what sources and people wrote', async () => {
    const { deps, lea, arrive, save, wait } = world
    await setMailAlert(deps, lea, await save(lea, '<b>fibre</b> & "co"', 'q=fibre'), 'now')
    wait(5)
    await arrive('x', 'La fibre <script>alert(1)</script> & Cie', 'Le très haut débit.')
    wait(5)
    await run()
    const { html, subject } = deps.sent[0]!
    expect(html).not.toMatch(/<script|<b>fibre/)
    expect(html).toContain('&lt;script&gt;')
    expect(subject).toContain('<b>fibre</b> & "co"')
  })
})
