import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProviderEvents } from '#src/mail/bounces/read-provider-events.ts'

const jeanne = 'jeanne.dupont@mairie.example'

describe('readProviderEvents of Brevo', () => {
  const event = {
    event: 'hard_bounce',
    email: 'Jeanne.Dupont@mairie.example',
    id: 26224,
    date: '2026-11-23 08:00:05',
    ts: 1_795_417_205,
    'message-id': '<202611230700.1@smtp-relay.mailin.fr>',
    ts_event: 1_795_417_205,
    subject: 'Veille n° 12',
    'X-Mailin-custom': 'a1b2.c3',
    reason: '550 5.1.1 user unknown',
  }

  it('reads an event, under a name that the same event always has', () => {
    expect(readProviderEvents('brevo', event)).toEqual([
      {
        id: `hard_bounce <202611230700.1@smtp-relay.mailin.fr> ${jeanne} 2026-11-23T07:00:05.000Z`,
        kind: 'hard',
        messageId: '<202611230700.1@smtp-relay.mailin.fr>',
        token: 'a1b2.c3',
        address: jeanne,
        code: '5.1.1',
        at: '2026-11-23T07:00:05.000Z',
      },
    ])
  })

  it.each([
    ['hard_bounce', '', 'hard'],
    ['hard_bounce', '550 5.7.1 rejected by policy', 'soft'],
    ['invalid_email', '', 'hard'],
    ['soft_bounce', '452 4.2.2 full', 'soft'],
    ['blocked', '', 'soft'],
    ['deferred', '421 4.7.0 later', 'soft'],
    ['spam', '', 'complaint'],
    ['delivered', '', 'delivered'],
  ])('takes %s (%s) for %s', (name, reason, kind) => {
    expect(readProviderEvents('brevo', { ...event, event: name, reason })).toMatchObject([{ kind }])
  })

  it.each(['request', 'opened', 'click', 'constructor', '', 7, null])('passes over %j', (name) => {
    expect(readProviderEvents('brevo', { ...event, event: name })).toEqual([])
  })
})

describe('readProviderEvents of Scaleway', () => {
  const event = {
    id: 'b1c2',
    type: 'email_mailbox_not_found',
    created_at: '2026-11-23T07:00:05Z',
    email_id: '7a6c',
    email_to: jeanne,
    email_headers: [
      { key: 'List-Id', value: 'x' },
      { key: 'x-vigie-envoi', value: 'a1b2.c3' },
    ],
    email_response_code: 550,
    email_response_message: '550 5.1.1 no such user',
  }
  const bounce = {
    id: 'b1c2',
    kind: 'hard',
    messageId: '7a6c',
    token: 'a1b2.c3',
    address: jeanne,
    code: '5.1.1',
    at: '2026-11-23T07:00:05.000Z',
  }

  it('reads an event, alone or in the envelope of a topic', () => {
    expect(readProviderEvents('scaleway', event)).toEqual([bounce])
    const envelope = { Type: 'Notification', MessageId: 'm', Message: JSON.stringify(event) }
    expect(readProviderEvents('scaleway', envelope)).toEqual([bounce])
  })

  it.each([
    ['email_dropped', { email_response_message: '550 5.7.1 policy' }, { kind: 'soft', code: '5.7.1' }],
    ['email_dropped', { email_response_message: 'no such user' }, { kind: 'hard', code: '550' }],
    [
      'email_deferred',
      { email_response_code: 421, email_response_message: 'later' },
      { kind: 'soft', code: '421' },
    ],
    ['email_spam', {}, { kind: 'soft' }],
    ['email_delivered', {}, { kind: 'delivered' }],
    ['email_blocklisted', { blocklist_type: 'mailbox_not_found' }, { kind: 'hard' }],
    ['email_blocklisted', { blocklist_type: 'mailbox_full' }, { kind: 'soft' }],
  ])('takes %s for what it says: %j', (type, fields, expected) => {
    expect(readProviderEvents('scaleway', { ...event, ...fields, type })).toMatchObject([expected])
  })

  it.each([
    [
      'the request to confirm a subscription',
      { Type: 'SubscriptionConfirmation', SubscribeURL: 'https://x.example' },
    ],
    ['an envelope with no JSON', { Type: 'Notification', Message: '{' }],
    ['a queued message', { ...event, type: 'email_queued' }],
  ])('passes over %s', (_, body) => {
    expect(readProviderEvents('scaleway', body)).toEqual([])
  })
})

describe('readProviderEvents of any other', () => {
  it('reads the documented list', () => {
    const events = [
      {
        id: '1',
        type: 'bounce',
        messageId: '<a@b.example>',
        address: jeanne,
        code: '5.1.1',
        at: '2026-11-23T07:00:00Z',
      },
      { id: '2', type: 'bounce', address: jeanne },
      { id: '3', type: 'bounce', address: jeanne, code: '5.2.2' },
      { id: '4', type: 'complaint', token: 'a1b2.c3', at: 1_795_417_205_000 },
      { id: '5', type: 'deferred', code: '4.2.0' },
      { id: '6', type: 'delivered' },
      { id: '7', type: 'opened' },
    ]
    const found = readProviderEvents('generique', { events })
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['1', 'hard'],
      ['2', 'hard'],
      ['3', 'soft'],
      ['4', 'complaint'],
      ['5', 'soft'],
      ['6', 'delivered'],
    ])
    expect(found[0]).toEqual({
      id: '1',
      kind: 'hard',
      messageId: '<a@b.example>',
      address: jeanne,
      code: '5.1.1',
      at: '2026-11-23T07:00:00.000Z',
    })
    expect(found[3]).toMatchObject({ token: 'a1b2.c3', at: '2026-11-23T07:00:05.000Z' })
  })

  it('reads at most a thousand at once', () => {
    const events = Array.from({ length: 3000 }, () => ({ type: 'delivered' }))
    expect(readProviderEvents('generique', events)).toHaveLength(1000)
  })

  it('leaves out fields of another type, too long, or no address', () => {
    const event = {
      type: 'bounce',
      id: {},
      messageId: 'x'.repeat(501),
      address: 'a b@c',
      code: ['5.1.1'],
      at: 'hier',
    }
    expect(readProviderEvents('generique', event)).toEqual([{ kind: 'hard' }])
  })

  it('answers a list to whatever is posted', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('brevo', 'scaleway', 'generique'), (json, kind) => {
        expect(Array.isArray(readProviderEvents(kind, JSON.parse(json)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
