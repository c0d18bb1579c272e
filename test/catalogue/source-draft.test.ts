import { describe, expect, it } from 'vitest'
import { isSiteFormat, plainAddress, readDraft } from '#src/catalogue/source-draft.ts'
import { emptyFields, fieldsOf, type SourceFields } from '#src/catalogue/source-fields.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'

const fields = (given: Partial<SourceFields> = {}): SourceFields =>
  emptyFields({ adresse: 'https://essai.example/rss', editeur: 'Essai', titre: 'Actualités', ...given })

const list = feedAt('https://essai.example/aides', {
  format: 'html-list',
  list: {
    item: 'li.aide',
    title: 'h3',
    link: 'h3 a',
    date: '.date',
    pages: { next: 'a.suite', most: 3 },
    detail: { content: '.texte' },
  },
} as Partial<FeedDefinition>)

const notices = feedAt('https://donnees.example/api', {
  id: 'avis',
  format: 'json',
  mapping: { items: 'results', guid: 'id', title: 'objet', url: 'lien' },
  secrets: ['AVIS_CLE'],
  headers: { 'X-Cle': '{AVIS_CLE}' },
} as Partial<FeedDefinition>)

describe('readDraft', () => {
  it('makes the definition that the form describes', () => {
    const { feed } = readDraft(
      fields({ publie: '7', exclure: 'football\n\n météo ', filtre: 'strong-cue' }),
      'essai',
    )
    expect(feed).toEqual({
      id: 'essai',
      format: 'syndication',
      url: 'https://essai.example/rss',
      homepage: 'https://essai.example/',
      publisher: 'Essai',
      title: 'Actualités',
      domain: 'technologique',
      territory: 'national',
      language: 'fr',
      everyMinutes: 180,
      cadenceMinutes: 10_080,
      gate: 'strong-cue',
      exclude: ['football', 'météo'],
    })
  })

  it.each([
    ['a feed', feedAt('https://essai.example/rss', { note: 'Vu en ligne.', fullText: true, kind: 'alerte' })],
    ['a list by selectors', list],
    [
      'a page read by itself',
      feedAt('https://essai.example/', { format: 'page', paths: ['/actu/'] } as Partial<FeedDefinition>),
    ],
    [
      'a sitemap',
      feedAt('https://essai.example/sitemap.xml', {
        format: 'sitemap',
        sitemap: { paths: ['/actualites/'], only: 'news', most: 30 },
      } as Partial<FeedDefinition>),
    ],
    ['open data, whose mapping no form shows', notices],
  ])('gives back %s as it was', (_, feed) => {
    expect(readDraft(fieldsOf(feed), feed.id, feed).feed).toEqual(feed)
  })

  it('clears what is emptied', () => {
    const feed = feedAt('https://essai.example/rss', {
      note: 'À revoir.',
      gate: 'strong-cue',
      exclude: ['sport'],
    })
    const { feed: cleared } = readDraft(
      { ...fieldsOf(feed), note: '', filtre: '', exclure: '' },
      feed.id,
      feed,
    )
    expect(cleared).not.toHaveProperty('note')
    expect(cleared).not.toHaveProperty('gate')
    expect(cleared).not.toHaveProperty('exclude')
  })

  it('lets a page be given selectors, and a list become a feed', () => {
    const page = feedAt('https://essai.example/', {
      format: 'page',
      paths: ['/actu/'],
    } as Partial<FeedDefinition>)
    const typed = { ...fieldsOf(page), forme: 'html-list', 'l-element': 'article', 'l-titre': 'h2' }
    expect(readDraft(typed, page.id, page).feed).toMatchObject({
      format: 'html-list',
      list: { item: 'article', title: 'h2' },
    })
    expect(readDraft({ ...fieldsOf(list), forme: 'syndication' }, list.id, list).feed).not.toHaveProperty(
      'list',
    )
  })

  it('leaves the format of what only the code can write', () => {
    expect(readDraft({ ...fieldsOf(notices), forme: 'syndication' }, 'avis', notices).feed?.format).toBe(
      'json',
    )
    expect(['syndication', 'html-list', 'page', 'sitemap', 'json', 'jorf'].map(isSiteFormat)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the faults of a draft', () => {
  const faults = (given: Partial<SourceFields>) => readDraft(fields(given), 'essai').faults

  it.each<[string, Partial<SourceFields>, Record<string, RegExp>]>([
    ['an address that is none', { adresse: 'pas une adresse' }, { adresse: /illisible/ }],
    ['another scheme', { adresse: 'ftp://essai.example/' }, { adresse: /http ou https/ }],
    [
      'a password in the address',
      { adresse: 'https://a:b@essai.example/' },
      { adresse: /ni nom ni mot de passe/ },
    ],
    ['nothing filled', { editeur: '', titre: '' }, { editeur: /à remplir/, titre: /à remplir/ }],
    ['a place that does not exist', { territoire: 'dept-99' }, { territoire: /inconnu/ }],
    ['a rhythm too fast', { rythme: '5' }, { rythme: /60 au moins/ }],
    ['a rhythm that is no number', { rythme: 'souvent' }, { rythme: /un nombre/ }],
    [
      'a list without selectors',
      { forme: 'html-list' },
      { 'l-element': /à remplir/, 'l-titre': /à remplir/ },
    ],
    [
      'a selector that nothing can read',
      { forme: 'html-list', 'l-element': 'li[', 'l-titre': 'h3' },
      { 'l-element': /illisible/ },
    ],
    [
      'too many pages',
      { forme: 'html-list', 'l-element': 'li', 'l-titre': 'h3', 'l-suite': '.suite', 'l-pages': '50' },
      { 'l-pages': /./ },
    ],
    ['a path that is none', { forme: 'page', 's-chemins': 'actualites' }, { 's-chemins': /commence par/ }],
    ['a format that is none', { forme: 'constructor' }, { forme: /inconnu/ }],
  ])('say beside its field: %s', (_, given, expected) => {
    const found = faults(given)
    expect(Object.keys(found ?? {}).toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const [name, words] of Object.entries(expected))
      expect(Object.entries(found ?? {}).find(([one]) => one === name)?.[1]).toMatch(words)
  })

  it('name the source that reads this address already, however it is written', () => {
    const other = feedAt('http://www.essai.example/rss/', { id: 'autre', title: 'Fil' })
    expect(readDraft(fields(), 'essai', undefined, [other]).faults).toEqual({
      adresse: 'déjà suivie : « Éditeur d’essai, Fil »',
    })
    expect(readDraft(fields(), 'autre', undefined, [other]).feed).toBeDefined()
    const same = { ...list, id: 'autre' }
    expect(readDraft(fieldsOf(list), 'essai', undefined, [same]).faults).toHaveProperty('adresse')
    const otherList = { ...same, list: { item: 'tr', title: 'td' } } as FeedDefinition
    expect(readDraft(fieldsOf(list), 'essai', undefined, [otherList]).feed).toBeDefined()
  })
})

describe('secrets', () => {
  it('never go where a person says: no hole in an address that is typed', () => {
    for (const adresse of ['https://piege.example/?x={VIGIE_SECRET}', 'https://piege.example/{SMTP_URL}'])
      expect(readDraft(fields({ adresse }), 'essai').faults?.adresse).toMatch(/accolades/)
  })

  it('but for the year and the month, which are no secret', () => {
    const adresse = 'https://prefecture.example/recueils/{ANNEE}/{MOIS}'
    expect(readDraft(fields({ adresse }), 'essai').feed?.url).toBe(adresse)
  })

  it('do not follow a source that has one to another address', () => {
    const elsewhere = { ...fieldsOf(notices), adresse: 'https://piege.example/api' }
    expect(readDraft(elsewhere, 'avis', notices).faults?.adresse).toMatch(/se change dans le code/)
    const signed = {
      ...notices,
      secrets: undefined,
      headers: undefined,
      auth: { kind: 'oauth2-client' },
    } as unknown as FeedDefinition
    expect(readDraft(elsewhere, 'avis', signed).faults?.adresse).toMatch(/se change dans le code/)
  })

  it('keep what else the form says of such a source', () => {
    const { feed } = readDraft({ ...fieldsOf(notices), titre: 'Avis du jour' }, 'avis', notices)
    expect(feed).toMatchObject({
      title: 'Avis du jour',
      secrets: ['AVIS_CLE'],
      headers: { 'X-Cle': '{AVIS_CLE}' },
    })
  })
})

describe('plainAddress', () => {
  it.each([
    ['https://www.essai.example/rss/', 'essai.example/rss'],
    ['http://essai.example/rss', 'essai.example/rss'],
    ['https://essai.example/?a=1', 'essai.example/?a=1'],
  ])('%s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain)
  })
})
