import { beforeEach, describe, expect, it } from 'vitest'
import { advance } from '#src/pipeline/retag.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findItem } from '#src/store/items.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import { listVersions } from '#src/store/taxonomy-versions.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type FormFields, type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { type Shown, noticeOf, open, shownBy } from './desk-world.ts'

const path = '/administration/lexique'
const axis = `${path}/axes/donnees-ia`
const cue = { terme: 'zibeline communale', poids: '3', ancien: '', pres: '', sauf: '' }

let site: TestSite
let editor: Staff
let other: Staff

beforeEach(async () => {
  site = await openTestSite()
  editor = await signInAs(site, 'editeur')
  other = await signInAs(site, 'administrateur')
})

const stamp = async () => (await findDraft(site.deps.db))?.stamp ?? ''

/** Posts a form with the draft that the person has before them, and opens the page where it leads. */
async function send(staff: Staff, where: string, fields: Record<string, string> = {}): Promise<Shown> {
  const response = await postAs(site, staff, where, { brouillon: await stamp(), ...fields })
  const next = response.headers.get('location')
  return next ? open(site, staff, next.replace(/#.*/, '')) : shownBy(where, response)
}

const addCue = (fields: FormFields = {}) => send(editor, `${axis}/indices`, { ...cue, ...(fields as object) })

/** Makes an item of the world tell of the new cue. */
async function tellOfZibelines(): Promise<void> {
  const words = ['La commune choisit la zibeline communale', 'Le budget est voté.']
  await site.deps.db.run(`update items set title = ?, text = ? where id = 'cuivre'`, ...words)
}

describe('the lexicon', () => {
  it('shows what is in force, its axes, and the way back to the origin', async () => {
    const page = await open(site, editor, path)
    expect(page.status).toBe(200)
    expect(page.words).toContain('Brouillon Aucun.')
    expect(page.words).toContain('Origine En service Le lexique d’origine')
    expect(page.words).toContain('Aucune relecture n’a encore été demandée.')
    expect(page.$(`a[href^="${path}/axes/"]`)).toHaveLength(10)
  })

  it('is reached from the page of an axis by who may change it', async () => {
    expect((await open(site, editor, '/axes/donnees-ia')).$(`a[href="${axis}"]`)).toHaveLength(1)
    const curator = await signInAs(site, 'veilleur')
    expect((await open(site, curator, '/axes/donnees-ia')).$(`a[href="${axis}"]`)).toHaveLength(0)
    expect((await open(site, curator, path)).status).toBe(403)
  })

  it('tells every change and its author where the axis is listed', async () => {
    const page = await addCue()
    expect(noticeOf(page)).toBe('C’est dans le brouillon : rien ne change encore pour les éléments.')
    const line = page.$('form ul > li').first().text().replace(/\s+/g, ' ')
    expect(line).toContain('3 points')
    expect(line).toContain('Brouillon')
    expect(line).toMatch(/ajouté par l’équipe : Édith Éditeur, 24 nov. 2026/)
    expect((await open(site, editor, `${axis}?q=ZIBELINE`)).$('form ul > li')).toHaveLength(1)
    expect((await open(site, editor, `${axis}?q=introuvable`)).words).toContain('Aucun indice ne contient')
  })

  it('lists a hundred cues a page', async () => {
    const first = await open(site, editor, axis)
    expect(first.$('form ul > li')).toHaveLength(100)
    const next = first.$('nav.pages a').attr('href') ?? ''
    expect((await open(site, editor, next)).words).toContain('Page 2 sur')
    for (const page of ['0', '-4', 'x', '1e99', 'Infinity']) {
      const shown = await open(site, editor, `${axis}?page=${page}`)
      expect(shown.$('form ul > li').length).toBeGreaterThan(0)
      expect(shown.$('nav.pages').text()).toMatch(/Page \d{1,2} sur/)
    }
  })

  it('tries, publishes, files again, and goes back', async () => {
    await tellOfZibelines()
    await addCue()
    await advance(site.deps, {})
    const tried = await send(editor, `${path}/essayer`)
    expect(tried.words).toMatch(
      /Cet indice ajouterait 1 élément et n’en retirerait aucun sur les 90 derniers jours/,
    )
    expect(tried.$('section li mark').text()).toBe('zibeline communale')
    const published = await send(editor, `${path}/publier`, { note: 'La zibeline compte' })
    expect(published.words).toContain('En attente : elle commence dans les deux minutes.')
    expect(published.words).toContain('Version 1 En service La zibeline compte Édith Éditeur')
    await advance(site.deps, {})
    expect((await findItem(site.deps.db, 'cuivre'))?.axes.map(({ id }) => id)).toContain('donnees-ia')
    expect((await open(site, editor, path)).words).toMatch(/Finie .* éléments relus, \d+ changés?/)
    expect((await open(site, undefined, '/axes/donnees-ia')).words).toContain('zibeline communale')
    const version = await open(site, editor, `${path}/versions/1`)
    expect(version.words).toContain('DI zibeline communale ajouté 3 points')
    await send(editor, `${path}/revenir`, { version: '0' })
    await advance(site.deps, {})
    expect((await findItem(site.deps.db, 'cuivre'))?.axes.map(({ id }) => id)).not.toContain('donnees-ia')
    expect((await listAudit(site.deps.db, { kind: 'axis', limit: 9 })).map(({ action }) => action)).toEqual([
      'axis.restore',
      'axis.publish',
    ])
  })

  it('takes a cue of the code away, shows it struck, and gives it back', async () => {
    await send(editor, `${axis}/retirer`, { indice: 'open data' })
    const gone = await open(site, editor, `${axis}?q=open+data`)
    expect(gone.$('li del:contains("open data")').length).toBeGreaterThan(0)
    expect((await open(site, editor, `${path}`)).words).toMatch(/1 changement, le dernier de Édith Éditeur/)
    await send(editor, `${axis}/remettre`, { indice: 'open data' })
    const back = await open(site, editor, `${axis}?q=open+data`)
    expect(back.$('li del')).toHaveLength(0)
  })

  it('changes the weight of a cue from its own form', async () => {
    const form = await open(site, editor, `${axis}?indice=open+data`)
    expect(form.$('#terme').attr('value')).toBe('open data')
    const ancien = form.$('input[name="ancien"]').attr('value') ?? ''
    await addCue({ terme: 'open data', poids: '1', ancien, pres: 'commune\r\nmairie\r\n' })
    const page = await open(site, editor, `${axis}?q=open+data`)
    expect(page.words).toContain('open data 1 point, près de : commune, mairie Brouillon')
  })

  it('gives a cue that was changed back as it came', async () => {
    const ancien = 'open data'
    const before = await open(site, editor, `${axis}?q=open+data`)
    const weight = before.words.match(/open data (\d) points?/)?.[1] === '1' ? '2' : '1'
    await addCue({ terme: 'open data', poids: weight, ancien })
    const changed = await open(site, editor, `${axis}?q=open+data`)
    const button = changed.$('button:contains("Remettre comme à l’origine")')
    expect(button.text().replace(/\s+/g, ' ').trim()).toBe('Remettre comme à l’origine « open data »')
    await send(editor, button.attr('formaction')!, { indice: button.attr('value')! })
    const back = await open(site, editor, `${axis}?q=open+data`)
    expect(back.words).not.toContain('Remettre')
    expect((await open(site, editor, path)).words).toContain('0 changement')
  })

  it('abandons the draft', async () => {
    await addCue()
    expect(noticeOf(await send(editor, `${path}/abandonner`))).toContain('Le brouillon est abandonné')
    expect(await findDraft(site.deps.db)).toBeUndefined()
  })

  it('keeps through a try what was typed for the version', async () => {
    await addCue()
    const tried = await send(editor, `${path}/essayer`, { note: 'Pour la "zibeline" <b>' })
    expect(tried.$('input[name="note"]').attr('value')).toBe('Pour la "zibeline" <b>')
  })

  it('is not tried again and again, by one or by several: a try reads three months twice', async () => {
    await addCue()
    for (const staff of [editor, other, editor, other])
      expect((await send(staff, `${path}/essayer`)).status).toBe(200)
    const refused = await send(other, `${path}/essayer`)
    expect(refused.status).toBe(429)
    expect(refused.words).toContain('Le brouillon est gardé')
    site.wait(30_000)
    expect((await send(editor, `${path}/essayer`)).status).toBe(200)
  })

  it('warns before the draft of all is lost', async () => {
    await addCue()
    const { $ } = await open(site, editor, path)
    const fold = $('details:has(button[formaction$="/abandonner"])')
    expect(fold.find('summary').text()).toBe('Abandonner le brouillon')
    expect(fold.text()).toContain('ceux des collègues aussi')
  })

  it('says that there is nothing to try', async () => {
    expect(noticeOf(await send(editor, `${path}/essayer`))).toBe('Il n’y a pas de brouillon à essayer.')
  })
})

describe('two editors', () => {
  it('are told of each other, and what was typed stays', async () => {
    await addCue()
    const seen = await stamp()
    await send(other, `${axis}/indices`, { ...cue, terme: 'hermine communale' })
    const late = await addCue({ brouillon: seen, terme: 'belette communale', poids: '1' })
    expect(late.status).toBe(409)
    expect(late.words).toContain('Ada Administrateur a changé le brouillon entre-temps')
    expect(late.$('#terme').attr('value')).toBe('belette communale')
    await addCue({ terme: 'belette communale' })
    const again = await open(site, editor, `${axis}?q=communale`)
    expect(again.words).toContain('belette communale')
    expect(again.words).toContain('hermine communale')
  })

  it.each(['publier', 'abandonner', 'essayer', 'axes/donnees-ia/retirer'])(
    'are held apart by « %s » too',
    async (gesture) => {
      await addCue()
      const page = await send(editor, `${path}/${gesture}`, { brouillon: 'autre', indice: 'open data' })
      expect(page.status).toBe(409)
      expect(page.words).toContain('Le brouillon a changé')
      expect(await listVersions(site.deps.db, 5)).toEqual([])
    },
  )
})

describe('a cue that is refused', () => {
  it.each([
    [{ terme: '' }, 'ne contient ni lettre ni chiffre'],
    [{ terme: '***' }, 'ne contient ni lettre ni chiffre'],
    [{ terme: 'x'.repeat(150) }, 'dépasse 100 caractères'],
    [{ poids: '9' }, 'poids 9, attendu 1, 2 ou 3'],
    [{ poids: 'lourd' }, 'attendu 1, 2 ou 3'],
    [{ casse: 'oui' }, 'aucune capitale'],
    [{ terme: 'open data' }, 'est déjà un indice de cet axe'],
    [{ pres: Array.from({ length: 30 }, (_, n) => `mot${n}`).join('\n') }, 'plus de 20 mots voisins'],
  ])('keeps what was typed and says why: %o', async (fields, sentence) => {
    const page = await addCue(fields)
    expect(page.status).toBe(422)
    expect(page.words).toContain(sentence)
    expect(await findDraft(site.deps.db)).toBeUndefined()
  })

  it('is escaped where it shows', async () => {
    const page = await addCue({ terme: '<script>alert(1)</script>' })
    expect(page.html).not.toContain('<script>alert')
  })

  it('has no axis to go to', async () => {
    expect((await postAs(site, editor, `${path}/axes/inconnu/indices`, cue)).status).toBe(404)
    expect((await getAs(site, editor, `${path}/versions/9`)).status).toBe(404)
  })
})

describe('the file', () => {
  it('comes back as it went', async () => {
    await addCue()
    await send(editor, `${axis}/retirer`, { indice: 'open data' })
    await send(editor, `${path}/publier`)
    const file = await (await getAs(site, editor, `${path}/fichier`)).text()
    expect(file).not.toContain(editor.person.id)
    await send(editor, `${path}/revenir`, { version: '0' })
    const page = await send(other, `${path}/importer`, { texte: file })
    expect(page.words).toContain('2 changements, le dernier de Ada Administrateur')
    await send(other, `${path}/publier`)
    expect(await (await getAs(site, editor, `${path}/fichier`)).text()).toBe(file)
  })

  it('may be a file', async () => {
    const form = new FormData()
    form.append('csrf', editor.csrf)
    form.append('brouillon', '')
    const edit = { axis: 'donnees-ia', term: 'zibeline communale', weight: 2 }
    form.append(
      'fichier',
      new File([JSON.stringify({ format: 'vigie-lexique', version: 1, edits: [edit] })], 'l.json'),
    )
    const headers = { cookie: editor.cookie, origin: site.deps.config.baseUrl }
    const init = { method: 'POST', body: form, headers }
    const answer = await site.app.request(`${site.deps.config.baseUrl}${path}/importer`, init)
    expect(answer.headers.get('location')).toContain('lexique-importe')
  })

  it.each(['', 'pas du JSON', '[]', '{"format":"autre"}'])(
    'is refused with a sentence: %j',
    async (texte) => {
      const page = await send(editor, `${path}/importer`, { texte })
      expect(page.status).toBe(422)
      expect(page.words).toMatch(/Lexique refusé|Choisissez un fichier/)
    },
  )
})

describe('the history filed again', () => {
  it('is not sent back to the first item by a second press', async () => {
    await send(editor, `${path}/relire`)
    await site.deps.db.run('update retags set done = 3, cursor = 3')
    expect(noticeOf(await send(other, `${path}/relire`))).toContain('Une relecture est déjà en cours')
    expect(await site.deps.db.all('select done, finished_at from retags')).toEqual([
      { done: 3, finished_at: null },
    ])
  })

  it.each(['', 'constructor', 'effacer'])('learns and forgets nothing for « %s »', async (faire) => {
    const page = await send(editor, `${path}/apprentissage`, { faire })
    expect(noticeOf(page)).toContain('Rien n’a été fait')
    expect(await listAudit(site.deps.db, { kind: 'axis', limit: 9 })).toEqual([])
  })

  it('is asked for by hand, and told to stand still when it failed, until it is resumed', async () => {
    await send(editor, `${path}/relire`)
    await site.deps.db.run(`update retags set done = 3, changed = 1, failure = 'La base est pleine.'`)
    const page = await open(site, editor, path)
    expect(page.words).toContain('La relecture s’est arrêtée. La base est pleine.')
    expect(page.words).toMatch(/3 sur \d+ éléments relus, 1 changé\./)
    const seq = page.$('input[name="relecture"]').attr('value') ?? ''
    expect(noticeOf(await send(editor, `${path}/reprendre`, { relecture: seq }))).toContain(
      'La relecture reprend',
    )
    expect(noticeOf(await send(editor, `${path}/reprendre`, { relecture: seq }))).toContain(
      'plus rien à reprendre',
    )
    expect(noticeOf(await send(editor, `${path}/reprendre`, { relecture: 'x' }))).toContain(
      'plus rien à reprendre',
    )
  })
})
