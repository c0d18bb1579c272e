import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { openLast } from '#src/search/words/open-last.ts'

const last = (text: string) => openLast(parseQuery(text)).tree.of.at(-1)

describe('openLast', () => {
  it('leaves the last word open', () => {
    expect(last('fermeture du cui')).toMatchObject({ stems: [], forms: [], prefix: 'cui', open: true })
    expect(last('loi 2021-14')).toMatchObject({ stems: ['2021'], prefix: '14', open: true })
  })

  it.each([
    ['a space follows', 'fermeture cuivre '],
    ['it is a phrase', '"fermeture du cuivre"'],
    ['it is a beginning already', 'cuiv*'],
    ['it is excluded', 'fibre -cuivre'],
    ['it has one letter', 'plan x'],
  ])('not where %s', (_, text) => {
    expect(openLast(parseQuery(text))).toStrictEqual(parseQuery(text))
  })

  it('leaves nothing as it is', () => {
    expect(openLast(parseQuery(''))).toStrictEqual(parseQuery(''))
  })

  it('does not change what it is given', () => {
    const asked = parseQuery('cuivre')
    openLast(asked)
    expect(asked).toStrictEqual(parseQuery('cuivre'))
  })
})
