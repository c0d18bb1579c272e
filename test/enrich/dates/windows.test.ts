import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findDates } from '#src/enrich/dates/find-dates.ts'

const read = (text: string, kind: Kind = 'appel-a-projets', publishedAt?: string, title = '') =>
  findDates({ title, text, ...(publishedAt ? { publishedAt } : {}) }, kind)
const told = (...said: Parameters<typeof read>) =>
  read(...said).dates.map(({ role, value, label }) => `${role} ${value}${label ? ` ${label}` : ''}`)

describe('findDates, windows of a call', () => {
  it.each([
    ['L’appel est ouvert du 6 février au 15 mars 2027.', ['opening 2027-02-06', 'submission 2027-03-15']],
    ['L’appel est ouvert du 7 au 9 mars 2027.', ['opening 2027-03-07', 'submission 2027-03-09']],
    ['Dépôt du 1er au 31 mars 2027.', ['opening 2027-03-01', 'submission 2027-03-31']],
    ['Dépôt : du 15 novembre au 15 janvier 2027', ['opening 2026-11-15', 'submission 2027-01-15']],
    [
      'Candidatures ouvertes à compter du 6 février 2027 et jusqu’au 15 mars 2027.',
      ['opening 2027-02-06', 'submission 2027-03-15'],
    ],
    [
      'Ouverture des candidatures le 6 février 2027, clôture le 15 mars 2027.',
      ['opening 2027-02-06', 'submission 2027-03-15'],
    ],
    [
      'Ouverture : 6 février 2027\nClôture : 15 mars 2027\nRésultats : 30 juin 2027',
      ['opening 2027-02-06', 'submission 2027-03-15'],
    ],
    [
      'Dossiers reçus entre le 1er mars et le 15 avril 2027.',
      ['opening 2027-03-01', 'submission 2027-04-15'],
    ],
    [
      'Pré-dépôt avant le 1er mars 2027, dossier complet pour le 15 mai 2027.',
      ['pre-deposit 2027-03-01', 'submission 2027-05-15'],
    ],
    [
      'Une lettre d’intention est attendue pour le 1er mars 2027 ; dossiers au plus tard le 15 mai 2027.',
      ['pre-deposit 2027-03-01', 'submission 2027-05-15'],
    ],
  ])('reads « %s »', (text, dates) => {
    expect(told(text)).toEqual(dates)
  })

  it.each([
    [
      '1re relève le 15 mars, 2e relève le 15 juin 2027.',
      ['submission 2027-03-15 1re relève', 'submission 2027-06-15 2e relève'],
    ],
    [
      'Sessions de dépôt : 15 mars, 15 juin et 15 septembre 2027.',
      [
        'submission 2027-03-15 1re session',
        'submission 2027-06-15 2e session',
        'submission 2027-09-15 3e session',
      ],
    ],
    [
      'Deux dates de dépôt des dossiers :\n1er septembre 2027,\n30 juin 2028.',
      ['submission 2027-09-01 1re échéance', 'submission 2028-06-30 2e échéance'],
    ],
    [
      'Deux fenêtres de dépôt : du 1er au 31 mars 2027 puis du 1er au 30 septembre 2027.',
      ['opening 2027-03-01', 'submission 2027-03-31', 'opening 2027-09-01', 'submission 2027-09-30'],
    ],
    [
      'Une première relève est fixée au 15 mars 2027, une seconde au 15 juin 2027.',
      ['submission 2027-03-15 première relève', 'submission 2027-06-15'],
    ],
  ])('reads the rounds of « %s », and closes with the last', (text, dates) => {
    const found = read(text)
    expect(told(text)).toEqual(dates)
    expect(found.closing?.value).toBe(dates.at(-1)?.slice(11, 21))
  })

  it('points at the words of each date', () => {
    const title = 'Appel : clôture le 15 mars 2027'
    const text = 'É\u00A0😀 Dépôt du 6 au 15 mars 2027 à 12 h, à la mairie.'
    const { dates } = read(text, 'ami', undefined, title)
    expect(dates.map(({ at }) => (at?.field === 'title' ? title : text).slice(at?.start, at?.end))).toEqual([
      '6',
      '15 mars 2027 à 12 h',
    ])
  })

  it('tells each day once, with its hour when one sentence says it', () => {
    expect(told('Clôture le 15 mars 2027. Date limite : 15 mars 2027 à 12 h.')).toEqual([
      'submission 2027-03-15T11:00:00Z',
    ])
  })
})

describe('findDates, years that are not said', () => {
  const december = '2026-12-03T10:00:00Z'

  it.each([
    [
      'within the eleven months that follow',
      'Dossiers à déposer avant le 15 mars.',
      ['submission 2027-03-15'],
    ],
    ['on a day of the week that agrees', 'Dossiers avant le lundi 15 mars.', ['submission 2027-03-15']],
    ['not on a day of the week that disagrees', 'Dossiers avant le mardi 15 mars.', []],
    ['not a year later', 'Dossiers à déposer avant le 30 novembre.', []],
    ['not in the past', 'Les dossiers ont été reçus jusqu’au 15 mars.', []],
  ])('reads the next such day after publication, %s', (_what, text, dates) => {
    expect(told(text, 'appel-a-projets', december)).toEqual(dates)
  })

  it('takes the year of the edition where nothing else dates the item', () => {
    expect(told('Dossiers avant le 15 mars.', 'ami', undefined, 'AMI 2027')).toEqual([
      'submission 2027-03-15',
    ])
    expect(told('Dossiers avant le 15 mars.', 'ami', undefined, 'France 2030 : un AMI')).toEqual([])
  })

  it('takes none when the edition and the publication disagree', () => {
    expect(told('Dossiers avant le 15 décembre.', 'ami', december, 'AMI 2027')).toEqual([])
  })
})

