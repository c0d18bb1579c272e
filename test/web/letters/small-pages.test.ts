import { beforeEach, describe, expect, it } from 'vitest'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { getAs, postAs } from '#test/helpers/staff.ts'
import { addMember } from '#test/letter/deliver/delivery-rows.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { type LetterWorld, act, desk, draftOf, openLetterWorld, show } from './letter-world.ts'

let world: LetterWorld

beforeEach(async () => {
  world = await openLetterWorld()
})

const page = (path: string) => show(getAs(world.site, world.edith, path))
const rows = () => ({ db: world.site.deps.db as NodeDatabase })

describe('the page of a delivery that has not begun', () => {
  it.each(['draft', 'cancelled'])('leads to the desk, not to a page that is not there: %s', async (state) => {
    if (state === 'cancelled') await act(world, 'annuler')
    const { status, $, words } = await page('/lettres/13/envois')
    expect(status).toBe(200)
    expect($('.kicker a').last().attr('href')).toBe('/lettres/13/atelier')
    expect(words).toContain('Personne dans cette liste.')
    for (const href of $('main a')
      .map((_, one) => $(one).attr('href'))
      .get())
      expect([href, (await getAs(world.site, world.edith, href)).status]).toStrictEqual([href, 200])
  })

  it('leads to the archive once the letter left', async () => {
    expect((await page('/lettres/12/envois')).$('.kicker a').last().attr('href')).toBe('/lettres/12')
  })
})

describe('the addresses that are blocked', () => {
  const path = '/lettres/adresses-bloquees'
  const say = (geste: string, adresse: string) =>
    show(postAs(world.site, world.edith, path, { geste, adresse }))

  it.each([
    '',
    ' ',
    'pas une adresse',
    'a@b\r\nBcc: c@d.example',
    '<script>@x.example',
    `${'a'.repeat(300)}@x.example`,
  ])('refuses with a sentence what is no address: %j', async (typed) => {
    for (const gesture of ['chercher', 'bloquer', 'debloquer']) {
      const answer = await say(gesture, typed)
      expect([gesture, answer.status]).toStrictEqual([gesture, 422])
      expect(answer.html).not.toContain('<script>@')
    }
    expect((await page(path)).words).toContain('0 adresse bloquée')
  })

  it('counts one, then two, and never shows an address of the list', async () => {
    await say('bloquer', 'maire@blois.example')
    await say('bloquer', 'MAIRE@blois.example')
    expect((await page(path)).words).toContain('1 adresse bloquée')
    await say('bloquer', 'dsi@blois.example')
    const { words, html } = await page(path)
    expect(words).toContain('2 adresses bloquées')
    expect(html).not.toMatch(/maire@blois|dsi@blois|Édith Éditeur\./)
  })

  it('releases once what was blocked twice', async () => {
    await say('bloquer', 'maire@blois.example')
    const told: (string | null)[] = []
    for (let times = 0; times < 2; times += 1) {
      const fields = { geste: 'debloquer', adresse: 'maire@blois.example' }
      told.push((await postAs(world.site, world.edith, path, fields)).headers.get('location'))
    }
    expect(told).toStrictEqual([`${path}?dit=adresse-debloquee`, `${path}?dit=adresse-pas-bloquee`])
  })
})

describe('the desk of a long life', () => {
  it('lists two hundred of five hundred versions, and returns to one that it does not list', async () => {
    const { stored } = await draftOf(world)
    await world.site.deps.db.run(
      `with recursive n (i) as (select 2 union all select i + 1 from n where i < 500)
       insert into letter_versions (letter_id, version, at, author, gesture, content)
       select letter_id, i, at, 'Édith', 'a modifié le titre', content from letter_versions, n
       where letter_id = ? and version = 1`,
      stored.id,
    )
    await world.site.deps.db.run('update letters set version = 500 where id = ?', stored.id)
    const { $ } = await desk(world)
    expect($('[aria-labelledby="versions"] li')).toHaveLength(200)
    expect((await act(world, 'gestes', { geste: 'retirer:ami' })).status).toBe(303)
    expect((await act(world, 'gestes', { geste: 'revenir', numero: '1' })).status).toBe(303)
    expect((await draftOf(world)).letter.dropped).toStrictEqual([])
  })

  it('draws long names and long words whole and escaped', async () => {
    const long = `${'Anticonstitutionnellement'.repeat(8)}<b>`
    await addMember(rows(), 'long')
    await world.site.deps.db.run('update subscribers set name = ?, name_key = ?', long, long.toLowerCase())
    await act(world, 'commentaires', { commentaire: long })
    const { html, words } = await desk(world, '?membre=anticonstitutionnellement')
    expect(words).toContain(long)
    expect(html).not.toContain('<b>')
  })
})

describe('who receives a draft', () => {
  it('is nobody once every address is blocked', async () => {
    for (const id of ['a', 'b']) {
      await addMember(rows(), id)
      await suppress(world.site.deps, `${id}@mairie.example`, { reason: 'bounce', detail: 'Boîte inconnue.' })
    }
    const { words } = await desk(world)
    expect(words).toContain('0 membre la reçoit, sur 2 confirmés.')
    expect((await page('/lettres/13/envoi')).words).toContain('part vers 0 personne')
  })
})

describe('tests', () => {
  it('are twenty in a row, then say how long to wait', async () => {
    const test = () => act(world, 'essai', { destinataire: world.edith.person.id })
    for (let times = 0; times < 20; times += 1) expect((await test()).status).toBe(303)
    const refused = await show(test())
    expect([refused.status, world.site.mails.length]).toStrictEqual([422, 20])
    expect(refused.words).toMatch(/Vingt essais par heure au plus : attendez \d+ minutes\./)
    world.site.wait(180_000)
    expect((await test()).status).toBe(303)
  })
})

describe('the settings of the letter', () => {
  it.each([
    ['jour-brouillon', '0'],
    ['jour-brouillon', '8'],
    ['jour-depart', '1.5'],
    ['heure-brouillon', '24'],
    ['heure-depart', '-1'],
    ['heure-depart', '08:00'],
    ['heure-depart', '٨'],
  ])('refuse %s = %s, and say where to choose', async (field, value) => {
    const before = await readLetterSettings(world.site.deps)
    const answer = await show(postAs(world.site, world.edith, '/lettres/reglages', { [field]: value }))
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('choisissez dans la liste.')
    expect(await readLetterSettings(world.site.deps)).toStrictEqual(before)
  })

  it('take any other word for the safe choice, and keep what the form did not hold', async () => {
    const fields = { seule: 'peut-être', archive: 'tout', 'heure-depart': '9' }
    await postAs(world.site, world.edith, '/lettres/reglages', fields)
    expect(await readLetterSettings(world.site.deps)).toMatchObject({
      alone: false,
      archive: 'public',
      sendHour: 9,
      sendDay: 1,
      draftDay: 5,
    })
  })
})
