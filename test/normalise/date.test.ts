import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readDeadline } from '#src/normalise/date.ts'

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
    ['12-11-26', '2026-11-12T00:00:00Z'],
    ['12/11/2026 à 14h30', '2026-11-12T13:30:00Z'],
    // English
    ['November 12, 2026 2:30 PM EST', '2026-11-12T19:30:00Z'],
    ['Mar 3, 2026', '2026-03-03T00:00:00Z'],
    ['November 12, 2026 12:05 am UTC', '2026-11-12T00:05:00Z'],
    // counted from 1970
    ['1770120000', '2026-02-03T12:00:00Z'],
    ['1770120000000', '2026-02-03T12:00:00Z'],
    ['  2026-02-03\n', '2026-02-03T00:00:00Z'],
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
    ['1989-12-31'],
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
    ['2026-11'],
    ['2026'],
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
        expect(Number(date.slice(0, 4))).toBeGreaterThanOrEqual(1990)
        expect(Number(date.slice(0, 4))).toBeLessThanOrEqual(2100)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives back every instant that it is given in ISO or RFC 822', () => {
    const instants = fc.date({
      min: new Date('1990-01-01'),
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
        expect(readDate(paris.format(date))).toBe(`${date.toISOString().slice(0, 19)}Z`)
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
    ['31/06/2026', undefined],
    ['2999-01-01', undefined],
    ['au fil de l’eau', undefined],
  ])('reads %j as %j', (written, expected) => {
    expect(readDeadline(written)).toBe(expected)
  })
})
