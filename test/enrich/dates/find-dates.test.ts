import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findDates } from '#src/enrich/dates/find-dates.ts'
import type { Item } from '#src/normalise/item.ts'

type Said = Partial<Pick<Item, 'title' | 'deadline' | 'publishedAt'>>

const read = (text: string, kind: Kind = 'appel-a-projets', said: Said = {}) =>
  findDates({ title: '', ...said, text }, kind)
const closing = (text: string, kind?: Kind, said?: Said) => read(text, kind, said).closing?.value
const told = (text: string, kind?: Kind, said?: Said) =>
  read(text, kind, said).dates.map(({ role, value, label }) => `${role} ${value}${label ? ` ${label}` : ''}`)

describe('findDates, closing', () => {
  it.each([
    ['Date limite de dépôt des dossiers : 15 mars 2027.', '2027-03-15'],
    ['Date limite de dépôt :\n15 mars 2027', '2027-03-15'],
    ['Candidatures ouvertes jusqu’au 1er avril 2027 inclus.', '2027-04-01'],
    ['Clôture le 31/01/2027.', '2027-01-31'],
    ['Candidature en ligne avant le 28/02/27.', '2027-02-28'],
    ['L’appel est clôturé le 31.01.2027', '2027-01-31'],
    ['Dépôt avant le 2027-01-31.', '2027-01-31'],
    ['Clôture impérative le 21\u00A0mars\u00A02027.', '2027-03-21'],
    ['Clôture : 15 sept. 2027', '2027-09-15'],
    ['Dépôt du 14 janvier au 31 mars 2027.', '2027-03-31'],
    ['Lancé le 17 février 2027, l’appel ferme le 15 avril 2027.', '2027-04-15'],
    ['Réponses attendues au plus tard le 3 août 2027.', '2027-08-03'],
    ['Réponse attendue pour le 3 août 2027.', '2027-08-03'],
    ['Dossier à renvoyer à la préfecture pour le 31 octobre 2027.', '2027-10-31'],
    ['Réception des offres : dernier délai le 9 décembre 2027.', '2027-12-09'],
    ['DATE LIMITE DE RÉCEPTION : 5 FÉVRIER 2027', '2027-02-05'],
    ['Fin des candidatures : 15 mars 2027', '2027-03-15'],
    ['Échéance : 28 février 2027.', '2027-02-28'],
    ['L’appel à projets s’achève le 31 décembre 2027.', '2027-12-31'],
    ['Les candidatures sont closes le 28 octobre 2027.', '2027-10-28'],
    ['Les communes ont jusqu’au 30 novembre 2027 inclus.', '2027-11-30'],
    ['Jusqu’au 15 mars 2027, les communes peuvent candidater.', '2027-03-15'],
    ['Du 3 mars au 28 avril 2027, les mairies peuvent demander un accompagnement.', '2027-04-28'],
    ['Les volontaires ont deux mois, du 15 avril au 15 juin 2027, pour se déclarer.', '2027-06-15'],
    ['Le dossier, à déposer avant le 15 mars 2027, vise des travaux finis le 1er mai 2028.', '2027-03-15'],
    ['Deadline: 15 March 2027.', '2027-03-15'],
  ])('reads « %s »', (text, value) => {
    expect(closing(text)).toBe(value)
  })

  it.each([
    ['a year that nothing tells', 'Dossiers à déposer avant le 15 mars.'],
    ['a month alone', 'Dossiers à déposer avant la fin du mois de mars 2027.'],
    ['a publication date', 'Appel à projets publié le 15 mars 2027.'],
    ['an opening date', 'Les candidatures ouvrent le 15 mars 2027.'],
    ['a meeting', 'Une réunion de présentation se tiendra le 15 mars 2027.'],
    ['signing up for a meeting', 'Date limite d’inscription au webinaire : 15 mars 2027.'],
    ['a jury', 'La clôture est suivie d’un jury le 15 avril 2027.'],
    ['the results', 'Les lauréats seront annoncés avant le 15 juin 2027.'],
    ['the questions', 'Les questions des candidats sont reçues jusqu’au 15 juin 2027.'],
    ['the end of works', 'Les travaux doivent être achevés avant le 31 décembre 2028 par les candidats.'],
    ['eligible spending', 'Dépenses engagées avant le 30 juin 2027, sur demande.'],
    ['a period of spending', 'Les dépenses sont éligibles du 1er janvier 2027 au 31 décembre 2028.'],
    ['the money of a scheme', 'Le programme dispose de 120 millions jusqu’au 31 décembre 2027.'],
    ['the life of a scheme', 'Le dispositif, prolongé jusqu’au 31 décembre 2027, aide les communes.'],
    [
      'the life of a rule',
      'Sélection des dossiers : le règlement d’intervention prendra fin le 1er mai 2027.',
    ],
    ['a convention', 'Les candidats retenus signeront une convention avant le 30 juin 2027.'],
    ['the date of a law', 'Appel clos par la loi du 15 mars 2027.'],
    ['another word that ends in « avant »', 'Le dossier passe devant le 15 mars 2027.'],
    ['a day that does not exist', 'Date limite : 31 février 2027.'],
    ['a date in another sentence', 'Date limite. Le maire parle. Le 15 mars 2027 est un lundi.'],
    ['nothing', ''],
  ])('gives nothing for %s', (_what, text) => {
    expect(closing(text)).toBeUndefined()
  })

  it.each([
    ['« à 12 h », in winter', 'Date limite : lundi 15 mars 2027 à 12 h.', '2027-03-15T11:00:00Z'],
    ['« à 17h30 », in summer', 'Clôture le 15 juin 2027 à 17h30.', '2027-06-15T15:30:00Z'],
    ['an hour in brackets', 'Clôture le 15 juin 2027 (17 h).', '2027-06-15T15:00:00Z'],
    ['the hour before the day', 'Dossiers à remettre avant 12 h le 15 mars 2027.', '2027-03-15T11:00:00Z'],
    ['midi', 'Clôture le 15 mars 2027 à midi.', '2027-03-15T11:00:00Z'],
    [
      'the end of a winter’s day',
      'Clôture le 15 mars 2027 à 23 h 59 (heure de Paris).',
      '2027-03-15T22:59:00Z',
    ],
    ['minuit, the end of the day said', 'Clôture le 15 juin 2027 à minuit.', '2027-06-15T21:59:00Z'],
    ['24 h', 'Clôture le 15 juin 2027 à 24 h.', '2027-06-15T21:59:00Z'],
    ['Brussels', 'Clôture le 15 mars 2027 à 17 h, heure de Bruxelles.', '2027-03-15T16:00:00Z'],
    ['0 h, which may be either end', 'Clôture le 15 mars 2027 à 0 h 00.', '2027-03-15'],
    ['another zone', 'Clôture le 15 mars 2027 à 12 h (heure de La Réunion).', '2027-03-15'],
    ['a length', 'Clôture le 15 mars 2027, 12 heures de formation offertes.', '2027-03-15'],
    ['an hour that no clock has', 'Clôture le 15 mars 2027 à 31 h.', '2027-03-15'],
  ])('reads %s', (_what, text, value) => {
    expect(closing(text)).toBe(value)
    expect(value.slice(0, 10)).toBe(text.includes('juin') ? '2027-06-15' : '2027-03-15')
  })

  it('takes the source’s field first, for any kind, as it is', () => {
    const said = { deadline: '2027-04-01T10:00:00Z' }
    expect(read('Date limite : 15 mars 2027.', 'actualite', said).closing).toEqual({
      value: '2027-04-01T10:00:00Z',
      origin: 'field',
    })
  })

  it('keeps the sentence as evidence, as it was written', () => {
    const text = 'La Région soutient 20 lieux. Candidatures : avant le 15 mars 2027 ! Contact : M. X.'
    expect(read(text, 'ami').closing).toEqual({
      value: '2027-03-15',
      origin: 'text',
      evidence: 'Candidatures : avant le 15 mars 2027 !',
    })
  })

  it('keeps the neighbourhood of the date where a page was flattened into one sentence', () => {
    const text = `${'mot '.repeat(300)}dossiers à déposer avant le 15 mars 2027 ${'mot '.repeat(300)}`
    const { evidence = '' } = read(text).closing ?? {}
    expect(evidence).toMatch(/^…mot .*avant le 15 mars 2027 .*mot…$/)
    expect(evidence.length).toBeLessThan(320)
  })

  it('reads the title too', () => {
    expect(closing('', 'ami', { title: 'AMI : prochaine échéance fixée au 30 juin 2027' })).toBe('2027-06-30')
  })

  it('prefers explicit words to « avant le »', () => {
    const text = 'Dossiers de visite avant le 2 mars 2027. Date limite de dépôt : 15 avril 2027.'
    expect(closing(text)).toBe('2027-04-15')
  })

  it('prefers a day that was put off to the first one', () => {
    const text = 'La date limite, initialement fixée au 15 mars 2027, est reportée au 15 avril 2027.'
    expect(told(text)).toEqual(['submission 2027-04-15'])
  })

  it('gives nothing, nor any window, when two sentences disagree', () => {
    expect(read('Date limite : 15 mars 2027. Date limite de dépôt : 15 avril 2027.')).toEqual({ dates: [] })
  })

  it('closes with the step before, when no other is said', () => {
    expect(closing('Une lettre d’intention doit parvenir avant le 30 septembre 2027.')).toBe('2027-09-30')
  })
})

