import { beforeEach, describe, expect, it } from 'vitest'
import { commandLine } from '#src/account/actor.ts'
import { changeRole } from '#src/account/people.ts'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { saveSiteSettings } from '#src/account/site-settings.ts'
import { correct, reject, retain } from '#src/curation/item-actions.ts'
import { addNote } from '#src/curation/notes.ts'
import { listAudit, recordAudits } from '#src/store/audit-log.ts'
import { defaultSettings } from '#src/store/site-settings.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, addStaff, getAs, postAs, postForm, signIn, signInAs } from '#test/helpers/staff.ts'

let site: TestSite
let ada: Staff
beforeEach(async () => {
  site = await openTestSite()
  ada = await signInAs(site, 'administrateur')
})

const actor = () => ({ id: ada.person.id, name: ada.person.name })
const html = async (path: string) => (await getAs(site, ada, path)).text()
const words = async (path = '/journal') => wordsOf(await html(path))
const rowsOf = (page: string) => page.match(/<time datetime/g)?.length ?? 0
const exportOf = (fields: Record<string, string> = {}) => postAs(site, ada, '/journal/export', fields)

/** Lines of the past, without what they tell of. */
async function writeLines(count: number, at: (index: number) => string): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => ({
    at: at(index),
    actor: commandLine,
    action: 'axis.rename',
    subject: { type: 'axis', id: 'donnees-ia', words: `Axe ${index}` } as const,
  }))
  await site.deps.db.batch(recordAudits(lines))
}

