import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#test/helpers/digest.ts'
import { getAs, signInAs } from '#test/helpers/staff.ts'
import { type LetterWorld, act, desk, draftOf, openLetterWorld, show } from './letter-world.ts'

let world: LetterWorld

beforeAll(async () => {
  world = await openLetterWorld()
  await world.site.deps.db.batch([
    member('lea', { name: 'Léa Martin', nameKey: 'lea martin' }),
    member('culture', { axes: '["education-culture-sante"]' }),
    member('mensuel', { frequency: 'month', lastLetter: 12 }),
    member('attente', { status: 'pending' }),
  ])
})

function member(
  id: string,
  { name = '', nameKey = '', axes = '[]', frequency = 'week', lastLetter = 0, status = 'confirmed' } = {},
) {
  return {
    sql: `insert into subscribers (id, email, status, created_at, confirmed_at, axes, name, name_key, frequency, last_letter)
      values (?, ?, ?, '2026-10-01T08:00:00Z', '2026-10-01T08:00:00Z', ?, ?, ?, ?, ?)`,
    params: [id, `${id}@mairie.example`, status, axes, name, nameKey, frequency, lastLetter || null],
  }
}

const preview = (query: string) => show(getAs(world.site, world.edith, `/lettres/13/apercu${query}`))

describe('the desk of a draft', () => {
  it('tells where the draft stands and shows its stories in the order of reading', async () => {
    const { status, words, $ } = await desk(world)
    expect(status).toBe(200)
    expect(words).toContain(
      'En préparation : elle ne part pas sans approbation. Heure prévue : le 30 novembre 2026 à 8 h.',
    )
    expect(
      $('[data-carte]')
        .map((_, one) => $(one).attr('data-carte'))
        .get(),
    ).toStrictEqual(['ami', 'appel', 'piege', 'recit-c', 'anglais', 'long', 'sans-date'])
    expect($('#c-ami .why').text()).toContain('se termine dans les 30 jours')
  })

  it('offers only the moves that mean something', async () => {
    const { $ } = await desk(world)
    const gestures = (id: string) =>
      $(`#c-${id} button[name="geste"]`)
        .map((_, one) => $(one).attr('value'))
        .get()
    expect(gestures('ami')).toStrictEqual(['descendre:ami', 'retirer:ami'])
    expect(gestures('appel')).toStrictEqual(['monter:appel', 'retirer:appel'])
    expect(gestures('long')).toStrictEqual(['retirer:long'])
  })

  it('frames our own preview alone, and is framed by nobody', async () => {
    const { headers, $ } = await desk(world)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect($('iframe').attr('sandbox')).toBe('allow-same-origin allow-popups allow-popups-to-escape-sandbox')
    expect(
      (await show(getAs(world.site, world.edith, '/lettres'))).headers.get('content-security-policy'),
    ).not.toContain('frame-src')
  })

  it('escapes hostile words in every place that shows them', async () => {
    const evil = '"><img src=x onerror=alert(1)>'
    const { html } = await desk(
      world,
      `?carte=piege&q=${encodeURIComponent(evil)}&membre=${encodeURIComponent(evil)}&vu=${encodeURIComponent(evil)}&forme=${encodeURIComponent(evil)}`,
    )
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('<script>alert')
  })

  it('counts who receives it: whom nothing concerns and whose week it is not are told apart', async () => {
    const { $ } = await desk(world)
    const words = $('[aria-labelledby="prevision"]').text().replace(/\s+/g, ' ')
    expect(words).toContain('1 membre la reçoit, sur 3 confirmés.')
    expect(words).toContain('1 : rien ne le concerne')
    expect(words).toContain('1 : il la lit par quinzaine ou par mois')
  })

  it('opens the panel of one story, with its words and where it may go', async () => {
    const { $ } = await desk(world, '?carte=piege')
    expect($('#titre').attr('value')).toMatch(/^<script>alert\("titre"\)<\/script> & «\sfibre optique\s»$/)
    expect($('#bloc option[selected]').attr('value')).toBe('infrastructures-thd-mobile')
    expect($('#bloc option')).toHaveLength(13)
    expect($('.card-panel')).toHaveLength(1)
  })

  it('finds in the watch what may be added, and says what is there already', async () => {
    const { $, words } = await desk(world, '?q=fibre+optique')
    expect($('button[value^="ajouter:serie-"]').length).toBeGreaterThan(3)
    expect(words).toContain('résultats, les 10 premiers ici')
    expect((await desk(world, '?q=tiers-lieu')).words).toContain('Déjà dans la lettre.')
    expect((await desk(world, '?q=zzzzintrouvable')).words).toContain('Rien ne répond à « zzzzintrouvable »')
  })

  it('has no desk for a letter that left, nor for a number that is none', async () => {
    const gone = await getAs(world.site, world.edith, '/lettres/12/atelier')
    expect([gone.status, gone.headers.get('location')]).toStrictEqual([303, '/lettres/12'])
    expect((await getAs(world.site, world.edith, '/lettres/99/atelier')).status).toBe(404)
  })
})

