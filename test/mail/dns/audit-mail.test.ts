import { describe, expect, it } from 'vitest'
import { auditMail } from '#src/mail/dns/audit-mail.ts'
import type { MailSetup } from '#src/mail/dns/setup.ts'
import { createZone, type Zone } from './zone.ts'

const record = `v=DKIM1; k=rsa; p=${'A'.repeat(392)}`
const setup: MailSetup = {
  transport: 'smtp',
  fromDomain: 'agglo.fr',
  envelopeDomain: 'agglo.fr',
  host: 'smtp.agglo.fr',
  dkim: { domain: 'agglo.fr', selector: 'vigie', record },
  contact: 'veille@agglo.fr',
  baseUrl: 'https://veille.agglo.fr',
}
const zone: Zone = {
  'MX agglo.fr': ['10 mx.agglo.fr'],
  'TXT agglo.fr': ['google-site-verification=x', 'v=spf1 ip4:192.0.2.0/24 -all'],
  'A smtp.agglo.fr': ['192.0.2.10'],
  'TXT vigie._domainkey.agglo.fr': [record],
  'TXT _dmarc.agglo.fr': ['v=DMARC1; p=reject; rua=mailto:dmarc@agglo.fr'],
  'PTR 192.0.2.10': ['smtp.agglo.fr'],
}

/** The findings that are not well, and what they would have published. */
async function troubles(change: Zone, changed: Partial<MailSetup> = {}) {
  const found = await auditMail({ ...setup, ...changed }, createZone({ ...zone, ...change }))
  return found.filter(({ level }) => level !== 'ok')
}

describe('auditMail', () => {
  it('finds nothing to say against a good zone', async () => {
    const found = await auditMail(setup, createZone(zone))
    expect(found.map(({ what, level }) => `${what} ${level}`)).toEqual([
      'MX ok',
      'SPF ok',
      'DKIM ok',
      'DMARC ok',
      'alignement ok',
      'PTR ok',
      'désabonnement ok',
    ])
    for (const { told } of found) expect(told).toMatch(/\.$/)
    expect(found.at(-2)?.told).toContain('192.0.2.10 (smtp.agglo.fr)')
  })

  it('goes no further with a sender that does not exist', async () => {
    const resolver = createZone({})
    const found = await auditMail({ ...setup, fromDomain: 'vigie.example' }, resolver)
    expect(found[0]).toMatchObject({ level: 'panne', told: expect.stringContaining('VIGIE_MAIL_FROM') })
    expect(resolver.asked).toEqual([])
  })

  it('tells which check the DNS left without an answer, and makes the others', async () => {
    const resolver = createZone(zone, (asked) => asked.startsWith('TXT _dmarc'))
    const found = await auditMail(setup, resolver)
    expect(found.find(({ what }) => what === 'DMARC')).toMatchObject({
      level: 'attention',
      told: expect.stringContaining('ESERVFAIL'),
    })
    expect(found).toHaveLength(6)
  })
})

describe('auditMail on DKIM', () => {
  it.each([
    ['no record', { 'TXT vigie._domainkey.agglo.fr': [] }, 'n’est pas publié'],
    ['another key', { 'TXT vigie._domainkey.agglo.fr': ['v=DKIM1; p=BBBB'] }, 'publie une autre clé'],
    ['a key that was revoked', { 'TXT vigie._domainkey.agglo.fr': ['v=DKIM1; p='] }, 'publie une autre clé'],
  ])('stops on %s, and gives the record', async (_, change, told) => {
    expect(await troubles(change)).toEqual([
      {
        what: 'DKIM',
        level: 'panne',
        told: expect.stringContaining(told),
        record: { name: 'vigie._domainkey.agglo.fr', type: 'TXT', value: record },
      },
    ])
  })

  it('knows the key cut in pieces by spaces', async () => {
    const cut = record.replace('p=AAAA', 'p=AA AA')
    expect(await troubles({ 'TXT vigie._domainkey.agglo.fr': [cut] })).toEqual([])
  })

  it('warns of a key on trial, and of a short one', async () => {
    const trial = record.replace('k=rsa', 'k=rsa; t=y:s')
    expect(await troubles({ 'TXT vigie._domainkey.agglo.fr': [trial] })).toMatchObject([
      { level: 'attention' },
    ])
    const short = `v=DKIM1; k=rsa; p=${'A'.repeat(216)}`
    const dkim = { domain: 'agglo.fr', selector: 'vigie', record: short }
    expect(await troubles({ 'TXT vigie._domainkey.agglo.fr': [short] }, { dkim })).toMatchObject([
      { level: 'attention', told: expect.stringContaining('2048') },
    ])
  })

  it('asks for a key where there is none', async () => {
    const found = await troubles({}, { dkim: undefined })
    expect(found).toMatchObject([
      { what: 'DKIM', level: 'attention', told: expect.stringContaining('--nouvelle-cle') },
      { what: 'alignement', level: 'attention' },
    ])
  })

  it.each([
    ['brevo', 'brevo1._domainkey.agglo.fr'],
    ['brevo', 'mail._domainkey.agglo.fr'],
    ['scaleway', 'projet-1._domainkey.agglo.fr'],
  ] as const)('looks for the selector of %s: %s', async (kind, name) => {
    const changed = { transport: 'http', host: 'api.brevo.com', http: { kind, project: 'projet-1' } } as const
    const spf = { 'TXT agglo.fr': ['v=spf1 include:spf.brevo.com ~all'] }
    expect(await troubles({ ...spf, [`TXT ${name}`]: ['v=DKIM1; p=x'] }, changed)).toEqual([])
    expect(await troubles(spf, changed)).toMatchObject([{ what: 'DKIM', level: 'panne' }])
  })
})

