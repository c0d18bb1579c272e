import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { emptyFields } from '#src/catalogue/source-fields.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { rssOf } from '#test/helpers/deps.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { getAs, postAs } from '#test/helpers/staff.ts'
import { formValues, openSourceWorld, type SourceWorld } from './source-world.ts'

const path = '/sources/ajouter'
const html = 'text/html; charset=utf-8'

let world: SourceWorld

beforeEach(async () => {
  world = await openSourceWorld()
})

const feed = rssOf([
  {
    guid: 'a',
    title: 'La fibre optique relie les collectivités',
    link: 'https://blois.example/a',
    date: 'Mon, 23 Nov 2026 08:00:00 GMT',
  },
  { guid: 'b', title: 'Concours de belote <b>ce soir</b>', link: 'https://blois.example/b' },
]).replace('<title>Essai</title>', '<title>Ville de Blois - Actualités</title>')

const articles = Array.from(
  { length: 6 },
  (_, n) =>
    `<article class="carte"><h3><a href="/actu/${n}">Le conseil vote le plan numérique n° ${n}</a></h3><p class="jour">${n + 1} novembre 2026</p></article>`,
)
const listPage = `<!doctype html><html><head><title>Actualités | Vendôme</title></head><body><main>${articles.join('')}</main></body></html>`

const post = (fields: Record<string, string>) => postAs(world, world.editor, path, fields)
const find = async (id: string) => (await openCatalogue(world.deps)).find(id)

