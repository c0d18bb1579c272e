import { beforeEach, describe, expect, it } from 'vitest'
import { callWebhook } from '#src/searches/call-webhook.ts'
import { resumeAlert } from '#src/searches/choose-alerts.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { listCalls } from '#src/store/alert-calls.ts'
import { findAlert, findLiveAlert } from '#src/store/search-alerts.ts'
import { type WebhookWorld, openWebhookWorld } from './webhook-world.ts'

let world: WebhookWorld

beforeEach(async () => {
  world = await openWebhookWorld()
})

async function call(target = 'https://outil.example/vigie') {
  const { deps, ways, webhook } = world
  await deps.db.run('update search_alerts set target = ? where id = ?', target, webhook.id)
  const alert = (await findLiveAlert(deps.db, webhook.id))!
  const outcome = await callWebhook(deps, ways, alert, { deliveryId: 'envoi', items: [] })
  return { outcome, log: (await listCalls(deps.db, webhook.id))[0]! }
}

describe('callWebhook', () => {
  it.each([200, 201, 202, 204, 206, 299])('takes %d for a yes', async (status) => {
    world.answer.with = () => new Response(null, { status })
    const { outcome, log } = await call()
    expect([outcome, log.status, log.detail]).toEqual([{ ok: true }, status, 'Reçu.'])
  })

  it.each([
    [300, 'Le serveur renvoie ailleurs (300) : Vigie n’y va pas. Donnez l’adresse finale.'],
    [301, 'Le serveur renvoie ailleurs (301) : Vigie n’y va pas. Donnez l’adresse finale.'],
    [304, 'Le serveur renvoie ailleurs (304) : Vigie n’y va pas. Donnez l’adresse finale.'],
    [308, 'Le serveur renvoie ailleurs (308) : Vigie n’y va pas. Donnez l’adresse finale.'],
    [400, 'Le serveur a répondu 400 au lieu de 2xx.'],
    [401, 'Le serveur a répondu 401 au lieu de 2xx.'],
    [404, 'Le serveur a répondu 404 au lieu de 2xx.'],
    [410, 'Le serveur dit que cette adresse n’existe plus (410).'],
    [429, 'Le serveur a répondu 429 au lieu de 2xx.'],
    [500, 'Le serveur a répondu 500 au lieu de 2xx.'],
    [599, 'Le serveur a répondu 599 au lieu de 2xx.'],
  ])('takes %d for a no, and says so in French', async (status, detail) => {
    world.answer.with = () => new Response(null, { status, headers: { location: 'https://10.0.0.1/' } })
    const { outcome, log } = await call()
    expect([outcome, log.status, log.detail]).toEqual([{ ok: false, detail }, status, detail])
    expect(world.calls).toHaveLength(1)
  })

  it.each([
    new TypeError('fetch failed'),
    new DOMException('The operation timed out.', 'TimeoutError'),
    Object.assign(new Error('getaddrinfo ENOTFOUND outil.example'), { code: 'ENOTFOUND' }),
  ])('writes %s down as no answer, without an address or a key', async (error) => {
    world.answer.with = () => Promise.reject(error)
    const { outcome, log } = await call('https://outil.example/vigie?jeton=s3cret')
    expect(outcome.ok).toBe(false)
    expect(log.status).toBeUndefined()
    expect(log.detail).not.toBe('')
    expect(log.detail).not.toMatch(/s3cret|vgh_/)
  })

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://localhost/',
    'https://localhost./',
    'https://metadata.google.internal/',
    'https://moi:secret@outil.example/',
    'https://outil.example:25/',
    'https://outil.example:6379/',
    'ftp://outil.example/',
    'file:///etc/passwd',
  ])('calls nobody at %s, even where the row says so', async (target) => {
    world.deps.config = { ...world.deps.config, fetch: { ...world.deps.config.fetch, allowPrivate: false } }
    const { outcome, log } = await call(target)
    expect([outcome.ok, log.status, world.calls]).toEqual([false, undefined, []])
    expect(log.detail).toMatch(/^Adresse refusée : .*\.$/)
  })

  it('reads no answer: a body without end is let go', async () => {
    let pulled = 0
    let isLeft = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536))
      },
      cancel() {
        isLeft = true
      },
    })
    world.answer.with = () => new Response(endless, { status: 200 })
    const { outcome } = await call()
    expect([outcome.ok, isLeft, pulled < 5]).toEqual([true, true, true])
  })

  it('bears a body that breaks as it is let go', async () => {
    const broken = new ReadableStream({
      cancel() {
        throw new Error('cassé')
      },
    })
    world.answer.with = () => new Response(broken, { status: 200 })
    expect((await call()).outcome).toEqual({ ok: true })
  })

  it('signs what it sends, byte for byte, whatever the items hold', async () => {
    const { arrive, wait, deps, ways } = world
    wait(5)
    await arrive(
      'Blois',
      'La fibre « é » 😀 \u2028 </script> "x"',
      'Le syndicat ouvre son réseau à très haut débit.\u0000 «\u00A0é\u00A0»',
    )
    wait(5)
    await sendAlerts(deps, ways)
    const [sent] = world.calls
    const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(sent!.headers.get('vigie-signature')!)!
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(world.webhook.secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    )
    const bytes = new Uint8Array(given!.match(/../g)!.map((pair) => Number.parseInt(pair, 16)))
    const message = new TextEncoder().encode(`${seconds}.${sent!.raw}`)
    expect(await crypto.subtle.verify('HMAC', key, bytes, message)).toBe(true)
    expect(Number(seconds)).toBe(Math.floor(deps.now().getTime() / 1000))
    expect(sent!.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(sent!.headers.get('user-agent')).toBe(deps.config.userAgent)
  })

  it('tells no program who keeps the search, nor the key', async () => {
    const { arrive, wait, deps, ways } = world
    wait(5)
    await arrive('Blois')
    wait(5)
    await sendAlerts(deps, ways)
    expect(world.calls[0]!.raw).not.toMatch(/lea@|Léa|vgh_/)
  })
})

