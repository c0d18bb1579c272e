import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
})

function post(
  path: string,
  fields: Record<string, string | string[]>,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return site.app.request(path, { method: 'POST', body, headers })
}

const subscribers = () =>
  site.deps.db.all<{ email: string; status: string; axes: string }>(
    'select email, status, axes from subscribers',
  )

/** The path of the link that the latest mail holds. */
function linkInMail(path: string): string {
  const found = new RegExp(`https://veille\\.example(${path}\\?jeton=[\\w.-]+)`).exec(
    site.mails.at(-1)?.text ?? '',
  )
  return found?.[1] ?? ''
}

async function subscribe(email = 'lea@mairie.example'): Promise<string> {
  await post('/abonnement', { email, axes: ['donnees-ia'] })
  return linkInMail('/abonnement/confirmer')
}

const tokenOf = (link: string) => new URL(link, 'https://veille.example').searchParams.get('jeton') ?? ''

describe('asking', () => {
  it('sends one message, whose link confirms by a POST only', async () => {
    const link = await subscribe()
    expect(site.mails.map((mail) => mail.to)).toStrictEqual(['lea@mairie.example'])
    const shown = await (await site.app.request(link)).text()
    expect(wordsOf(shown)).toContain('La lettre de veille sera envoyée à lea@mairie.example')
    expect(wordsOf(shown)).toContain('Données, géomatique et intelligence artificielle')
    expect(await subscribers()).toStrictEqual([
      { email: 'lea@mairie.example', status: 'pending', axes: '[]' },
    ])

    const done = await post('/abonnement/confirmer', { jeton: tokenOf(link) })
    expect(done.status).toBe(200)
    expect(wordsOf(await done.text())).toContain('Abonnement confirmé')
    expect(await subscribers()).toStrictEqual([
      { email: 'lea@mairie.example', status: 'confirmed', axes: '["donnees-ia"]' },
    ])
    expect(wordsOf(await (await site.app.request(link)).text())).toContain('Abonnement déjà confirmé')
  })

  it('answers the same to a stranger, to a member and to who asks too often', async () => {
    const asked = async () => {
      const answer = await post('/abonnement', { email: 'lea@mairie.example' })
      // Every answer names its own nonce.
      return [answer.status, (await answer.text()).replace(/nonce="[^"]+"/g, '')]
    }
    const first = await asked()
    expect(await asked()).toStrictEqual(first)
    await post('/abonnement/confirmer', { jeton: tokenOf(linkInMail('/abonnement/confirmer')) })
    site.wait(3 * 86_400_000)
    expect(await asked()).toStrictEqual(first)
    expect(first[0]).toBe(200)
  })

  it.each([
    ['no address', ''],
    ['no at sign', 'lea'],
    ['a header in the address', 'lea@mairie.example\r\nBcc: tous@mairie.example'],
    ['two addresses', 'a@mairie.example, b@mairie.example'],
  ])('refuses %s, and says so beside the field', async (_, email) => {
    const answer = await post('/abonnement', { email, axes: ['donnees-ia'] })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/value="donnees-ia"\s+checked/)
    expect(site.mails).toHaveLength(0)
    expect(await subscribers()).toStrictEqual([])
  })

  it('escapes the address that it shows again', async () => {
    const html = await (await post('/abonnement', { email: '"><script>alert(1)</script>' })).text()
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).not.toContain('<script>alert')
  })

  it('says so when the message cannot leave now', async () => {
    site.deps.mailer.send = () => Promise.reject(new WatchError('mail-deferred', 'Le serveur ne répond pas.'))
    const answer = await post('/abonnement', { email: 'lea@mairie.example' })
    expect(answer.status).toBe(503)
    expect(wordsOf(await answer.text())).toContain(
      'Le message de confirmation n’a pas pu partir : réessayez dans quelques minutes.',
    )
  })

  it('takes no harm from a body that is no form', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
    const answer = await site.app.request('/abonnement', {
      method: 'POST',
      body: '{"email":"a@b.example"}',
      headers,
    })
    expect(answer.status).toBe(422)
  })
})

describe('links', () => {
  it.each(['', 'faux', 'a.b', '../../etc', '<script>'])('refuses the forged token « %s »', async (token) => {
    for (const path of ['/abonnement/confirmer', '/desabonnement']) {
      const shown = await site.app.request(`${path}?jeton=${encodeURIComponent(token)}`)
      expect(shown.status).toBe(400)
      expect(await shown.text()).not.toContain('<script>')
      expect((await post(path, { jeton: token })).status).toBe(400)
    }
  })

  it('does not let a link to confirm unsubscribe', async () => {
    const token = tokenOf(await subscribe())
    expect((await post('/desabonnement', { jeton: token })).status).toBe(400)
    expect(await subscribers()).toHaveLength(1)
  })

  it('refuses a confirmation that comes after its week', async () => {
    const token = tokenOf(await subscribe())
    site.wait(7 * 86_400_000 + 1)
    expect((await post('/abonnement/confirmer', { jeton: token })).status).toBe(400)
    expect((await subscribers())[0]?.status).toBe('pending')
  })

  it('keeps pages with a token out of caches, search engines and referrers', async () => {
    const answer = await site.app.request(await subscribe())
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(await answer.text()).toContain('<meta name="robots" content="noindex" />')
  })
})

describe('leaving', () => {
  /** A member's link to leave, as their mail carries it. */
  async function member(): Promise<string> {
    const { openLinkSigner } = await import('#src/letter/links.ts')
    await post('/abonnement/confirmer', { jeton: tokenOf(await subscribe()) })
    const row = await site.deps.db.get<{ id: string }>('select id from subscribers')
    return (await openLinkSigner(site.deps)).sign('unsubscribe', row?.id ?? '')
  }

  const left = [{ email: 'lea@mairie.example', status: 'left', axes: '["donnees-ia"]' }]

  it('changes nothing on GET, takes the person off on POST', async () => {
    const token = await member()
    const shown = wordsOf(await (await site.app.request(`/desabonnement?jeton=${token}`)).text())
    expect(shown).toContain('La lettre ne sera plus envoyée à l…@mairie.example')
    expect(await subscribers()).toHaveLength(1)
    const done = await post('/desabonnement', { jeton: token })
    expect(wordsOf(await done.text())).toContain('Désinscription faite')
    expect(await subscribers()).toStrictEqual(left)
    expect((await site.app.request(`/desabonnement?jeton=${token}`)).status).toBe(200)
  })

  it('obeys the one-click POST of a mail program, which has no origin (RFC 8058)', async () => {
    const token = await member()
    const answer = await post(`/desabonnement?jeton=${token}`, { 'List-Unsubscribe': 'One-Click' }, {})
    expect(answer.status).toBe(200)
    expect(await subscribers()).toStrictEqual(left)
  })

  it('obeys it as multipart too', async () => {
    const token = await member()
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    const answer = await site.app.request(`/desabonnement?jeton=${token}`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    expect(await subscribers()).toStrictEqual(left)
  })

  it('refuses a one-click POST without a good link', async () => {
    expect((await post('/desabonnement?jeton=faux', { 'List-Unsubscribe': 'One-Click' }, {})).status).toBe(
      400,
    )
  })
})
