import { describe, expect, it } from 'vitest'
import { findRefs } from '#src/enrich/refs/find-refs.ts'
import { strongest } from '#src/enrich/refs/relation.ts'

function relations(text: string): Record<string, string> {
  return Object.fromEntries(findRefs({ title: '', text }).map(({ ref, relation }) => [ref, relation]))
}

describe('relationOf, in a text', () => {
  it.each([
    ['Un arrêté modifiant le décret n° 2021-1311.', 'modifies'],
    ['Ce texte modifie l’article 3 du décret n° 2021-1311.', 'modifies'],
    ['Arrêté portant modification du décret n° 2021-1311.', 'modifies'],
    ['Le décret n° 2021-1311 du 7 octobre 2021 est ainsi modifié : les mots changent.', 'modifies'],
    ['Un texte abrogeant le décret n° 2021-1311.', 'repeals'],
    ['Le décret n° 2021-1311, qui portait l’essai, est abrogé.', 'repeals'],
    ['Pris en application du décret n° 2021-1311, il fixe un format.', 'applies'],
    ['Pris pour l’application de l’article 2 du décret n° 2021-1311.', 'applies'],
    ['Cet arrêté met en œuvre le décret n° 2021-1311.', 'applies'],
    ['Le décret n° 2021-1311 reste en vigueur.', 'cites'],
    ['Il modifie le cahier des charges, que vise le décret n° 2021-1311.', 'cites'],
    ['Il abroge l’essai. Le décret n° 2021-1311 demeure.', 'cites'],
    ['Un arrêté, modifié par le décret n° 2021-1311.', 'cites'],
  ])('« %s » : %s', (text, relation) => {
    expect(relations(text)['décret 2021-1311']).toBe(relation)
  })

  it('holds for every text of a list', () => {
    expect(
      relations(
        'Il modifie les règlements (UE) n° 168/2013 et (UE) 2019/1020 et la directive (UE) 2020/1828.',
      ),
    ).toStrictEqual({
      'règlement (UE) 168/2013': 'modifies',
      'règlement (UE) 2019/1020': 'modifies',
      'directive (UE) 2020/1828': 'modifies',
    })
  })

  it('takes transposition for application', () => {
    expect(relations('Le projet transpose la directive (UE) 2022/2557.')).toStrictEqual({
      'directive (UE) 2022/2557': 'applies',
    })
  })
})

describe('relationOf, in a title', () => {
  const ofTitle = (title: string, url?: string) =>
    findRefs({ title, text: '', ...(url ? { url } : {}) })[0]?.relation

  it.each([
    ['Décret n° 2026-321 du 4 mai 2026 relatif aux données', undefined, 'is'],
    ['LOI n° 2026-12 du 3 mars 2026', undefined, 'is'],
    ['CAA de Bordeaux, 19 octobre 2022, 20BX02999', undefined, 'is'],
    ['Conseil d’État, juge des référés, 21 décembre 2023, n° 489991', undefined, 'is'],
    ['Décret n° 2026-321 : ce qui change pour les maires', undefined, 'cites'],
    ['Décret n° 2026-321 : données', 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000000000001', 'is'],
    [
      'Article L. 1425-1 du CGCT',
      'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000000000001',
      'is',
    ],
    ['Article L. 1425-1 du CGCT : ce qui change', undefined, 'cites'],
    ['Ce que dit le décret n° 2026-321 du 4 mai 2026', undefined, 'cites'],
    ['Publication du décret n° 2026-321', undefined, 'cites'],
  ])('« %s » (%s) : %s', (title, url, relation) => {
    expect(ofTitle(title, url)).toBe(relation)
  })

  it('believes the address of the publisher, and no other', () => {
    const text = 'Synthèse du règlement (UE) 2024/1309.'
    const of = (url: string) => findRefs({ title: 'Réseaux', text, url })[0]?.relation
    expect(of('https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32024R1309')).toBe('is')
    expect(of('https://exemple.fr/?uri=CELEX:32024R1309')).toBe('cites')
    expect(of('https://eur-lex.europa.eu.exemple.fr/CELEX:32024R1309')).toBe('cites')
  })
})

describe('strongest', () => {
  it.each([
    ['is', 'cites', 'is'],
    ['cites', 'modifies', 'modifies'],
    ['applies', 'repeals', 'repeals'],
    ['cites', 'cites', 'cites'],
  ] as const)('of %s and %s is %s', (a, b, expected) => {
    expect(strongest(a, b)).toBe(expected)
  })
})
