import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { machine } from '#src/letter/desk/desk-deps.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { type Letter, readLetter } from '#src/letter/letter.ts'
import { type Letter as StoredLetter, findAnyLetterByNumber } from '#src/store/letters.ts'
import { type ServedSite, launchBrowser, serveTestSite } from '#test/helpers/browser.ts'
import { openPageAs } from '#test/helpers/staff-browser.ts'
import { type Staff, postAs, signInAs } from '#test/helpers/staff.ts'

let browser: Browser
let site: ServedSite
let edith: Staff

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  site = await serveTestSite()
  edith = await signInAs(site, 'editeur')
  site.wait(60_000)
  await draftNow(site.deps, machine)
})
afterEach(() => site.close())

async function draft(): Promise<StoredLetter & { letter: Letter }> {
  const stored = (await findAnyLetterByNumber(site.deps.db, 13))!
  return { ...stored, letter: readLetter(stored.content) }
}

async function openDesk(options: BrowserContextOptions = {}, query = '') {
  const opened = await openPageAs(browser, site, edith, options)
  await opened.page.goto(`${site.url}/lettres/13/atelier${query}`)
  return opened
}

/** Tabs to the first control of this name, from where the focus is; what cannot be reached fails. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`Tab never reaches ${name}: ${await focused(page)}`)
}

const focused = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(`(() => {
      const at = document.activeElement
      const label = at.labels && at.labels[0]
      return (label || at).textContent.replace(/\\s+/g, ' ').trim()
    })()`),
  )

const told = (page: Page, words: RegExp) => page.locator('#annonce-lettre', { hasText: words }).waitFor()
const deadlines = async () => (await draft()).letter.deadlines.map(({ id }) => id)

describe('the desk of a letter, by the keyboard alone', () => {
  it('moves, edits, drops, undoes, adds, looks, tests, approves and takes back, without a reload', async () => {
    const { page, strangers, faults, close } = await openDesk()
    await page.evaluate('window.stayed = true')
    await tabTo(page, /^Appel à manifestation/)
    await page.keyboard.press('Alt+ArrowDown')
    await told(page, /Vous avez descendu .* Place 2 sur 2\./)
    expect(await deadlines()).toStrictEqual(['appel', 'ami'])
    expect(await page.evaluate(`document.activeElement.closest('[data-carte]').dataset.carte`)).toBe('ami')
    await page.keyboard.press('Alt+ArrowDown')
    await told(page, /déjà la dernière de sa partie/)
    await page.keyboard.press('Alt+ArrowUp')
    await told(page, /Vous avez remonté .* Place 1 sur 2\./)

    await tabTo(page, /^Modifier…/)
    await page.keyboard.press('Enter')
    await page.locator('.card-panel').waitFor()
    expect(await focused(page)).toBe('Titre')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('L’IA dans les communes')
    await page.keyboard.press('Enter')
    await told(page, /Vous avez réécrit le titre/)
    expect((await draft()).letter.deadlines[0]?.title).toBe('L’IA dans les communes')

    await tabTo(page, /^Retirer : L’IA/)
    await page.keyboard.press('Enter')
    await told(page, /Vous avez retiré/)
    expect(await deadlines()).toStrictEqual(['appel'])
    await page.locator('.toast button').focus()
    await page.keyboard.press('Enter')
    await told(page, /Vous avez annulé le dernier geste/)
    expect(await deadlines()).toStrictEqual(['ami', 'appel'])

    await page.locator('#q').focus()
    await page.keyboard.type('commune n° 7')
    await page.keyboard.press('Enter')
    await tabTo(page, /^Ajouter à la lettre : La fibre optique arrive dans la commune n° 7/)
    await page.keyboard.press('Enter')
    await told(page, /Vous avez ajouté/)
    expect((await draft()).itemIds).toContain('serie-07')

    await tabTo(page, /^Sombre$/)
    await page.keyboard.press('Enter')
    await page.locator('.preview-sombre').waitFor()
    const shown = page.frameLocator('.preview-frame').locator('body')
    await shown.getByRole('link', { name: 'L’IA dans les communes' }).waitFor()
    expect(await page.evaluate('window.stayed')).toBe(true)

    await tabTo(page, /^Envoyer un essai$/)
    const tested = page.waitForEvent('load')
    await page.keyboard.press('Enter')
    await tested
    expect(site.mails.map(({ to }) => to)).toStrictEqual([edith.person.email])
    await tabTo(page, /^Approuver pour cette heure$/)
    const approved = page.waitForEvent('load')
    await page.keyboard.press('Enter')
    await approved
    expect((await draft()).state).toBe('approved')
    await tabTo(page, /^Reprendre l’approbation$/)
    const held = page.waitForEvent('load')
    await page.keyboard.press('Enter')
    await held
    expect((await draft()).state).toBe('draft')
    expect([strangers, faults]).toStrictEqual([[], []])
    await close()
  }, 60_000)
})

describe('the introduction', () => {
  it('keeps itself, says when, and shows in the preview while one goes on writing', async () => {
    const { page, faults, close } = await openDesk()
    await page.getByLabel('Introduction').fill('Bonjour à tous.')
    await page.getByText('Pas encore enregistré').waitFor()
    await page.getByText(/^Enregistré à \d\d:\d\d$/).waitFor()
    expect((await draft()).letter.intro).toBe('Bonjour à tous.')
    await page.frameLocator('.preview-frame').getByText('Bonjour à tous.').waitFor()
    expect(await focused(page)).toBe('Introduction')
    await page.getByLabel('Introduction').fill('Bonjour à toutes et à tous.')
    await expect
      .poll(async () => (await draft()).letter.intro, { timeout: 5_000 })
      .toBe('Bonjour à toutes et à tous.')
    expect(faults).toStrictEqual([])
    await close()
  })

  it('survives a gesture made before it is kept', async () => {
    const { page, close } = await openDesk()
    await page.getByLabel('Introduction').fill('À moitié écrit')
    await page.getByRole('button', { name: /^Retirer : Appel à manifestation/ }).click()
    await told(page, /Vous avez retiré/)
    expect(await page.getByLabel('Introduction').inputValue()).toBe('À moitié écrit')
    await close()
  })

  it('is kept in the form, beside the letter of a faster colleague', async () => {
    const { page, close } = await openDesk()
    const emile = await signInAs(site, 'editeur')
    await postAs(site, emile, '/lettres/13/gestes', { geste: 'retirer:ami', version: '1' })
    await page.getByLabel('Introduction').fill('Mes mots')
    await page.getByRole('alert').getByText('a modifié la lettre entre-temps').waitFor()
    expect(await page.getByLabel('Introduction').inputValue()).toBe('Mes mots')
    await page.getByRole('button', { name: 'Enregistrer l’introduction' }).click()
    await expect.poll(async () => (await draft()).letter.intro, { timeout: 5_000 }).toBe('Mes mots')
    await close()
  })
})

describe('the desk of a letter, without a script', () => {
  it('does the same a page at a time, and comes back to the story', async () => {
    const { page, close } = await openDesk({ javaScriptEnabled: false })
    await page.getByRole('button', { name: /^Descendre : Appel à manifestation/ }).click()
    expect(page.url()).toBe(`${site.url}/lettres/13/atelier?fait=2#c-ami`)
    expect(await deadlines()).toStrictEqual(['appel', 'ami'])
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    expect(await deadlines()).toStrictEqual(['ami', 'appel'])
    await page.getByRole('link', { name: /^Modifier….*Appel à manifestation/ }).click()
    await page.getByLabel('Titre').fill('Réécrit')
    await page.getByRole('button', { name: 'Enregistrer le titre' }).click()
    await page.getByRole('link', { name: 'Téléphone' }).click()
    // Asked for beside the page: without scripts, nothing tells when a frame is ready.
    const shown = await page.locator('.preview-telephone').getAttribute('src')
    expect(await (await page.request.get(site.url + shown)).text()).toContain('>Réécrit</a>')
    await page.getByRole('button', { name: /^Retirer : Réécrit/ }).click()
    await page.getByRole('button', { name: /^Remettre : Réécrit/ }).click()
    await page.getByRole('link', { name: 'Envoyer tout de suite…' }).click()
    await page.getByRole('button', { name: 'Envoyer à 0 personne' }).click()
    expect((await draft()).state).toBe('approved')
    await close()
  })
})
