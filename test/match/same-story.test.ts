import { describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type Facts, noFacts } from '#src/enrich/facts.ts'
import { nearness, sameStory } from '#src/match/same-story.ts'
import { evidenceOf } from '#src/match/story-evidence.ts'
import { enrichedItem } from '#test/helpers/items.ts'

type Fields = Partial<Omit<EnrichedItem, 'closing' | 'facts'>> & {
  closing?: string
  is?: string
  place?: [code: string, name: string]
}

function verdict(a: Fields, b: Fields): string {
  return sameStory(evidence({ feedId: 'fa', ...a }), evidence({ feedId: 'fb', ...b })).verdict
}

function evidence({ closing, is, place, ...fields }: Fields) {
  const title = fields.title ?? ''
  const start = place ? title.indexOf(place[1]) : 0
  const facts: Facts = {
    ...noFacts(),
    refs: is ? [{ ref: is, relation: 'is', at: { field: 'title', start: 0, end: 1 } }] : [],
    places: place
      ? [
          {
            code: place[0],
            name: place[1],
            at: { field: 'title', start, end: start + place[1].length },
          },
        ]
      : [],
  }
  return evidenceOf(
    enrichedItem({
      text: '',
      ...fields,
      facts,
      ...(closing ? { closing: { value: closing, origin: 'text' } } : {}),
    }),
  )
}

const call: Fields = {
  kind: 'appel-a-projets',
  title: 'Appel à projets « Réemploi informatique des communes rurales »',
  text: 'L’ADEME finance la collecte et le reconditionnement d’ordinateurs dans les communes rurales.',
  closing: '2027-03-15',
}
const relay: Fields = {
  kind: 'actualite',
  title: 'Réemploi informatique : l’ADEME lance un appel à projets pour les communes rurales',
  text: 'Collecte, reconditionnement : les communes rurales ont jusqu’au 15 mars.',
  closing: '2027-03-15',
}

describe('sameStory, calls', () => {
  it('knows one call told by its funder and by the press', () => {
    expect(verdict(call, relay)).toBe('same')
    expect(verdict(call, { ...relay, closing: '2027-03-17' })).toBe('same')
    expect(verdict(call, { ...relay, kind: 'appel-a-projets', closing: undefined })).toBe('same')
  })

  it.each<[string, Fields]>([
    ['another wave', { title: `${call.title}, 2e vague` }],
    ['another year', { title: `${call.title} 2028`, closing: undefined }],
    ['a deadline weeks later', { closing: '2027-05-30' }],
    ['another funder', { text: 'L’ANCT finance la collecte d’ordinateurs dans les communes rurales.' }],
    ['another programme', { title: 'Appel à projets « Réemploi textile des communes rurales »' }],
    ['another name', { title: 'Appel à projets « Canopée : réemploi informatique des lycées »' }],
    ['its winners', { title: 'Réemploi informatique des communes rurales : 12 lauréats', kind: 'laureats' }],
    ['a tender', { kind: 'marche-public' }],
  ])('does not take %s for it', (_, other) => {
    const own =
      'title' in other && /2028/.test(other.title ?? '') ? { ...call, title: `${call.title} 2027` } : call
    const first = /vague/.test(other.title ?? '') ? { ...own, title: `${own.title}, 1re vague` } : own
    expect(verdict(first, { ...call, ...other })).not.toBe('same')
  })

  it('keeps the calls of two départements apart, and one that says its place from one that says none', () => {
    const of = (name: string, code: string): Fields => ({
      ...call,
      title: `Appel à projets médiation itinérante des aînés ruraux : ${name}`,
      place: [code, name],
    })
    expect(verdict(of('Loiret', 'dept-45'), of('Cher', 'dept-18'))).toBe('different')
    expect(verdict(of('Loiret', 'dept-45'), of('Loiret', 'dept-45'))).toBe('same')
    const none = { ...call, title: 'Appel à projets médiation itinérante des aînés ruraux' }
    expect(verdict(of('Loiret', 'dept-45'), none)).toBe('unsure')
  })

  it('follows a deadline that was put off', () => {
    const later = { ...relay, title: `${relay.title} : date limite prolongée`, closing: '2027-04-30' }
    expect(verdict(call, later)).toBe('same')
    expect(verdict(call, { ...relay, closing: '2027-04-30' })).toBe('different')
  })

  it('does not part one call because one publisher forgets the wave, when the deadline is the same', () => {
    const second = { ...relay, title: `${relay.title}, deuxième vague` }
    expect(verdict(call, second)).toBe('same')
    expect(verdict(call, { ...second, closing: '2027-03-20' })).toBe('unsure')
  })
})

