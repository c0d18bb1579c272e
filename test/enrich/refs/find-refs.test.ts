import { describe, expect, it } from 'vitest'
import { findRefs } from '#src/enrich/refs/find-refs.ts'

function named(text: string, title = '', url?: string): string[] {
  return findRefs({ title, text, ...(url ? { url } : {}) }).map(({ ref }) => ref)
}

describe('findRefs, texts of the State', () => {
  it.each([
    ['La loi n° 2021-1485 du 15 novembre 2021 s’applique.', ['loi 2021-1485']],
    ['La loi n°2021-1485 et la loi 78-17.', ['loi 2021-1485', 'loi 78-17']],
    ['LOI N° 2026-12 DU 3 MARS 2026', ['loi 2026-12']],
    ['la loi no 2005-102', ['loi 2005-102']],
    ['la loi n\u00A0°\u00A02005‑102', ['loi 2005-102']],
    ['la loi organique n° 2009-403', ['loi 2009-403']],
    ['la loi REEN 2021-1485', ['loi 2021-1485']],
    ['la loi 3DS 2022-217', ['loi 2022-217']],
    ['la loi Informatique et libertés (78-17)', ['loi 78-17']],
    ['la loi de finances pour 2025 (n° 2025-127 du 14 février 2025)', ['loi 2025-127']],
    ['la loi dite « 3DS » (n° 2022-217)', ['loi 2022-217']],
    ['les lois n° 82-213 du 2 mars 1982 et n° 2004-809 du 13 août 2004', ['loi 82-213', 'loi 2004-809']],
    ['les décrets nos 2021-1311 et 2021-1312', ['décret 2021-1311', 'décret 2021-1312']],
    ['le décret du 9 mars 2021, n° 2021-254', ['décret 2021-254']],
    ['un decret n° 2019-536 sans accent', ['décret 2019-536']],
    ['l’ordonnance n° 2005-1516', ['ordonnance 2005-1516']],
    ['l’ord. n° 2005-1516', ['ordonnance 2005-1516']],
    ['L’arrêté (NOR : INTB0500771A) du 26 octobre 2005', ['NOR INTB0500771A']],
    ['la circulaire n° 6282-SG', ['circulaire 6282-SG']],
    ['la circulaire du Premier ministre n° 6264/SG', ['circulaire 6264-SG']],
    ['l’instruction interministérielle n° 901/SGDSN/ANSSI', ['instruction 901/SGDSN/ANSSI']],
  ])('reads « %s »', (text, refs) => {
    expect(named(text)).toStrictEqual(refs)
  })
})

describe('findRefs, articles of codes', () => {
  it.each([
    ['l’article L. 1425-1 du CGCT', ['L1425-1 CGCT']],
    ['l’article L1425-1 du code général des collectivités territoriales', ['L1425-1 CGCT']],
    ['les articles L. 2131-1 et L. 2131-3 du CGCT', ['L2131-1 CGCT', 'L2131-3 CGCT']],
    [
      'les articles L. 33-6 à L. 33-8, R. 9-2 et D. 98-6-3 du CPCE',
      ['L33-6 CPCE', 'L33-8 CPCE', 'R9-2 CPCE', 'D98-6-3 CPCE'],
    ],
    ['articles R 2131-1 et suivants du code général des collectivités territoriales', ['R2131-1 CGCT']],
    ['l’article R.* 421-1 du code de l’urbanisme', ["R421-1 code de l'urbanisme"]],
    ["l'article L. 521-3 du code de justice administrative", ['L521-3 CJA']],
    ['l’article L. 312-1-1 du code des relations entre le public et l’administration', ['L312-1-1 CRPA']],
    ['CGCT, art. L. 2131-1 et L. 2131-2', ['L2131-1 CGCT', 'L2131-2 CGCT']],
    ['le code de l’environnement, en son article L. 541-9', ["L541-9 code de l'environnement"]],
    ['L’article L. 241-2 du CSI, puis l’article L. 242-1 du même code', ['L241-2 CSI', 'L242-1 CSI']],
    ['Le CSI encadre ces caméras. Leur durée de conservation est fixée (art. L. 252-5).', ['L252-5 CSI']],
    ['l’article L. 33-11 du code des postes', ['L33-11 CPCE']],
    ['l’article L. 1111-8 CSP', ['L1111-8 code de la santé publique']],
    ['l’article 1366 du code civil', ['1366 code civil']],
    ['code de l’education : article L. 131-2', ["L131-2 code de l'éducation"]],
  ])('reads « %s »', (text, refs) => {
    expect(named(text)).toStrictEqual(refs)
  })
})