describe('adding a feed', () => {
  it('looks at its address, fills the form and shows what it would bring', async () => {
    world.web['https://blois.example/rss'] = { body: feed }
    const answer = await post({ faire: 'chercher', adresse: 'https://blois.example/rss' })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(formValues(page, path)).toMatchObject({
      forme: 'syndication',
      adresse: 'https://blois.example/rss',
      editeur: 'Ville de Blois',
      titre: 'Ville de Blois - Actualités',
    })
    const words = wordsOf(page)
    expect(words).toContain('2 éléments lus , dont 1 dans le périmètre')
    expect(words).toContain('1 élément sur 2 sans date.')
    expect(page).not.toContain('<b>ce soir')
    expect(await find('ville-de-blois-actualites')).toBeUndefined()
  })

  it('is kept when the form says so, with the log, and read at the next run', async () => {
    world.web['https://blois.example/rss'] = { body: feed }
    const page = await (await post({ adresse: 'https://blois.example/rss' })).text()
    const answer = await post({ ...formValues(page, path), territoire: 'dept-41', faire: 'enregistrer' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(
      /^\/sources\/ville-de-blois-actualites\?fait=[\da-f-]{36}$/,
    )
    expect(await find('ville-de-blois-actualites')).toMatchObject({ origin: 'site', territory: 'dept-41' })
    expect(await listAudit(world.deps.db, { action: 'source.add', limit: 1 })).toMatchObject([
      { actor: { id: world.editor.person.id } },
    ])
    const own = wordsOf(await (await getAs(world, world.editor, '/sources/ville-de-blois-actualites')).text())
    expect(own).toContain('Jamais lue')
    expect(own).toContain('ajoutée sur le site')
  })

  it('understands an address without its https', async () => {
    world.web['https://blois.example/rss'] = { body: feed }
    expect((await post({ adresse: 'blois.example/rss' })).status).toBe(200)
    expect(world.asked[0]).toBe('https://blois.example/rss')
  })

  it('says that a source is watched already', async () => {
    world.web['https://gazette.example/rss'] = { body: feed }
    const page = wordsOf(await (await post({ adresse: 'https://gazette.example/rss' })).text())
    expect(page).toContain('déjà suivie : « Gazette de la Loire, À la une »')
  })

  it.each([
    ['nothing', '', 'Donnez une adresse.'],
    ['no address', 'https://', 'Adresse illisible'],
    ['another scheme', 'file:///etc/passwd', 'Adresse illisible'],
    ['a script', 'javascript:alert(1)', 'Adresse illisible'],
    ['a password', 'https://a:b@blois.example/', 'ni nom ni mot de passe'],
    ['a hole for a secret', 'https://piege.example/?x={VIGIE_SECRET}', 'accolades'],
    ['what does not exist', 'https://blois.example/absent', '404'],
  ])('refuses %s, in words, and keeps what was typed', async (_, adresse, words) => {
    const answer = await post({ adresse })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(page)).toContain(words)
    expect(page).not.toMatch(/undefined|\[object/)
  })
})

describe('adding a page', () => {
  it('offers the feeds that it announces first', async () => {
    world.web['https://blois.example/'] = {
      type: html,
      body: '<!doctype html><html><head><title>Blois</title><link rel="alternate" type="application/rss+xml" title="Fil de Blois" href="/rss"></head><body>Bonjour',
    }
    world.web['https://blois.example/rss'] = { body: feed }
    const page = await (await post({ adresse: 'https://blois.example/' })).text()
    expect(wordsOf(page)).toContain('Flux « Fil de Blois »')
    const values = formValues(page, path)
    expect(values['choix']).toBe('https://blois.example/rss')
    const form = await (await post({ ...values, faire: 'choisir' })).text()
    expect(formValues(form, path)).toMatchObject({
      forme: 'syndication',
      adresse: 'https://blois.example/rss',
    })
  })

  it('suggests selectors with samples, and the choice fills the form', async () => {
    world.web['https://vendome.example/actus'] = { type: html, body: listPage }
    const page = await (await post({ adresse: 'https://vendome.example/actus' })).text()
    expect(wordsOf(page)).toContain('Le conseil vote le plan numérique n° 0')
    const form = await (await post({ ...formValues(page, path), faire: 'choisir' })).text()
    const values = formValues(form, path)
    expect(values).toMatchObject({
      forme: 'html-list',
      adresse: 'https://vendome.example/actus',
      titre: 'Actualités | Vendôme',
    })
    expect(values['l-element']).toContain('carte')
    const shown = await (await post({ ...values, faire: 'apercu' })).text()
    expect(wordsOf(shown)).toContain('6 éléments lus')
    const saved = await post({ ...formValues(shown, path), faire: 'enregistrer' })
    expect(saved.status).toBe(303)
    expect(await find('vendome-example-actualites-vendome')).toMatchObject({
      format: 'html-list',
      list: { item: values['l-element'] },
    })
  })

  it('may be left to Vigie, or described by hand', async () => {
    const common = { adresse: 'https://vendome.example/actus', 'titre-page': 'Actus', faire: 'choisir' }
    const alone = formValues(await (await post({ ...common, choix: 'page' })).text(), path)
    expect(alone).toMatchObject({ forme: 'page', editeur: 'vendome.example' })
    const byHand = formValues(await (await post({ ...common, choix: 'liste' })).text(), path)
    expect(byHand).toMatchObject({ forme: 'html-list', 'l-element': '' })
  })

  it('shows the faults of selectors beside them, and keeps the rest', async () => {
    const fields = {
      forme: 'html-list',
      adresse: 'https://vendome.example/actus',
      editeur: 'Vendôme',
      titre: 'Actus',
      domaine: 'technologique',
      territoire: 'dept-41',
      langue: 'fr',
      rythme: '180',
      'l-element': 'li[',
      faire: 'apercu',
    }
    const answer = await post(fields)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(page)).toContain('sélecteur CSS illisible')
    expect(formValues(page, path)).toMatchObject({ editeur: 'Vendôme', 'l-element': 'li[' })
    expect(world.asked).toEqual([])
  })

  it('names the selector that finds nothing', async () => {
    world.web['https://vendome.example/actus'] = { type: html, body: listPage }
    const page = await (await post({ adresse: 'https://vendome.example/actus' })).text()
    const form = formValues(await (await post({ ...formValues(page, path), faire: 'choisir' })).text(), path)
    const shown = wordsOf(await (await post({ ...form, 'l-element': 'tr.rien', faire: 'apercu' })).text())
    expect(shown).toContain('« tr.rien »')
    expect(shown).toContain('Rien n’est enregistré')
  })

  it.each(['{', '[]', 'null', '{"item":5}', '"x"'])(
    'takes a choice that is no choice for none: %s',
    async (choix) => {
      world.web['https://vendome.example/actus'] = { type: html, body: listPage }
      const answer = await post({ adresse: 'https://vendome.example/actus', choix, faire: 'choisir' })
      expect([200, 422]).toContain(answer.status)
    },
  )
})

describe('the pace of looking', () => {
  it('is six at once, then one every six seconds, for one person', async () => {
    world.web['https://blois.example/rss'] = { body: feed }
    const statuses: number[] = []
    for (let n = 0; n < 8; n += 1)
      statuses.push((await post({ adresse: 'https://blois.example/rss' })).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    world.wait(6000)
    expect((await post({ adresse: 'https://blois.example/rss' })).status).toBe(200)
  })
})

describe('an address that gives nothing', () => {
  it('says what to do, and may be described all the same', async () => {
    world.web['https://panne.example/rss'] = { body: 'x', status: 500 }
    const answer = await post({ adresse: 'https://panne.example/rss' })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('S’ouvre-t-elle dans un navigateur ?')
    const form = await (await post({ faire: 'decrire', adresse: 'https://panne.example/rss' })).text()
    expect(formValues(form, path)).toMatchObject({
      forme: 'syndication',
      adresse: 'https://panne.example/rss',
      editeur: 'panne.example',
    })
    expect(form).not.toContain('value="enregistrer"')
    const preview = await (await post({ ...formValues(form, path), faire: 'apercu' })).text()
    expect(wordsOf(preview)).toContain('Le serveur répond 500')
    expect(preview).toContain('value="enregistrer"')
  })

  it('is checked like the others before it is described', async () => {
    for (const adresse of [
      '',
      'javascript:alert(1)',
      'https://a.example/{SMTP_URL}',
      'https://u:p@a.example/',
    ])
      expect((await post({ faire: 'decrire', adresse })).status).toBe(422)
  })

  it('is told of a page without feed nor list, with nothing chosen in advance', async () => {
    world.web['https://vide.example/'] = { body: '<!doctype html><title>Vide</title><p>Rien</p>', type: html }
    const page = await (await post({ adresse: 'https://vide.example/' })).text()
    expect(wordsOf(page)).toContain('Vigie n’y voit ni flux ni liste')
    expect(page).not.toMatch(/name="choix"[^>]*checked/)
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:6379/',
    'http://intranet/',
    'https://exemple.fr:22/',
    'http://exemple.fr\\@10.0.0.1/',
  ])('never asks %s', async (adresse) => {
    const closed = await openSourceWorld({ allowPrivate: false })
    const answer = await postAs(closed, closed.editor, path, { adresse })
    expect(answer.status).toBe(422)
    expect(closed.asked).toEqual([])
    const described = { ...emptyFields({ adresse, editeur: 'Piège', titre: 'Piège' }), faire: 'apercu' }
    await postAs(closed, closed.editor, path, described)
    expect(closed.asked).toEqual([])
  })
})
