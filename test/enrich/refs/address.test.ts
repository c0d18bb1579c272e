import { describe, expect, it } from 'vitest'
import { addressOf, celexOf } from '#src/enrich/refs/address.ts'

const eurLex = 'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri='

describe('addressOf', () => {
  it.each([
    ['loi 2021-1485', '2021-11-15', 'https://www.legifrance.gouv.fr/eli/loi/2021/11/15/2021-1485/jo/texte'],
    ['décret 2021-254', '2021-03-09', 'https://www.legifrance.gouv.fr/eli/decret/2021/3/9/2021-254/jo/texte'],
    ['loi 2021-1485', undefined, undefined],
    ['loi 78-17', '1978-01-06', undefined],
    ['arrêté 2021-12', '2021-03-09', undefined],
    ['règlement (UE) 2016/679', undefined, `${eurLex}CELEX:32016R0679`],
    ['règlement (UE) 910/2014', undefined, `${eurLex}CELEX:32014R0910`],
    ['règlement (CE) 1907/2006', undefined, `${eurLex}CELEX:32006R1907`],
    ['directive 95/46/CE', undefined, `${eurLex}CELEX:31995L0046`],
    ['directive (UE) 2022/2555', undefined, `${eurLex}CELEX:32022L2555`],
    ['CELEX 32024R0903', undefined, `${eurLex}CELEX:32024R0903`],
    ['COM(2022) 720', undefined, `${eurLex}COM:2022:720:FIN`],
    ['ECLI:EU:C:2020:559', undefined, `${eurLex}ecli:ECLI:EU:C:2020:559`],
    ['décision Arcep 2009-1106', undefined, 'https://www.arcep.fr/uploads/tx_gsavis/09-1106.pdf'],
    [
      'décision 2020-834 QPC',
      undefined,
      'https://www.conseil-constitutionnel.fr/decision/2020/2020834QPC.htm',
    ],
    ['CJUE C-311/18', undefined, 'https://curia.europa.eu/juris/liste.jsf?num=C-311/18&language=fr'],
    ['L1425-1 CGCT', undefined, undefined],
    ['CE 373295', undefined, undefined],
    ['décision 2026-0155', undefined, undefined],
    ['', undefined, undefined],
  ])('of %s (%s) is %s', (ref, day, expected) => {
    expect(addressOf(ref, day)).toBe(expected)
  })
})

describe('celexOf', () => {
  it('is of regulations and directives only', () => {
    expect([
      celexOf('règlement (UE) 2024/1689'),
      celexOf('décision (UE) 2022/2481'),
      celexOf('loi 2021-1485'),
    ]).toStrictEqual(['32024R1689', undefined, undefined])
  })
})
