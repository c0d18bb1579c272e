import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { isSuppressed } from '#src/letter/deliver/suppressions.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addLetter, addMember, rowOf } from '#test/letter/deliver/delivery-world.ts'

const secret = 'secret-des-retours-de-courrier'
const path = '/courriel/evenements/generique'

async function openSite(env: Record<string, string> = { VIGIE_MAIL_EVENTS_SECRET: secret }) {
  const site = await openTestSite({ env, seeds: false })
  await addMember(site.deps, 'p00')
  await addLetter(site.deps)
  await deliverLetters(site.deps)
  return { site, messageId: site.mails[0]!.messageId! }
}

async function post(
  { app }: TestSite,
  to: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { authorization: `Bearer ${secret}` },
): Promise<Response> {
  return app.request(`https://veille.example${to}`, { method: 'POST', body, headers })
}

const bounceOf = (messageId: string) =>
  JSON.stringify({
    events: [{ id: 'e1', type: 'bounce', messageId, code: '5.1.1', address: 'p00@mairie.example' }],
  })

describe('POST /courriel/evenements/:fournisseur', () => {
  it.each<[string, string, Record<string, string>]>([
    ['a Bearer token', path, { authorization: `Bearer ${secret}` }],
    ['the password of Basic', path, { authorization: `Basic ${btoa(`brevo:${secret}`)}` }],
    ['a parameter of the address', `${path}?cle=${secret}`, {}],
  ])('takes events from who shows the secret as %s', async (_, to, headers) => {
    const { site, messageId } = await openSite()
    const answer = await post(site, to, bounceOf(messageId), headers)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ recorded: 1, known: 0, unknown: 0 })
    expect(await rowOf(site.deps, 'p00')).toMatchObject({ status: 'bounced' })
    expect(await isSuppressed(site.deps, 'p00@mairie.example')).toBe(true)
    expect(await (await post(site, to, bounceOf(messageId), headers)).json()).toMatchObject({ known: 1 })
  })

  it('takes for another site’s who shows nothing', async () => {
    const { site, messageId } = await openSite()
    expect((await post(site, path, bounceOf(messageId), {})).status).toBe(403)
  })

  it.each<Record<string, string>>([
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${secret}x` },
    { authorization: 'Basic %%%' },
    { authorization: `Basic ${btoa('sans-mot-de-passe')}` },
    { origin: 'https://veille.example', authorization: 'Bearer faux' },
  ])('refuses who does not show it: %o', async (headers) => {
    const { site, messageId } = await openSite()
    expect((await post(site, path, bounceOf(messageId), headers)).status).toBe(401)
    expect(await rowOf(site.deps, 'p00')).toMatchObject({ status: 'sent' })
  })

  it('is closed to everyone when there is no secret', async () => {
    const { site, messageId } = await openSite({})
    expect((await post(site, path, bounceOf(messageId), { authorization: 'Bearer ' })).status).toBe(401)
    expect((await post(site, `${path}?cle=`, bounceOf(messageId), {})).status).toBe(401)
  })

  it.each([
    ['/courriel/evenements/inconnu', '{}', 404],
    [path, 'pas du JSON', 400],
    [path, 'null', 200],
    [path, '[[[[]]]]', 200],
    [path, 'x'.repeat(257 * 1024), 413],
  ])('answers hostile bodies plainly: %s', async (to, body, status) => {
    const { site } = await openSite()
    expect((await post(site, to, body)).status).toBe(status)
  })
})

describe('POST /courriel/retours', () => {
  const report = (messageId: string) =>
    [
      'From: MAILER-DAEMON@mx.mairie.example',
      'To: veille@vigie.example',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'The mail could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.mairie.example',
      '',
      'Final-Recipient: rfc822; p00@mairie.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      'Subject: Veille',
      '',
      '--b--',
      '',
    ].join('\r\n')

  it('reads a report of non-delivery, and blocks the address', async () => {
    const { site, messageId } = await openSite()
    const answer = await post(site, '/courriel/retours', report(messageId))
    expect(await answer.json()).toEqual({ recorded: 1, known: 0, unknown: 0 })
    expect(await rowOf(site.deps, 'p00')).toMatchObject({ status: 'bounced' })
  })

  it('believes no report about a message that it cannot name', async () => {
    const { site } = await openSite()
    const answer = await post(site, '/courriel/retours', report('<devine@veille.example>'))
    expect(await answer.json()).toEqual({ recorded: 0, known: 0, unknown: 1 })
    expect(await isSuppressed(site.deps, 'p00@mairie.example')).toBe(false)
  })

  it('takes two megabytes at most', async () => {
    const { site } = await openSite()
    expect((await post(site, '/courriel/retours', 'x'.repeat(300 * 1024))).status).toBe(200)
    expect((await post(site, '/courriel/retours', 'x'.repeat(2_100_000))).status).toBe(413)
  })
})
