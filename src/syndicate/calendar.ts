import { parisDay } from '../french/calendar.ts'
import { kindWords } from '../french/kinds.ts'
import { calendarLine, calendarMoment, calendarText } from './calendar-lines.ts'
import { type ItemEvent, eventsOf } from './calendar-events.ts'
import type { Channel } from './channel.ts'

export const calendarType = 'text/calendar; charset=utf-8'

/** A calendar holds this many dates at most, the soonest. */
export const mostEvents = 1000

const bounds = { summary: 250, text: 600, name: 200 } as const

/**
 * The dates of the channel's items from one day on, as an iCalendar to subscribe to (RFC 5545, RFC 7986). No METHOD: that
 * would make it an invitation. Nothing in it tells when it was made: the same items give the same bytes.
 */
export function renderCalendar(channel: Channel, from: string): string {
  const events = channel.items
    .flatMap(eventsOf)
    .filter(({ value }) => parisDay(value) >= from)
    .toSorted((a, b) => compare(a.value, b.value) || compare(a.item.id, b.item.id) || compare(a.part, b.part))
    .slice(0, mostEvents)
  return [
    'BEGIN:VCALENDAR\r\n',
    renderHead(channel),
    // One component at least is required, and this one shows nothing.
    events.length === 0 ? parisZone : '',
    ...events.map((event) => renderEvent(channel, event)),
    'END:VCALENDAR\r\n',
  ].join('')
}

function renderHead({ title, description, selfUrl, pageUrl }: Channel): string {
  const name = calendarText(title, bounds.name)
  const told = calendarText(description, bounds.text)
  return [
    calendarLine('VERSION', '2.0'),
    calendarLine('PRODID', '-//Vigie//Veille//FR'),
    calendarLine('CALSCALE', 'GREGORIAN'),
    // The first of each pair is the standard; the second is what Outlook, Apple and Google read.
    calendarLine('NAME', name),
    calendarLine('X-WR-CALNAME', name),
    calendarLine('DESCRIPTION', told),
    calendarLine('X-WR-CALDESC', told),
    calendarLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'),
    calendarLine('X-PUBLISHED-TTL', 'PT6H'),
    calendarLine('SOURCE;VALUE=URI', selfUrl),
    calendarLine('URL', pageUrl),
  ].join('')
}

function renderEvent(channel: Channel, event: ItemEvent): string {
  const { item, value } = event
  const summary = calendarText(summaryOf(event), bounds.summary)
  return [
    'BEGIN:VEVENT\r\n',
    calendarLine('UID', `${item.id}-${event.part}@${new URL(channel.pageUrl).hostname}`),
    calendarLine('DTSTAMP', calendarMoment(lastChange(event))),
    calendarLine('LAST-MODIFIED', calendarMoment(lastChange(event))),
    calendarLine('CREATED', calendarMoment(item.firstSeenAt)),
    calendarLine('SEQUENCE', sequenceOf(event)),
    calendarLine(value.length === 10 ? 'DTSTART;VALUE=DATE' : 'DTSTART', calendarMoment(value)),
    calendarLine('SUMMARY', summary),
    calendarLine('DESCRIPTION', calendarText(describe(channel, event), bounds.text)),
    calendarLine('URL', channel.itemUrl(item)),
    item.withdrawn ? '' : calendarLine('CATEGORIES', categoriesOf(channel, event)),
    // A deadline takes no one's time: the day stays free for meetings.
    calendarLine('TRANSP', 'TRANSPARENT'),
    calendarLine('STATUS', item.withdrawn ? 'CANCELLED' : 'CONFIRMED'),
    item.withdrawn ? '' : renderAlarm(summary),
    'END:VEVENT\r\n',
  ].join('')
}

// Its UID is enough to cancel a date: what staff took away (a false announcement, a name) is told to nobody again.
function summaryOf({ item, words }: ItemEvent): string {
  return item.withdrawn ? 'Date retirée de la veille' : `${words} : ${item.title || 'Sans titre'}`
}

function renderAlarm(summary: string): string {
  return [
    'BEGIN:VALARM\r\n',
    calendarLine('ACTION', 'DISPLAY'),
    calendarLine('TRIGGER', '-P7D'),
    calendarLine('DESCRIPTION', summary),
    'END:VALARM\r\n',
  ].join('')
}

function lastChange({ item }: ItemEvent): string {
  const { lastRevisedAt, withdrawn } = item
  return withdrawn && withdrawn.at > lastRevisedAt ? withdrawn.at : lastRevisedAt
}

// It must grow at each change (§3.8.7.4), and revisions are not counted in what is stored: seconds since the first reading.
function sequenceOf(event: ItemEvent): string {
  const seconds = (Date.parse(lastChange(event)) - Date.parse(event.item.firstSeenAt)) / 1000
  return String(Math.min(Math.max(Math.floor(seconds) || 0, 0), 2 ** 31 - 1))
}

function describe(channel: Channel, { item }: ItemEvent): string {
  if (item.withdrawn) return `Retiré de la veille : ${item.withdrawn.reason}`
  return [
    `${kindWords[item.kind]}, ${channel.publisherOf(item.feedId)}`,
    // The address first: a long text is cut at its end.
    item.url ?? '',
    item.text.slice(0, bounds.text).replace(/\s+/g, ' '),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function categoriesOf(channel: Channel, { item }: ItemEvent): string {
  const labels = item.axes.map(({ id }) => channel.axisLabelOf?.(id) ?? id)
  return [kindWords[item.kind], ...labels].map((label) => calendarText(label, bounds.name)).join(',')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

const parisZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
  '',
].join('\r\n')
