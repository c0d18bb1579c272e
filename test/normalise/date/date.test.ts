import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readDeadline } from '#src/normalise/date/date.ts'

describe('readDate', () => {
  it.each([
    // RFC 822 and its cousins
    ['Tue, 03 Feb 2026 14:00:00 +0100', '2026-02-03T13:00:00Z'],
    ['Tue, 03 Feb 26 14:00 CET', '2026-02-03T13:00:00Z'],
    ['03 Feb 2026 14:00:00 GMT', '2026-02-03T14:00:00Z'],
    ['Wed, 02 Oct 2002 15:00:00 EST', '2002-10-02T20:00:00Z'],
    ['Sat, 07 Sep 2002 00:00:01 +0000 (UTC)', '2002-09-07T00:00:01Z'],
    ['Fri, 03 Jul 2026 09:30:00 CEST', '2026-07-03T07:30:00Z'],
    ['Tuesday, 03 February 2026 14:00:00 -0500', '2026-02-03T19:00:00Z'],
    ['mar., 03 févr. 2026 14:00:00 +0100', '2026-02-03T13:00:00Z'],
    ['mar 03 fév 2026', '2026-02-03T00:00:00Z'],
    ['Thu, 31 Dec 1998 23:59:60 GMT', '1998-12-31T23:59:59Z'],
    ['Mon, 01 Jan 96 00:00:00 GMT', '1996-01-01T00:00:00Z'],
    // ISO 8601
    ['2026-02-03', '2026-02-03T00:00:00Z'],
    ['2026-1-5', '2026-01-05T00:00:00Z'],
    ['2026/11/12', '2026-11-12T00:00:00Z'],
    ['20261112', '2026-11-12T00:00:00Z'],
    ['2026-07-03T14:00:00.123Z', '2026-07-03T14:00:00Z'],
    ['2026-07-03T14:00:00+02:00', '2026-07-03T12:00:00Z'],
    ['2026-07-03T14:00+0200', '2026-07-03T12:00:00Z'],
    ['2026-01-05T10:00:00 +01', '2026-01-05T09:00:00Z'],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00Z'],
    ['20260703T140000Z', '2026-07-03T14:00:00Z'],
    ['20261112143000', '2026-11-12T13:30:00Z'],
    // no zone: Paris, winter and summer
    ['2026-02-03T14:00:00', '2026-02-03T13:00:00Z'],
    ['2026-07-03 14:00', '2026-07-03T12:00:00Z'],
    ['2026-07-03T00:00:00', '2026-07-02T22:00:00Z'],
    ['2026-11-12T14:30:00 Europe/Paris', '2026-11-12T13:30:00Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['2026-10-25T03:30:00', '2026-10-25T02:30:00Z'],
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    // asctime
    ['Thu Nov 12 14:30:00 2026', '2026-11-12T13:30:00Z'],
    ['Thu Nov 12 14:30:00 CET 2026', '2026-11-12T13:30:00Z'],
    // French
    ['1er janvier 2026', '2026-01-01T00:00:00Z'],
    ['1ᵉʳ janvier 2026', '2026-01-01T00:00:00Z'],
    ['1 er janvier 2026', '2026-01-01T00:00:00Z'],
    ['12 novembre 2026, de 9 h à 12 h', '2026-11-12T00:00:00Z'],
    ['12 novembre 2026 (Blois)', '2026-11-12T00:00:00Z'],
    ['lundi 3 mars 2025', '2025-03-03T00:00:00Z'],
    ['Lundi 3 mars 2025 à 9h05', '2025-03-03T08:05:00Z'],
    ['12 novembre 2026 à 14 h 30', '2026-11-12T13:30:00Z'],
    ['12\u00a0novembre\u00a02026 à 14\u202fh\u202f30', '2026-11-12T13:30:00Z'],
    ['12 novembre 2026 à 14h', '2026-11-12T13:00:00Z'],
    ['3 mars 2025 à 10 heures', '2025-03-03T09:00:00Z'],
    ['mardi 12 mai 2026, 18:00', '2026-05-12T16:00:00Z'],
    ['1 Août 2025', '2025-08-01T00:00:00Z'],
    ['3 juin 2026', '2026-06-03T00:00:00Z'],
    ['3 juil. 2026', '2026-07-03T00:00:00Z'],
    ['12 DÉCEMBRE 2026', '2026-12-12T00:00:00Z'],
    ['Publié le 12 novembre 2026', '2026-11-12T00:00:00Z'],
    ['Mis en ligne le : 12 novembre 2026', '2026-11-12T00:00:00Z'],
    ['le mardi 3 février 2026', '2026-02-03T00:00:00Z'],
    ['12/11/2026', '2026-11-12T00:00:00Z'],
    ['12.11.2026', '2026-11-12T00:00:00Z'],
    ['12/11/26', '2026-11-12T00:00:00Z'],
    ['25-12-99', '1999-12-25T00:00:00Z'],
    ['12/11/2026 à 14h30', '2026-11-12T13:30:00Z'],
    // English
    ['November 12, 2026 2:30 PM EST', '2026-11-12T19:30:00Z'],
    ['Mar 3, 2026', '2026-03-03T00:00:00Z'],
    ['November 12, 2026 12:05 am UTC', '2026-11-12T00:05:00Z'],
    // counted from 1970
    ['1770120000', '2026-02-03T12:00:00Z'],
    ['1770120000000', '2026-02-03T12:00:00Z'],
    ['  2026-02-03\n', '2026-02-03T00:00:00Z'],
  ])('reads %j in Paris', (written, expected) => {
    expect(readDate(written, 'Europe/Paris')).toBe(expected)
  })

  it.each(['12-11-26', '03-12-31', '31-12-03 10:00'])(
    'leaves %j unread: either end may be the year',
    (written) => {
      expect(readDate(written, 'Europe/Paris')).toBeUndefined()
    },
  )

  it.each([
    // no zone: UTC, as every other reader has it
    ['2026-07-03 14:00', '2026-07-03T14:00:00Z'],
    ['lundi 3 mars 2025 à 14h30', '2025-03-03T14:30:00Z'],
    ['2026-07-03 14:00 (heure de Paris)', '2026-07-03T12:00:00Z'],
    ['2026-07-03 14:00 heure locale', '2026-07-03T14:00:00Z'],
    // W3C-DTF, and what else ISO 8601 allows
    ['2003', '2003-01-01T00:00:00Z'],
    ['2003-12', '2003-12-01T00:00:00Z'],
    ['2026-331', '2026-11-27T00:00:00Z'],
    ['2024366', '2024-12-31T00:00:00Z'],
    ['2026-331T1430Z', '2026-11-27T14:30:00Z'],
    ['2026-W01-1', '2025-12-29T00:00:00Z'],
    ['2020W537', '2021-01-03T00:00:00Z'],
    ['2026-W48-4T09:00+01:00', '2026-11-26T08:00:00Z'],
    ['2026-07-03t14:00:00z', '2026-07-03T14:00:00Z'],
    ['2026-07-03 14:00:00,5Z', '2026-07-03T14:00:00Z'],
    ['2026-07-03+02:00', '2026-07-03T00:00:00Z'],
    ['2026-07-03Z', '2026-07-03T00:00:00Z'],
    ['2003-012-31T10:14:55+00:00', '2003-12-31T10:14:55Z'],
    ['2020-11-08T16:20:00-05:00Z', '2020-11-08T21:20:00Z'],
    ['1971-02-03T04:05:06Z', '1971-02-03T04:05:06Z'],
    // RFC 822, as it is written
    ['Thu, 26 Nov 2026 09:05 GMT', '2026-11-26T09:05:00Z'],
    ['Thu,26 Nov 2026 09:05:00 -0000', '2026-11-26T09:05:00Z'],
    ['Thu , 26 Nov, 2026 9:5:7 UT', '2026-11-26T09:05:07Z'],
    ['Mon, 26 Nov 2026 09:05:00 GMT', '2026-11-26T09:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 A', '2026-11-26T09:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 GMT-01:01', '2026-11-26T10:06:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 +0100 (heure normale d’Europe centrale)', '2026-11-26T08:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 MST -0700', '2026-11-26T16:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00EST', '2026-11-26T14:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 --0500', '2026-11-26T14:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 Etc/GMT', '2026-11-26T09:05:00Z'],
    ['Thu, 26 Nov 2026 09:05:00 America/New_York', '2026-11-26T14:05:00Z'],
    ['Fri, 3 Jul 2026 09:05:00 America/Argentina/Buenos_Aires', '2026-07-03T12:05:00Z'],
    ['Fri, 3 Jul 2026 09:05:00 Europe/Brussels', '2026-07-03T07:05:00Z'],
    ['Thu, 26-Nov-26 09:05:00 NZDT', '2026-11-25T20:05:00Z'],
    ['Thu Nov 26 2026 09:05:00 GMT+0000 (Coordinated Universal Time)', '2026-11-26T09:05:00Z'],
    // asctime, date, Ruby
    ['Thu Nov 26 09:05:00 PST 2026', '2026-11-26T17:05:00Z'],
    ['Thu Nov  6 09:05:00 +0100 2026', '2026-11-06T08:05:00Z'],
    ['Thu Nov 26 09:05:00 2026 CET', '2026-11-26T08:05:00Z'],
    // English, with the clock of twelve hours
    ['Thursday, November 26, 2026 - 3:09pm', '2026-11-26T15:09:00Z'],
    ['Nov. 26, 2026, 10:57 a.m.', '2026-11-26T10:57:00Z'],
    ['November 26th, 2026 at 01:11 PM EDT', '2026-11-26T17:11:00Z'],
    ['26/11/2026 0:30 am', '2026-11-26T00:30:00Z'],
    ['26/11/2026 15:30 PM', '2026-11-26T15:30:00Z'],
    // there is no 26th month: the month is first, as in America
    ['11/26/2026 4:20 pm PST', '2026-11-27T00:20:00Z'],
    ['Thu, 11/26/2026 - 19:19', '2026-11-26T19:19:00Z'],
    // elsewhere
    ['Donnerstag, 26. November 2026, 09:05', '2026-11-26T09:05:00Z'],
    ['Do, 26 Mär 2026 00:00:00 +0200', '2026-03-25T22:00:00Z'],
    ['jueves, 26 de noviembre de 2026', '2026-11-26T00:00:00Z'],
    ['quinta-feira, 5 de março de 2026', '2026-03-05T00:00:00Z'],
    ['gio 5 feb 2026', '2026-02-05T00:00:00Z'],
    ['donderdag 5 mei 2026', '2026-05-05T00:00:00Z'],
    ['Πεμ, 26 Νοε 2026 12:00:00 EET', '2026-11-26T10:00:00Z'],
    ['2026-július-13T9:15-05:00', '2026-07-13T14:15:00Z'],
    ['2026 November 26', '2026-11-26T00:00:00Z'],
    ['2026년 11월 26일  01:31:15', '2026-11-25T16:31:15Z'],
    ['2026-11-26 오후 11:23:17', '2026-11-26T14:23:17Z'],
    ['2026年11月26日(木) 09:05', '2026-11-26T00:00:00Z'],
    ['2026年11月26日 下午2:30', '2026-11-26T14:30:00Z'],
    // the hour first
    ['09:05 26.11.2026', '2026-11-26T09:05:00Z'],
    ['14h30, 26 novembre 2026', '2026-11-26T14:30:00Z'],
  ])('reads %j', (written, expected) => {
    expect(readDate(written)).toBe(expected)
  })

  it.each([
    ['31 février 2026'],
    ['2026-02-31'],
    ['29/02/2026'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['7017-01-01'],
    ['1969-12-31'],
    ['1970-01-01T00:00:00Z'],
    ['1970-01-01 01:00:00 +0100'],
    ['2101-01-01'],
    ['0001-01-01T00:00:00Z'],
    ['2026-02-03T25:00:00Z'],
    ['2026-02-03T12:61:00Z'],
    ['12 novembre 2026 à 14 h 99'],
    ['12 déc. 2026 12:00:00 HEC'],
    ['2026-02-03T12:00:00+25:00'],
    ['12 novembre 2026 à 25 h'],
    ['12/11/2026 - 14/11/2026'],
    ['du 12 au 14 novembre 2026'],
    ['novembre 2026'],
    ['2026-13'],
    ['1900'],
    ['22013'],
    ['013'],
    ['2025-366'],
    ['2026-000'],
    ['2026-W54-1'],
    ['2026-W10-8'],
    ['2013-01-27-01'],
    ['2013-01-28T11:30:00-06:00Textra'],
    ['2003-12-31T10:14:61Z'],
    ['9999-12-31T23:59:59-99:99'],
    ['Sun, 16 Dec 2012 1:2:3:4 GMT'],
    ['Sun, Dec x 2012 11:47:32 GMT'],
    ['Sun, 16 Dec 2012 11:47:32 +zz:00'],
    ['Sun, 16 Dec 2012 11:47:32 Mars/Olympus'],
    ['Sun, 16 Dec 2012 13:00 am'],
    ['13/13/2026'],
    ['2026年13月1日'],
    ['3 jui 2026'],
    ['12 brumaire 2026'],
    ['hier'],
    ['il y a 3 jours'],
    ['Invalid Date'],
    ['0000-00-00 00:00:00'],
    ['99999999999'],
    ['0000000000'],
    [''],
    ['   '],
  ])('does not invent a date from %j', (written) => {
    expect(readDate(written)).toBeUndefined()
  })

  it('takes 29 February in leap years only', () => {
    expect(readDate('29 février 2028')).toBe('2028-02-29T00:00:00Z')
    expect(readDate('29 février 2100')).toBeUndefined()
  })

  it('answers an ISO instant in range, or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (written) => {
        const date = readDate(written)
        if (date === undefined) return
        expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
        expect(new Date(date).toISOString()).toBe(date.replace('Z', '.000Z'))
        expect(Number(date.slice(0, 4))).toBeGreaterThanOrEqual(1970)
        expect(Number(date.slice(0, 4))).toBeLessThanOrEqual(2100)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives back every instant that it is given in ISO or RFC 822', () => {
    const instants = fc.date({
      min: new Date('1970-01-02'),
      max: new Date('2100-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (date) => {
        const expected = `${date.toISOString().slice(0, 19)}Z`
        expect(readDate(date.toISOString())).toBe(expected)
        expect(readDate(date.toUTCString())).toBe(expected)
      }),
    )
  })

  it('agrees with Intl on Paris time, changes of hour aside', () => {
    const paris = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const instants = fc.date({
      min: new Date('1996-01-01'),
      max: new Date('2037-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (date) => {
        const nearChange =
          [2, 9].includes(date.getUTCMonth()) && date.getUTCDay() === 0 && date.getUTCHours() < 3
        fc.pre(!nearChange)
        expect(readDate(paris.format(date), 'Europe/Paris')).toBe(`${date.toISOString().slice(0, 19)}Z`)
      }),
    )
  })

  it('is not slowed down by a long or repetitive text', () => {
    for (const piece of ['1 ', 'le ', 'mar. ', '12:', '((', 'à', '2026-']) {
      const started = performance.now()
      readDate(piece.repeat(200_000))
      readDate(piece.repeat(45))
      expect(performance.now() - started).toBeLessThan(200)
    }
  })
})

const dateLike = fc
  .tuple(
    fc.constantFrom('', 'mar. ', 'Tue, ', 'le ', 'Publié le '),
    fc.nat(40),
    fc.constantFrom(' ', '/', '-', '.'),
    fc.constantFrom('01', '13', '2', 'mars', 'févr.', 'Nov', 'xyz'),
    fc.constantFrom('2026', '26', '1800', '99999', ''),
    fc.constantFrom('', ' 14:00', 'T25:00Z', ' à 14 h 30', ' 12:00:00 CEST', ' 12:00 +9999'),
  )
  .map(
    ([before, day, separator, month, year, time]) =>
      `${before}${day}${separator}${month}${separator}${year}${time}`,
  )

describe('readDeadline', () => {
  it.each([
    ['2027-03-15', '2027-03-15'],
    ['15 mars 2027', '2027-03-15'],
    ['vendredi 15/03/2027', '2027-03-15'],
    ['15 mars 2027 au plus tard', '2027-03-15'],
    ['15/03/2027 à midi', '2027-03-15'],
    ['2026-09-30T09:00:00+00:00', '2026-09-30T09:00:00Z'],
    ['2026-09-30T11:00:00+02:00', '2026-09-30T09:00:00Z'],
    ['30 septembre 2026 à 12h00', '2026-09-30T10:00:00Z'],
    ['date limite : 12 juin 2026 à 12h00', '2026-06-12T10:00:00Z'],
    ['15/03/2027 12:00 UTC', '2027-03-15T12:00:00Z'],
    ['31/06/2026', undefined],
    ['2027', undefined],
    ['2027-03', undefined],
    ['1989-12-31', undefined],
    ['2999-01-01', undefined],
    ['au fil de l’eau', undefined],
  ])('reads %j as %j', (written, expected) => {
    expect(readDeadline(written)).toBe(expected)
  })
})
