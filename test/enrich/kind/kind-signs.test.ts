import { describe, expect, it } from 'vitest'
import { signsOf } from '#src/enrich/kind/kind-signs.ts'
import { readKindWords } from '#src/enrich/kind/kind-words.ts'

const signs = (title: string, text = '', url = '') => signsOf(readKindWords({ title, text, url }))

describe('signsOf', () => {
  it('sees the stems of the title, alone and by two, years and numbers as such', () => {
    const found = signs('Déploiement 2027 : 12 communes')
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(['t:deploi', 't:2000', 't:1', 't:deploi 2000', 't:commun', 'f:deploi']),
    )
  })

  it('gives long texts no more words than short ones', () => {
    const sum = (text: string) =>
      [...signs('Titre', text)]
        .filter(([sign]) => /^[a-z0-9]+$/.test(sign))
        .reduce((all, [, v]) => all + v * v, 0)
    expect(sum('fibre optique')).toBeCloseTo(sum('fibre optique pour tous les habitants du canton'))
  })

  it('sees cues of the title, of the opening and of its first sentence', () => {
    const found = signs(
      'Le conseil vote',
      'Rien de neuf cette année dans notre belle commune. Un rapport paraît.',
    )
    expect(found.has('T.deliberation')).toBe(true)
    expect(found.has('L.etude')).toBe(true)
    expect(found.has('F.etude')).toBe(false)
  })

  it('sees the address by host, by words and by folder', () => {
    const found = [...signs('Titre', '', 'https://www.blog.exemple.fr/agenda/salon-2027').keys()]
    expect(found).toEqual(
      expect.arrayContaining(['h:blog.exemple.fr', 'h:exemple.fr', 'w:exemple', 'p:agenda']),
    )
  })

  it('sees where places are named', () => {
    const words = readKindWords({ title: 'Blois : la fibre', text: 'La ville de Blois avance.' })
    const blois = { code: 'commune-41018', name: 'Blois' }
    const found = signsOf(words, [
      { ...blois, at: { field: 'title', start: 0, end: 5 } },
      { code: 'region-24', name: 'Centre-Val de Loire' },
    ])
    expect([...found.keys()].filter((sign) => sign.startsWith('P.'))).toEqual([
      'P.title-commune',
      'P.start-commune',
    ])
  })
})

describe('readKindWords', () => {
  it('reads an elliptical title with the sentence that completes it', () => {
    const words = readKindWords({ title: 'Fréquences', text: 'L’Arcep lance une consultation publique.' })
    expect(words.title).toBe("frequences : l'arcep lance une consultation publique.")
  })

  it('leaves a full title alone', () => {
    const title = 'Un guide pour les communes qui choisissent leurs offres'
    expect(readKindWords({ title, text: 'Il paraît.' }).title).toBe(
      'un guide pour les communes qui choisissent leurs offres',
    )
  })

  it('takes a rectificatif for the text that it corrects', () => {
    expect(readKindWords({ title: 'Rectificatif au décret n° 2026-1', text: '' }).title).toBe(
      'decret n° 2026-1',
    )
  })
})
