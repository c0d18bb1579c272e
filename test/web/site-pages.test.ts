import { beforeEach, describe, expect, it } from 'vitest'
import { builtInPages } from '#src/pages/built-in.ts'
import { saveSiteSettings } from '#src/account/site-settings.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findSitePage } from '#src/store/site-pages.ts'
import { defaultSettings } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type StaffBrowser, openStaffBrowser } from './staff-browser.ts'

const editor = '/administration/pages/confidentialite'
let site: TestSite
let camille: StaffBrowser

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  camille = await openStaffBrowser(site, 'editeur')
})

const read = async (answer: Response | Promise<Response>) => wordsOf(await (await answer).text())

/** What the editor's form would send back. */
async function formOf(path: string): Promise<{ texte: string; vu: string }> {
  const page = await (await camille.get(path)).text()
  const texte = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea/.exec(page)?.[1] ?? ''
  const vu = /name="vu" value="([^"]*)"/.exec(page)?.[1] ?? '?'
  return { texte: texte.replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"'), vu }
}

describe('the legal pages', () => {
  it.each([
    ['/mentions-legales', 'Mentions légales', 'Ce site est édité par Val de Loire Numérique.'],
    ['/confidentialite', 'Données personnelles', 'article 82 de la loi Informatique et Libertés'],
    ['/accessibilite', 'Accessibilité', 'ni conforme, ni partiellement conforme'],
  ])('%s is read by anyone, with one title', async (path, title, words) => {
    const answer = await site.app.request(path)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(`<title>${title} – Vigie</title>`)
    expect(page.match(/<h1[^>]*>([^<]*)<\/h1>/g)).toEqual([`<h1>${title}</h1>`])
    expect(wordsOf(page)).toContain(words)
    expect(wordsOf(page)).not.toMatch(/[{}]/)
  })

  it('tells the figures of the settings, and stays open when the site is reserved', async () => {
    await saveSiteSettings(
      site.deps,
      { name: 'essai' },
      { index: 'reserve', retention: { ...defaultSettings.retention, audit: 180 } },
    )
    const answer = await site.app.request('/confidentialite')
    expect(answer.status).toBe(200)
    expect(await read(answer)).toMatch(/Le journal des actions .*Combien de temps : 180 jours\./)
  })

  it('names the two cookies as they are set, and no other', async () => {
    const words = await read(site.app.request('/confidentialite'))
    for (const name of ['__Host-vigie)', '__Host-vigie-appareil)'])
      expect(words.replaceAll(' )', ')')).toContain(name)
    expect((await site.app.request('/confidentialite')).headers.get('set-cookie')).toBeNull()
  })
})

describe('/administration/pages', () => {
  it('lists the three, and who last wrote each', async () => {
    await camille.post('/administration/pages/accessibilite', { texte: 'Nouveau', vu: '' })
    const words = await read(camille.get('/administration/pages'))
    expect(words.match(/Texte d’origine\./g)).toHaveLength(2)
    expect(words).toMatch(/Accessibilité\s+Modifiée le 24 novembre 2026 à 9 h par Camille editeur\./)
  })

  it.each(['lecteur', 'veilleur'] as const)('is closed to a %s, who changes nothing', async (role) => {
    const other = await openStaffBrowser(site, role)
    expect((await other.get(editor)).status).toBe(403)
    expect((await other.post(editor, { texte: 'x', vu: '' })).status).toBe(403)
    expect((await other.post(`${editor}/origine`)).status).toBe(403)
    expect(await findSitePage(site.deps.db, 'confidentialite')).toBeUndefined()
  })

  it('refuses a form without its token, or of another site', async () => {
    expect((await camille.post(editor, { texte: 'x', vu: '' }, 'faux')).status).toBe(403)
    expect(await findSitePage(site.deps.db, 'confidentialite')).toBeUndefined()
  })

  it('knows no other page', async () => {
    expect((await camille.get('/administration/pages/recherche')).status).toBe(404)
    expect((await camille.post('/administration/pages/recherche', { texte: 'x' })).status).toBe(404)
  })
})

