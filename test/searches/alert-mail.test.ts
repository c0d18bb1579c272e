import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import { noFacts } from '#src/enrich/facts.ts'
import { checkMessage } from '#src/mail/check-message.ts'
import { type Told, alertMail } from '#src/searches/alert-mail.ts'
import type { AlertWays } from '#src/searches/alert-ways.ts'
import { moneyWords } from '#web/views/money-words.ts'
import { storedItem } from '#test/helpers/stored-items.ts'

const config = readConfig({ VIGIE_BASE_URL: 'https://veille.example' })
const ways: AlertWays = {
  queryOf: () => Promise.reject(new Error('not for mail')),
  addressOf: (query) => `https://veille.example/?${query}`,
  publisherOf: () => 'Gazette de la Loire',
  textWords: (ref) => ref,
  moneyOf: ({ facts }) => moneyWords(facts),
  itemOf: () => undefined,
}

const told = (fields: Partial<Told> = {}): Told => ({
  name: 'fibre Loir-et-Cher',
  url: 'https://veille.example/?q=fibre',
  stopUrl: 'https://veille.example/desabonnement/alerte?jeton=un',
  rhythm: 'day',
  items: [storedItem()],
  total: 1,
  ...fields,
})

function write(...searches: Told[]) {
  return alertMail({ config }, ways, {
    person: { name: 'Léa', email: 'lea@mairie.example' },
    searches,
    stopAllUrl: 'https://veille.example/desabonnement/alerte?jeton=tout',
    now: new Date('2026-11-24T08:00:00Z'),
  })
}

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-')
const closing = (value: string) => ({ closing: { value, origin: 'field' as const } })

describe('the subject', () => {
  it.each([
    [[told()], 'Vigie : 1 nouveauté pour « fibre Loir-et-Cher »'],
    [[told({ total: 3 })], 'Vigie : 3 nouveautés pour « fibre Loir-et-Cher »'],
    [[told({ total: 3 }), told({ name: 'cuivre' })], 'Vigie : 4 nouveautés pour 2 recherches'],
  ])('counts: %#', (searches, subject) => {
    expect(plain(write(...searches).subject)).toBe(subject)
  })
})

describe('a line', () => {
  it.each([
    ['2027-03-15T11:00:00Z', 'Échéance : 15 mars 2027 à 12 h (J-111)'],
    ['2026-11-24', 'Échéance : 24 novembre 2026 (aujourd’hui)'],
    ['2026-11-20', 'Clos depuis le 20 novembre 2026'],
  ])('tells that it closes on %s', (value, words) => {
    const { text, html } = write(told({ items: [storedItem(closing(value))] }))
    expect(plain(text)).toContain(words)
    expect(plain(load(html).text())).toContain(words)
  })

  it('tells amounts, who and when', () => {
    const at = { field: 'text', start: 0, end: 1 } as const
    const facts = { ...noFacts(), money: [{ value: 30_000_000, role: 'envelope' as const, at }] }
    const { text } = write(told({ items: [storedItem({ facts, kind: 'appel-a-projets' })] }))
    expect(plain(text)).toContain('enveloppe 30 M€')
    expect(plain(text)).toContain('Gazette de la Loire · 20 nov. 2026 · appel à projets')
  })

  it.each(['', ' \n\t ', '\u0000'])('has words for the title %j', (title) => {
    expect(write(told({ items: [storedItem({ title })] })).text).toContain('- Sans titre')
  })

  it('stays one line of bounded length', () => {
    const title = `Titre\r\nBcc: x@piege.example\n${'long '.repeat(200)}`
    const line = /^- .*$/m.exec(write(told({ items: [storedItem({ title })] })).text)?.[0]
    expect(line).toMatch(/^- Titre Bcc: x@piege\.example/)
  })
})

describe('the whole', () => {
  it('says the same in text and in HTML', () => {
    const { text, html } = write(told({ total: 25 }), told({ name: 'cuivre' }))
    const words = (given: string) => plain(given).replaceAll(/\s+/g, ' ')
    for (const part of ['Bonjour Léa,', 'fibre Loir-et-Cher', 'et 24 autres, sur le site', 'cuivre'])
      expect([words(text).includes(part), words(load(html).text()).includes(part)]).toEqual([true, true])
    for (const token of ['un', 'tout'])
      expect([text.includes(`jeton=${token}`), html.includes(`jeton=${token}`)]).toEqual([true, true])
  })

  it('passes what every message must', () => {
    expect(() => checkMessage(write(told({ name: 'é\u202F😀' })))).not.toThrow()
  })

  it('has no picture, and leads to this site alone', () => {
    const $ = load(write(told(), told()).html)
    expect($('img, script, iframe, form').length).toBe(0)
    const elsewhere = $('a')
      .toArray()
      .map((one) => $(one).attr('href') ?? '')
      .filter((href) => !/^(https:\/\/veille\.example\/|mailto:)/.test(href))
    expect(elsewhere).toEqual([])
  })
})