describe('GET /journal', () => {
  it('tells who did what, with a link to the thing and what changed', async () => {
    await reject(site.deps, actor(), ['cuivre'], 'Hors sujet pour la veille')
    await correct(site.deps, actor(), ['appel'], { axes: ['donnees-ia'], kind: 'loi' })
    await addNote(site.deps, actor(), 'alerte', 'Vu avec le <b>préfet</b>')
    await saveSiteSettings(site.deps, actor(), { ...defaultSettings, index: 'reserve' })
    const page = await html('/journal')
    expect(page).toMatch(/a écarté\s+<a href="\/elements\/cuivre">«/)
    const text = wordsOf(page)
    expect(text).toContain('devient écarté (Hors sujet pour la veille)')
    expect(text).toMatch(/Type : Appel à projets → devient Loi/)
    expect(text).toContain('Données, géomatique et intelligence artificielle')
    expect(text).toContain('Note : Vu avec le <b>préfet</b>')
    expect(text).toMatch(/a changé le réglage « Accès au site » Accès : public → devient réservé/)
    expect(page).not.toContain('<b>préfet')
    expect(text).not.toMatch(/[{}[\]]|"axes"|axesOverride/)
  })

  it('puts the latest first, with the hour of Paris', async () => {
    await retain(site.deps, actor(), ['cuivre'])
    const text = await words()
    expect(text.indexOf('a retenu')).toBeLessThan(text.indexOf('a ouvert une session'))
    expect(text).toContain('24 novembre 2026 à 9 h')
  })

  it('shows fifty lines, and leads to those before until the last', async () => {
    await writeLines(119, () => '2026-11-20T08:00:00.000Z')
    const first = await html('/journal')
    expect(rowsOf(first)).toBe(50)
    expect(first).not.toContain('Les plus récentes')
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1] ?? ''
    const second = await html(next)
    expect(rowsOf(second)).toBe(50)
    expect(second).toContain('href="/journal">← Les plus récentes')
    const third = await html(/rel="next" href="([^"]+)"/.exec(second)?.[1] ?? '')
    expect(rowsOf(third)).toBe(20)
    expect(third).not.toContain('rel="next"')
    expect(await words('/journal?avant=1')).toContain('rien de plus ancien')
  })

  it('keeps the filters from page to page', async () => {
    await writeLines(60, () => '2026-11-20T08:00:00.000Z')
    const page = await html('/journal?genre=axis&du=2026-11-01')
    expect(page).toMatch(/rel="next" href="\/journal\?genre=axis&amp;du=2026-11-01&amp;avant=\d+"/)
  })

  it('filters by person, and by those who have no account', async () => {
    const victor = await addStaff(site, 'veilleur')
    await changeRole(site.deps, actor(), victor, 'editeur')
    await changeRole(site.deps, commandLine, { ...victor, role: 'editeur' }, 'lecteur')
    await retain(site.deps, { id: victor.id, name: victor.name }, ['cuivre'])
    const his = await html(`/journal?personne=${victor.id}`)
    expect(rowsOf(his)).toBe(1)
    expect(his).toMatch(
      new RegExp(`<option value="${victor.id}"\\s+selected>\\s*Victor Veilleur\\s*</option>`),
    )
    const programs = await words('/journal?personne=programmes')
    expect(programs).toContain('La ligne de commande a changé le rôle du compte Victor Veilleur')
    expect(programs).not.toContain('a retenu')
  })

  it.each([
    ['item', 'a retenu', 'a ouvert une session'],
    ['sign-in', 'a ouvert une session', 'a retenu'],
  ])('filters by kind of action: %s', async (kind, shown, hidden) => {
    await retain(site.deps, actor(), ['cuivre'])
    const text = await words(`/journal?genre=${kind}`)
    expect(text).toContain(shown)
    expect(text).not.toContain(hidden)
  })

  it('filters by days of Paris, both included', async () => {
    const hours = ['2027-07-09T21:59:00.000Z', '2027-07-09T22:00:00.000Z', '2027-07-10T21:59:59.999Z']
    await writeLines(4, (index) => hours[index] ?? '2027-07-10T22:00:00.000Z')
    const text = await words('/journal?du=2027-07-10&au=2027-07-10')
    expect(['Axe 0', 'Axe 1', 'Axe 2', 'Axe 3'].filter((one) => text.includes(one))).toEqual([
      'Axe 1',
      'Axe 2',
    ])
  })

  it('finds the days of lines that two clocks wrote out of order', async () => {
    const late = ['2027-07-09T22:00:30.000Z', '2027-07-09T22:00:10.000Z', '2027-07-09T21:59:50.000Z']
    await writeLines(3, (index) => late[index] ?? '')
    const text = await words('/journal?du=2027-07-10')
    expect(['Axe 0', 'Axe 1', 'Axe 2'].filter((one) => text.includes(one))).toEqual(['Axe 0', 'Axe 1'])
    const before = await words('/journal?du=2027-07-09&au=2027-07-09')
    expect(['Axe 0', 'Axe 1', 'Axe 2'].filter((one) => before.includes(one))).toEqual(['Axe 2'])
  })

  it('shows the history of one thing', async () => {
    await retain(site.deps, actor(), ['cuivre', 'appel'])
    await reject(site.deps, actor(), ['cuivre'], 'Doublon')
    const page = await html('/journal?sujet=item:cuivre')
    expect(rowsOf(page)).toBe(2)
    expect(wordsOf(page)).toContain('Seulement ce qui touche')
    expect(page).toContain('<input type="hidden" name="sujet" value="item:cuivre"')
  })

  it('leaves out a filter that makes no sense', async () => {
    const address = '/journal?personne=<x>&genre=tout&sujet=chose:1&du=2026-02-30&avant=-3'
    const page = await html(address)
    expect(rowsOf(page)).toBe(1)
    expect(page).not.toContain('Retirer les filtres')
  })

  it('says what to do when nothing is found', async () => {
    const text = await words('/journal?genre=page')
    expect(text).toContain('Aucune ligne pour ces filtres')
    expect(text).toContain('plus de 1 an est effacé')
    expect(text).not.toContain('Télécharger')
    expect(await words('/journal?du=2026-11-24&au=2026-11-01')).toContain('inversez-les')
  })

  it('keeps the lines of an erased account without its name and without a dead link', async () => {
    const victor = await addStaff(site, 'veilleur')
    const session = await signIn(site, victor)
    await changeRole(site.deps, actor(), victor, 'editeur')
    await erasePersonalData(site.deps, actor(), victor.email)
    const page = await html(`/journal?personne=${victor.id}`)
    expect(wordsOf(page)).toContain('compte effacé a ouvert une session')
    expect(wordsOf(page)).toContain('Compte effacé')
    expect(await words()).not.toContain('Victor')
    expect(page).not.toContain(`/administration/personnes/${victor.id}`)
    expect(session.person.name).toBe('Victor Veilleur')
  })

  it('writes nothing', async () => {
    await html('/journal')
    expect(await listAudit(site.deps.db, { limit: 10 })).toHaveLength(1)
  })

  it.each(['lecteur', 'veilleur', 'editeur'] as const)('is closed to a %s', async (role) => {
    const staff = await signInAs(site, role)
    expect((await getAs(site, staff, '/journal')).status).toBe(403)
    expect((await postAs(site, staff, '/journal/export')).status).toBe(403)
  })
})