describe('findDates, standing', () => {
  it.each([
    ['Les demandes sont instruites au fil de l’eau.', 'rolling'],
    ['Aide ouverte jusqu’à épuisement des crédits.', 'rolling'],
    ['Le guichet est permanent.', 'permanent'],
    ['Les dossiers sont déposés toute l’année.', 'permanent'],
    ['Appel sans date limite.', 'permanent'],
  ])('reads « %s »', (text, standing) => {
    expect(read(text, 'aide').standing).toBe(standing)
  })

  it.each<[string, string, Kind]>([
    ['a closing date', 'Dépôt au fil de l’eau jusqu’au 31 décembre 2027.', 'aide'],
    ['a post', 'La Région recrute un poste permanent.', 'aide'],
    ['news', 'Les dossiers sont déposés toute l’année.', 'actualite'],
  ])('says nothing of %s', (_what, text, kind) => {
    expect(read(text, kind).standing).toBeUndefined()
  })
})

describe('findDates, texts and events', () => {
  it.each<[string, Kind, string[]]>([
    ['Le présent décret entre en vigueur le 1er janvier 2027.', 'decret', ['entry-into-force 2027-01-01']],
    ['Ces articles sont applicables à compter du 1er mai 2027.', 'arrete', ['entry-into-force 2027-05-01']],
    ['Entrée en vigueur : 1er avril 2027.', 'loi', ['entry-into-force 2027-04-01']],
    [
      'Le décret du 12 mai 2026 s’applique le 1er juillet 2027.',
      'actualite',
      ['entry-into-force 2027-07-01'],
    ],
    ['Ces règles devaient s’appliquer à partir du 2 août 2026.', 'actualite', []],
    ['Avant l’entrée en vigueur, le 3 mars 2027, le maire', 'aide', []],
    ['Le webinaire se tiendra le jeudi 12 mars 2027 à 14 h.', 'evenement', ['event 2027-03-12T13:00:00Z']],
    ['Le salon se tient à Paris du 19 au 21 mars 2027.', 'evenement', ['event 2027-03-19']],
    ['Rendez-vous le 12 mars 2027 à Blois.', 'actualite', ['event 2027-03-12']],
    ['La réunion du 12 mars 2027 a conclu.', 'actualite', []],
  ])('reads « %s » in %s', (text, kind, dates) => {
    expect(told(text, kind)).toEqual(dates)
  })

  it.each<[string, Kind, string]>([
    ['le lendemain de sa publication', 'decret', '2026-12-04'],
    ['le jour de sa publication', 'arrete', '2026-12-03'],
    ['le vingtième jour suivant celui de sa publication', 'reglement-ue', '2026-12-23'],
  ])('counts « %s » from the day of the journal', (words, kind, value) => {
    const text = `Le présent texte entre en vigueur ${words}.`
    expect(told(text, kind, '2026-12-02T23:00:00Z')).toEqual([`entry-into-force ${value}`])
    expect(told(text, kind)).toEqual([])
  })
})

describe('findDates, hostile text', () => {
  it.each([
    ['two megabytes', 'date limite avant le du 1 au '.repeat(70_000), 0],
    ['10,000 dates', 'dossiers à déposer avant le 15 mars 2027 '.repeat(10_000), 1],
    ['10,000 figures', '1/2/2027 '.repeat(10_000), 0],
    ['lines without end', 'date limite\n'.repeat(50_000), 0],
    ['bare days', `${'1, 2, 3, 4, 5 et 6 '.repeat(1000)}mars 2027`, 0],
    ['spaces', `date limite${' '.repeat(19_000)}3 mars 2027`, 0],
    ['right to left', 'الموعد النهائي ١٥ مارس ٢٠٢٧ '.repeat(700), 0],
    ['mojibake', 'Date limite de dÃ©pÃ´t : 15 fÃ©vrier 2027', 0],
    ['emoji', `${'😀'.repeat(9000)} dossiers avant le 3 mars 2027`, 1],
    ['half a letter', '\uD83D dossiers avant le 3 mars 2027 \uDE00', 1],
  ])('reads %s, and invents nothing', (_what, text, count) => {
    const found = read(text)
    expect(found.dates).toHaveLength(count)
    for (const { at } of found.dates) expect(text.slice(at!.start, at!.end)).toMatch(/\d/)
  })

  it('does not read what stands beyond the part that is read', () => {
    expect(read(`${'mot '.repeat(5_001)} dossiers avant le 3 mars 2027`)).toEqual({ dates: [] })
  })
})