describe('auditMail on SPF', () => {
  it('gives the record to publish where there is none', async () => {
    expect(await troubles({ 'TXT agglo.fr': [] })).toEqual([
      {
        what: 'SPF',
        level: 'panne',
        told: expect.stringContaining('n’a pas de SPF'),
        record: { name: 'agglo.fr', type: 'TXT', value: 'v=spf1 a:smtp.agglo.fr ~all' },
      },
    ])
  })

  it('makes one record of two', async () => {
    expect(
      await troubles({ 'TXT agglo.fr': ['v=spf1 mx -all', 'v=spf1 include:a.example ~all'] }),
    ).toMatchObject([{ level: 'panne', record: { value: 'v=spf1 mx include:a.example ~all' } }])
  })

  it('counts lookups through includes, and stops at the eleventh', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `TXT s${at}.example`,
        [`v=spf1 include:s${at + 1}.example ?all`],
      ]),
    )
    const resolver = createZone({ ...zone, ...chain, 'TXT agglo.fr': ['v=spf1 include:s0.example -all'] })
    const found = await auditMail(setup, resolver)
    expect(found.find(({ what }) => what === 'SPF')).toMatchObject({
      level: 'panne',
      told: expect.stringContaining('dix recherches'),
    })
    expect(resolver.asked.filter((one) => one.includes('.example')).length).toBeLessThanOrEqual(10)
  })

  it('ends on a record that includes itself', async () => {
    const found = await troubles({ 'TXT agglo.fr': ['v=spf1 include:agglo.fr ip4:192.0.2.10 -all'] })
    expect(found).toEqual([])
  })

  it.each([
    ['an address', 'v=spf1 ip4:192.0.2.10 -all'],
    ['the server by name', 'v=spf1 a:smtp.agglo.fr -all'],
    ['the network of a name', 'v=spf1 a:autre.agglo.fr/24 -all'],
    ['the mail servers', 'v=spf1 mx -all'],
    ['a redirection', 'v=spf1 redirect=spf.agglo.fr'],
    ['an include with a sign, in capitals', 'v=SPF1 +INCLUDE:spf.agglo.fr ~ALL'],
  ])('sees that the server may send by %s', async (_, text) => {
    const change = {
      'TXT agglo.fr': [text],
      'TXT spf.agglo.fr': ['v=spf1 ip4:192.0.2.8/29 -all'],
      'A autre.agglo.fr': ['192.0.2.200'],
      'A mx.agglo.fr': ['192.0.2.10'],
    }
    expect(await troubles(change)).toEqual([])
  })

  it.each([
    ['another network', 'v=spf1 ip4:198.51.100.0/24 -all'],
    ['a refusal', 'v=spf1 -ip4:192.0.2.10 -all'],
    ['no network at all', 'v=spf1 ip4:n’importe ip4:192.0.2.0/99 exists:%{i}.agglo.fr -all'],
  ])('warns of a server that is not in it: %s', async (_, text) => {
    expect(await troubles({ 'TXT agglo.fr': [text] })).toMatchObject([
      {
        what: 'SPF',
        level: 'attention',
        record: { value: text.replace('v=spf1', 'v=spf1 a:smtp.agglo.fr') },
      },
    ])
  })

  it('is certain with a provider that everybody knows', async () => {
    const changed = { host: 'ssl0.ovh.net' }
    expect(await troubles({}, changed)).toMatchObject([
      { what: 'SPF', level: 'panne', record: { value: expect.stringContaining('include:mx.ovh.com') } },
    ])
    const included = { 'TXT agglo.fr': ['v=spf1 include:mx.ovh.com -all'] }
    expect(await troubles(included, changed)).toEqual([])
  })

  it('stops on « +all »', async () => {
    expect(await troubles({ 'TXT agglo.fr': ['v=spf1 +all'] })).toMatchObject([
      { what: 'SPF', level: 'panne' },
    ])
  })

  it('looks at the domain of bounces too', async () => {
    const found = await troubles(
      { 'MX retours.agglo.fr': ['10 mx.agglo.fr'] },
      { envelopeDomain: 'retours.agglo.fr' },
    )
    expect(found).toMatchObject([{ what: 'SPF', level: 'panne', record: { name: 'retours.agglo.fr' } }])
  })
})

