import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { keptAxes } from '#src/enrich/axes/relevance.ts'
import { compileAxes } from '#src/enrich/axes/tagger.ts'
import { smallModel, twoAxes } from './small-model.ts'

const context = { localAuthority: ['commune'], offTopic: [] }
const weights: Parameters<typeof smallModel>[0] = {
  'w fibre': [30, 40, 0],
  'w tourangelle': [40, 60, 0],
  'w chat': [-100, 0, 0],
}
const tagger = compileAxes(twoAxes, { context, model: smallModel(weights) })

describe('compileJudge', () => {
  it('files by a cue of the lexicon, with its reason', () => {
    const {
      axes: [match],
      belongs,
    } = tagger.read({ title: 'La fibre optique', text: '' })
    expect(belongs).toBe(true)
    expect(match).toMatchObject({ id: 'infrastructures-thd-mobile', reasons: [{ term: 'fibre optique' }] })
  })

  it('files by a word that the model learnt, and points at it', () => {
    const text = 'Le plan vise la Tourangelle profonde.'
    const {
      axes: [match],
    } = tagger.read({ title: '', text })
    const [reason] = match!.reasons
    expect(reason).toMatchObject({ field: 'text', term: 'Tourangelle' })
    expect(text.slice(reason!.start, reason!.end)).toBe('Tourangelle')
  })

  it('gives a score that is the sum of its reasons', () => {
    const {
      axes: [match],
    } = tagger.read({ title: 'La fibre optique tourangelle', text: 'Encore la fibre optique.' })
    const sum = match!.reasons.reduce((total, { weight }) => total + weight, 0)
    expect(match!.score).toBeCloseTo(sum, 5)
    expect(match!.reasons.length).toBeGreaterThan(2)
  })

  it('abstains when what speaks against weighs more, whatever axes stand', () => {
    const reading = tagger.read({ title: 'Fibre optique pour le chat', text: 'Le chat, le chat.' })
    expect(reading.belongs).toBe(false)
    expect(keptAxes(reading, undefined)).toEqual([])
  })

  it('gives no axis that no word can be shown for', () => {
    const blind = compileAxes(twoAxes, { context, model: smallModel(weights, { biases: [3, 3, 3] }) })
    expect(blind.read({ title: 'Bonjour', text: 'tout le monde' }).axes).toEqual([])
  })

  it('adds the prior of a publisher to an axis that has a cue, and names it', () => {
    const priors = { 'infrastructures-thd-mobile': 2 } as const
    const item = { title: 'Fibre optique', text: '', priors, publisher: 'Arcep' }
    const [match] = tagger.read(item).axes
    expect(match!.reasons).toContainEqual(expect.objectContaining({ field: 'source', term: 'Arcep' }))
    const [alone] = tagger.read({ title: 'Fibre optique', text: '' }).axes
    expect(match!.score).toBeGreaterThan(alone!.score)
    expect(tagger.read({ ...item, title: 'Bonjour' }).axes).toEqual([])
  })

  it('tells whether a cue of weight 3 stands behind, for the feeds that ask for one', () => {
    expect(tagger.read({ title: 'La fibre optique', text: '' }).strongCue).toBe(true)
    expect(tagger.read({ title: '', text: 'la Tourangelle' }).strongCue).toBe(false)
  })

  it('learns: corrections move what it answers', () => {
    const learnt = { biases: [0, 0, 0], features: { 'w tourangelle': [-9, -9, 0] } }
    const taught = compileAxes(twoAxes, { context, model: smallModel(weights), learnt })
    expect(taught.read({ title: '', text: 'la Tourangelle' }).belongs).toBe(false)
  })
})

describe('the shipped tagger', () => {
  const shipped = compileAxes(axes, { model: axisModel })
  const file = (title: string, text: string) =>
    keptAxes(shipped.read({ title, text }), undefined).map(({ id }) => id)

  it.each([
    [
      'Le syndicat relie ses villages à la fibre',
      'Douze mille prises seront raccordables fin 2027.',
      'infrastructures-thd-mobile',
    ],
    [
      'Des capteurs dans les écoles',
      'La commune mesure le CO2 avec un réseau LoRaWAN.',
      'territoires-durables-connectes',
    ],
    [
      'La métropole ouvre ses données',
      'Trente jeux de données sont en ligne sur le portail open data.',
      'donnees-ia',
    ],
    [
      'La mairie visée par un rançongiciel',
      'Les serveurs de la commune ont été chiffrés dans la nuit.',
      'cybersecurite-confiance',
    ],
    [
      'Un conseiller numérique au village',
      'Il aide les habitants éloignés du numérique dans leurs démarches.',
      'inclusion-mediation',
    ],
    [
      'Les permis de construire en ligne',
      'La commune dématérialise ses autorisations d’urbanisme.',
      'administration-services-publics',
    ],
    [
      'Des tablettes pour les collégiens',
      'Le département équipe les collèges d’un espace numérique de travail.',
      'education-culture-sante',
    ],
    [
      'Des ordinateurs reconditionnés à la mairie',
      'La ville réduit l’empreinte environnementale du numérique.',
      'numerique-responsable',
    ],
    [
      'Un tiers-lieu et un fablab à la gare',
      'Les entreprises du numérique y formeront des développeurs.',
      'economie-innovation-competences',
    ],
    [
      'Schéma directeur des usages numériques',
      'Le syndicat mixte mutualise les achats informatiques des communes.',
      'gouvernance-mutualisation',
    ],
  ])('files « %s »', (title, text, axis) => {
    expect(file(title, text)).toContain(axis)
  })

  it.each([
    ['Le championnat reprend samedi', 'Le club reçoit son voisin devant 8 000 spectateurs.'],
    ['Notre test du nouveau smartphone', 'Écran OLED, trois caméras et une batterie d’une journée.'],
    ['Une aide pour rénover les gymnases', 'La région subventionne les travaux de toiture et d’isolation.'],
    ['Nomination à la cour d’appel', 'Par décret du 3 mars, est nommée présidente de chambre Mme Durand.'],
    ['', ''],
  ])('leaves « %s » out', (title, text) => {
    expect(file(title, text)).toEqual([])
  })
})
