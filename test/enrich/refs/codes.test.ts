import { describe, expect, it } from 'vitest'
import { findCodes } from '#src/enrich/refs/codes.ts'

describe('findCodes', () => {
  it.each([
    ['le CGCT', ['CGCT']],
    ['le CG3P', ['CGPPP']],
    ['le code général des collectivités territoriales', ['CGCT']],
    ['le Code de l\u2019 urbanisme', ["code de l'urbanisme"]],
    ['le code de la construction et de l’habitation', ["code de la construction et de l'habitation"]],
    ['le code rural et de la pêche maritime', ['code rural et de la pêche maritime']],
    ['le code rural', ['code rural']],
    ['le code penal', ['code pénal']],
    ['le CSI puis le même code', ['CSI', 'CSI']],
    ['le même code, sans qu’un autre soit nommé', []],
    ['un code source, le code QR, le code postal', []],
    ['les CGCTX', []],
  ])('reads « %s »', (text, codes) => {
    expect(findCodes(text).map(({ code }) => code)).toStrictEqual(codes)
  })

  it('tells where each stands', () => {
    const text = 'au sens du code du patrimoine'
    expect(findCodes(text)).toStrictEqual([{ code: 'code du patrimoine', start: 11, end: text.length }])
  })
})
