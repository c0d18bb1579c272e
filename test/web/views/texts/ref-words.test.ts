import { describe, expect, it } from 'vitest'
import { refOfPath, refTitle, refWords, textHref } from '#web/views/texts/ref-words.ts'

describe('refWords', () => {
  it.each([
    ['loi 2021-1485', 'Loi n° 2021-1485'],
    ['décret 2022-1084', 'Décret n° 2022-1084'],
    ['décision Arcep 2009-1106', 'Décision de l’Arcep n° 2009-1106'],
    ['avis CADA 20184400', 'Avis de la CADA n° 20184400'],
    ['délibération CNIL SAN-2021-019', 'Délibération de la CNIL n° SAN-2021-019'],
    ['décision 2020-834 QPC', 'Décision n° 2020-834 QPC'],
    ['circulaire 6282-SG', 'Circulaire n° 6282-SG'],
    ['règlement (UE) 2016/679', 'Règlement (UE) 2016/679'],
    ['décision (UE) 2022/2481', 'Décision (UE) 2022/2481'],
    ['directive 2002/21/CE', 'Directive 2002/21/CE'],
    ['L1425-1 CGCT', 'Article L. 1425-1 du CGCT'],
    ['LO1112-1 CGCT', 'Article L.O. 1112-1 du CGCT'],
    ["L421-1 code de l'urbanisme", 'Article L. 421-1 du code de l’urbanisme'],
    ['1366 code civil', 'Article 1366 du code civil'],
    ['CE 373295', 'Conseil d’État, n° 373295'],
    ['CAA Bordeaux 20BX02818', 'CAA Bordeaux 20BX02818'],
    ['NOR INTB0500771A', 'NOR INTB0500771A'],
    ['COM(2022) 720', 'COM(2022) 720'],
    ['', ''],
  ])('writes %s as French does', (ref, words) => {
    expect(refWords(ref).replaceAll('\u00A0', ' ')).toBe(words)
  })
})

describe('refTitle', () => {
  it('adds the name by which people call it', () => {
    expect(refTitle('loi 2021-1485').replaceAll('\u00A0', ' ')).toBe('Loi n° 2021-1485 (loi REEN)')
    expect(refTitle('loi 1999-1').replaceAll('\u00A0', ' ')).toBe('Loi n° 1999-1')
  })
})

describe('textHref', () => {
  it.each([
    'loi 2021-1485',
    'règlement (UE) 2016/679',
    "L421-1 code de l'urbanisme",
    'COM(2022) 720',
    'ECLI:EU:C:2020:559',
    'instruction 901/SGDSN/ANSSI',
    'a&b?c#d%e',
  ])('is read back: %s', (ref) => {
    const path = textHref(ref)
    expect(path).toMatch(/^\/textes\/[^/?#&\s]+$/)
    expect(refOfPath(decodeURIComponent(path.slice('/textes/'.length)))).toBe(ref)
  })

  it('reads no more of an address than a reference may hold', () => {
    expect(refOfPath('a'.repeat(5000))).toHaveLength(200)
  })
})
