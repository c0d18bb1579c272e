import { describe, expect, it } from 'vitest'
import { foldUnits } from '#src/enrich/money/fold-units.ts'

describe('foldUnits', () => {
  it.each([
    ['Éligibilité des Régions', 'eligibilite des regions'],
    ['jusqu’à 1,5 M d’€', "jusqu'a 1,5 m d'€"],
    ['100\u00A0000\u202F€', '100 000 €'],
    ['Maîtrise d’Œuvre', "maitrise d'ouvre"],
    ['2024–2027', '2024-2027'],
    ['', ''],
  ])('folds « %s »', (text, folded) => {
    expect(foldUnits(text)).toBe(folded)
  })

  it.each(['İstanbul', '😀 10 €', '\uD83D seul', 'مليون', 'e\u0301te', '\uFEFFdébut', 'ﬁnancement'])(
    'keeps every place of « %s »',
    (text) => {
      expect(foldUnits(text)).toHaveLength(text.length)
    },
  )
})
