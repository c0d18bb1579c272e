import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { renderCalendar } from '#src/syndicate/calendar.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { fullItem } from './documents.ts'
import { storedItem } from './stored-item.ts'

const from = '2026-10-25'
const opening = 'appel-complet-ouverture@veille.example'
const closing = 'appel-complet-cloture@veille.example'
const title = 'Appel « Territoires connectés » & réseaux'
const render = (items: readonly StoredItem[]) => renderCalendar(channelOf(items), from)

/** What ical.js, which Thunderbird reads calendars with, makes of it. */
function readWithIcalJs(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

function readWithNodeIcal(text: string) {
  return Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT')
}

describe('ical.js', () => {
  it('reads each date, as a day or as an instant, with all that is told of it', () => {
    const events = readWithIcalJs(render([fullItem]))
    expect(
      events.map((event) => ({
        uid: event.uid,
        summary: event.summary,
        start: event.startDate.toString(),
        isDay: event.startDate.isDate,
        sequence: event.sequence,
        changed: String(event.component.getFirstPropertyValue('last-modified')),
        url: event.component.getFirstPropertyValue('url'),
        status: event.component.getFirstPropertyValue('status'),
        alarm: String(event.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')),
      })),
    ).toEqual([
      {
        uid: opening,
        summary: `Ouverture : ${title}`,
        start: '2026-11-02',
        isDay: true,
        sequence: 102_030,
        changed: '2026-11-21T10:20:30Z',
        url: 'https://veille.example/item/appel-complet',
        status: 'CONFIRMED',
        alarm: '-P7D',
      },
      {
        uid: closing,
        summary: `Date limite : ${title}`,
        start: '2026-12-17T11:00:00Z',
        isDay: false,
        sequence: 102_030,
        changed: '2026-11-21T10:20:30Z',
        url: 'https://veille.example/item/appel-complet',
        status: 'CONFIRMED',
        alarm: '-P7D',
      },
    ])
  })

  it('gives long and hostile texts back whole, as they were before they were folded and escaped', () => {
    const items = hostileTitles.map(({ given }, index) =>
      storedItem({
        id: `h${index}`,
        title: `${given} ; ${'é'.repeat(80)}, \\ fin`,
        closing: { value: `2026-12-1${index}`, origin: 'field' },
      }),
    )
    expect(readWithIcalJs(render(items)).map(({ summary }) => summary)).toEqual(
      hostileTitles.map(({ read }) => `Date limite : ${read.trim()} ; ${'é'.repeat(80)}, \\ fin`),
    )
  })

  it('takes a change for the same event, later: same UID, greater SEQUENCE', () => {
    const moved: StoredItem = {
      ...fullItem,
      closing: { value: '2027-01-15', origin: 'field' },
      lastRevisedAt: '2026-11-23T06:00:00Z',
    }
    const [before, after] = [fullItem, moved].map((item) =>
      readWithIcalJs(render([item])).find(({ uid }) => uid === closing),
    )
    expect(after?.startDate.toString()).toBe('2027-01-15')
    expect(after!.sequence).toBeGreaterThan(before!.sequence)
  })
})

describe('node-ical', () => {
  it('reads the same', () => {
    const events = readWithNodeIcal(render([fullItem])) as VEvent[]
    expect(events.map(({ uid, summary }) => [uid, summary])).toEqual([
      [opening, `Ouverture : ${title}`],
      [closing, `Date limite : ${title}`],
    ])
    const [day, instant] = events
    expect([day?.datetype, day?.start.getUTCDate()]).toEqual(['date', 2])
    expect(instant?.start.toISOString()).toBe('2026-12-17T11:00:00.000Z')
    expect(instant).toMatchObject({
      sequence: 102_030,
      transparency: 'TRANSPARENT',
      status: 'CONFIRMED',
      url: 'https://veille.example/item/appel-complet',
      categories: ['Appel à projets', 'Infrastructures & <couverture>', 'donnees-ia'],
      description:
        'Appel à projets, Arcep\nhttps://www.arcep.example/appel?lot=1&vague=2\nLe texte entier, R&D comprise. Volet A.',
    })
  })

  it('reads an empty calendar as one', () => {
    const read = nodeIcal.sync.parseICS(render([]))
    expect(Object.values(read).filter((one) => one?.type === 'VEVENT')).toEqual([])
    expect(read['vcalendar']).toMatchObject({ version: '2.0' })
  })
})

describe('what each agenda is known to ask', () => {
  const text = render([fullItem])
  const lines = text.split('\r\n')
  const octets = (line: string) => new TextEncoder().encode(line).length

  it.each([
    ['all', 'lines end by CRLF', () => !/[^\r]\n|\r[^\n]/.test(text) && text.endsWith('END:VCALENDAR\r\n')],
    ['all', 'no line is over 75 octets', () => lines.every((line) => octets(line) <= 75)],
    ['all', 'it begins by BEGIN:VCALENDAR: no byte order mark', () => text.startsWith('BEGIN:VCALENDAR\r\n')],
    [
      'all',
      'each event has UID, DTSTAMP and DTSTART',
      () => count(/^UID:/) === 2 && count(/^DTSTAMP:/) === 2,
    ],
    [
      'Outlook',
      'VERSION and PRODID stand first',
      () => lines[1] === 'VERSION:2.0' && lines[2]!.startsWith('PRODID:'),
    ],
    ['Outlook', 'no METHOD: it would be an invitation, and no subscription', () => count(/^METHOD/) === 0],
    [
      'Outlook',
      'X-WR-CALNAME names it, X-PUBLISHED-TTL says when to read again',
      () => count(/^X-WR-CALNAME:/) === 1 && count(/^X-PUBLISHED-TTL:PT\d+H$/) === 1,
    ],
    ['Outlook', 'instants are in UTC: no time zone to look up', () => count(/TZID/) === 0],
    [
      'Google',
      'days are VALUE=DATE, so that nobody sees them an hour early',
      () => lines.includes('DTSTART;VALUE=DATE:20261102'),
    ],
    [
      'Google',
      'no ATTENDEE and no ORGANIZER: nothing to accept',
      () => count(/^(?:ATTENDEE|ORGANIZER)/) === 0,
    ],
    ['Google', 'TRANSP leaves the day free', () => count(/^TRANSP:TRANSPARENT$/) === 2],
    [
      'Apple',
      'an alarm has ACTION, TRIGGER and DESCRIPTION',
      () => count(/^ACTION:DISPLAY$/) === 2 && count(/^TRIGGER:-P7D$/) === 2,
    ],
    [
      'Apple',
      'REFRESH-INTERVAL and NAME are those of RFC 7986',
      () => count(/^REFRESH-INTERVAL;VALUE=DURATION:PT6H$/) === 1 && count(/^NAME:/) === 1,
    ],
    [
      'Thunderbird',
      'SEQUENCE and LAST-MODIFIED tell a change',
      () => count(/^SEQUENCE:\d+$/) === 2 && count(/^LAST-MODIFIED:\d{8}T\d{6}Z$/) === 2,
    ],
    [
      'Thunderbird',
      'what is withdrawn is CANCELLED, not merely gone',
      () =>
        render([{ ...fullItem, withdrawn: { at: '2026-11-22T10:00:00Z', reason: 'Doublon.' } }]).includes(
          'STATUS:CANCELLED',
        ),
    ],
  ] as const)('%s: %s', (_agenda, _demand, isMet) => {
    expect(isMet()).toBe(true)
  })

  function count(pattern: RegExp): number {
    return lines.filter((line) => pattern.test(line)).length
  }
})

describe('calendars of the site', () => {
  it.each([
    ['/flux/tout.ics'],
    ['/flux/axes/inclusion-mediation.ics'],
    ['/flux/domaines/financiere.ics'],
    ['/flux/types/appel-a-projets.ics'],
    ['/flux/territoires/dept-41.ics'],
    ['/flux/territoires/commune-41018.ics'],
    ['/flux/recherche.ics?q=LoRaWAN'],
  ])('%s is read by both', async (path) => {
    const site = await openTestSite()
    const answer = await site.app.request(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = await answer.text()
    const uids = readWithIcalJs(text).map(({ uid }) => uid)
    expect(uids).toEqual((readWithNodeIcal(text) as VEvent[]).map(({ uid }) => uid))
    expect(uids).not.toEqual([])
  })
})
