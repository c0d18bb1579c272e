import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { rssOf } from '#test/helpers/deps.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { getAs, postAs } from '#test/helpers/staff.ts'
import { formValues, openSourceWorld, type SourceWorld } from './source-world.ts'

const path = '/sources/gazette-loire/modifier'

let world: SourceWorld

beforeEach(async () => {
  world = await openSourceWorld()
})

const form = async () => formValues(await (await getAs(world, world.editor, path)).text(), path)
const post = (fields: Record<string, string>) => postAs(world, world.editor, path, fields)
const find = async () => (await openCatalogue(world.deps)).find('gazette-loire')

describe('modifying a source', () => {
  it('shows its definition in the form', async () => {
    expect(await form()).toMatchObject({
      adresse: 'https://gazette.example/rss',
      editeur: 'Gazette de la Loire',
      territoire: 'region-24',
      rythme: '120',
    })
  })

  it('previews what another definition would bring, and keeps nothing', async () => {
    world.web['https://gazette.example/atom'] = {
      body: rssOf([{ title: 'La fibre arrive', link: 'https://g.example/1' }]),
    }
    const answer = await post({ ...(await form()), adresse: 'https://gazette.example/atom', faire: 'apercu' })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(wordsOf(page)).toContain('1 élément lu')
    expect(formValues(page, path)['adresse']).toBe('https://gazette.example/atom')
    expect((await find())?.url).toBe('https://gazette.example/rss')
  })

  it('keeps it when asked, tells the log, and offers the way back', async () => {
    const answer = await post({
      ...(await form()),
      titre: 'À la une du Val',
      filtre: 'strong-cue',
      faire: 'enregistrer',
    })
    expect(answer.headers.get('location')).toMatch(/^\/sources\/gazette-loire\?fait=[\da-f-]{36}$/)
    expect(await find()).toMatchObject({ title: 'À la une du Val', gate: 'strong-cue', origin: 'edited' })
    expect(await listAudit(world.deps.db, { action: 'source.edit', limit: 1 })).toMatchObject([
      { before: { title: 'À la une', gate: null }, after: { title: 'À la une du Val', gate: 'strong-cue' } },
    ])
    const page = wordsOf(await (await getAs(world, world.editor, '/sources/gazette-loire')).text())
    expect(page).toContain('Rétablir la définition d’origine')
    await postAs(world, world.editor, '/sources/gazette-loire/origine')
    expect(await find()).toMatchObject({ title: 'À la une', origin: 'code' })
  })

  it('says so when nothing changed', async () => {
    const answer = await post({ ...(await form()), faire: 'enregistrer' })
    expect(answer.headers.get('location')).toBe('/sources/gazette-loire?dit=source-inchangee')
  })

  it('shows each fault beside its field', async () => {
    const answer = await post({ ...(await form()), adresse: 'nulle part', rythme: '5', faire: 'enregistrer' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('id="adresse-faute"')
    expect(wordsOf(page)).toContain('attendu 60 au moins')
    expect((await find())?.origin).toBe('code')
  })

  it('does not write over what a colleague just wrote', async () => {
    const mine = await form()
    await post({ ...mine, titre: 'De ma collègue', faire: 'enregistrer' })
    const answer = await post({ ...mine, titre: 'De moi', faire: 'enregistrer' })
    expect(answer.status).toBe(409)
    const words = wordsOf(await answer.text())
    expect(words).toContain('quelqu’un d’autre a modifié cette source')
    expect(words).toContain('enregistré en ce moment : « De ma collègue »')
    expect(words).not.toContain('enregistré en ce moment : rien')
    expect((await find())?.title).toBe('De ma collègue')
  })

  it('lets no secret follow another address', async () => {
    const aids = '/sources/aides-ouvertes/modifier'
    const fields = formValues(await (await getAs(world, world.editor, aids)).text(), aids)
    const answer = await postAs(world, world.editor, aids, {
      ...fields,
      adresse: 'https://piege.example/',
      faire: 'enregistrer',
    })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('se change dans le code')
  })

  it('is not for a source that nobody knows', async () => {
    expect((await getAs(world, world.editor, '/sources/inconnue/modifier')).status).toBe(404)
    expect((await postAs(world, world.editor, '/sources/inconnue/modifier')).status).toBe(404)
  })
})