describe('a webhook whose items are all withdrawn while the index has them still', () => {
  it('is looked at once a run, not in a loop', async () => {
    const { arrive, wait, deps, ways, webhook } = world
    wait(5)
    for (let index = 0; index < 101; index += 1) await arrive(`v${index}`)
    await deps.db.run(
      `update items set withdrawn_at = ?, withdrawn_reason = 'Retiré.'`,
      deps.now().toISOString(),
    )
    wait(5)
    let looks = 0
    const { search } = deps
    deps.search = { ...search, search: (query) => ((looks += 1), search.search(query)) }
    expect(await sendAlerts(deps, ways)).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
    expect(looks).toBe(1)
    expect(await findAlert(deps.db, webhook.id)).toMatchObject({ failures: 0 })
    expect((await findAlert(deps.db, webhook.id))!.nextAt > deps.now().toISOString()).toBe(true)
  })
})

describe('a webhook that was paused', () => {
  it('is not called, even by hand of the clock, until it is resumed', async () => {
    const { arrive, wait, deps, ways, webhook } = world
    wait(5)
    await arrive('Blois')
    await deps.db.run('update search_alerts set paused_at = ?', deps.now().toISOString())
    wait(10_000)
    await sendAlerts(deps, ways)
    expect(world.calls).toEqual([])
    await resumeAlert(deps, (await findAlert(deps.db, webhook.id))!)
    await sendAlerts(deps, ways)
    expect(world.calls).toHaveLength(1)
  })
})

describe('the mail that tells of a pause', () => {
  async function pauseWith(name: string): Promise<void> {
    const { arrive, wait, deps, ways, answer } = world
    await deps.db.run('update saved_searches set name = ?', name)
    answer.with = () => new Response(null, { status: 500 })
    wait(5)
    await arrive('Blois')
    for (let times = 0; times < 5; times += 1) {
      wait(24 * 60)
      await sendAlerts(deps, ways)
    }
  }

  it('names the search, the server and the last answer, and links to the settings', async () => {
    await pauseWith('Fibre & « co »')
    const [mail] = world.deps.sent
    expect(mail!.subject.replace(/\u00A0|\u202F/g, ' ')).toBe(
      'Vigie : webhook en pause pour « Fibre & « co » »',
    )
    expect(mail!.text).toContain('outil.example')
    expect(mail!.text.replace(/\s/g, ' ')).toContain('Le serveur a répondu 500 au lieu de 2xx.')
    expect(mail!.html).toContain(`https://veille.example/recherches/${world.searchId}/reglages`)
  })

  it('escapes the name, and keeps its subject on one line', async () => {
    await pauseWith('<img src=x>\r\nBcc: x@y.example')
    const [mail] = world.deps.sent
    expect(mail!.html).not.toContain('<img src=x>')
    expect(mail!.html).toContain('&lt;img src=x&gt;')
  })

  it('that does not leave costs nothing more than a line of the log', async () => {
    const { WatchError } = await import('#src/errors.ts')
    const warned: unknown[] = []
    world.deps.log = { ...world.deps.log, warn: (event) => void warned.push(event) }
    world.deps.mailer = {
      ...world.deps.mailer,
      send: () => Promise.reject(new WatchError('mail-refused', 'Refusé.')),
    }
    await pauseWith('Fibre')
    expect(warned).toEqual(['alert-owner-mail'])
    expect((await findAlert(world.deps.db, world.webhook.id))?.pausedAt).toBeDefined()
  })
})