describe('POST /journal/export', () => {
  it('answers a file that a French spreadsheet opens', async () => {
    await retain(site.deps, actor(), ['cuivre'])
    const answer = await exportOf({ genre: 'item' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="vigie-journal-2026-11-24.csv"',
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    const [head, line, end] = new TextDecoder().decode(bytes).split('\r\n')
    expect(head).toBe(
      '"N°";"Date (heure de Paris)";"Par";"Ce qui s’est passé";"Objet";"Identifiant";"Détail"',
    )
    expect(line).toMatch(/^"2";"2026-11-24 09:00:00";"Ada Administrateur";"Ada Administrateur a retenu «/)
    expect(line).toMatch(/"item:cuivre";""$/)
    expect(end).toBe('')
  })

  it('is an action of its own, with its filters', async () => {
    await exportOf({ genre: 'axis', personne: ada.person.id, du: '2026-11-01' })
    const text = await words()
    expect(text).toMatch(
      /Ada Administrateur a téléchargé le journal Filtré par personne : Ada Administrateur/,
    )
    expect(text).toContain('Filtré par actions : Axes')
    expect(text).toContain('Depuis le : 1er nov. 2026')
  })

  it('is what the page’s form asks for, under the same filters', async () => {
    await writeLines(2, () => '2026-11-20T08:00:00.000Z')
    const page = await html('/journal?genre=axis&du=2026-11-20&avant=100')
    const form = /<form[^>]*action="\/journal\/export"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
    expect(form).toContain('method="post"')
    expect([...form.matchAll(/name="([^"]+)" value/g)].map((match) => match[1])).toEqual([
      'csrf',
      'genre',
      'du',
    ])
  })

  it('disarms what a spreadsheet would run, and quotes what would break a line', async () => {
    const titles = ['=cmd|calc!A1', ' +1', '-2', '@somme', '\tx', 'Une "citation"; deux\nlignes']
    const subjects = titles.map((title) => ({
      at: '2026-11-20T08:00:00.000Z',
      actor: commandLine,
      action: 'key.create',
      subject: { type: 'key', id: 'k', words: title } as const,
    }))
    await site.deps.db.batch(recordAudits(subjects))
    const csv = await (await exportOf({ genre: 'key' })).text()
    for (const title of titles.slice(0, 5)) expect(csv).toContain(`;"'${title}";`)
    expect(csv).toContain(';"Une ""citation""; deux\nlignes";')
  })

  it('reads on past a thousand lines, each once', async () => {
    await writeLines(2500, () => '2026-11-20T08:00:00.000Z')
    const lines = (await (await exportOf({ genre: 'axis' })).text()).trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(2500)
    expect(new Set(lines).size).toBe(2500)
    expect(lines[0]).toContain('Axe 2499')
  })

  it('refuses a form that is not of this session', async () => {
    const fields = { csrf: 'faux', genre: 'item' }
    const answer = await postForm(site, '/journal/export', fields, { cookie: ada.cookie })
    expect(answer.status).toBe(403)
    expect(await listAudit(site.deps.db, { kind: 'audit', limit: 10 })).toEqual([])
  })
})