describe('auditMail on DMARC', () => {
  it('gives a first record that harms nobody', async () => {
    expect(await troubles({ 'TXT _dmarc.agglo.fr': [] })).toEqual([
      {
        what: 'DMARC',
        level: 'attention',
        told: expect.any(String),
        record: {
          name: '_dmarc.agglo.fr',
          type: 'TXT',
          value: 'v=DMARC1; p=none; rua=mailto:veille@agglo.fr',
        },
      },
    ])
  })

  it('wants somebody to read the reports, and a policy that exists', async () => {
    expect(await troubles({ 'TXT _dmarc.agglo.fr': ['v=DMARC1; p=none'] })).toMatchObject([
      { what: 'DMARC', level: 'attention', told: expect.stringContaining('rua=') },
    ])
    expect(
      await troubles({ 'TXT _dmarc.agglo.fr': ['v=DMARC1; p=constructor; rua=mailto:a@b.fr'] }),
    ).toMatchObject([{ what: 'DMARC', level: 'attention', told: expect.stringContaining('n’existe pas') }])
  })

  it.each([
    ['reject', 'panne'],
    ['quarantine', 'panne'],
    ['none', 'attention'],
  ])('under p=%s, a domain that nothing proves is a %s', async (asked, level) => {
    const dkim = { domain: 'relais.example', selector: 'v', record }
    const change = {
      'TXT v._domainkey.relais.example': [record],
      'TXT _dmarc.agglo.fr': [`v=DMARC1; p=${asked}; rua=mailto:a@agglo.fr`],
      'MX relais.example': ['10 mx.relais.example'],
      'TXT relais.example': ['v=spf1 ip4:192.0.2.10 -all'],
    }
    expect(await troubles(change, { dkim, envelopeDomain: 'relais.example' })).toMatchObject([
      { what: 'alignement', level },
    ])
  })

  it('takes the policy of the domain above, and its kin for aligned unless it is strict', async () => {
    const changed = { fromDomain: 'veille.agglo.fr' }
    const shared = {
      'MX veille.agglo.fr': ['10 mx.agglo.fr'],
      'TXT veille.agglo.fr': ['v=spf1 ip4:192.0.2.10 -all'],
    }
    expect(await troubles(shared, changed)).toEqual([])
    const strict = 'v=DMARC1; p=none; sp=reject; adkim=s; aspf=s; rua=mailto:a@agglo.fr'
    expect(await troubles({ ...shared, 'TXT _dmarc.agglo.fr': [strict] }, changed)).toMatchObject([
      { what: 'alignement', level: 'panne' },
    ])
  })

  it('does not ask a whole country for its policy', async () => {
    const resolver = createZone({ ...zone, 'TXT _dmarc.agglo.fr': [] })
    await auditMail(setup, resolver)
    expect(resolver.asked).toContain('TXT _dmarc.agglo.fr')
    expect(resolver.asked).not.toContain('TXT _dmarc.fr')
  })
})

describe('auditMail on what comes back', () => {
  it.each([
    ['nothing', {}, 'panne'],
    ['a refusal of all mail (RFC 7505)', { 'MX agglo.fr': ['0 .'] }, 'panne'],
    ['an address only', { 'A agglo.fr': ['192.0.2.1'] }, 'attention'],
  ])('sees a domain with %s', async (_, change, level) => {
    expect(await troubles({ 'MX agglo.fr': [], ...change })).toMatchObject([{ what: 'MX', level }])
  })

  it('wants https for one-click unsubscription', async () => {
    expect(await troubles({}, { baseUrl: 'http://veille.agglo.fr' })).toMatchObject([
      { what: 'désabonnement', level: 'attention' },
    ])
  })
})