describe('findDates, by kind', () => {
  it.each<Kind>(['appel-a-projets', 'ami', 'aide', 'marche-public'])('reads the text of %s', (kind) => {
    expect(closing('Date limite : 15 mars 2027.', kind)).toBe('2027-03-15')
  })

  it.each<Kind>(['laureats', 'actualite', 'decret', 'evenement', 'etude', 'guide'])(
    'closes nothing in %s, where nothing speaks of a call',
    (kind) => {
      expect(closing('Date limite : 15 mars 2027.', kind)).toBeUndefined()
    },
  )

  it.each<[string, string, Kind]>([
    ['news of a call', 'L’appel à projets court du 4 au 15 mars 2027.', 'actualite'],
    ['news of a prize', 'Candidatez avant le 15 mars 2027 !', 'actualite'],
    ['a consultation', 'Les contributions sont attendues jusqu’au 15 mars 2027.', 'guide'],
    ['a draft decision', 'Le projet est mis en consultation jusqu’au 15 mars 2027.', 'decision'],
    ['a public inquiry', 'L’enquête publique se déroule du 8 février au 15 mars 2027.', 'actualite'],
    ['what comes after the awards', 'La prochaine relève est fixée au 15 mars 2027.', 'laureats'],
    ['a tender', 'Remise des offres : lundi 15 mars 2027.', 'marche-public'],
  ])('reads %s', (_what, text, kind) => {
    expect(closing(text, kind)).toBe('2027-03-15')
  })

  it('reads the answers to a consultation that the title tells', () => {
    const said = { title: 'L’autorité lance une consultation publique sur son référentiel' }
    expect(closing('On peut écrire jusqu’au 15 mars 2027.', 'actualite', said)).toBe('2027-03-15')
  })

  it.each<[string, string, Kind]>([
    ['the calls of a text', 'Les candidatures sont reçues jusqu’au 15 mars 2027.', 'decret'],
    ['a copper closure', 'Les communes ont jusqu’au 31 janvier 2027 pour quitter le cuivre.', 'actualite'],
    ['what the winners owe', 'Les lauréats ont jusqu’au 30 juin 2027 pour signer.', 'laureats'],
    ['the visitors of an event', 'Inscriptions jusqu’au 12 septembre 2027.', 'evenement'],
    ['a market that was let', 'Marché notifié le 6 mars 2027 pour quatre ans.', 'marche-public'],
  ])('never closes by %s', (_what, text, kind) => {
    expect(closing(text, kind)).toBeUndefined()
  })
})
