import { describe, expect, it } from 'vitest'
import { otherWritings, readSynonyms, writeSynonyms } from '#src/axis/synonyms.ts'

describe('readSynonyms', () => {
  it.each([
    ['AAP = appel à projets', [{ same: ['AAP', 'appel à projets'], narrower: [] }]],
    ['AMI > appel à manifestation', [{ same: ['AMI'], narrower: ['appel à manifestation'] }]],
    [
      'EnR = énergie verte > éolien, solaire',
      [{ same: ['EnR', 'énergie verte'], narrower: ['éolien', 'solaire'] }],
    ],
    ['  AAP=appel  ', [{ same: ['AAP', 'appel'], narrower: [] }]],
    ['AAP = = appel > , ', [{ same: ['AAP', 'appel'], narrower: [] }]],
    ['seul', []],
    ['> rien', []],
    [' = ', []],
    ['', []],
    ['\n\n', []],
  ])('%j', (lines, groups) => {
    expect(readSynonyms(lines)).toStrictEqual(groups)
  })

  it('reads one group a line', () => {
    expect(readSynonyms('IA = AI\n\nTHD = très haut débit\n')).toHaveLength(2)
  })
})

describe('writeSynonyms', () => {
  it.each(['AAP = appel à projets', 'AMI > appel', 'EnR = énergie verte > éolien, solaire'])(
    'gives back the line that was read: %s',
    (line) => {
      expect(readSynonyms(line).map(writeSynonyms)).toStrictEqual([line])
    },
  )
})

describe('otherWritings', () => {
  const others = otherWritings(
    readSynonyms('IoT = internet des objets\nobjets connectés = IoT > capteur\nAMI > appel'),
  )

  it.each([
    ['IoT', ['internet des objets', 'objets connectés']],
    ['Internet des Objets', ['IoT']],
    ['capteur', []],
    ['AMI', []],
    ['cuivre', []],
  ])('%s', (term, expected) => {
    expect(others(term)).toStrictEqual(expected)
  })

  it('takes one apostrophe for another', () => {
    expect(otherWritings(readSynonyms('RIP = réseau d’initiative'))("réseau d'initiative")).toStrictEqual([
      'RIP',
    ])
  })
})