describe('findRefs, texts of the Union', () => {
  it.each([
    ['le règlement (UE) 2016/679', ['règlement (UE) 2016/679']],
    ['le règlement (UE) n° 2018/1807', ['règlement (UE) 2018/1807']],
    ['le règlement européen 2016/679', ['règlement (UE) 2016/679']],
    ['le règlement UE 2024/1183', ['règlement (UE) 2024/1183']],
    ['le règlement n° 910/2014', ['règlement (UE) 910/2014']],
    ['le règlement eIDAS n° 910/2014', ['règlement (UE) 910/2014']],
    ['le règlement (CE) n° 1907/2006', ['règlement (CE) 1907/2006']],
    ['le règlement général sur la protection des données (UE) 2016/679', ['règlement (UE) 2016/679']],
    ['le règlement d’exécution (UE) 2024/2690', ['règlement (UE) 2024/2690']],
    ['le RGPD (UE 2016/679)', ['règlement (UE) 2016/679']],
    [
      'les règlements (UE) n° 168/2013 et (UE) 2019/1020 et la directive (UE) 2020/1828',
      ['règlement (UE) 168/2013', 'règlement (UE) 2019/1020', 'directive (UE) 2020/1828'],
    ],
    ['les règlements (UE) 2016/679 et 2018/1725', ['règlement (UE) 2016/679', 'règlement (UE) 2018/1725']],
    [
      'les directives 2014/23/UE, 2014/24/UE et 2014/25/UE',
      ['directive 2014/23/UE', 'directive 2014/24/UE', 'directive 2014/25/UE'],
    ],
    ['la directive 95/46/CE', ['directive 95/46/CE']],
    ['la directive 2002/58', ['directive 2002/58/CE']],
    [
      'les directives NIS 1 (2016/1148) et NIS 2 (2022/2555)',
      ['directive (UE) 2016/1148', 'directive (UE) 2022/2555'],
    ],
    ['la directive NIS 2 (2022/2555)', ['directive (UE) 2022/2555']],
    ['la décision (UE) 2022/2481', ['décision (UE) 2022/2481']],
    ['la proposition COM(2022) 720 final', ['COM(2022) 720']],
    ['CELEX : 32024R0903', ['CELEX 32024R0903']],
    ['http://data.europa.eu/eli/reg/2016/679/oj', ['règlement (UE) 2016/679']],
    ['http://data.europa.eu/eli/reg/2014/910/oj', ['règlement (UE) 910/2014']],
    ['ECLI:EU:C:2020:559', ['ECLI:EU:C:2020:559']],
  ])('reads « %s »', (text, refs) => {
    expect(named(text)).toStrictEqual(refs)
  })
})

describe('findRefs, authorities and courts', () => {
  it.each([
    ['la délibération de la CNIL n° SAN-2021-019', ['délibération CNIL SAN-2021-019']],
    ['la CNIL (SAN-2021-003 du 12 janvier 2021)', ['délibération CNIL SAN-2021-003']],
    ['la délibération n° 2021-018 de la CNIL', ['délibération CNIL 2021-018']],
    [
      'Arcep, décisions n° 2009-1106 et n° 2010-1312',
      ['décision Arcep 2009-1106', 'décision Arcep 2010-1312'],
    ],
    ['L’Arcep a rendu l’avis n° 2024-0745 du 2 avril 2024.', ['avis Arcep 2024-0745']],
    ['l’Arcep, dans sa décision n° 2023-2371-RDPI', ['décision Arcep 2023-2371']],
    ['la décision n° 2020-834 QPC du 3 avril 2020', ['décision 2020-834 QPC']],
    ['avis CADA n° 20184400', ['avis CADA 20184400']],
    ['Par sa décision n° 373295, le Conseil d’État statue.', ['CE 373295']],
    ['Conseil d’État, 26 octobre 2011, nos 326492 et 341767', ['CE 326492', 'CE 341767']],
    ['Conseil d’État, 433539, lecture du 4 novembre 2020', ['CE 433539']],
    ['CE, ass., 26 octobre 2011, Commune de Saint-Aubin, n° 326492', ['CE 326492']],
    ['la cour de Marseille (31 mars 2014, n° 12MA00616)', ['CAA Marseille 12MA00616']],
    ['CAA de Toulouse, 22TL20123', ['CAA Toulouse 22TL20123']],
    ['CJUE, 16 juillet 2020, C‑311/18', ['CJUE C-311/18']],
    ['Tribunal de l’UE, T-354/22', ['TUE T-354/22']],
    ['Cour de cassation, pourvoi n° 19-10.123', ['Cass. 19-10.123']],
  ])('reads « %s »', (text, refs) => {
    expect(named(text)).toStrictEqual(refs)
  })

  it('names the authority only where the item does: a decision of the Journal officiel keeps its bare number', () => {
    const title = 'Décision n° 2026-0155 du 12 mars 2026 attribuant une fréquence'
    expect(named('', title)).toStrictEqual(['décision 2026-0155'])
    expect(named('Par l’Arcep.', title)).toStrictEqual(['décision Arcep 2026-0155'])
  })
})

