import { describe, expect, it } from 'vitest'
import { readKind } from '#src/enrich/kind/kind.ts'
import { rectifies, tieRectificatif } from '#src/enrich/kind/rectificatif.ts'

const item = (title: string, text = '') => ({ title, text })

describe('rectifies', () => {
  it.each([
    ['Rectificatif au décret n° 2026-799 du 18 août 2026 relatif aux archives', 'décret 2026-799'],
    ['RECTIFICATIF À LA LOI N° 2021-1485 du 15 novembre 2021', 'loi 2021-1485'],
    ['Rectificatif à l’ordonnance n° 2021-1310 du 7 octobre 2021', 'ordonnance 2021-1310'],
    ["Rectificatif à l'arrêté du 14 août 2026 portant extension", 'arrêté du 14 août 2026'],
    ['Rectificatif : au décret n° 2026-12 du 3 janvier 2026', 'décret 2026-12'],
    ['Erratum à la décision n° 2026-0924 du 26 mai 2026', 'décision 2026-0924'],
    ['Rectificatif à l’arrêté du 1er mars 2026 (NOR ECOI2612345A)', 'arrêté NOR ECOI2612345A'],
  ])('reads the text that « %s » corrects', (title, expected) => {
    expect(rectifies(item(title))).toBe(expected)
  })

  it('finds the NOR number of an arrêté in the opening of the text', () => {
    const found = rectifies(
      item('Rectificatif à l’arrêté du 2 mai 2026', 'NOR : TREL2609876Z. Page 12, lire…'),
    )
    expect(found).toBe('arrêté NOR TREL2609876Z')
  })

  it.each([
    'Décret n° 2026-799 du 18 août 2026',
    'Avis rectificatif de marché : serveurs de la ville',
    'Budget rectificatif au conseil départemental',
    'Rectificatif au guide des élus',
    'Rectificatif au décret',
    'Loi de finances rectificative pour 2026',
    '',
  ])('says nothing of « %s »', (title) => {
    expect(rectifies(item(title))).toBeUndefined()
  })

  it('reads a hostile title at once', () => {
    const hostile = `Rectificatif au décret ${'n° '.repeat(200_000)}${' '.repeat(200_000)}`
    expect(rectifies(item(hostile, hostile))).toBeUndefined()
  })
})

describe('the kind of a rectificatif', () => {
  it.each([
    ['decret', 'Rectificatif au décret n° 2026-799 du 18 août 2026 relatif aux archives'],
    ['loi', 'Rectificatif à la loi n° 2021-1485 du 15 novembre 2021'],
    ['arrete', 'Rectificatif à l’arrêté du 14 août 2026 portant extension'],
    ['decision', 'Rectificatif à la décision n° 2026-0924 du 26 mai 2026'],
  ])('is that of its text: %s', (kind, title) => {
    expect(readKind(item(title)).kind).toBe(kind)
  })
})

describe('tieRectificatif', () => {
  const at = { field: 'title', start: 0, end: 4 } as const
  const refs = [
    { ref: 'décret 2026-799', relation: 'cites', at },
    { ref: 'loi 78-17', relation: 'cites', at },
    { ref: 'NOR ECOI2612345A', relation: 'cites', at },
  ] as const

  it.each([
    ['Rectificatif au décret n° 2026-799 du 18 août 2026', ['modifies', 'cites', 'cites']],
    ['Rectificatif à l’arrêté du 1er mars 2026 (NOR ECOI2612345A)', ['cites', 'cites', 'modifies']],
    ['Le décret n° 2026-799 expliqué aux communes', ['cites', 'cites', 'cites']],
  ])('« %s »', (title, relations) => {
    expect(tieRectificatif(refs, item(title)).map(({ relation }) => relation)).toEqual(relations)
  })
})
