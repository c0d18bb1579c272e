import { describe, expect, it } from 'vitest'
import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms, writeSynonyms } from '#src/axis/synonyms.ts'
import { analyse } from '#src/search/french/analyse.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'

const groups = readSynonyms(vocabulary)
const stemsOf = (expression: string) => analyse(expression).map((token) => token.term)
const keyOf = (expression: string) => stemsOf(expression).join(' ')
const synonyms = compileSynonyms(groups)
const others = (expression: string) =>
  synonyms.at(stemsOf(expression), 0)?.others.map(({ stems }) => stems.join(' ')) ?? []

describe('the vocabulary of the field', () => {
  it('is large, and no line of it is lost', () => {
    expect(groups.length).toBeGreaterThan(450)
    const lines = vocabulary.split('\n').filter((line) => line.trim() !== '')
    expect(groups.map(writeSynonyms)).toStrictEqual(lines)
  })

  it('has no expression of grammar words alone, nor a long one that one word is left of', () => {
    const short = groups
      .flatMap(({ same, narrower }) => [...same, ...narrower])
      .filter((expression) => stemsOf(expression).length < (/[ -]/.test(expression) ? 2 : 1))
    expect(short).toStrictEqual([])
  })

  it('has no group that the analyser makes idle', () => {
    const idle = groups.filter(({ same, narrower }) => new Set([...same, ...narrower].map(keyOf)).size === 1)
    expect(idle).toStrictEqual([])
  })

  it('says nothing twice', () => {
    const keys = groups.map(({ same }) => same.map(keyOf).toSorted().join(' = '))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toStrictEqual([])
  })

  it.each([
    ['AAP', 'appel à projets'],
    ['FttH', 'fibre jusqu’à l’abonné'],
    ['RGPD', 'règlement général sur la protection des données'],
    ['AIPD', 'analyse d’impact'],
    ['DPO', 'délégué à la protection des données'],
    ['DETR', 'dotation d’équipement des territoires ruraux'],
    ['DSIL', 'dotation de soutien à l’investissement local'],
    ['FEDER', 'fonds européen de développement régional'],
    ['IA', 'intelligence artificielle'],
    ['SDTAN', 'schéma directeur territorial d’aménagement numérique'],
    ['THD', 'très haut débit'],
    ['EPCI', 'établissement public de coopération intercommunale'],
    ['RGAA', 'accessibilité numérique'],
    ['SaaS', 'logiciel en mode service'],
    ['IoT', 'internet des objets'],
    ['SIG', 'système d’information géographique'],
    ['PCRS', 'plan de corps de rue simplifié'],
    ['AI Act', 'règlement sur l’intelligence artificielle'],
    ['rançongiciel', 'ransomware'],
    ['hameçonnage', 'phishing'],
  ])('goes both ways: %s, %s', (one, other) => {
    expect(others(one)).toContain(keyOf(other))
    expect(others(other)).toContain(keyOf(one))
  })

  it('leads from an ambiguous acronym to what it may mean, and never back', () => {
    expect(others('AMI')).toContain(keyOf('appel à manifestation d’intérêt'))
    expect(others('appel à manifestation d’intérêt')).not.toContain(keyOf('AMI'))
  })
})
