import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { defaultSettings, readSiteSettings } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type StaffBrowser, openStaffBrowser } from './staff-browser.ts'

const path = '/administration/reglages'
const filled = {
  acces: 'public',
  journal: '365',
  revisions: '365',
  lectures: '365',
  envois: '400',
  couverture: '400',
}
let site: TestSite
let ada: StaffBrowser

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  ada = await openStaffBrowser(site, 'administrateur')
})

describe('/administration/reglages', () => {
  it('shows the values of the moment, and what each choice does', async () => {
    const page = await (await ada.get(path)).text()
    expect(page).toMatch(/value="public"\s+checked/)
    expect(page).toMatch(/id="envois"\s+name="envois"\s+type="number"\s+value="400"/)
    const words = wordsOf(page)
    expect(words).toContain('un visiteur ne voit plus que la page de connexion')
    expect(words).toContain('rien ne le ramène')
  })

  it.each(['lecteur', 'veilleur', 'editeur'] as const)('is closed to a %s', async (role) => {
    const other = await openStaffBrowser(site, role)
    expect((await other.get(path)).status).toBe(403)
    expect((await other.post(path, { ...filled, acces: 'reserve' })).status).toBe(403)
    expect(await readSiteSettings(site.deps.db)).toEqual(defaultSettings)
  })

  it('refuses a form without its token', async () => {
    expect((await ada.post(path, { ...filled, acces: 'reserve' }, '')).status).toBe(403)
    expect(await readSiteSettings(site.deps.db)).toEqual(defaultSettings)
  })

  it('closes the site to visitors from the next page on, and opens it again', async () => {
    expect((await site.app.request('/')).status).toBe(200)
    const answer = await ada.post(path, { ...filled, acces: 'reserve' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?dit=reglages-enregistres`])
    expect((await site.app.request('/')).headers.get('location')).toBe('/connexion')
    expect((await ada.get('/')).status).toBe(200)
    await ada.post(path, filled)
    expect((await site.app.request('/')).status).toBe(200)
  })

  it('saves the lengths, and tells the log', async () => {
    await ada.post(path, { ...filled, journal: '180', lectures: '30' })
    expect((await readSiteSettings(site.deps.db)).retention).toEqual({
      audit: 180,
      revisions: 365,
      readMarks: 30,
      deliveries: 400,
      coverage: 400,
    })
    const lines = await listAudit(site.deps.db, { action: 'setting.change', limit: 5 })
    expect(lines.map(({ actor, subject, before, after }) => [actor.id, subject.id, before, after])).toEqual([
      [ada.person.id, 'retention.readMarks', 365, 30],
      [ada.person.id, 'retention.audit', 365, 180],
    ])
  })

  it.each(['', '29', '1826', '12,5', '1e3', '-40', 'x'])(
    'refuses %j as a length, keeps what was typed, and ties the fault to its field',
    async (journal) => {
      const answer = await ada.post(path, { ...filled, acces: 'reserve', journal })
      const page = await answer.text()
      expect(answer.status).toBe(422)
      expect(page).toMatch(/<p class="fault" id="journal-faute">[^<]*de 30 à 1[^<]*825\./)
      expect(page).toMatch(
        /id="journal"[^>]*aria-invalid="true"[^>]*aria-describedby="journal-faute journal-aide"/,
      )
      expect(page).toMatch(/role="alert"[\s\S]*href="#journal"/)
      expect(page).toMatch(/value="reserve"\s+checked/)
      expect(await readSiteSettings(site.deps.db)).toEqual(defaultSettings)
    },
  )

  it('refuses a choice that is not offered', async () => {
    const answer = await ada.post(path, { ...filled, acces: 'ferme' })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('Choisissez qui lit la veille.')
  })

  it('says that nothing changed when nothing did', async () => {
    expect((await ada.post(path, filled)).headers.get('location')).toBe(`${path}?dit=reglages-inchanges`)
  })
})
