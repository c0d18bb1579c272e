import { beforeEach, describe, expect, it } from 'vitest'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { addStaff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { type LetterWorld, act, desk, draftOf, follow, openLetterWorld, show } from './letter-world.ts'

let world: LetterWorld

beforeEach(async () => {
  world = await openLetterWorld()
})

const state = async () => (await draftOf(world)).stored.state

describe('approving', () => {
  it('gives the letter an hour of Paris, which can be taken back', async () => {
    const answer = await act(world, 'approuver', { depart: '2026-11-27T09:30' })
    expect(answer.headers.get('location')).toBe('/lettres/13/atelier?dit=lettre-approuvee#envoi')
    expect((await draftOf(world)).stored).toMatchObject({
      state: 'approved',
      sendAt: '2026-11-27T08:30:00.000Z',
    })
    const page = await follow(world, answer)
    expect(page.words).toContain('Approuvée par Édith Éditeur : elle part le 27 novembre 2026 à 9 h 30.')
    expect(page.$('button[name="geste"]')).toHaveLength(0)
    await act(world, 'retenir')
    expect(await state()).toBe('draft')
  })

  it('proposes the hour of the settings', async () => {
    expect((await desk(world)).$('#depart').attr('value')).toBe('2026-11-30T08:00')
  })

  it.each([
    ['no hour', ''],
    ['words', 'demain'],
    ['an hour that is past', '2026-11-23T08:00'],
    ['a day that is none', '2026-02-30T08:00'],
    ['too far', '2027-06-01T08:00'],
  ])('is refused with a sentence: %s', async (_, depart) => {
    const answer = await show(act(world, 'approuver', { depart }))
    expect([answer.status, await state()]).toStrictEqual([422, 'draft'])
    expect(answer.words).toContain('L’heure de départ')
  })

  it('is refused over a colleague’s change', async () => {
    await act(world, 'gestes', { geste: 'retirer:ami' }, world.emile)
    const answer = await act(world, 'approuver', { depart: '2026-11-27T09:30', version: '1' })
    expect([answer.status, await state()]).toStrictEqual([409, 'draft'])
  })

  it('refuses every gesture afterwards', async () => {
    await act(world, 'approuver', { depart: '2026-11-27T09:30' })
    const answer = await show(act(world, 'gestes', { geste: 'retirer:ami' }))
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('est approuvée : reprenez l’approbation pour la modifier.')
  })
})

describe('sending at once', () => {
  it('says before how many people receive it, and that nothing takes it back', async () => {
    await world.site.deps.db.run(
      `insert into subscribers (id, email, status, created_at) values ('a', 'a@mairie.example', 'confirmed', '2026-10-01T08:00:00Z')`,
    )
    const page = await show(getAs(world.site, world.edith, '/lettres/13/envoi'))
    expect(page.words).toContain('part vers 1 personne au prochain passage')
    expect(page.words).toContain('rien ne la ramène')
    expect(await state()).toBe('draft')
    await act(world, 'approuver', { maintenant: 'oui' })
    expect(await state()).toBe('approved')
  })

  it('has no page once the letter is approved', async () => {
    await act(world, 'approuver', { maintenant: 'oui' })
    const answer = await getAs(world.site, world.edith, '/lettres/13/envoi')
    expect(answer.headers.get('location')).toBe('/lettres/13/atelier#envoi')
  })
})

describe('cancelling', () => {
  it('stops the letter, and reopening brings it back', async () => {
    await act(world, 'annuler')
    expect((await desk(world)).words).toContain('Annulée : elle ne partira pas.')
    await act(world, 'rouvrir')
    expect(await state()).toBe('draft')
  })
})

describe('leaving alone', () => {
  it('is let and taken back, until somebody touches the letter', async () => {
    await act(world, 'seule', { valeur: 'oui' })
    expect((await desk(world)).words).toContain(
      'Si personne n’y touche, elle part seule le 30 novembre 2026 à 8 h.',
    )
    await act(world, 'seule', { valeur: 'non' })
    expect((await draftOf(world)).stored.alone).toBe(false)
    await act(world, 'gestes', { geste: 'retirer:ami' })
    expect((await act(world, 'seule', { valeur: 'oui' })).status).toBe(409)
  })
})

describe('a test', () => {
  it('goes to a colleague who has an account, and to nobody else', async () => {
    await act(world, 'essai', { destinataire: world.emile.person.id })
    expect(world.site.mails.map(({ to, subject }) => [to, subject.startsWith('[Essai]')])).toStrictEqual([
      [world.emile.person.email, true],
    ])
    const closed = await addStaff(world.site, 'editeur', { status: 'disabled' })
    for (const destinataire of ['', 'inconnu', 'piege@ailleurs.example', closed.id])
      expect((await act(world, 'essai', { destinataire })).status).toBe(422)
    expect(world.site.mails).toHaveLength(1)
  })

  it('leaves the letter untouched', async () => {
    await act(world, 'essai', { destinataire: world.edith.person.id })
    expect((await draftOf(world)).stored.touchedAt).toBeUndefined()
  })
})

describe('preparing the draft', () => {
  it('makes it once, whoever presses', async () => {
    const site = await openTestSite()
    site.wait(60_000)
    const edith = await signInAs(site, 'editeur')
    expect((await show(getAs(site, edith, '/lettres'))).words).toContain(
      'Le brouillon se prépare de lui-même le ven. 27 nov. à 18 h.',
    )
    for (let times = 0; times < 2; times += 1)
      expect((await postAs(site, edith, '/lettres/brouillon')).headers.get('location')).toBe(
        '/lettres/13/atelier',
      )
    const list = await show(getAs(site, edith, '/lettres'))
    expect(list.words).toContain('Lettre n° 13 Brouillon')
    expect(list.$('a.button').attr('href')).toBe('/lettres/13/atelier')
    expect(await (await site.app.request('https://veille.example/lettres')).text()).not.toContain(
      '/lettres/13',
    )
  })

  it('says so when there is nothing to tell', async () => {
    const site = await openTestSite({ seeds: false })
    const edith = await signInAs(site, 'editeur')
    const answer = await show(postAs(site, edith, '/lettres/brouillon'))
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Il n’y a rien de nouveau à dire')
  })
})

describe('the settings of the letter', () => {
  const fields = {
    'jour-brouillon': '4',
    'heure-brouillon': '0',
    'jour-depart': '1',
    'heure-depart': '7',
    seule: 'true',
    archive: 'reserved',
  }

  it('are kept, and said', async () => {
    const answer = await postAs(world.site, world.edith, '/lettres/reglages', fields)
    expect(answer.headers.get('location')).toBe('/lettres/reglages?dit=reglages-enregistres')
    expect(await readLetterSettings(world.site.deps)).toMatchObject({
      draftDay: 4,
      draftHour: 0,
      sendHour: 7,
      alone: true,
      archive: 'reserved',
    })
    const page = await show(getAs(world.site, world.edith, '/lettres/reglages'))
    expect(page.$('#heure-brouillon option[selected]').attr('value')).toBe('0')
    expect(page.$('#modele')).toHaveLength(0)
  })

  it.each([
    ['a day that is none', { 'jour-depart': '8' }],
    ['an hour that is none', { 'heure-depart': '25' }],
    ['no number', { 'heure-depart': '' }],
    ['both at once', { 'jour-brouillon': '1', 'heure-brouillon': '7' }],
  ])('are refused with a sentence: %s', async (_, wrong) => {
    const before = await readLetterSettings(world.site.deps)
    const answer = await show(postAs(world.site, world.edith, '/lettres/reglages', { ...fields, ...wrong }))
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Rien n’a été enregistré.')
    expect(await readLetterSettings(world.site.deps)).toStrictEqual(before)
  })
})

describe('the desk of everyone', () => {
  it('leads editors to the draft, and tells the others of it', async () => {
    expect((await show(getAs(world.site, world.edith, '/bureau'))).$('#lettre ~ p a').attr('href')).toBe(
      '/lettres/13/atelier',
    )
    const victor = await signInAs(world.site, 'veilleur')
    const page = await show(getAs(world.site, victor, '/bureau'))
    expect(page.words).toContain('N° 13, pour 0 abonné. En préparation')
    expect(page.html).not.toContain('/lettres/13/atelier')
  })
})
