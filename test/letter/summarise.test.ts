import { describe, expect, it } from 'vitest'
import { shorten, summarise } from '#src/letter/summarise.ts'

const first = 'La loi soumet les intercommunalités à des exigences nouvelles.'

describe('summarise', () => {
  it('takes the first sentence', () => {
    expect(summarise(`${first} Elle entre en vigueur en 2027.`, 'Titre')).toBe(first)
  })

  it.each([
    ['the furniture of a page', `Publié le 12 novembre 2026 à 10 heures par la rédaction. ${first}`],
    ['what is too short to tell', `Communiqué. Paris. ${first}`],
    ['a repetition of the title', `Une loi pour la sécurité des réseaux des collectivités. ${first}`],
  ])('passes over %s', (_, text) => {
    expect(summarise(text, 'Une loi pour la sécurité des réseaux des collectivités')).toBe(first)
  })

  it.each([
    'M. Dupont et Mme Martin signent la convention avec le syndicat mixte départemental.',
    'Aux termes de l’art. 12 de la loi n. 2026-100, le maire tient une base adresse locale.',
    'Le site www.exemple.fr publie la version 2.5 du guide des achats numériques.',
    'Le coût est de 1.5 million par an pour le département et ses communes.',
  ])('does not end at an abbreviation, an address or a figure: %s', (sentence) => {
    expect(summarise(`${sentence} La suite vient ensuite.`, 'Titre')).toBe(sentence)
  })

  it('cuts at a word within 220 characters', () => {
    const long = `${'collectivité '.repeat(40)}fin.`
    const summary = summarise(long, 'Titre')
    expect(summary.length).toBeLessThanOrEqual(220)
    expect(summary).toMatch(/collectivité…$/)
  })

  it('says nothing rather than something poor', () => {
    expect(summarise('', 'Titre')).toBe('')
    expect(
      summarise('Lire la suite sur le site de la collectivité concernée par cet article.', 'Titre'),
    ).toBe('')
    expect(
      summarise(
        'Titre assez long pour être une phrase entière',
        'Titre assez long pour être une phrase entière',
      ),
    ).toBe('')
  })

  it('joins lines and answers at once on a hostile text', () => {
    expect(summarise('La loi soumet\n\n  les intercommunalités\tà des exigences nouvelles.', 'T')).toBe(first)
    const start = performance.now()
    summarise('a. A'.repeat(500_000), 'T')
    summarise(' '.repeat(1_000_000), 'T')
    expect(performance.now() - start).toBeLessThan(300)
  })
})

describe('the choice of sentences', () => {
  const title = 'Fermeture du cuivre : le calendrier du lot 7'
  const telling =
    'Le calendrier du lot 7 fixe la fermeture du cuivre dans 800 communes à compter du 31 janvier 2027.'

  it.each([
    ['a sentence that begins with a pronoun', 'Elle répond ainsi à une attente forte et ancienne des élus.'],
    ['the first person', 'Nous sommes heureux de vous présenter notre nouvelle feuille de route.'],
    ['a question', 'Que va changer la fin de ce réseau historique pour les habitants ?'],
    ['a call to click', 'Cliquez sur le lien ci-dessous pour vous abonner à la lettre.'],
    ['capitals', 'COMMUNIQUÉ DE PRESSE DE L’AUTORITÉ DE RÉGULATION DES TÉLÉCOMS.'],
    ['a byline', 'Par Jeanne Martin, journaliste au service économie de la rédaction.'],
    ['generalities', 'Depuis longtemps, la question des réseaux occupe une place importante.'],
  ])('prefers what tells the title, its figures and its dates to %s', (_, before) => {
    expect(summarise(`${before} ${telling}`, title)).toBe(telling)
  })

  it('adds the next sentence when it tells something and there is room', () => {
    const next = 'Elle ouvre une aide aux communes jusqu’au 30 juin 2027.'
    expect(summarise(`${telling} ${next}`, title)).toBe(`${telling} ${next}`)
    expect(summarise(`${telling} ${next.replace('une aide', 'une aide '.repeat(30))}`, title)).toBe(telling)
  })

  it('takes whole sentences, as they are', () => {
    const text = `${'Le contexte est connu de tous les acteurs. '.repeat(3)}${telling} ${'La suite reste à écrire avec les élus. '.repeat(9)}`
    const summary = summarise(text, title)
    expect(text).toContain(summary)
    expect(summary).toMatch(/\.$/)
  })
})

describe('what surrounds a text', () => {
  it.each([
    ['a date of publication', 'Publié le 12 novembre 2026 à 10h30 – '],
    ['two dates', 'Publié le 12/11/2026 Mis à jour le 13/11/2026 '],
    ['a time to read', 'Temps de lecture : 3 minutes '],
    ['a place and a date', 'Orléans, le 12 novembre 2026 – '],
    ['the account of who wrote', 'a.martin ven 11/07/2025 - 10:46 '],
    ['the title again', 'Une loi pour la sécurité des réseaux\n'],
    ['a path', 'Accueil > Actualités > '],
    ['all at once', 'Une loi pour la sécurité des réseaux\nPublié le 12 novembre 2026\n'],
  ])('is left out before it: %s', (_, before) => {
    expect(summarise(`${before}${first}`, 'Une loi pour la sécurité des réseaux')).toBe(first)
  })

  it.each([
    [' Lire la suite'],
    [' En savoir plus sur le site du ministère'],
    [' » Lire l’article complet'],
    [' L’article Une loi est apparu en premier sur Le Blog.'],
  ])('is left out after it: %s', (after) => {
    expect(summarise(`${first}${after}`, 'T')).toBe(first)
  })

  it('says that a publisher cut the text', () => {
    const cut = 'La loi soumet les intercommunalités à des exigences'
    expect(summarise(`${cut} […]`, 'T')).toBe(`${cut}…`)
    expect(summarise(`${cut}...`, 'T')).toBe(`${cut}…`)
  })

  it('leaves alone a sentence that begins with the words of the title', () => {
    const sentence = 'La fibre à Blois avance : 3 000 logements sont raccordables depuis lundi.'
    expect(summarise(sentence, 'La fibre à Blois')).toBe(sentence)
  })

  it.each(['Publié le ', '> ', 'Lire la suite ', '[…] ', 'ven 11/07/2025 - ', '«', 'Par A', '\n', '1 '])(
    'does not stumble over a hostile text made of %j',
    (part) => {
      expect(summarise(part.repeat(100_000), 'Titre').length).toBeLessThanOrEqual(220)
      const long = `${'mot '.repeat(60)}${part.repeat(5_000)}`
      expect(summarise(long, 'Titre '.repeat(2_000)).length).toBeLessThanOrEqual(220)
    },
  )
})

describe('shorten', () => {
  it('never leaves half a character or a hanging mark', () => {
    expect(shorten('court', 10)).toBe('court')
    expect(shorten('un mot, puis un autre', 9)).toBe('un mot…')
    expect(shorten('😀'.repeat(20), 10)).toBe('😀😀😀😀…')
  })
})
