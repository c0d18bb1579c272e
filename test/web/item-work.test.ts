import { load } from 'cheerio'
import { beforeEach, describe, expect, it } from 'vitest'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { retag } from '#src/pipeline/retag.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findItem } from '#src/store/items.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite, siteFeeds, siteItems } from '#test/helpers/site.ts'
import { type Staff, addStaff, postAs, signIn, signInAs } from '#test/helpers/staff.ts'
import { type Shown, arrive, gestureLog, noticeOf, open, shownBy, undoFrom } from './desk-world.ts'

const CY = 'cybersecurite-confiance'
const DI = 'donnees-ia'
const page = '/elements/alerte'
const correctPath = `${page}/corriger`
let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

interface Filing {
  by?: 'equipe' | 'automatique'
  axes?: string[]
  main?: string
  type?: string
  domaine?: string
}

/** Opens the item and sends its form back with these changes, as a browser would. */
async function correct(changes: Filing, staff = victor): Promise<Response> {
  const { $ } = await open(site, staff, page)
  const shown = $(`form[action="${correctPath}"]`).serializeArray()
  const given: Record<string, string | undefined> = {
    'axes-de': changes.by,
    'axe-principal': changes.main,
    type: changes.type,
    domaine: changes.domaine,
  }
  const fields = shown
    .filter(({ name }) => name !== 'axes' || !changes.axes)
    .map(({ name, value }): [string, string] => [name, given[name] ?? value])
  const axes = (changes.axes ?? []).map((id): [string, string] => ['axes', id])
  return postAs(site, staff, correctPath, [...fields, ...axes])
}

async function filing() {
  const item = await findItem(site.deps.db, 'alerte')
  return [item?.axes.map(({ id }) => id), item?.kind, item?.domain]
}

const checkedOf = ({ $ }: Shown, name: string) =>
  $(`input[name="${name}"]:checked`)
    .map((_, input) => $(input).attr('value'))
    .get()
const found = [[CY], 'alerte', 'technologique']

