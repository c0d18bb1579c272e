import { describe, expect, it } from 'vitest'
import { codeOfDemonym } from '#src/enrich/places/demonyms.ts'
import { foldLatin } from '#src/enrich/places/fold-latin.ts'
import { foldName } from '#src/enrich/places/fold-name.ts'
import { findHints } from '#src/enrich/places/hints.ts'
import {
  epciEnd,
  followsName,
  goesOn,
  isBeside,
  isHyphenated,
  isSpelt,
} from '#src/enrich/places/neighbours.ts'
import {
  hasArticle,
  hasForeignArticle,
  isElsewhere,
  isGoverned,
  isLocated,
  isNearby,
  isOfDepartement,
  isOfEpci,
  joinsTown,
  surroundingsOf,
  tellsPlace,
} from '#src/enrich/places/surroundings.ts'

/** What stands around the name between brackets. */
function around(text: string) {
  const start = text.indexOf('[')
  const end = text.indexOf(']')
  const bare = text.replace('[', '').replace(']', '')
  return surroundingsOf(bare, start, end - 1)
}

describe('foldLatin', () => {
  it.each([
    ['Évry-Courcouronnes', 'evry-courcouronnes'],
    ['L’Haÿ-les-Roses', "l'hay-les-roses"],
    ['Cœur', 'coeur'],
    ['E\u0301vry', 'evry'],
    ['a\u202Fb\u00A0c', 'a b c'],
    ['𝔅lois', '𝔅lois'],
    ['', ''],
  ])('folds « %s »', (text, expected) => {
    expect(foldLatin(text)).toBe(expected)
  })
})

describe('foldName', () => {
  it.each([
    ['St-Denis-de-l’Hôtel', 'saint denis de l hotel'],
    ['Ste Maure', 'sainte maure'],
    ['Les Mureaux', 'les mureaux'],
    ['  Val-d\u2011Oise  ', 'val d oise'],
    ['!?', ''],
  ])('folds « %s »', (name, expected) => {
    expect(foldName(name)).toBe(expected)
  })
})

describe('isElsewhere', () => {
  it.each([
    'le tribunal administratif d’[Orléans]',
    'la cour d’appel de [Paris]',
    'CAA de [Versailles]',
    'TA [Caen]',
    'le juge des référés de [Caen]',
    'avenue de [Vendôme]',
    'l’université de [Tours]',
    'née à [Marseille]',
    'à la différence de [Lyon]',
    'hors [Corrèze]',
    'la députée de l’[Indre]',
    'une start-up de [Nantes]',
    'au lycée [Jeanne-d’Arc]',
    'les crues de la [Loire]',
    'le Pays de [Verdun]',
    'contre 75 % en [Île-de-France]',
  ])('says yes of « %s »', (text) => {
    expect(isElsewhere(around(text))).toBe(true)
  })

  it.each([
    'à [Blois]',
    'la ville de [Blois]',
    'dans la [Drôme]',
    '[Blois]',
    'le CHU et [Tours]',
    'la métropole de [Lyon]',
  ])('says no of « %s »', (text) => {
    expect(isElsewhere(around(text))).toBe(false)
  })
})

