import { beforeEach, describe, expect, it } from 'vitest'
import { synonymKey } from '#src/search/words/synonym-key.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listSynonymEdits } from '#src/store/synonym-edits.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, postAs, postForm, signInAs } from '#test/helpers/staff.ts'
import { type Shown, noticeOf, open, shownBy } from './desk-world.ts'

const path = '/administration/synonymes'

let site: TestSite
let editor: Staff
beforeEach(async () => {
  site = await openTestSite()
  editor = await signInAs(site, 'editeur')
})

/** Posts a form, and opens the page where it leads. */
async function send(where: string, fields: Record<string, string>, staff = editor): Promise<Shown> {
  const response = await postAs(site, staff, path + where, fields)
  const next = response.headers.get('location')
  return next ? open(site, staff, next.replace(/#.*/, '')) : shownBy(where, response)
}

const keyIn = (page: Shown, words: string): string =>
  page
    .$('button[name="groupe"]')
    .toArray()
    .map((one) => page.$(one))
    .find((button) => button.text().includes(words))
    ?.attr('value') ?? ''

describe('/administration/synonymes', () => {
  it('lists the groups that ship, and filters them whatever the accents', async () => {
    const page = await open(site, editor, path)
    expect(page.status).toBe(200)
    expect(page.words).toMatch(/\d{3} groupes/)
    const found = await open(site, editor, `${path}?q=DONNEES+OUVERTES`)
    expect(found.words).toContain('open data = données ouvertes')
    expect(found.words).not.toContain('rançongiciel')
    expect((await open(site, editor, `${path}?q=zzzz`)).words).toContain(
      'Aucun groupe ne contient ces lettres.',
    )
  })

  it.each(['page=2', 'page=99999', 'page=-1', 'page=x', 'page=1e9'])('has a page for ?%s', async (query) => {
    const page = await open(site, editor, `${path}?${query}`)
    expect(page.status).toBe(200)
    expect(page.$('button[name="groupe"]').length).toBeGreaterThan(0)
  })

  it('is the editors’', async () => {
    const veilleur = await signInAs(site, 'veilleur')
    expect((await open(site, veilleur, path)).status).toBe(403)
    const refused = await postAs(site, veilleur, path, { expressions: 'un mot\nautre chose' })
    expect(refused.status).toBe(403)
    expect(await listSynonymEdits(site.deps.db)).toEqual([])
    expect((await open(site, editor, '/administration')).$(`a[href="${path}"]`)).toHaveLength(1)
  })

  it('asks for the token of the form', async () => {
    const answer = await postForm(
      site,
      path,
      { expressions: 'un mot\nautre chose' },
      { cookie: editor.cookie },
    )
    expect(answer.status).toBe(403)
    expect(await listSynonymEdits(site.deps.db)).toEqual([])
  })
})

describe('adding a group', () => {
  const add = (expressions: string) => send('', { expressions })

  it('says that it acts at once, who did it, and undoes it', async () => {
    const page = await add('jumeau numérique territorial\r\ndouble digital')
    expect(noticeOf(page)).toContain('Groupe « jumeau numérique territorial = double digital » ajouté')
    expect(noticeOf(page)).toContain('dès maintenant')
    expect(page.words).toMatch(/Ajouté : Édith Éditeur, 24 nov\. 2026/)
    const undo = page.$('[data-annonce] form')
    expect(undo.attr('action')).toBe(`${path}/annuler`)
    const operation = undo.find('input[name="operation"]').attr('value') ?? ''
    const undone = await send('/annuler', { operation })
    expect(noticeOf(undone)).toContain('retiré')
    expect(undone.words).not.toContain('jumeau numérique territorial = double digital Retirer')
    const again = await postAs(site, editor, `${path}/annuler`, { operation })
    expect(again.status).toBe(409)
  })

  it('is told in the journal', async () => {
    await add('un mot\nautre chose')
    const admin = await signInAs(site, 'administrateur')
    const journal = await open(site, admin, '/journal')
    expect(journal.words).toContain('a ajouté aux synonymes de la recherche « un mot = autre chose »')
    expect(journal.$(`a[href="${path}"]`).length).toBeGreaterThan(0)
  })

  it('keeps what was written where it is refused, and says why', async () => {
    const page = await add('seul')
    expect(page.status).toBe(422)
    expect(page.$('#expressions').text()).toContain('seul')
    expect(page.$('#expressions').attr('aria-invalid')).toBe('true')
    expect(page.words).toContain('Il faut deux expressions au moins')
  })

  it('shows as text whatever was written', async () => {
    const page = await add('<script>alert(1)</script>\n"><b onclick=x>')
    expect(page.status).toBe(422)
    expect(page.$('main script, main b[onclick]')).toHaveLength(0)
    const shown = await add('"a" & \'b\'\ncé « d »')
    expect(shown.status).toBe(200)
    expect(shown.words).toContain(`"a" & 'b' = cé « d »`)
  })
})

describe('taking a group off', () => {
  it('leaves it in sight, and puts it back', async () => {
    const key = keyIn(await open(site, editor, `${path}?q=rançongiciel`), 'rançongiciel')
    expect(key).not.toBe('')
    const page = await send('/retirer', { groupe: key })
    expect(noticeOf(page)).toContain('la recherche n’en tient plus compte')
    expect(page.$('del').text()).toContain('rançongiciel')
    expect(page.$(`button[formaction="${path}/remettre"]`)).toHaveLength(1)
    const back = await send('/remettre', { groupe: key })
    expect(noticeOf(back)).toContain('de nouveau')
    expect(back.$('del')).toHaveLength(0)
    expect(await listSynonymEdits(site.deps.db)).toEqual([])
    expect(await listAudit(site.deps.db, { kind: 'setting', limit: 10 })).toHaveLength(2)
  })

  it('does nothing to a group that is none', async () => {
    for (const groupe of ['', 'inconnu', synonymKey(['a', 'b']), 'x'.repeat(5000)]) {
      expect((await send('/retirer', { groupe })).status).toBe(200)
      expect((await send('/remettre', { groupe })).status).toBe(200)
    }
    expect(await listSynonymEdits(site.deps.db)).toEqual([])
  })
})
