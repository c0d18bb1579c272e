import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import { renderCalendar } from '#src/syndicate/calendar.ts'
import { calendarText } from '#src/syndicate/calendar-lines.ts'
import { listOf, readCalendar, textOf, valueOf } from '#test/helpers/read-calendar.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

const from = '2026-10-25'
const call = storedItem({
  id: 'appel',
  title: 'Appel « Territoires connectés » ; 2e vague, volet A',
  kind: 'appel-a-projets',
  closing: { value: '2026-12-17T11:00:00Z', origin: 'field' },
  facts: {
    ...noFacts(),
    dates: [
      { role: 'opening', value: '2026-11-02' },
      { role: 'submission', value: '2026-11-30', label: '1re relève' },
      { role: 'submission', value: '2026-12-17', label: '2e relève' },
      { role: 'event', value: '2026-11-26T09:30:00Z', label: 'webinaire' },
    ],
  },
})
const eventsOf = (items: Parameters<typeof channelOf>[0], day = from) =>
  readCalendar(renderCalendar(channelOf(items), day)).components.filter(({ name }) => name === 'VEVENT')

describe('renderCalendar', () => {
  it('gives each date once, the soonest first, as a day or as an instant', () => {
    const events = eventsOf([call])
    expect(events.map((event) => [valueOf(event, 'DTSTART'), textOf(event, 'SUMMARY')])).toEqual([
      ['20261102', 'Ouverture : Appel « Territoires connectés » ; 2e vague, volet A'],
      ['20261126T093000Z', 'Rendez-vous (webinaire) : Appel « Territoires connectés » ; 2e vague, volet A'],
      ['20261130', 'Dépôt (1re relève) : Appel « Territoires connectés » ; 2e vague, volet A'],
      ['20261217T110000Z', 'Date limite : Appel « Territoires connectés » ; 2e vague, volet A'],
    ])
    expect(events[0]!.properties.find(({ name }) => name === 'DTSTART')?.parameters).toEqual({
      VALUE: 'DATE',
    })
  })

  it('says of an event where it is told, by whom, and reminds seven days before', () => {
    const event = eventsOf([call]).at(-1)!
    expect(valueOf(event, 'UID')).toBe('appel-cloture@veille.example')
    expect(valueOf(event, 'URL')).toBe('https://veille.example/item/appel')
    expect(textOf(event, 'DESCRIPTION')).toBe(
      'Appel à projets, Arcep\nhttps://www.arcep.example/appel\nUn texte.',
    )
    expect(listOf(event, 'CATEGORIES')).toEqual(['Appel à projets', 'Infrastructures & <couverture>'])
    expect(valueOf(event, 'STATUS')).toBe('CONFIRMED')
    expect(valueOf(event, 'TRANSP')).toBe('TRANSPARENT')
    expect(event.components.map((alarm) => valueOf(alarm, 'TRIGGER'))).toEqual(['-P7D'])
  })

  it('names itself for readers old and new, and is no invitation', () => {
    const calendar = readCalendar(renderCalendar(channelOf([call]), from))
    expect(textOf(calendar, 'X-WR-CALNAME')).toBe('Vigie, tout')
    expect(textOf(calendar, 'NAME')).toBe('Vigie, tout')
    expect(valueOf(calendar, 'REFRESH-INTERVAL')).toBe('PT6H')
    expect(valueOf(calendar, 'SOURCE')).toBe('https://veille.example/flux.rss?axe=a&tri=date')
    expect(calendar.properties.map(({ name }) => name)).not.toContain('METHOD')
  })

  it('keeps the UID of a date that moves, and counts the change', () => {
    const moved = {
      ...call,
      closing: { value: '2027-01-15', origin: 'field' as const },
      lastRevisedAt: '2026-11-21T06:00:00Z',
    }
    const [before, after] = [call, moved].map((item) =>
      eventsOf([item]).find((event) => valueOf(event, 'UID') === 'appel-cloture@veille.example'),
    )
    expect([valueOf(before!, 'DTSTART'), valueOf(before!, 'SEQUENCE')]).toEqual(['20261217T110000Z', '0'])
    expect([valueOf(after!, 'DTSTART'), valueOf(after!, 'SEQUENCE')]).toEqual(['20270115', '86400'])
    expect(valueOf(after!, 'DTSTAMP')).toBe('20261121T060000Z')
  })

  it('cancels what was withdrawn, with the reason, later than any revision, without reminder', () => {
    const gone = { ...call, withdrawn: { at: '2026-11-23T10:00:00Z', reason: 'Publié par erreur.' } }
    const event = eventsOf([gone]).at(-1)!
    expect(valueOf(event, 'STATUS')).toBe('CANCELLED')
    expect(textOf(event, 'DESCRIPTION')).toContain('Retiré de la veille : Publié par erreur.')
    expect(valueOf(event, 'DTSTAMP')).toBe('20261123T100000Z')
    expect(Number(valueOf(event, 'SEQUENCE'))).toBeGreaterThan(0)
    expect(event.components).toEqual([])
  })

  it('leaves out what was before the day it begins, by the calendar of Paris', () => {
    const night = storedItem({ id: 'nuit', closing: { value: '2026-11-23T23:30:00Z', origin: 'text' } })
    expect(eventsOf([night], '2026-11-24')).toHaveLength(1)
    expect(eventsOf([night], '2026-11-25')).toHaveLength(0)
  })

  it('gives the same bytes for the same items, in whatever order they come', () => {
    const other = storedItem({ id: 'autre', closing: { value: '2026-12-17', origin: 'text' } })
    const text = renderCalendar(channelOf([call, other]), from)
    expect(renderCalendar(channelOf([other, call]), from)).toBe(text)
  })

  it('stays valid without any date', () => {
    const calendar = readCalendar(renderCalendar(channelOf([storedItem({ id: 'rien' })]), from))
    expect(calendar.components.map(({ name }) => name)).toEqual(['VTIMEZONE'])
  })

  it.each(['bientôt', '2026-13-45', '', '2026-11-24T99:99:99Z'])('leaves out the date « %s »', (value) => {
    expect(eventsOf([storedItem({ id: 'faux', closing: { value, origin: 'text' } })])).toEqual([])
  })

  it.each(hostileTitles)('keeps the title $given readable', ({ given }) => {
    const [event] = eventsOf([
      storedItem({ id: 'h', title: given, closing: { value: '2026-12-01', origin: 'text' } }),
    ])
    expect(textOf(event!, 'SUMMARY')).not.toMatch(/\p{Cc}|\uFFFD/u)
    expect(textOf(event!, 'SUMMARY')).toContain('Date limite : ')
  })

  it('cannot be made to hold a line of its own by a title', () => {
    const title = 'Appel\r\nEND:VEVENT\r\nBEGIN:VEVENT\u2028ATTENDEE:mailto:a@b.example\n'
    const events = eventsOf([
      storedItem({ id: 'h', title, closing: { value: '2026-12-01', origin: 'text' } }),
    ])
    expect(events).toHaveLength(1)
    expect(textOf(events[0]!, 'SUMMARY')).toBe(
      'Date limite : Appel\nEND:VEVENT\nBEGIN:VEVENT ATTENDEE:mailto:a@b.example',
    )
  })

  it('is read back whatever the texts of an item are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    fc.assert(
      fc.property(text, text, text, (title, body, label) => {
        const item = storedItem({
          id: 'x',
          title,
          text: body,
          closing: { value: '2026-12-01', origin: 'text' },
          facts: { ...noFacts(), dates: [{ role: 'event', value: '2026-12-05', label }] },
        })
        const channel = channelOf([item], { title: label, axisLabelOf: () => title })
        const calendar = readCalendar(renderCalendar(channel, from))
        for (const event of calendar.components) {
          textOf(event, 'SUMMARY')
          textOf(event, 'DESCRIPTION')
          listOf(event, 'CATEGORIES')
        }
        return calendar.components.length === 2
      }),
      { numRuns: 80, seed: 6 },
    )
  }, 60_000)
})

describe('calendarText', () => {
  it('is read back as it was written, controls and half characters apart', () => {
    expect(calendarText(String.raw`C:\dossier; a, b`, 100)).toBe(String.raw`C:\\dossier\; a\, b`)
    expect(calendarText('un\r\ndeux\rtrois', 100)).toBe(String.raw`un\ndeux\ntrois`)
    expect(calendarText('nul\u0000 demi\uD83D fin', 100)).toBe('nul demi fin')
  })

  it('is cut at a whole character', () => {
    expect(calendarText('ab😀cd', 4)).toBe('ab…')
    expect(calendarText('abcdef', 4)).toBe('abc…')
  })
})
