import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import { sharedWords } from '#src/curation/shared-words.ts'

const at = { field: 'text', start: 0, end: 1 } as const
const told = (title: string, text = '', refs: string[] = []) => ({
  title,
  text,
  facts: { ...noFacts(), refs: refs.map((ref) => ({ ref, relation: 'cites' as const, at })) },
})

describe('sharedWords', () => {
  it('says what both hold, as the first writes it, words of both titles before the others', () => {
    const item = told('Fermeture du cuivre : le calendrier du lot 3')
    expect(sharedWords(item, told('Les calendriers de la fibre', 'Le cuivre est en fin de vie.'))).toEqual([
      'calendrier',
      'cuivre',
    ])
  })

  it('puts common references first', () => {
    const item = told('Loi sur le numérique responsable', '', ['loi 2021-1485', 'loi 2020-105'])
    expect(sharedWords(item, told('Un guide du numérique', '', ['loi 2021-1485']))).toEqual([
      'loi 2021-1485',
      'numérique',
    ])
  })

  it('keeps four at most, and says nothing where they share no telling word', () => {
    const item = told('Appel à projets capteurs connectés territoires intelligents durables')
    expect(sharedWords(item, item)).toHaveLength(4)
    expect(sharedWords(item, told('La fête de la citrouille', 'De la soupe et des stands.'))).toEqual([])
  })

  it('does not take grammar words for a likeness, and leaves acronyms as they are', () => {
    expect(
      sharedWords(told('La mairie et les élus de Blois'), told('Les arbres de la ville et la Loire')),
    ).toEqual([])
    expect(sharedWords(told('RGPD : ce qui change'), told('Le RGPD a dix ans'))).toEqual(['RGPD'])
  })
})
