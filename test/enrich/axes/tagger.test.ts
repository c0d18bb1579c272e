import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import type { Axis, AxisId } from '#src/axis/taxonomy.ts'
import { compileAxes } from '#src/enrich/axes/tagger.ts'
import { matchedLength } from '#src/enrich/text/words.ts'

const tagger = compileAxes(axes)
const ids = (title: string, text = ''): AxisId[] => tagger.tag({ title, text }).map((match) => match.id)

describe('the lexicon', () => {
  it.each<[AxisId, string, string]>([
    [
      'infrastructures-thd-mobile',
      'La fibre arrive dans le Berry',
      'Le réseau d’initiative publique compte 60 000 prises.',
    ],
    ['infrastructures-thd-mobile', 'Fermeture du cuivre : le calendrier de l’Arcep', ''],
    [
      'infrastructures-thd-mobile',
      'Un pylône pour la zone blanche',
      'L’opérateur mobile installera la 4G avant l’été.',
    ],
    [
      'territoires-durables-connectes',
      'Des compteurs communicants contre les fuites d’eau',
      'Le réseau LoRaWAN couvre la commune.',
    ],
    [
      'territoires-durables-connectes',
      'Éclairage public intelligent à Vendôme',
      'Des capteurs règlent les lampadaires.',
    ],
    [
      'territoires-durables-connectes',
      'La GTB obligatoire',
      'La gestion technique du bâtiment vise les équipements de plus de 70 kW.',
    ],
    ['donnees-ia', 'Open data : les communes publient', 'Données ouvertes et Base Adresse Locale.'],
    ['donnees-ia', 'Une charte IA pour les agents', 'L’intelligence artificielle entre à la mairie.'],
    [
      'cybersecurite-confiance',
      'Cyberattaque contre une communauté de communes',
      'Un rançongiciel a chiffré les serveurs.',
    ],
    ['cybersecurite-confiance', 'RGPD : le délégué à la protection des données en mairie', ''],
    [
      'inclusion-mediation',
      'Illectronisme : un bus pour les villages',
      'Les conseillers numériques vont au-devant des habitants.',
    ],
    ['inclusion-mediation', 'Aidants Connect se déploie', 'La médiation numérique recrute.'],
    [
      'administration-services-publics',
      'Dématérialisation des actes',
      'La télétransmission à la préfecture passe par un parapheur électronique.',
    ],
    [
      'administration-services-publics',
      'Accessibilité : le RGAA évolue',
      'Les sites des collectivités doivent publier leur déclaration.',
    ],
    [
      'education-culture-sante',
      'L’ENT des collèges change',
      'L’espace numérique de travail sera commun à l’académie.',
    ],
    [
      'education-culture-sante',
      'Une cabine de téléconsultation au village',
      'La télémédecine s’installe en mairie.',
    ],
    [
      'numerique-responsable',
      'Loi REEN : la stratégie numérique responsable',
      'Les communes de plus de 50 000 habitants sont concernées.',
    ],
    [
      'numerique-responsable',
      'Sobriété numérique',
      'Le réemploi des ordinateurs progresse dans les collectivités.',
    ],
    [
      'economie-innovation-competences',
      'Un tiers-lieu et son fablab',
      'Le coworking attire les indépendants.',
    ],
    ['economie-innovation-competences', 'French Tech Loire Valley : le village numérique', ''],
    [
      'gouvernance-mutualisation',
      'La SCORAN révisée',
      'La commission régionale de stratégie numérique l’a adoptée.',
    ],
    [
      'gouvernance-mutualisation',
      'Mutualisation des systèmes d’information',
      'Le syndicat mixte numérique porte un groupement de commandes informatique.',
    ],
  ])('files under %s « %s »', (axis, title, text) => {
    expect(ids(title, text)[0]).toBe(axis)
  })

  it.each([
    ['food fibre', 'Manger des fibres, à quoi ça sert ?', 'La fibre alimentaire protège le cœur.'],
    ['an antenna that is an office', 'L’antenne de la CAF rouvre', 'L’antenne locale reçoit le mardi.'],
    [
      'RIP, a referendum',
      'Le RIP sur les aéroports',
      'Le référendum d’initiative partagée a recueilli un million de voix.',
    ],
    ['IA, bird flu', 'IA : des foyers de grippe aviaire', 'L’influenza (IAHP) touche douze élevages.'],
    ['copper of a mine', 'Une mine de cuivre rouvre', 'Le cours du cuivre monte.'],
    [
      'family mediation',
      'Médiation familiale : nouvelles permanences',
      'La CAF finance la médiation familiale.',
    ],
    [
      'solar collectors',
      'Capteurs solaires sur la piscine',
      'La commune pose des capteurs solaires thermiques.',
    ],
    ['road safety', 'Sécurité routière', 'La sécurité routière en chiffres.'],
    ['a nuclear plant', 'La centrale nucléaire de Belleville', 'La centrale redémarre.'],
    ['an axis of roads', 'L’axe Orléans-Tours en travaux', 'L’axe routier sera fermé.'],
    ['a friend', 'Un ami de longue date', 'Mon ami est maire de la commune.'],
    [
      'social mutual insurance',
      'Une mutuelle santé communale',
      'La mutualisation des sols et la mutuelle santé.',
    ],
    ['a tobacco shop’s hub', 'Hub ferroviaire de Saint-Pierre-des-Corps', 'Le hub ferroviaire s’agrandit.'],
    ['nothing at all', '', ''],
  ])('files nowhere %s', (_what, title, text) => {
    expect(ids(title, text)).toEqual([])
  })

  it('gives several axes to an item that is about several things', () => {
    const title = 'Cybersécurité et open data : deux chantiers du syndicat'
    expect(ids(title, 'Les données ouvertes et la sécurité informatique.').toSorted()).toEqual([
      'cybersecurite-confiance',
      'donnees-ia',
    ])
  })

  it('never gives more than three axes', () => {
    const title = 'Fibre optique, open data, cybersécurité, illectronisme, dématérialisation, télémédecine'
    expect(ids(title)).toHaveLength(3)
  })

  it('does not take a phrase inside a longer one for a reason, in any axis', () => {
    const matches = tagger.tag({ title: 'Stratégie numérique responsable', text: '' })
    expect(matches.map((match) => match.id)).toEqual(['numerique-responsable'])
    expect(matches[0]!.reasons.map((reason) => reason.term)).toEqual(['stratégie numérique responsable'])
  })
})