describe('the other looks around a name', () => {
  it.each([
    [isGoverned, 'le maire de [Mer]', true],
    [isGoverned, 'les habitants du [Favril]', true],
    [isGoverned, 'la bibliothèque de [Troyes]', true],
    [isGoverned, 'un avis de [Mer]', false],
    [isOfEpci, 'la communauté de communes du [Seignanx]', true],
    [isOfEpci, 'l’agglomération d’[Agen]', true],
    [isOfEpci, 'la ville d’[Agen]', false],
    [isOfDepartement, 'le conseil départemental de la [Manche]', true],
    [isOfDepartement, 'préfecture du [Nord]', true],
    [isOfDepartement, 'le syndicat du [Nord]', false],
    [isLocated, 'À [Pezou]', true],
    [isLocated, 'va [Pezou]', false],
    [isNearby, 'près d’[Aix]', true],
    [isNearby, 'au nord-est de [Montpellier]', true],
    [isNearby, 'à 12 km de [Lyon]', true],
    [isNearby, 'le centre de [Lyon]', false],
    [hasForeignArticle, 'les [Monts]', true],
    [hasForeignArticle, 'de [Monts]', false],
    [joinsTown, 'la Ville et l’[Eurométropole]', true],
    [joinsTown, 'la ville de Dijon et [Dijon Métropole]', true],
    [joinsTown, 'l’État et l’[Eurométropole]', false],
    [hasArticle, 'dans le [Lot]', true],
    [hasArticle, '([Aisne])', true],
    [hasArticle, '[Cher] : un bus', true],
    [hasArticle, '[Cher] collègue', false],
  ])('%o of « %s » is %s', (look, text, expected) => {
    expect(look(around(text))).toBe(expected)
  })

  it.each([
    ['[Mer] (41)', '41'],
    ['[Ajaccio] (2a)', '2A'],
    ['[Saint-Denis] (974)', '974'],
    ['[Dry], 1 300 habitants', true],
    ['[Buhy] (326 habitants)', true],
    ['[Mer] (2024)', false],
    ['[Mer] et le reste', false],
  ])('tellsPlace of « %s » is %s', (text, expected) => {
    expect(tellsPlace(around(text))).toBe(expected)
  })

  it('keeps what it looks at short', () => {
    const text = 'a'.repeat(10_000)
    const { before, after } = surroundingsOf(text, 5_000, 5_001)
    expect(before.length).toBeLessThanOrEqual(50)
    expect(after.length).toBeLessThanOrEqual(30)
  })
})

describe('neighbours', () => {
  it.each([
    ['Michel Tours', 7, true],
    ['Après Tours', 6, false],
    ['CHU Tours', 4, true],
    ['maire Tours', 6, false],
    ['Tours', 0, false],
    ['Jean-Marie Tours', 11, true],
  ])('followsName in « %s » at %d is %s', (text, start, expected) => {
    expect(followsName(text, start)).toBe(expected)
  })

  it('sees what goes on after a name', () => {
    expect(goesOn('Lyon Capitale', 4)).toBe(true)
    expect(goesOn('Lyon capitale', 4)).toBe(false)
    expect(isHyphenated('Nice-Matin', 0, 4)).toBe(true)
    expect(isHyphenated('Seine-et-Yvelines', 9, 17)).toBe(true)
    expect(isHyphenated('Nice - Matin', 0, 4)).toBe(false)
    expect(epciEnd('Rodez agglomération aide', 5)).toBe(19)
    expect(epciEnd('Rodez agglomère', 5)).toBe(0)
  })

  it.each([
    ['A et B', true],
    ['A, B', true],
    ['A ou à B', true],
    ['A, dans le B', true],
    ['A. B', false],
    ['A mais B', false],
    ['AB', false],
  ])('isBeside in « %s » is %s', (within, expected) => {
    const one = { field: 'text' as const, start: 0, end: 1, within }
    const other = { field: 'text' as const, start: within.length - 1, end: within.length, within }
    expect(isBeside(one, other)).toBe(expected)
    expect(isBeside(other, one)).toBe(expected)
    expect(isBeside(one, { ...other, field: 'title' })).toBe(false)
  })

  it.each([
    ['Ville', 'Villé', false],
    ['VILLE', 'Villé', true],
    ['Evry', 'Évry', true],
    ['Villé', 'Villé', true],
    ['Perigueux', 'Périgueux', false],
  ])('isSpelt of « %s » for « %s » is %s', (written, name, expected) => {
    expect(isSpelt(written, name)).toBe(expected)
  })
})

describe('codeOfDemonym', () => {
  it.each([
    ['aveyronnaise', 'dept-12'],
    ['Loirétains', 'dept-45'],
    ['franciliennes', 'region-11'],
    ['normand', 'region-28'],
    ['Breton', undefined],
    ['bretonne', 'region-53'],
    ['constructor', undefined],
    ['lande', undefined],
    ['a'.repeat(10_000), undefined],
  ])('of « %s » is %s', (word, expected) => {
    expect(codeOfDemonym(word)).toBe(expected)
  })
})

describe('findHints', () => {
  it('points at the words that tell', () => {
    const text = 'Le réseau Lysséo sert les Loirétains.'
    const hints = findHints({ title: '', text })
    expect(hints.map(({ codes, at }) => [codes, text.slice(at.start, at.end)])).toStrictEqual([
      [['dept-45'], 'Lysséo'],
      [['dept-45'], 'Loirétains'],
    ])
  })

  it('reads the beginning only', () => {
    expect(findHints({ title: '', text: `${'x '.repeat(10_000)} Lysséo` })).toStrictEqual([])
  })
})