describe('the correction form', () => {
  it('begins with what Vigie found', async () => {
    const shown = await open(site, victor, page)
    expect(checkedOf(shown, 'axes-de')).toStrictEqual(['automatique'])
    expect(checkedOf(shown, 'axes')).toStrictEqual([CY])
    expect(shown.$('#axe-principal option[selected]').attr('value')).toBe(CY)
    expect(shown.$('#type option[selected]').text().trim()).toBe('Automatique (Alerte)')
    expect(shown.$('#domaine option[selected]').text().trim()).toBe('Automatique (Technologique)')
  })

  it('sets axes, the main one first, type and domain; the page and the log say so', async () => {
    const answer = await correct({
      by: 'equipe',
      axes: [CY, DI],
      main: DI,
      type: 'guide',
      domaine: 'juridique',
    })
    const after = await arrive(site, victor, answer)
    expect(await filing()).toStrictEqual([[DI, CY], 'guide', 'juridique'])
    expect(noticeOf(after)).toBe('« Rançongiciel : alerte pour les collectivités » : reclassé.')
    expect(after.$('.item-head .tag-work').text()).toBe('Corrigé')
    expect(after.words).toContain('classé par l’équipe + 12 points')
    expect(checkedOf(after, 'axes-de')).toStrictEqual(['equipe'])
    expect(after.$('#axe-principal option[selected]').attr('value')).toBe(DI)
    expect(after.$('#type option[selected]').attr('value')).toBe('guide')
    const [line] = await listAudit(site.deps.db, { action: 'item.correct', limit: 1 })
    expect(line).toMatchObject({
      before: { axes: [CY], kind: 'alerte', domain: 'technologique' },
      after: { axes: [DI, CY], kind: 'guide', domain: 'juridique' },
    })
    expect((await open(site, undefined, `/?axe=${DI}&q=mairies`)).html).toContain('/elements/alerte')
  })

  it('puts an item off scope when no axis is left, says who did, and takes it back', async () => {
    const after = await arrive(site, victor, await correct({ by: 'equipe', axes: [] }))
    const sentence = 'L’équipe l’a mis hors périmètre. Il reste dans la recherche'
    for (const who of [victor, undefined]) expect((await open(site, who, page)).words).toContain(sentence)
    expect((await open(site, undefined, '/?q=mairies')).html).not.toContain(page)
    expect((await open(site, undefined, '/?q=mairies&tout=1')).html).toContain(page)
    expect((await open(site, undefined, '/flux/tout.rss')).html).not.toContain(page)
    await arrive(site, victor, await undoFrom(site, victor, after))
    expect(await filing()).toStrictEqual(found)
    expect((await open(site, undefined, '/?q=mairies')).html).toContain(page)
  })

  it('says « aucun axe » of what nobody decided', async () => {
    expect((await open(site, undefined, '/elements/hors')).words).toContain(
      'Aucun des dix axes n’a trouvé assez',
    )
  })

  it('gives each part back to Vigie', async () => {
    await correct({ by: 'equipe', axes: [DI], main: DI, type: 'guide', domaine: 'juridique' })
    await correct({ domaine: '' })
    expect(await filing()).toStrictEqual([[DI], 'guide', 'technologique'])
    await correct({ type: '' })
    expect(await filing()).toStrictEqual([[DI], 'alerte', 'technologique'])
    const after = await arrive(site, victor, await correct({ by: 'automatique' }))
    expect(await filing()).toStrictEqual(found)
    expect(after.$('.item-head .tag-work')).toHaveLength(0)
  })

  it('changes nothing when it is sent as it was', async () => {
    const after = await arrive(site, victor, await correct({}))
    expect(after.path).toBe(`${page}?dit=rien-change`)
    expect(await gestureLog(site)).toStrictEqual([])
  })

  it('ignores a main axis that is not checked', async () => {
    await correct({ by: 'equipe', axes: [CY, DI], main: 'numerique-responsable' })
    expect((await filing())[0]?.toString().split(',').toSorted()).toStrictEqual([CY, DI])
  })

  it.each([
    [{ by: 'equipe', axes: ['football'] }, 'Cet axe n’existe pas.'],
    [{ type: 'roman' }, 'Ce type n’existe pas.'],
    [{ domaine: 'sportif' }, 'Ce domaine n’existe pas.'],
  ] as const)('refuses %j', async (changes, sentence) => {
    const before = await digestOf(site.deps.db)
    const refused = await shownBy('', await correct(changes as Filing))
    expect(refused.status).toBe(422)
    expect(refused.words).toContain(sentence)
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('stands when the publisher revises the item and when the lexicon changes', async () => {
    await correct({ by: 'equipe', axes: [DI], type: 'guide' })
    const feed = siteFeeds.find(({ id }) => id === 'cyber-vigile')
    const item = siteItems.find(({ id }) => id === 'alerte')!
    const revised = { ...item, title: `${item.title}, mise à jour`, contentHash: 'alerte-2' }
    await saveItems(site.deps, 'cyber-vigile', [enrichItem(revised, feed, site.deps.enricher)], () => [])
    await retag(site.deps)
    expect(await filing()).toStrictEqual([[DI], 'guide', 'technologique'])
    expect((await open(site, undefined, page)).$('h1').text()).toContain('mise à jour')
  })

  it('takes what is decided out of what is to check', async () => {
    await site.deps.db.run(`update items set doubtful = 1 where id = 'alerte'`)
    expect((await open(site, victor, '/bureau/a-verifier')).html).toContain('id="e-alerte"')
    await correct({ type: 'guide' })
    expect((await open(site, victor, '/bureau/a-verifier')).html).not.toContain('id="e-alerte"')
  })
})

describe('an item that does not exist', () => {
  it.each(['inconnu', '%0d%0aSet-Cookie:%20a=b', '..%2F..%2Fcompte', '%E0%A4%A', '%3Fx#y'])(
    'is not found: %s',
    async (id) => {
      const before = await digestOf(site.deps.db)
      for (const [path, fields] of [
        ['corriger', { 'axes-de': 'equipe', axes: DI }],
        ['notes', { note: 'Bonjour' }],
      ] as const) {
        const answer = await postAs(site, victor, `/elements/${id}/${path}`, fields)
        expect([path, answer.status]).toStrictEqual([path, 404])
      }
      expect(await digestOf(site.deps.db)).toBe(before)
      expect(site.errors).toStrictEqual([])
    },
  )
})

const add = (note: string, staff = victor) => postAs(site, staff, `${page}/notes`, { note })
const retire = (note: string, staff: Staff) => postAs(site, staff, `${page}/notes/retirer`, { note })
const noteIds = async () =>
  (await site.deps.db.all<{ id: string }>('select id from item_notes')).map((row) => row.id)

describe('notes', () => {
  it('are signed, dated, shown as typed, and undone', async () => {
    const after = await arrive(site, victor, await add('Voir <b>Paul</b> & Léa\r\navant vendredi'))
    expect(after.path).toMatch(/^\/elements\/alerte\?fait=[0-9a-f-]{36}#notes$/)
    expect(noticeOf(after)).toBe('Note ajoutée.')
    expect(after.html).toContain(
      '<p class="pre-line">Voir &lt;b&gt;Paul&lt;/b&gt; &amp; Léa\navant vendredi</p>',
    )
    expect(after.words).toContain('Victor Veilleur, à l’instant Retirer la note de Victor Veilleur')
    expect(after.$('.item-head .tag-work').text()).toBe('1 note')
    expect((await open(site, victor, '/?q=mairies')).$('#e-alerte .tag-work').text()).toBe('1 note')
    const undone = await arrive(site, victor, await undoFrom(site, victor, after))
    expect(undone.words).toContain('Aucune note. Seule l’équipe les lit.')
    const redone = await arrive(site, victor, await undoFrom(site, victor, undone))
    expect(redone.words).toContain('avant vendredi')
  })

  it('are the team’s alone', async () => {
    await add('Entre nous')
    const lise = await signInAs(site, 'lecteur')
    for (const who of [lise, undefined])
      expect((await open(site, who, page)).html).not.toContain('Entre nous')
    expect((await open(site, undefined, '/api/elements/alerte')).html).not.toContain('Entre nous')
  })

  it('may have 2000 characters, ends of line counted once', async () => {
    expect((await add('a\r\n'.repeat(1000).slice(0, -2))).status).toBe(303)
    expect((await add('é'.repeat(2000))).status).toBe(303)
    for (const text of ['é'.repeat(2001), '', '   \r\n ', '\u0000']) {
      const refused = await shownBy('', await add(text))
      expect([
        refused.status,
        refused.words.includes('Une note compte de 1 à 2000 caractères.'),
      ]).toStrictEqual([422, true])
    }
    expect(await noteIds()).toHaveLength(2)
  })

  it('are retired by their author, and come back by « Annuler »', async () => {
    await add('Entre nous')
    const after = await arrive(site, victor, await retire((await noteIds())[0] ?? '', victor))
    expect(noticeOf(after)).toBe('Note retirée.')
    expect(await noteIds()).toStrictEqual([])
    expect((await arrive(site, victor, await undoFrom(site, victor, after))).words).toContain('Entre nous')
  })

  it('are not retired by another, unless they administer', async () => {
    await add('Entre nous')
    const [id = ''] = await noteIds()
    const vera = await signIn(site, await addStaff(site, 'veilleur', { name: 'Véra' }))
    const form = `form[action="${page}/notes/retirer"]`
    expect((await open(site, vera, page)).$(form)).toHaveLength(0)
    const refused = await shownBy('', await retire(id, vera))
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('Seuls son auteur et un administrateur suppriment une note.')
    expect(await noteIds()).toStrictEqual([id])

    const ada = await signInAs(site, 'administrateur')
    expect((await open(site, ada, page)).$(form)).toHaveLength(1)
    await arrive(site, ada, await retire(id, ada))
    expect(await noteIds()).toStrictEqual([])
  })

  it('that are gone already are said to be', async () => {
    const answer = await retire('11111111-2222-4333-8444-555555555555', victor)
    expect(answer.headers.get('location')).toBe(`${page}?dit=rien-change#notes`)
    const odd = await postAs(site, victor, '/elements/%0d%0aX:%20y/notes/retirer', { note: 'x' })
    expect(odd.headers.get('location')).toBe('/elements/%0D%0AX%3A%20y?dit=rien-change#notes')
  })
})

describe('« Ce que l’équipe en a fait »', () => {
  it('tells who did what, latest first, to those who curate', async () => {
    const edith = await signInAs(site, 'editeur')
    await add('Un mot')
    await postAs(site, edith, '/bureau/gestes', { geste: 'lettre:alerte' })
    await postAs(site, edith, '/bureau/gestes', { geste: 'hors-lettre:alerte' })
    const lines = (await open(site, victor, page)).$('section[aria-labelledby="gestes-faits"] li')
    const words = lines.toArray().map((line) => load(line).text().replace(/\s+/g, ' ').trim())
    expect(words).toStrictEqual([
      'Édith Éditeur a retiré cet élément de la lettre, 24 novembre 2026 à 9 h',
      'Édith Éditeur a choisi cet élément pour la lettre, 24 novembre 2026 à 9 h',
      'Victor Veilleur a annoté cet élément, 24 novembre 2026 à 9 h',
    ])
    const lise = await signInAs(site, 'lecteur')
    for (const who of [lise, undefined]) expect((await open(site, who, page)).words).not.toContain('Édith')
  })
})
