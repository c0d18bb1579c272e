import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { openLast } from '#src/search/words/open-last.ts'
import type { PlannedNode, Way } from '#src/search/words/plan.ts'
import { planSearch, type PlanOptions } from '#src/search/words/plan-search.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'

const vocabulary = createVocabulary(
  Object.entries({
    aap: 30,
    appel: 200,
    appels: 20,
    projets: 400,
    projet: 300,
    fibre: 80,
    cuivre: 12,
    cuire: 3,
    reseau: 150,
    commune: 300,
    don: 20,
    donner: 30,
    donnees: 250,
    achat: 40,
    intelligence: 90,
    artificielle: 88,
    ia: 160,
    teletransmission: 6,
    transmission: 25,
    tele: 9,
    ecoconception: 12,
    conception: 40,
    cybersecurite: 70,
    cyber: 30,
    securite: 130,
    rancongiciel: 9,
    rancongiciels: 4,
    ransomware: 15,
    orange: 44,
    riposte: 9,
    chat: 20,
    chatcontrol: 4,
    numerique: 500,
    numerama: 60,
    ripost: 1,
    certfr: 50,
    '2026': 700,
    '0117': 1,
  }),
  2_000,
)
const synonyms = compileSynonyms(
  readSynonyms(`
AAP = appel à projets
IA = intelligence artificielle > machine learning
rançongiciel = ransomware
SDTAN = schéma directeur territorial
`),
)

const known = { vocabulary, synonyms }
const shown = ({ stems, phrase, prefix, weight, by }: Way) =>
  `${by[0]}${weight} ${phrase ? `"${stems.join(' ')}"` : stems.join(' ')}${prefix === undefined ? '' : `${prefix}*`}`
const plan = (text: string, options: PlanOptions = known) => planSearch(parseQuery(text), options)
const ways = (text: string, options: PlanOptions = known) =>
  plan(text, options).should.map((words) => words.ways.map(shown))
const corrections = (text: string) => plan(text).corrections.map(({ typed, used }) => `${typed} → ${used}`)

describe('planSearch: words', () => {
  it('wants each word as it was typed first, in the order typed', () => {
    expect(ways('fibre réseau')).toStrictEqual([['t1 fibr'], ['t1 reseau']])
  })

  it('wants a code as a phrase, and never another', () => {
    expect(ways('CERTFR-2026-AVI-0117')).toStrictEqual([['t1 "certfr 2026 avi 0117"']])
    expect(ways('2027')).toStrictEqual([['t1 2027']])
    expect(corrections('0118 2025 h2021')).toStrictEqual([])
  })

  it('gives an expression’s synonyms to each of its words, as a phrase', () => {
    expect(ways('appel à projets fibre')).toStrictEqual([
      ['t1 appel', 's0.9 aap'],
      ['t1 projet', 's0.9 aap'],
      ['t1 fibr'],
    ])
    expect(ways('AAP')).toStrictEqual([['t1 aap', 's0.9 "appel projet"']])
    expect(ways('l’intelligence artificielle')[0]).toStrictEqual([
      't1 intelligent',
      's0.9 ia',
      's0.8 "machin learning"',
    ])
  })

  it('keeps an acronym that it knows, where no text has it', () => {
    expect(ways('SDTAN')).toStrictEqual([['t1 sdtan', 's0.9 "schem directeur territorial"']])
    expect(corrections('SDTAN')).toStrictEqual([])
  })

  it('plans what was typed alone where nothing is known', () => {
    expect(ways('cuvre appel à projets', {})).toStrictEqual([['t1 cuvr'], ['t1 appel'], ['t1 projet']])
    expect(plan('cuvre', {}).should[0]?.telling).toBe(1)
  })

  it('has nothing to look for in grammar words or in nothing', () => {
    expect(plan('de la')).toStrictEqual({ must: [], should: [], corrections: [] })
    expect(plan('')).toStrictEqual({ must: [], should: [], corrections: [] })
  })
})

describe('planSearch: typing faults', () => {
  it.each([
    ['cuvre', 'cuvre → cuivre'],
    ['oragne', 'oragne → orange'],
    ['ransongiciel', 'ransongiciel → rancongiciel'],
    ['lachat', 'lachat → achat'],
    ['lIA', 'lIA → ia'],
    ['appelàprojets', 'appelàprojets → appel projets'],
    ['donées', 'donées → donnees'],
  ])('%s', (text, expected) => {
    expect(corrections(`${text} fibre`)).toStrictEqual([expected])
  })

  it('thinks of the synonyms of the word that was meant', () => {
    expect(ways('ransongiciel fibre')[0]).toContain('s0.9 ransomwar')
    expect(
      ways('appelàprojets fibre')
        .slice(0, 2)
        .map((one) => one.at(-1)),
    ).toStrictEqual(['s0.9 aap', 's0.9 aap'])
  })

  it('trusts a word that some document has, and thinks of what many have besides', () => {
    expect(ways('cuire fibre')[0]).toStrictEqual(['t1 cuir'])
    expect(ways('ripost fibre')[0]).toStrictEqual(['t1 ripost'])
    expect(corrections('cuire fibre')).toStrictEqual([])
  })

  it('reads a form that no text has as the fault that it sounds like', () => {
    expect(ways('donées fibre')[0]).toStrictEqual(['f0.9 donnee', 't0.5 don'])
  })

  it('leaves out grammar words whose apostrophe was forgotten', () => {
    expect(ways('achat dun reseau')).toStrictEqual([['t1 achat'], ['t1 reseau']])
  })

  it('says nothing of a word that is like no other', () => {
    expect(ways('licorne fibre')[0]).toStrictEqual(['t1 licorn'])
    expect(corrections('licorne fibre')).toStrictEqual([])
  })
})

