import type { ParsedFeed } from '../raw-item.ts'
import { findText } from '../xml/element.ts'
import type { XmlElement } from '../xml/element.ts'

type Schedule = Pick<ParsedFeed, 'askedMinutes' | 'skipHours' | 'skipDays'>

/** When the publisher asks to be read: RSS 2.0 `ttl`, `skipHours`, `skipDays`, and the syndication module of RSS 1.0. */
export function readSchedule(fields: readonly XmlElement[]): Schedule {
  const askedMinutes = readTtl(fields) ?? readPeriod(fields)
  const skipHours = readInside(fields, 'skiphours', 'hour')
    .filter((hour) => /^\d{1,2}$/.test(hour))
    .map(Number)
    // 24 is midnight in the first drafts.
    .map((hour) => hour % 24)
  const skipDays = readInside(fields, 'skipdays', 'day')
    .map((day) => days.indexOf(day.toLowerCase()))
    .filter((day) => day >= 0)
  return {
    ...(askedMinutes === undefined ? {} : { askedMinutes }),
    ...(skipHours.length > 0 ? { skipHours: [...new Set(skipHours)] } : {}),
    ...(skipDays.length > 0 ? { skipDays: [...new Set(skipDays)] } : {}),
  }
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const periods: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

function readTtl(fields: readonly XmlElement[]): number | undefined {
  const ttl = findText(fields, 'ttl')
  return ttl !== undefined && /^[1-9]\d{0,6}$/.test(ttl) ? Number(ttl) : undefined
}

function readPeriod(fields: readonly XmlElement[]): number | undefined {
  const period = periods[findText(fields, 'sy:updateperiod')?.toLowerCase() ?? '']
  const frequency = findText(fields, 'sy:updatefrequency') ?? '1'
  if (period === undefined || !/^[1-9]\d{0,4}$/.test(frequency)) return undefined
  return Math.max(1, Math.round(period / Number(frequency)))
}

function readInside(fields: readonly XmlElement[], container: string, name: string): string[] {
  return fields
    .filter((field) => field.name === container)
    .flatMap(({ children }) => children.filter((child) => child.name === name || child.name === `${name}s`))
    .map(({ text }) => text.trim())
}
