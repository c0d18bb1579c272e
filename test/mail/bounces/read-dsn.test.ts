import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDsn } from '#src/mail/bounces/read-dsn.ts'
import { complaint, exchange, exim, qmail, report, spam, vacation } from './reports.ts'

const known = { token: 'a1b2.c3', messageId: '<lettre-12.abonnement-7@veille.example>' }
const jeanne = 'jeanne.dupont@mairie.example'

/** A report whose only recipient has these fields. */
function about(...fields: string[]): string {
  return report({
    status: ['Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822; ${jeanne}`, ...fields],
  })
}

describe('readDsn', () => {
  it('reads a report of Postfix', async () => {
    expect(await readDsn(report())).toEqual([
      { ...known, kind: 'hard', address: jeanne, code: '5.1.1', at: '2026-11-23T07:00:05.000Z' },
    ])
  })

  it('reads bytes, CRLF and all, as it reads text', async () => {
    const bytes = new TextEncoder().encode(report().replaceAll('\n', '\r\n'))
    expect(await readDsn(bytes)).toEqual(await readDsn(report()))
  })

  it('prefers the diagnostic of the remote server to the « 5.0.0 » of Exchange', async () => {
    expect(await readDsn(exchange)).toEqual([
      { ...known, kind: 'hard', address: jeanne, code: '5.1.10', at: '2026-11-23T07:00:05.000Z' },
    ])
  })

  it('reads qmail’s own text, each recipient with its reason', async () => {
    expect(await readDsn(qmail)).toEqual([
      { ...known, kind: 'hard', address: jeanne, code: '5.1.1', at: '2026-11-23T07:00:05.000Z' },
      {
        ...known,
        kind: 'soft',
        address: 'paul@mairie.example',
        code: '5.2.2',
        at: '2026-11-23T07:00:05.000Z',
      },
    ])
  })

  it('reads the header of Exim', async () => {
    expect(await readDsn(exim)).toEqual([
      { ...known, kind: 'hard', address: jeanne, code: '5.1.1' },
      { ...known, kind: 'hard', address: 'paul@mairie.example', code: '5.1.1' },
    ])
  })

  it.each([
    ['a full mailbox', ['Action: failed', 'Status: 5.2.2'], { kind: 'soft', code: '5.2.2' }],
    ['a policy', ['Action: failed', 'Status: 5.7.1'], { kind: 'soft', code: '5.7.1' }],
    ['tries that have expired', ['Action: failed', 'Status: 4.4.7'], { kind: 'soft', code: '4.4.7' }],
    [
      'a mailbox that is closed',
      ['Action: failed', 'Status: 5.2.1 (disabled)'],
      { kind: 'hard', code: '5.2.1' },
    ],
    [
      'a code that says nothing, words that do',
      ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: x; User unknown'],
      { kind: 'hard', code: '5.0.0' },
    ],
    [
      'a code and words that say nothing',
      ['Action: failed', 'Status: 5.0.0'],
      { kind: 'soft', code: '5.0.0' },
    ],
    [
      'no code at all',
      ['Action: failed', 'Diagnostic-Code: smtp; 550 no such user'],
      { kind: 'hard', code: '550' },
    ],
    ['a delay', ['Action: delayed', 'Status: 4.4.1'], { kind: 'soft', code: '4.4.1' }],
    ['a delivery', ['Action: delivered', 'Status: 2.0.0'], { kind: 'delivered', code: '2.0.0' }],
    [
      'a relay that reports no further',
      ['Action: relayed (to non-DSN)', 'Status: 2.1.9'],
      { kind: 'delivered' },
    ],
    [
      'the date of the last try',
      ['Action: failed', 'Status: 5.1.1', 'Last-Attempt-Date: Tue, 24 Nov 2026 09:00:00 +0100'],
      { at: '2026-11-24T08:00:00.000Z' },
    ],
  ])('tells %s', async (_, fields, expected) => {
    expect(await readDsn(about(...fields))).toEqual([
      expect.objectContaining({ address: jeanne, ...expected }),
    ])
  })

  it.each([
    ['an unknown action', ['Action: dansé', 'Status: 5.1.1']],
    ['no action', ['Status: 5.1.1']],
  ])('leaves out a recipient with %s', async (_, fields) => {
    expect(await readDsn(about(...fields))).toEqual([])
  })

  it('reads each recipient of a report of several', async () => {
    const recipients = Array.from({ length: 60 }, (_, at) => [
      '',
      `Final-Recipient: rfc822; a${at}@mairie.example`,
      'Action: failed',
      'Status: 5.1.1',
    ])
    const found = await readDsn(report({ status: ['Reporting-MTA: dns; x', ...recipients.flat()] }))
    expect(found).toHaveLength(50)
    expect(found[1]).toMatchObject({ address: 'a1@mairie.example' })
  })

  it.each([
    ['X-Original-To', ['X-Original-To: retours+jeton-1@veille.example', 'To: veille@veille.example']],
    ['Delivered-To', ['Delivered-To: <retours+jeton-1@veille.example>']],
    ['a To among others', ['To: Autre <a@b.example>, "Retours" <retours+jeton-1@veille.example>']],
  ])('finds our token in %s', async (_, head) => {
    const found = await readDsn(report({ head: ['From: MAILER-DAEMON@x.example', ...head] }))
    expect(found).toEqual([expect.objectContaining({ token: 'jeton-1' })])
  })

  it('says nothing of the letter that it cannot recognise', async () => {
    const found = await readDsn(
      report({ head: ['From: MAILER-DAEMON@x.example', 'To: r@veille.example'], returned: 'Subject: x\n' }),
    )
    expect(found).toEqual([{ kind: 'hard', address: jeanne, code: '5.1.1' }])
  })

  it('reads reports in UTF-8 (RFC 6533)', async () => {
    const found = await readDsn(report({ statusType: 'message/global-delivery-status' }))
    expect(found).toEqual([expect.objectContaining({ kind: 'hard', address: jeanne })])
  })
})

describe('readDsn on complaints', () => {
  it('reads one, with the address when the provider leaves it', async () => {
    const found = await readDsn(
      complaint([
        'Feedback-Type: abuse',
        'Original-Mail-From: <retours+zz9@veille.example>',
        `Original-Rcpt-To: <${jeanne}>`,
        'Arrival-Date: Mon, 23 Nov 2026 08:00:00 +0100',
      ]),
    )
    expect(found).toEqual([
      {
        kind: 'complaint',
        token: 'zz9',
        messageId: known.messageId,
        address: jeanne,
        at: '2026-11-23T07:00:00.000Z',
      },
    ])
  })

  it('takes the token from the letter that comes back when the report has none', async () => {
    expect(await readDsn(complaint(['Feedback-Type: abuse']))).toEqual([
      { kind: 'complaint', token: 'a1b2.c3', messageId: known.messageId, address: jeanne },
    ])
  })

  it.each(['not-spam', 'auth-failure', 'virus', '', 'constructor'])('is not one of type %j', async (type) => {
    expect(await readDsn(complaint([`Feedback-Type: ${type}`]))).toEqual([])
  })
})

describe('readDsn on what is no report', () => {
  it.each([
    ['an absence', vacation],
    ['spam that looks like one', spam],
    [
      'an answer that quotes one',
      `From: jeanne@mairie.example\nTo: r@v.example\n\n> Final-Recipient: rfc822; ${jeanne}\n> Action: failed`,
    ],
    ['nothing', ''],
    ['a blank', '\n\n\n'],
    [
      'an address that is none',
      about('Action: failed').replace(`rfc822; ${jeanne}`, 'rfc822; <script>alert(1)</script>'),
    ],
  ])('answers nothing to %s', async (_, raw) => {
    expect(await readDsn(raw)).toEqual([])
  })

  it('answers nothing to more than two megabytes', async () => {
    expect(await readDsn(report({ human: 'x'.repeat(2 * 1024 * 1024) }))).toEqual([])
  })

  it('answers nothing to more lines than any report has', async () => {
    expect(await readDsn(report({ human: 'x\n'.repeat(19_000) }))).toHaveLength(1)
    expect(await readDsn(report({ human: 'x\n'.repeat(21_000) }))).toEqual([])
  })

  it('never throws on junk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(Array.isArray(await readDsn(bytes))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('never throws on a report that was cut, or damaged', async () => {
    const whole = report()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.string({ unit: 'binary', maxLength: 30 }),
        async (at, junk) => {
          expect(Array.isArray(await readDsn(whole.slice(0, at)))).toBe(true)
          expect(Array.isArray(await readDsn(whole.slice(0, at) + junk + whole.slice(at + 10)))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['parts inside parts', nested(500)],
    [
      'hundreds of thousands of parts',
      `Content-Type: multipart/report; boundary=b\n\n${'--b\n\n'.repeat(300_000)}`,
    ],
    ['a header without end', `Subject: ${'a'.repeat(1_000_000)}\n${' b\n'.repeat(200_000)}`],
    ['a million of short lines', report({ status: Array.from({ length: 400_000 }, () => 'a:') })],
    ['messages inside messages', 'Content-Type: message/rfc822\n\n'.repeat(20_000)],
    ['brackets', report({ returned: `Message-ID: ${'<a'.repeat(30_000)}` })],
    ['a list of recipients without end', exim.replace('paul@', `${'a,'.repeat(100_000)}paul@`)],
  ])('reads %s in no time', async (_, raw) => {
    const start = performance.now()
    expect(Array.isArray(await readDsn(raw))).toBe(true)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

function nested(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/report; boundary=b${at}\n\n--b${at}`,
  )
  return `${heads.join('\n')}\n\nfin`
}