describe('findRefs, what is no reference', () => {
  it.each([
    'Le RGPD et la loi REEN obligent les communes.',
    'La loi du 6 janvier 1978.',
    'Le marché n° 2021-1485 et le lot n° 2 sont attribués.',
    'Le décret paraît ; marché n° 2021-1485.',
    'Le projet de loi n° 2026-12 est déposé.',
    'L’amendement n° 2021-12 à la loi de finances.',
    'La norme ISO 27001-2013 et la CVE-2024-47575.',
    'La loi de programmation 2024-2030.',
    'La loi de programmation (2024-2030).',
    'Le règlement 2023/2024 du concours.',
    'Le règlement ferme le 12/2024.',
    'Délibération n° 2025-118 du conseil communautaire.',
    'La décision n° 2025-018 du maire.',
    'TA Orléans, 9 août 2022, n° 2202408.',
    'L’article 3 de la Constitution, l’article L. 12-1.',
    'La procédure 2022/0379(COD).',
    'Question écrite n° 58847.',
    'Appelez le 02 54 00 00 00 avant le 12/03/2026.',
    'Bourges, 373295 habitants : le Conseil d’État en parle.',
    '',
  ])('finds nothing in « %s »', (text) => {
    expect(named(text)).toStrictEqual([])
  })
})

describe('findRefs, the whole answer', () => {
  const item = {
    title: 'Décret n° 2026-321 du 4 mai 2026 modifiant le décret n° 2021-1311',
    text: 'Pris pour l’application de la loi n° 2021-1485 du 15 novembre 2021, le décret n° 2026-321 abroge l’ordonnance n° 2005-650.',
  }

  it('gives each text once, title first, with its strongest relation', () => {
    expect(findRefs(item).map(({ ref, relation }) => [ref, relation])).toStrictEqual([
      ['décret 2026-321', 'is'],
      ['décret 2021-1311', 'modifies'],
      ['loi 2021-1485', 'applies'],
      ['ordonnance 2005-650', 'repeals'],
    ])
  })

  it('points at the words', () => {
    const words = findRefs(item).map(({ at }) => item[at.field].slice(at.start, at.end))
    expect(words).toStrictEqual([
      'Décret n° 2026-321',
      'décret n° 2021-1311',
      'loi n° 2021-1485',
      'ordonnance n° 2005-650',
    ])
  })

  it('points at each of a list by itself', () => {
    const text = 'les règlements (UE) n° 168/2013 et (UE) 2019/1020, et les lois n° 82-213 et n° 2004-809'
    const words = findRefs({ title: '', text }).map(({ at }) => text.slice(at.start, at.end))
    expect(words).toStrictEqual([
      'règlements (UE) n° 168/2013',
      '(UE) 2019/1020',
      'lois n° 82-213',
      'n° 2004-809',
    ])
  })

  it('gives the address that follows from the number and the day', () => {
    expect(findRefs(item).map(({ url }) => url)).toStrictEqual([
      'https://www.legifrance.gouv.fr/eli/decret/2026/5/4/2026-321/jo/texte',
      undefined,
      'https://www.legifrance.gouv.fr/eli/loi/2021/11/15/2021-1485/jo/texte',
      undefined,
    ])
  })
})

describe('findRefs, for a text whose code only the title names', () => {
  const title = 'Décret relatif à la vidéoprotection : nouveau titre V du code de la sécurité intérieure'

  it('gives the articles of the text to that code', () => {
    const refs = findRefs({ title, text: 'Le nouvel article R. 251-1 énumère qui peut traiter les images.' })
    expect(refs.map(({ ref }) => ref)).toEqual(['R251-1 CSI'])
  })

  it('gives none when the title names two codes', () => {
    const refs = findRefs({
      title: 'Code de l’urbanisme et code de l’environnement : ce qui change',
      text: 'Le nouvel article R. 251-1 énumère les pièces.',
    })
    expect(refs).toEqual([])
  })
})