describe('planSearch: words apart and together', () => {
  it.each([
    ['télé transmission', 0, 's0.9 teletransmiss'],
    ['télé transmission', 1, 's0.9 teletransmiss'],
    ['éco-conception', 0, 't0.95 ecoconcept'],
    ['cybersécurité', 0, 't0.95 "cyb securit"'],
  ])('%s, word %d: %s', (text, at, way) => {
    expect(ways(`${text} fibre`)[at]).toContain(way)
  })

  it('does not join a code', () => {
    expect(ways('2026-0117')[0]).toStrictEqual(['t1 "2026 0117"'])
  })
})

describe('planSearch: the end of what is typed', () => {
  it('takes a last word that no text has for a beginning, with the synonyms of what it will be', () => {
    expect(ways('fibre rançongic')[1]).toStrictEqual(['t1 rancongic', 't0.95 rancongic*', 's0.9 ransomwar'])
    expect(corrections('fibre rançongic')).toStrictEqual([])
  })

  it.each([
    ['a space follows', 'fibre cuiv '],
    ['another word follows', 'cuiv fibre'],
  ])('not where %s', (_, text) => {
    expect(
      ways(text)
        .flat()
        .filter((way) => way.includes('*')),
    ).toStrictEqual([])
  })

  it('not where the query must mean the same tomorrow, nor for a word that texts have', () => {
    expect(ways('fibre cuiv', { ...known, openEnd: false })[1]).not.toContain('t0.95 cuiv*')
    expect(ways('fibre cyber')[1]).toStrictEqual(['t1 cyb'])
  })

  it('takes a beginning that is asked for as that only', () => {
    expect(ways('numér*')).toStrictEqual([['t1 numer*']])
  })

  it('takes a word left open as a whole word, then as a beginning', () => {
    const open = (text: string) =>
      planSearch(openLast(parseQuery(text)), known).should.map((words) => words.ways.map(shown))
    expect(open('fibre cyber')[1]).toStrictEqual(['t1 cyb', 't0.8 cyber*'])
    expect(open('chat contr').map((one) => one[1])).toStrictEqual(['s0.9 chatcontr*', 's0.9 chatcontr*'])
    expect(open('fibre oragne')[1]).toStrictEqual(['t1 oragn', 'f0.9 orange'])
    expect(open('2026-01')).toStrictEqual([['t1 "2026 01"', 't0.8 "2026"01*']])
  })
})

describe('planSearch: what always holds', () => {
  it('keeps phrases as they are: no fault, no synonym', () => {
    const { must, should } = plan('"appel à projets" "cuvre"')
    expect(should).toStrictEqual([])
    expect(must.map(waysOf)).toStrictEqual([[['t1 "appel projet"']], [['t1 cuvr']]])
  })

  it('excludes the very words', () => {
    const { must } = plan('fibre -AAP -cuvre')
    expect(must.map((node) => node.kind)).toStrictEqual(['not', 'not'])
    expect(must.map(waysOf)).toStrictEqual([[['t1 aap']], [['t1 cuvr']]])
  })

  it('thinks of synonyms and faults inside alternatives too', () => {
    const { must } = plan('AAP OU cuvre')
    expect(must).toHaveLength(1)
    expect(must[0]?.kind).toBe('any')
    expect(waysOf(must[0]!).flat()).toContain('s0.9 "appel projet"')
    expect(waysOf(must[0]!).flat()).toContain('f0.9 cuivr')
  })
})

describe('planSearch: what words tell', () => {
  it('is more for rare words than for common ones', () => {
    const [rare, common] = plan('cuivre projets').should
    expect(rare!.telling).toBeGreaterThan(common!.telling * 2)
  })

  it('is of the most frequent way that may be meant', () => {
    expect(plan('AAP').should[0]!.telling).toBeLessThan(plan('AAP', { vocabulary }).should[0]!.telling)
  })

  it('is little for words of politeness, and bounded for what no document has', () => {
    const [asked, unknown] = plan('comment trouver licorne').should
    expect(asked!.telling).toBeLessThan(unknown!.telling)
    expect(unknown!.telling).toBe(4)
  })

  it('is more for codes', () => {
    expect(plan('2026-0117').should[0]!.telling).toBeGreaterThan(plan('ripost').should[0]!.telling)
  })
})

describe('planSearch: bad input', () => {
  it('is bounded and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const { should } = plan(text)
        for (const { ways: own, telling } of should) {
          expect(own.length).toBeGreaterThan(0)
          expect(own.length).toBeLessThanOrEqual(8)
          expect(telling).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('bears 10,000 characters, glued or not', () => {
    expect(plan('appelaprojet'.repeat(800)).should.length).toBeLessThan(3)
    expect(plan('cuvre oragne '.repeat(800)).should.length).toBeLessThanOrEqual(32)
  })
})

function waysOf(node: PlannedNode): string[][] {
  if (node.kind === 'words') return [node.words.ways.map(shown)]
  if (node.kind === 'not') return waysOf(node.of)
  return node.kind === 'field' ? [] : node.of.flatMap(waysOf)
}
