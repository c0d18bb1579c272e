import { describe, expect, it } from 'vitest'
import { askedRefs } from '#src/enrich/refs/asked-refs.ts'
import { nameOfText, textOfName } from '#src/enrich/refs/known-names.ts'

describe('askedRefs', () => {
  it.each([
    ['loi 2021-1485', 'loi 2021-1485'],
    ['  Loi n° 2021-1485  ', 'loi 2021-1485'],
    ['L. 1425-1 CGCT', 'L1425-1 CGCT'],
    ['1366 code civil', '1366 code civil'],
    ['CE 373295', 'CE 373295'],
    ['ce n° 373295', 'CE 373295'],
    ['373295', 'CE 373295'],
    ['RGPD', 'règlement (UE) 2016/679'],
    ['loi reen', 'loi 2021-1485'],
    ['2016/679', 'règlement (UE) 2016/679'],
    ['2021-1485', 'loi 2021-1485'],
  ])('« %s » means first %s', (typed, ref) => {
    expect(askedRefs(typed)[0]).toBe(ref)
  })

  it('takes a bare number for any text that may have it', () => {
    expect(askedRefs('2021-1311')).toContain('décret 2021-1311')
    expect(askedRefs('2009-1106')).toContain('décision Arcep 2009-1106')
    expect(askedRefs('2022/2555')).toContain('directive (UE) 2022/2555')
  })

  it('finds every reference that the site writes by its own name', () => {
    for (const ref of [
      'décision Arcep 2009-1106',
      'directive 2002/21/CE',
      'NOR INTB0500771A',
      'CAA Bordeaux 20BX02818',
      "L421-1 code de l'urbanisme",
    ])
      expect(askedRefs(ref)).toContain(ref)
  })

  it('is bounded, and empty for nothing', () => {
    expect(askedRefs('')).toStrictEqual([])
    expect(askedRefs('a'.repeat(100_000))).toStrictEqual(['a'.repeat(120)])
  })
})

describe('textOfName', () => {
  it('is the reverse of nameOfText, whatever the writing', () => {
    expect(nameOfText('loi 2022-217')).toBe('loi 3DS')
    expect(textOfName('LOI 3ds')).toBe('loi 2022-217')
    expect(textOfName('règlement general sur la protection des donnees')).toBe('règlement (UE) 2016/679')
    expect([nameOfText('loi 1-1'), textOfName('loi inconnue')]).toStrictEqual([undefined, undefined])
  })
})