describe('editing a page', () => {
  it('begins with the built-in text, whole', async () => {
    const { texte, vu } = await formOf(editor)
    expect([texte.trim(), vu]).toEqual([builtInPages.confidentialite.markdown.trim(), ''])
  })

  it('saves, says so, and tells the log', async () => {
    const { texte, vu } = await formOf(editor)
    const changed = texte.replace('## En bref', '## En deux mots')
    const answer = await camille.post(editor, { texte: changed.replaceAll('\n', '\r\n'), vu })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${editor}?dit=page-enregistree`])
    expect(await read(camille.get(`${editor}?dit=page-enregistree`))).toContain('La page est enregistrée')
    expect(await read(site.app.request('/confidentialite'))).toContain('En deux mots')
    const [line] = await listAudit(site.deps.db, { action: 'page.change', limit: 1 })
    expect(line).toMatchObject({
      actor: { id: camille.person.id },
      subject: { type: 'page', id: 'confidentialite', words: 'Données personnelles' },
      before: { text: '## En bref' },
      after: { text: '## En deux mots' },
    })
  })

  it('keeps what was typed when it refuses it, with the fault tied to the field', async () => {
    const answer = await camille.post(editor, { texte: 'Voici {courriel}', vu: '' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Voici {courriel}')
    expect(page).toMatch(/<p class="fault" id="texte-faute">[^<]*\{courriel\}/)
    expect(page).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*aria-describedby="texte-faute texte-aide"/)
    expect(page).toMatch(/role="alert"[\s\S]*href="#texte"/)
  })

  it('refuses a text too long, whole', async () => {
    const answer = await camille.post(editor, { texte: 'é'.repeat(20_001), vu: '' })
    expect(answer.status).toBe(422)
    expect(await read(answer)).toContain('trop long')
  })

  it('shows what it would be before saving it', async () => {
    const answer = await camille.post(`${editor}/apercu`, {
      texte: '## Chez {organisation}\n\n**Oui** ; <script>alert(1)</script>',
      vu: '',
    })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('<h2>Chez Val de Loire Numérique</h2>')
    expect(page).toContain('<strong>Oui</strong>\u202F;')
    expect(page).not.toContain('<script>')
    expect(page).toContain('**Oui** ; &lt;script&gt;')
    expect(await findSitePage(site.deps.db, 'confidentialite')).toBeUndefined()
  })

  it('shows no preview of what it refuses', async () => {
    const answer = await camille.post(`${editor}/apercu`, { texte: '', vu: '' })
    expect(answer.status).toBe(422)
    expect(await read(answer)).toContain('la page ne peut pas être vide')
  })

  it('shows the other text when two write at once, and loses neither', async () => {
    const { vu } = await formOf(editor)
    await camille.post(editor, { texte: 'Première main', vu })
    const late = await camille.post(editor, { texte: 'Seconde main', vu })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(wordsOf(page)).toContain('La page a changé pendant que vous écriviez.')
    expect(page).toContain('Première main')
    expect(page).toContain('Seconde main')
    const again = /name="vu" value="([^"]*)"/.exec(page)?.[1] ?? ''
    expect((await camille.post(editor, { texte: 'Seconde main', vu: again })).status).toBe(303)
  })

  it('shows a hostile text harmless, on the page and in its editor', async () => {
    const texte = '[a](javascript:alert(1)) </textarea><script>alert(1)</script><img src=x onerror=alert(1)>'
    await camille.post(editor, { texte, vu: '' })
    for (const page of [await site.app.request('/confidentialite'), await camille.get(editor)]) {
      expect(await page.text()).not.toMatch(/<script>|<img|href="javascript:/)
    }
  })
})

describe('going back to the built-in text', () => {
  it('warns, shows what will go, then does it', async () => {
    await camille.post(editor, { texte: 'Texte de la maison', vu: '' })
    const words = await read(camille.get(`${editor}/origine`))
    expect(words).toContain('sera effacé')
    expect(words).toContain('Texte de la maison')
    const answer = await camille.post(`${editor}/origine`)
    expect(answer.headers.get('location')).toBe(`${editor}?dit=page-origine`)
    expect(await read(site.app.request('/confidentialite'))).toContain('En bref')
  })

  it('has nothing to offer when the page was never written', async () => {
    expect(await (await camille.get(editor)).text()).not.toContain('/origine')
    expect((await camille.get(`${editor}/origine`)).headers.get('location')).toBe(editor)
  })
})
