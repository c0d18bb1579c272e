import { dayOf } from './calendar-day.ts'
import type { DayReading } from './calendar-day.ts'
import { readMonth } from './month-names.ts'

/** Days whose month is a word, in the orders that people and programs use. */
export function readWordedDay(text: string): DayReading | undefined {
  return readDayFirst(text) ?? readMonthFirst(text) ?? readAsctime(text) ?? readYearFirst(text)
}

/** 3 mars 2026, 1er janvier 2026, 03 Feb 26, 12-Nov-2026, 16. November 2026, 5 de marzo de 2026. */
function readDayFirst(text: string): DayReading | undefined {
  const match =
    /^(\d{1,2})(?: ?er|st|nd|rd|th|\.)?,?[ -](?:of |de )?(\p{L}{3,12})\.?,?[ -](?:de )?(\d{4}|\d{2})(?!\d)(.*)$/iu.exec(
      text,
    )
  const month = match && readMonth(match[2] ?? '')
  return month ? [dayOf(match[3], month, match[1]), match[4] ?? ''] : undefined
}

/** November 12, 2026; Nov. 12th 2026. */
function readMonthFirst(text: string): DayReading | undefined {
  const match = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(\d{4})(?![\d:])(.*)$/iu.exec(text)
  const month = match && readMonth(match[1] ?? '')
  return month ? [dayOf(match[3], month, match[2]), match[4] ?? ''] : undefined
}

/** Nov 12 14:30:00 2026 (asctime), with a zone before or after the year (date, Ruby). */
function readAsctime(text: string): DayReading | undefined {
  const match =
    /^(\p{L}{3,12})\.? (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) (?:([a-z]{1,5}|[+-]\d{4}) )?(\d{4})(?: (.*))?$/iu.exec(
      text,
    )
  const month = match && readMonth(match[1] ?? '')
  return month ? [dayOf(match[5], month, match[2]), ` ${match[3]} ${match[4] ?? match[6] ?? ''}`] : undefined
}

/** 2026 November 12; 2004-július-13. */
function readYearFirst(text: string): DayReading | undefined {
  const match = /^(\d{4})\.?[ -](\p{L}{3,12})\.?[ -](\d{1,2})(?!\d)\.?(.*)$/iu.exec(text)
  const month = match && readMonth(match[2] ?? '')
  return month ? [dayOf(match[1], month, match[3]), match[4] ?? ''] : undefined
}