describe('the preview', () => {
  it.each([
    ['', 'text/html', 'Échéances'],
    ['?forme=telephone', 'text/html', 'Échéances'],
    ['?forme=sombre', 'text/html', '@media all{'],
    ['?forme=texte', 'text/plain', 'VEILLE|Veille n° 13'],
    ['?forme=archive', 'text/html', 'letter-archive'],
  ])('%s is the letter as it stands', async (query, type, holds) => {
    const { status, html, headers } = await preview(query)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
    expect(html).toMatch(new RegExp(holds.replace('{', '\\{'), 'i'))
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'self'; sandbox /,
    )
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(html.includes('<script') && type === 'text/html').toBe(false)
  })

  it('is what a member gets: nothing when nothing concerns them, and never their own link', async () => {
    expect((await preview('?vu=lea')).html).toContain('https://veille.example/preferences')
    expect((await preview('?vu=lea')).html).not.toMatch(/jeton=[\w-]/)
    expect((await preview('?vu=culture')).words).toContain('Rien dans cette lettre ne concerne ce lecteur')
    expect((await desk(world, '?vu=culture')).words).toContain(
      'rien ne le concerne, il ne recevra pas cette lettre.',
    )
  })

  it.each([
    ['a name, without its accents', 'lea+mart', 'Léa Martin'],
    ['a part of an address', 'CULT', 'culture@mairie.example'],
  ])('finds a member by %s', async (_, words, found) => {
    expect(
      (await desk(world, `?membre=${words}`)).$('#vu-par ul a').map((_at, one) => one.children).length,
    ).toBe(1)
    expect((await desk(world, `?membre=${words}`)).$('#vu-par').text()).toContain(found)
  })

  it('finds nobody who has not confirmed', async () => {
    expect((await desk(world, '?membre=attente')).words).toContain('Aucun membre confirmé ne répond')
  })
})

describe('every page of the desk', () => {
  it('changes nothing', async () => {
    const before = await digestOf(world.site.deps.db)
    for (const path of ['atelier', 'atelier?carte=ami&q=fibre&membre=lea&vu=lea&fait=1', 'apercu', 'envoi'])
      await getAs(world.site, world.edith, `/lettres/13/${path}`)
    for (const path of ['/lettres', '/lettres/reglages']) await getAs(world.site, world.edith, path)
    expect(await digestOf(world.site.deps.db)).toBe(before)
  })

  it('is for editors: a veilleur who forges its forms changes nothing', async () => {
    const victor = await signInAs(world.site, 'veilleur')
    const before = await draftOf(world)
    for (const name of [
      'gestes',
      'defaire',
      'commentaires',
      'commentaires/regler',
      'essai',
      'approuver',
      'retenir',
      'annuler',
      'rouvrir',
      'seule',
    ])
      expect((await act(world, name, { geste: 'retirer:ami' }, victor)).status).toBe(403)
    expect(await draftOf(world)).toStrictEqual(before)
  })
})
