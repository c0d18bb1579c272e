import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import { type Told, alertMail, rhythmWords } from '#src/searches/alert-mail.ts'
import type { AlertWays } from '#src/searches/alert-ways.ts'
import { listItemsById } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

const config = readConfig({
  VIGIE_BASE_URL: 'https://veille.example',
  VIGIE_ORGANISATION: 'Syndicat <Loire> & Cher',
  VIGIE_CONTACT: 'veille@mairie.example',
})
const now = new Date('2026-11-24T08:00:00Z')
let world: SearchWorld
let item: StoredItem
let ways: AlertWays

beforeAll(async () => {
  world = await openSearchWorld()
  world.wait(5)
  await world.arrive('Blois')
  item = (await listItemsById(world.deps.db, ['Blois']))[0]!
  ways = world.ways
})

const told = (fields: Partial<Told> = {}): Told => ({
  name: 'Fibre',
  url: 'https://veille.example/?q=fibre',
  stopUrl: 'https://veille.example/desabonnement/alerte?jeton=un',
  rhythm: 'day',
  items: [item],
  total: 1,
  ...fields,
})

const mailOf = (...searches: Told[]) =>
  alertMail({ config }, ways, {
    person: { name: 'Léa Martin', email: 'lea@mairie.example' },
    searches,
    stopAllUrl: 'https://veille.example/desabonnement/alerte?jeton=tout',
    now,
  })
const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('the subject of an alert', () => {
  it.each([
    [() => [told()], 'Vigie : 1 nouveauté pour « Fibre »'],
    [() => [told({ total: 2 })], 'Vigie : 2 nouveautés pour « Fibre »'],
    [() => [told(), told({ name: 'Cuivre', total: 3 })], 'Vigie : 4 nouveautés pour 2 recherches'],
  ])('counts what is new, and names one search: %s', (searches, subject) => {
    expect(plain(mailOf(...searches()).subject)).toBe(subject)
  })

  it('stays a line of bounded length, whatever a name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        const { subject } = mailOf(told({ name: name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ') }))
        expect(subject).not.toMatch(/[\r\n]/)
        expect(subject.length).toBeLessThan(400)
      }),
    )
  })
})

describe('the lines of an alert', () => {
  const withItem = (fields: Partial<StoredItem>) => mailOf(told({ items: [{ ...item, ...fields }] }))

  it.each([
    [{ value: '2026-11-24', origin: 'field' as const }, 'Échéance : 24 novembre 2026 (aujourd’hui)'],
    [{ value: '2026-11-25', origin: 'field' as const }, 'Échéance : 25 novembre 2026 (J‑1)'],
    [
      { value: '2026-12-17T11:00:00Z', origin: 'field' as const },
      'Échéance : 17 décembre 2026 à 12 h (J‑23)',
    ],
    [{ value: '2026-11-23', origin: 'field' as const }, 'Clos depuis le 23 novembre 2026'],
  ])('say when it closes: %j', (closing, words) => {
    const { text, html } = withItem({ closing })
    expect(plain(text)).toContain(words)
    expect(plain(html.replaceAll('&nbsp;', ' '))).toContain(words)
  })

  it('say « Sans titre » rather than nothing', () => {
    expect(withItem({ title: '' }).text).toContain('- Sans titre')
    expect(withItem({ title: ' \u0000\n ' }).text).toContain('- Sans titre')
  })

  it('stay one paragraph of a bounded title', () => {
    const { text } = withItem({ title: `Un\r\n\r\n-- \r\nBcc: x@y.example ${'mot '.repeat(200)}` })
    expect(text).not.toMatch(/^-- $/m)
    expect(text).not.toMatch(/^Bcc:/m)
    expect(text.length).toBeLessThan(2_000)
  })

  it('invent no date where the source gave none', () => {
    const { publishedAt: _, ...dateless } = item
    const { text } = mailOf(told({ items: [dateless as StoredItem] }))
    expect(text).not.toContain('novembre')
    expect(text).not.toMatch(/undefined|NaN|Invalid/)
  })

  it('are twenty a search; the rest is counted behind the link', () => {
    const items = Array.from({ length: 30 }, (_, index) => ({ ...item, id: `i${index}` }))
    const { text, html } = mailOf(told({ items, total: 250 }))
    expect(text.match(/^- /gm)).toHaveLength(20)
    expect(html.match(/<h3 /g)).toHaveLength(20)
    expect(plain(text)).toContain('et 230 autres, sur le site')
    expect(plain(mailOf(told({ items, total: 21 })).text)).toContain('et 1 autre, sur le site')
    expect(plain(mailOf(told({ items: items.slice(0, 20), total: 20 })).text)).not.toContain('sur le site')
  })

  it('lead to the item on the site, not to the address of the source', () => {
    const { text } = mailOf(told())
    expect(text).toContain('https://veille.example/elements/Blois')
    expect(text).not.toContain('gazette.example/Blois')
  })
})

