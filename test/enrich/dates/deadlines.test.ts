import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findDeadline } from '#src/enrich/dates/deadlines.ts'

const read = (text: string, kind: Kind = 'appel-a-projets', title = ''): string | undefined =>
  findDeadline({ title, text }, kind)?.value

describe('findDeadline', () => {
  it.each([
    ['Date limite de dépôt des dossiers : 15 mars 2027.', '2027-03-15'],
    ['Date limite : lundi 15 mars 2027 à 12 h.', '2027-03-15'],
    ['Les dossiers sont à envoyer avant le 15 mars 2027 à 12 h.', '2027-03-15'],
    ['Candidatures ouvertes jusqu’au 1er avril 2027 inclus.', '2027-04-01'],
    ['Clôture le 31/01/2027.', '2027-01-31'],
    ['L’appel est clôturé le 31.01.2027', '2027-01-31'],
    ['Clôture impérative le 21\u00A0mars\u00A02027.', '2027-03-21'],
    ['Dépôt du 14 janvier au 31 mars 2027.', '2027-03-31'],
    ['Lancé le 17 février 2027, l’appel ferme le 15 avril 2027.', '2027-04-15'],
    ['Réponses attendues au plus tard le 3 août 2027.', '2027-08-03'],
    ['Réception des offres : dernier délai le 9 décembre 2027.', '2027-12-09'],
    ['DATE LIMITE DE RÉCEPTION : 5 FÉVRIER 2027', '2027-02-05'],
  ])('reads « %s »', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each([
    ['no year', 'Dossiers à déposer avant le 15 mars.'],
    ['only a month', 'Dossiers à déposer avant la fin du mois de mars 2027.'],
    ['a publication date', 'Appel à projets publié le 15 mars 2027.'],
    ['an opening date', 'Les candidatures ouvrent le 15 mars 2027.'],
    ['an event', 'Une réunion de présentation se tiendra le 15 mars 2027.'],
    ['the end of works', 'Les travaux doivent être achevés avant le 31 décembre 2028 par les candidats.'],
    ['eligible spending', 'Dépenses engagées avant le 30 juin 2027, sur demande.'],
    ['the life of a scheme', 'Le programme dispose de 120 millions jusqu’au 31 décembre 2027.'],
    ['another word that ends in « avant »', 'Le dossier passe devant le 15 mars 2027.'],
    ['a day that does not exist', 'Date limite : 31 février 2027.'],
    ['a date in another sentence', 'Date limite. Le maire parle. Le 15 mars 2027 est un lundi.'],
    ['nothing', ''],
  ])('gives nothing for %s', (_what, text) => {
    expect(read(text)).toBeUndefined()
  })

  it.each<Kind>(['appel-a-projets', 'ami', 'aide', 'marche-public'])('reads the text of %s', (kind) => {
    expect(read('Date limite : 15 mars 2027.', kind)).toBe('2027-03-15')
  })

  it.each<Kind>(['laureats', 'actualite', 'decret', 'evenement', 'etude'])(
    'never reads the text of %s',
    (kind) => {
      expect(read('Date limite : 15 mars 2027.', kind)).toBeUndefined()
    },
  )

  it('takes the source’s field first, for any kind, as it is', () => {
    const item = { title: '', text: 'Date limite : 15 mars 2027.', deadline: '2027-04-01T10:00:00Z' }
    expect(findDeadline(item, 'actualite')).toEqual({ value: '2027-04-01T10:00:00Z', origin: 'field' })
  })

  it('keeps the sentence as evidence, as it was written', () => {
    const text = 'La Région soutient 20 lieux. Candidatures : avant le 15 mars 2027 à 12 h ! Contact : M. X.'
    expect(findDeadline({ title: '', text }, 'ami')).toEqual({
      value: '2027-03-15',
      origin: 'text',
      evidence: 'Candidatures : avant le 15 mars 2027 à 12 h !',
    })
  })

  it('reads the title too', () => {
    expect(read('', 'ami', 'AMI : prochaine échéance fixée au 30 juin 2027')).toBe('2027-06-30')
  })

  it('prefers explicit words to « avant le »', () => {
    expect(read('Inscription à la réunion avant le 2 mars 2027. Date limite de dépôt : 15 avril 2027.')).toBe(
      '2027-04-15',
    )
  })

  it('gives nothing when two sentences disagree', () => {
    expect(read('Date limite : 15 mars 2027. Date limite de dépôt : 15 avril 2027.')).toBeUndefined()
  })

  it('closes a call in rounds with the last one', () => {
    const text = 'L’appel compte deux relevés. Date limite : 15 mars 2027. Date limite : 15 octobre 2027.'
    expect(read(text)).toBe('2027-10-15')
  })

  it('answers at once on hostile text', () => {
    const start = performance.now()
    read('date limite avant le du 1 au '.repeat(40_000))
    expect(performance.now() - start).toBeLessThan(500)
  })
})