describe('sameStory, texts and notices', () => {
  const text: Fields = {
    kind: 'decret',
    title: 'Décret n° 2026-1148 du 12 novembre 2026 relatif aux capteurs de crue',
    is: 'décret 2026-1148',
  }

  it('knows a text by its number, whatever its title', () => {
    expect(verdict(text, { ...text, title: 'JORF n° 0264 : capteurs de crue' })).toBe('same')
    expect(verdict(text, { ...text, is: 'décret 2026-1149' })).toBe('different')
  })

  it('lets a NOR and a number be one text: only like numbers part', () => {
    expect(verdict(text, { ...text, is: 'NOR TREL2612345D' })).toBe('same')
  })

  it('does not take what tells of a text for the text', () => {
    const news: Fields = {
      title: 'Capteurs de crue : ce que change le décret n° 2026-1148',
      text: 'Le décret n° 2026-1148 du 12 novembre 2026 est paru.',
    }
    expect(verdict(text, news)).toBe('different')
  })

  it('ties a rectificatif to its text elsewhere: it is another item', () => {
    expect(verdict(text, { ...text, title: `${text.title} (rectificatif)` })).toBe('different')
  })

  it('knows a notice by its number', () => {
    const notice: Fields = {
      kind: 'marche-public',
      title: 'Fourniture de 6 500 compteurs communicants pour le syndicat des eaux du Vendômois',
      identity: 'guid:26-104233',
      closing: '2026-12-30',
    }
    expect(
      verdict(notice, { ...notice, title: 'Compteurs communicants', identity: 'url:x?avis=26-104233' }),
    ).toBe('same')
    expect(verdict(notice, { ...notice, identity: 'guid:26-104234' })).toBe('different')
    expect(verdict(notice, { ...notice, identity: 'guid:abc' })).toBe('same')
    expect(verdict(notice, { ...notice, identity: 'guid:abc', closing: '2027-01-30' })).toBe('unsure')
  })
})

describe('sameStory, news', () => {
  const news: Fields = {
    title: 'Scaléa rachète Karnot et ses centres de calcul',
    text: 'Scaléa a annoncé vendredi le rachat de Karnot, spécialiste du calcul haute performance, pour 12 500 000 €.',
    publishedAt: '2026-11-20T08:00:00Z',
  }
  const other: Fields = {
    title: 'Calcul haute performance : Karnot passe sous le pavillon de Scaléa',
    text: 'En redressement, Karnot est racheté par Scaléa, qui garde ses centres de calcul.',
    publishedAt: '2026-11-20T18:00:00Z',
  }

  it('knows one event by the names and rare words of both', () => {
    expect(verdict(news, other)).toBe('same')
    expect(verdict(other, news)).toBe('same')
  })

  it('asks for more as days go by, and for nothing after the window', () => {
    expect(verdict(news, { ...other, publishedAt: '2026-12-16T08:00:00Z' })).not.toBe('same')
    expect(verdict(news, { ...news, publishedAt: '2027-02-01T08:00:00Z' })).toBe('different')
  })

  it('does not take the same thing in another town for the same event', () => {
    const at = (town: string): Fields => ({
      title: `${town} : la mairie teste une navette sans conducteur`,
      text: `Les habitants de ${town} essaient la navette jusqu’au printemps.`,
    })
    expect(verdict(at('Rochecourbe'), at('Montlivault'))).not.toBe('same')
    const known = (town: string, code: string): Fields => ({ ...at(town), place: [`commune-${code}`, town] })
    expect(verdict(known('Rochecourbe', '1'), known('Montlivault', '2'))).toBe('different')
  })

  it('does not take two things of one town for one event', () => {
    const at = (what: string): Fields => ({
      title: `Rochecourbe-sur-Loire : ${what}`,
      place: ['commune-1', 'Rochecourbe-sur-Loire'],
    })
    expect(verdict(at('un rançongiciel bloque la paie'), at('la fibre arrive au hameau'))).not.toBe('same')
  })

  it('keeps two editions of an event apart', () => {
    const day: Fields = { kind: 'evenement', title: 'Rencontres des territoires connectés, 4e édition' }
    expect(verdict(day, { ...day, title: 'Rencontres des territoires connectés, 5e édition' })).toBe(
      'different',
    )
    expect(verdict(day, day)).toBe('same')
  })
})

describe('sameStory', () => {
  it('is the same from both sides, and says why in French', () => {
    const pairs: [Fields, Fields][] = [
      [call, relay],
      [call, { ...relay, closing: '2027-09-01' }],
      [call, { title: 'Tout autre chose' }],
    ]
    for (const [a, b] of pairs) {
      expect(verdict(a, b)).toBe(verdict(b, a))
      const { why } = sameStory(evidence({ feedId: 'fa', ...a }), evidence({ feedId: 'fb', ...b }))
      expect(why).toMatch(/^[\p{L} ,:’0-9-]{8,90}$/u)
    }
  })

  it.each<[string, string]>([
    ['nothing', ''],
    ['emoji', '🎉🎊 '.repeat(200)],
    ['right to left', 'اتصالات البلديات '.repeat(50)],
    ['mojibake', 'RÃ©seau trÃ¨s haut dÃ©bit '.repeat(50)],
    ['guillemets that never close', '« '.repeat(5000)],
    ['two million characters', 'capteurs connectés '.repeat(110_000)],
  ])('holds on %s', (_, words) => {
    const odd = evidence({ feedId: 'fa', title: words, text: words })
    expect(['same', 'different', 'unsure']).toContain(
      sameStory(odd, evidence({ feedId: 'fb', ...call })).verdict,
    )
    expect(odd.words.size).toBeLessThan(400)
    expect(nearness(odd, odd)).toBeLessThanOrEqual(1)
  })
})