describe('the foot of an alert', () => {
  it('says why it came, at what rhythm, and stops each, or all', () => {
    const { text } = mailOf(
      told(),
      told({
        name: 'Cuivre',
        rhythm: 'now',
        stopUrl: 'https://veille.example/desabonnement/alerte?jeton=deux',
      }),
    )
    const words = plain(text)
    expect(words).toContain('Vous recevez ce message parce que vous avez demandé une alerte')
    expect(words).toContain(
      'Fibre, chaque jour à 7 h. Arrêter cette alerte : https://veille.example/desabonnement/alerte?jeton=un',
    )
    expect(words).toContain(
      'Cuivre, dès leur arrivée. Arrêter cette alerte : https://veille.example/desabonnement/alerte?jeton=deux',
    )
    expect(words).toContain(
      'Arrêter toutes mes alertes par courriel : https://veille.example/desabonnement/alerte?jeton=tout',
    )
  })

  it('offers no « all » where there is but one', () => {
    const mail = mailOf(told())
    expect(mail.text).not.toContain('jeton=tout')
    expect(mail.html).not.toContain('jeton=tout')
    expect(mail.headers!['List-Unsubscribe']).toContain('jeton=un')
    expect(mailOf(told(), told()).headers!['List-Unsubscribe']).toContain('jeton=tout')
  })

  it('has words for each rhythm', () => {
    expect(Object.values(rhythmWords).map(plain)).toEqual([
      'dès leur arrivée',
      'chaque jour à 7 h',
      'chaque lundi à 7 h',
    ])
  })
})

describe('the headers of an alert', () => {
  it('are those that programs read, on one line each', () => {
    const headers = mailOf(told()).headers!
    expect(headers).toMatchObject({
      'List-Id': 'Alertes de Vigie <alertes.veille.example>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    })
    expect(headers['List-Unsubscribe']).toBe(
      '<https://veille.example/desabonnement/alerte?jeton=un>, <mailto:veille@mairie.example?subject=desabonnement>',
    )
    for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n]/)
  })
})

describe('both forms of an alert', () => {
  it('hold what people wrote as text, and the same addresses', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('<script>', '"><img src=x>', '&amp;', '</td></table>', "'", '« »'),
        (mark) => {
          const { text, html } = mailOf(told({ name: `x${mark}`, items: [{ ...item, title: `y${mark}` }] }))
          expect(html).not.toMatch(/<script|<img|x<\/td><\/table>/)
          const addresses = (from: string) =>
            [...from.matchAll(/https:\/\/veille\.example[^\s"<]*/g)].map(([one]) =>
              one.replaceAll('&amp;', '&'),
            )
          expect(new Set(addresses(html))).toEqual(new Set(addresses(text)))
        },
      ),
    )
  })

  it('write French with hard spaces before high signs, in both', () => {
    const { text, subject } = mailOf(told())
    expect(subject).not.toMatch(/ [:;!?»]/)
    expect(text.replace(/https:\S+/g, '')).not.toMatch(/ [;!?»]/)
  })

  it('ask for no picture and no other site', () => {
    const { html } = mailOf(told())
    expect(html).not.toMatch(/<img|<link|<script|@import|url\(/)
    const hosts = [...html.matchAll(/(?:href|src)="https?:\/\/([^/"]+)/g)].map(([, host]) => host)
    expect([...new Set(hosts)]).toEqual(['veille.example'])
  })

  it('escape the name of the organisation', () => {
    expect(mailOf(told()).html).toContain('Syndicat &lt;Loire&gt; &amp; Cher')
    expect(plain(mailOf(told()).text)).toContain('la veille de Syndicat <Loire> & Cher')
  })
})
