import { describe, expect, inject, it } from 'vitest'
import { readDsn } from '#src/mail/bounces/read-dsn.ts'
import { createHttpMailer } from '#src/mail/http-api.ts'
import { report } from '../mail/bounces/reports.ts'

const runtimeFetch: typeof fetch = (input, init) => fetch(input, init)

describe('mail in workerd', () => {
  it('reads a report of non-delivery', async () => {
    expect(await readDsn(report())).toEqual([
      {
        kind: 'hard',
        token: 'a1b2.c3',
        messageId: '<lettre-12.abonnement-7@veille.example>',
        address: 'jeanne.dupont@mairie.example',
        code: '5.1.1',
        at: '2026-11-23T07:00:05.000Z',
      },
    ])
  })

  it.each(['brevo', 'scaleway', 'generique'] as const)('posts in the shape of %s', async (kind) => {
    const mailer = createHttpMailer({
      url: `${inject('mailUrl')}/panne`,
      key: 'k',
      kind,
      project: 'p',
      from: 'Vigie <veille@veille.example>',
      fetch: runtimeFetch,
    })
    let asked = 0
    const sending = mailer.send(
      { to: 'a@mairie.example', subject: 's', text: 't', html: '<p>t</p>', messageId: '<a@veille.example>' },
      { beforeHandover: async () => void asked++ },
    )
    await expect(sending).rejects.toMatchObject({ name: 'MailError', code: 'mail-deferred', reply: 503 })
    expect(asked).toBe(1)
  })
})