const small: Axis[] = [
  {
    id: 'infrastructures-thd-mobile',
    code: 'TH',
    label: 'Réseaux',
    scope: 'Réseaux',
    outOfScope: 'Rien',
    cues: [
      { term: 'fibre optique', weight: 3 },
      { term: 'très haut débit', weight: 2 },
      { term: 'RIP', weight: 2, exactCase: true },
      { term: 'débit', weight: 1 },
      { term: 'fibre', weight: 2, needs: ['réseau*', 'fibre optique'], cancelledBy: ['textile'] },
    ],
  },
]
const smallTagger = compileAxes(small, {
  context: { localAuthority: ['commune'], offTopic: [{ term: 'console', weight: 3 }] },
})

describe('compileAxes', () => {
  it('gives each reason its term, field, offsets in the original string and weight', () => {
    const title = '🚀 La Fibre optique, enfin'
    const text = 'L’accès au TRÈS\u00A0HAUT  débit, puis encore le très haut débit.'
    const [match] = smallTagger.tag({ title, text })
    expect(match).toEqual({
      id: 'infrastructures-thd-mobile',
      score: 12,
      reasons: [
        { term: 'fibre optique', field: 'title', start: 6, end: 19, weight: 9 },
        { term: 'très haut débit', field: 'text', start: 11, end: 27, weight: 2 },
        { term: 'très haut débit', field: 'text', start: 44, end: 59, weight: 1 },
      ],
    })
    expect(title.slice(6, 19)).toBe('Fibre optique')
    expect(text.slice(11, 27)).toBe('TRÈS\u00A0HAUT  débit')
    expect(text.slice(44, 59)).toBe('très haut débit')
  })

  it('counts a third occurrence for nothing', () => {
    const text = 'Le RIP. Le RIP. Le RIP. Le RIP, la fibre optique.'
    expect(smallTagger.tag({ title: '', text })[0]).toMatchObject({ score: 6, reasons: { length: 3 } })
  })

  it('needs a neighbour within 90 characters', () => {
    const near = `fibre ${'a'.repeat(80)} réseau, fibre optique`
    const far = `fibre ${'mot '.repeat(40)} réseau`
    expect(smallTagger.tag({ title: near, text: '' })[0]!.reasons.map((reason) => reason.term)).toEqual([
      'fibre',
      'fibre optique',
    ])
    expect(smallTagger.tag({ title: far, text: '' })).toEqual([])
  })

  it('is cancelled by a neighbour', () => {
    expect(smallTagger.tag({ title: 'La fibre du réseau', text: '' })).toHaveLength(1)
    expect(smallTagger.tag({ title: 'La fibre textile du réseau', text: '' })).toEqual([])
  })

  it('lets a word of the title give context to the text', () => {
    expect(smallTagger.tag({ title: 'Réseau de RIP', text: 'La fibre arrive.' })[0]!.reasons).toEqual([
      { term: 'RIP', field: 'title', start: 10, end: 13, weight: 6 },
      { term: 'fibre', field: 'text', start: 3, end: 8, weight: 2 },
    ])
  })

  it('reads categories, and says so', () => {
    const [match] = smallTagger.tag({ title: '', text: '', categories: ['Divers', 'Fibre optique'] })
    expect(match!.reasons).toEqual([
      { term: 'fibre optique', field: 'category', start: 0, end: 13, weight: 3 },
    ])
  })

  it('lets a publisher’s prior strengthen an axis that has a cue, never make one', () => {
    const priors = { 'infrastructures-thd-mobile': 2 } as const
    const withCue = smallTagger.tag({
      title: '',
      text: 'Le RIP avance, le débit aussi.',
      priors,
      publisher: 'Arcep',
    })
    expect(withCue[0]).toMatchObject({ score: 5 })
    expect(withCue[0]!.reasons.at(-1)).toEqual({
      term: 'Arcep',
      field: 'source',
      start: 0,
      end: 0,
      weight: 2,
    })
    expect(smallTagger.tag({ title: '', text: 'Rien.', priors, publisher: 'Arcep' })).toEqual([])
  })

  it('asks more of a long page than one strong word', () => {
    expect(smallTagger.tag({ title: '', text: 'La fibre optique.' })).toHaveLength(1)
    expect(smallTagger.tag({ title: '', text: `La fibre optique. ${'Autre chose. '.repeat(200)}` })).toEqual(
      [],
    )
  })

  it('counts for half what stands far from the beginning', () => {
    const text = `Le RIP, le débit, la fibre optique. ${'mot '.repeat(600)} très haut débit`
    expect(smallTagger.tag({ title: '', text })[0]!.reasons.at(-1)).toMatchObject({
      term: 'très haut débit',
      weight: 1,
    })
  })

  it('tells of local authorities and of what speaks against the watch', () => {
    expect(smallTagger.read({ title: 'Console', text: 'La commune joue à la console.' })).toEqual({
      axes: [],
      localAuthority: true,
      strongCue: false,
      offTopic: 6,
    })
    expect(smallTagger.read({ title: 'La fibre optique', text: '' })).toMatchObject({
      strongCue: true,
      offTopic: 0,
    })
  })

  it('reads no further than the cap of a hostile text', () => {
    const text = `${'mot '.repeat(250_000)} fibre optique`
    expect(smallTagger.tag({ title: '', text })).toEqual([])
    const repeated = smallTagger.tag({
      title: 'fibre réseau '.repeat(50_000),
      text: 'fibre réseau '.repeat(50_000),
    })
    expect(repeated[0]!.reasons).toHaveLength(2)
    expect(repeated[0]!.reasons.every((reason) => reason.end <= matchedLength)).toBe(true)
  })
})
