import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findItem } from '#src/store/items.ts'
import { findItemWork } from '#src/store/item-work.ts'
import { updatePerson } from '#src/store/people.ts'
import { type ServedSite, launchBrowser, serveTestSite } from '#test/helpers/browser.ts'
import { openPageAs } from '#test/helpers/staff-browser.ts'
import { type Staff, signInAs } from '#test/helpers/staff.ts'

let browser: Browser
let site: ServedSite
let victor: Staff
let opened: Awaited<ReturnType<typeof openPageAs>>

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  site = await serveTestSite()
  victor = await signInAs(site, 'veilleur')
  // Four items to check: a list that is read from the database itself, in this order.
  await site.deps.db.run(
    `update items set doubtful = id in ('serie-01', 'serie-02', 'serie-03', 'serie-04'),
       first_seen_at = '2026-11-24T08:00:' || substr('0' || seq, -2) || '.000Z'`,
  )
})
afterEach(async () => {
  await opened.close()
  await site.close()
  // Whatever a test is about, the console stays silent and no other site is asked.
  const loud = [...opened.faults, ...opened.strangers]
  if (loud.length > 0) throw new Error(loud.join('\n'))
})

const list = '/bureau/a-verifier'

async function open(path: string, options: BrowserContextOptions = {}, staff = victor): Promise<Page> {
  opened = await openPageAs(browser, site, staff, options)
  await opened.page.goto(site.url + path)
  return opened.page
}

const cardsOf = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('.card')].map((card) => card.id)`)
/** The card that holds the focus. */
const focusOf = (page: Page): Promise<unknown> =>
  page.evaluate(`document.activeElement.closest('.card, .due')?.id ?? document.activeElement.localName`)
const toast = (page: Page, words: string | RegExp) => page.locator('.toast').getByText(words).waitFor()
const reasonOf = async (id: string) => (await findItem(site.deps.db, id))?.withdrawn?.reason
const workOf = (id: string) => findItemWork(site.deps.db, victor.person.id, id)

describe('« Écarter »', () => {
  it('asks why in a dialog that Escape closes, nothing done, the focus where it was', async () => {
    const page = await open(list)
    const button = page.locator('#e-serie-03').getByRole('button', { name: /^Écarter/ })
    await button.click()
    const dialog = page.getByRole('dialog', { name: 'Pourquoi écarter ?' })
    await dialog.waitFor()
    expect(await page.evaluate('document.activeElement.value')).toBe('Hors sujet pour la veille')
    await dialog.getByLabel('Un autre motif').fill('Un motif oublié')
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.value')).toBe('ecarter:serie-03')
    expect(await reasonOf('serie-03')).toBeUndefined()

    await page
      .locator('#e-serie-02')
      .getByRole('button', { name: /^Écarter/ })
      .click()
    expect(await dialog.getByLabel('Un autre motif').inputValue()).toBe('')
    await dialog.getByRole('button', { name: 'Ne rien faire' }).click()
    expect(await dialog.isVisible()).toBe(false)
  })

  it('rejects with the reason that is chosen, says so, and « Annuler » brings the item back', async () => {
    const page = await open(list)
    await page
      .locator('#e-serie-03')
      .getByRole('button', { name: /^Écarter/ })
      .click()
    await page.getByLabel('Information périmée').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Écarter' }).click()
    await toast(page, '« La fibre optique arrive dans la commune n° 3 » : écarté.')
    expect(await reasonOf('serie-03')).toBe('Information périmée')
    expect(await cardsOf(page)).toStrictEqual(['e-serie-04', 'e-serie-02', 'e-serie-01'])
    expect(await focusOf(page)).toBe('e-serie-02')

    await page.getByRole('button', { name: 'Annuler' }).click()
    await toast(page, 'C’est annulé.')
    expect(await cardsOf(page)).toHaveLength(4)
  })

  it('takes a reason of one’s own, sent by Enter', async () => {
    const page = await open(list)
    await page
      .locator('#e-serie-04')
      .getByRole('button', { name: /^Écarter/ })
      .click()
    await page.getByLabel('Un autre motif').fill('Déjà dit en octobre')
    await page.keyboard.press('Enter')
    await toast(page, /écarté/)
    expect(await reasonOf('serie-04')).toBe('Déjà dit en octobre')
    expect(await workOf('serie-04')).toMatchObject({ retained: false })
  })

  it('opens nothing by the bar while nothing is checked', async () => {
    const page = await open(list)
    await page.locator('.gesture-bar').getByRole('button', { name: 'Écarter…' }).click()
    expect(await page.locator('[data-compte]').textContent()).toBe('Cochez d’abord des éléments')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  it('rejects all that is checked', async () => {
    const page = await open(list)
    for (const id of ['serie-04', 'serie-02']) await page.locator(`#e-${id} .pick input`).check()
    expect(await page.locator('[data-compte]').textContent()).toBe('2 éléments cochés :')
    await page.locator('.gesture-bar').getByRole('button', { name: 'Écarter…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Écarter' }).click()
    await toast(page, '2 éléments écartés.')
    expect(await cardsOf(page)).toStrictEqual(['e-serie-03', 'e-serie-01'])
    expect(await focusOf(page)).toBe('e-serie-03')
  })
})

describe('by keyboard alone', () => {
  it('goes down, checks and retains; the focus comes to the neighbour', async () => {
    const page = await open(list)
    for (const key of ['j', 'j', 'x']) await page.keyboard.press(key)
    expect(await focusOf(page)).toBe('e-serie-03')
    expect(await page.locator('#e-serie-03 .pick input').isChecked()).toBe(true)
    expect(await page.locator('[data-compte]').textContent()).toBe('1 élément coché :')
    await page.keyboard.press('r')
    await toast(page, 'n° 3 » : retenu.')
    expect(await focusOf(page)).toBe('e-serie-02')
    await page.keyboard.press('k')
    expect(await focusOf(page)).toBe('e-serie-04')
  })

  it('rejects by e and Enter, down to the last card', async () => {
    const page = await open(list)
    await page.keyboard.press('k')
    expect(await focusOf(page)).toBe('e-serie-01')
    await page.keyboard.press('e')
    await page.keyboard.press('Enter')
    await toast(page, 'n° 1 » : écarté.')
    expect(await reasonOf('serie-01')).toBe('Hors sujet pour la veille')
    expect(await focusOf(page)).toBe('e-serie-02')
  })

  it('stars by s and comes back to the same card', async () => {
    const page = await open(list)
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    await toast(page, /Étoile posée/)
    expect(await focusOf(page)).toBe('e-serie-04')
    expect(await page.locator('#e-serie-04 .tag-work').textContent()).toBe('★ Étoile')
    await page.keyboard.press('s')
    await toast(page, 'Étoile retirée.')
  })

  it('opens by o, chooses for the letter by l, and goes to the correction by c', async () => {
    const page = await open(list)
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.waitForURL(`${site.url}/elements/serie-04`)
    await page.keyboard.press('l')
    await toast(page, /choisi pour la lettre/)
    expect(await page.evaluate('document.activeElement.value')).toBe('hors-lettre:serie-04')
    await page.keyboard.press('c')
    await page.waitForURL(/#corriger$/)
    expect(await page.evaluate('document.activeElement.id')).toBe('corriger')
  })

  it('lists the keys by ?, and Escape closes the list', async () => {
    const page = await open('/bureau')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Raccourcis clavier' })
    await help.waitFor()
    expect(await help.locator('dt').allTextContents()).toContain('j')
    // Inside a dialog the keys are no gestures.
    await page.keyboard.press('r')
    await page.keyboard.press('Escape')
    expect(await help.isVisible()).toBe(false)
    expect(page.url()).toBe(`${site.url}/bureau`)
  })

  it('acts on the deadlines of the desk and of their page too', async () => {
    const page = await open('/echeances')
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await toast(page, /retenu/)
    expect(await focusOf(page)).toBe('d-ami')
    await page.goto(`${site.url}/bureau`)
    await page
      .locator('#d-ami')
      .getByRole('button', { name: /^Pour la lettre/ })
      .click()
    await toast(page, /choisi pour la lettre/)
    expect(await focusOf(page)).toBe('d-ami')
  })

  it('does nothing where one types, nor with a modifier', async () => {
    const page = await open('/?q=fibre')
    await page.getByRole('combobox', { name: 'Mots à chercher' }).focus()
    await page.keyboard.type('jrex?')
    expect(await page.getByRole('combobox', { name: 'Mots à chercher' }).inputValue()).toContain('jrex?')
    await page.locator('body').evaluate('document.activeElement.blur()')
    await page.keyboard.press('Control+j')
    expect(await focusOf(page)).toBe('body')
  })

  it('does nothing once the shortcuts are off', async () => {
    await site.deps.db.batch([updatePerson(victor.person.id, { shortcuts: false })])
    const page = await open(list)
    for (const key of ['j', 'r', 'e', 's', '?']) await page.keyboard.press(key)
    expect(await focusOf(page)).toBe('body')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await workOf('serie-04')).toMatchObject({ retained: false, starred: false })
  })

  it('sends nothing by Enter in a box', async () => {
    const page = await open(list)
    const posts: string[] = []
    page.on('request', (one) => void (one.method() === 'POST' && posts.push(one.postData() ?? '')))
    await page.locator('#e-serie-04 .pick input').check()
    await page.keyboard.press('Enter')
    await page
      .locator('#e-serie-03')
      .getByRole('button', { name: /^☆ Étoile/ })
      .click()
    await toast(page, /Étoile posée/)
    expect(posts.map((body) => new URLSearchParams(body).get('geste'))).toStrictEqual(['etoile:serie-03'])
  })

  it('closes the menu by Escape', async () => {
    const page = await open('/bureau')
    await page.getByText('Victor Veilleur', { exact: true }).click()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Se déconnecter' }).isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.localName')).toBe('summary')
  })
})

describe('after a gesture', () => {
  it('the words come into the live region after the page', async () => {
    const page = await open(list)
    await page.addInitScript(`
      globalThis.said = []
      new MutationObserver(() => {
        const words = document.querySelector('[data-annonce] p')
        if (words && document.readyState !== 'loading') said.push(words.textContent)
      }).observe(document, { subtree: true, childList: true, characterData: true })`)
    await page
      .locator('#e-serie-04')
      .getByRole('button', { name: /^Retenir/ })
      .click()
    await toast(page, /retenu/)
    const said = (await page.evaluate('said')) as string[]
    expect(said.indexOf('')).toBeGreaterThanOrEqual(0)
    expect(said.at(-1)?.replace(/\s/g, ' ')).toMatch(/n° 4 » : retenu\.$/)
    expect(await page.locator('.toast').getAttribute('role')).toBe('status')
    expect(await page.title()).toMatch(/retenu\. – À vérifier – Vigie$/)
  })

  it('far down a list, one is still there, and « Annuler » in sight', async () => {
    const page = await open('/?q=fibre', { viewport: { width: 1280, height: 600 } })
    const card = page.locator('.card').nth(15)
    const id = await card.getAttribute('id')
    await card.getByRole('button', { name: /^Retenir/ }).click()
    await toast(page, /retenu/)
    expect(await focusOf(page)).toBe(id)
    const inSight = `(selector) => { const { top, bottom } = document.querySelector(selector).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }`
    expect(await page.evaluate(`(${inSight})('.toast button')`)).toBe(true)
    expect(await page.evaluate(`(${inSight})('#${id}')`)).toBe(true)
  })
})

describe('an item', () => {
  it('that one opens is read: its card says so, to this person', async () => {
    const page = await open('/bureau')
    const noted = page.waitForResponse((one) => one.url().endsWith('/bureau/marques'))
    await page.goto(`${site.url}/elements/alerte`)
    expect((await noted).status()).toBe(204)
    await page.goto(`${site.url}/?q=mairies`)
    expect(await page.locator('#e-alerte .tag-work').textContent()).toBe('Lu')
  })

  it('is cited into the clipboard', async () => {
    const page = await open('/elements/alerte', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByText('Citer cet élément').click()
    await page.getByRole('button', { name: 'Copier la citation' }).click()
    await page.getByRole('button', { name: 'Copié' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'Cyber-Vigile, «\u202FRançongiciel : alerte pour les collectivités\u202F», 20 nov. 2026, https://cyber-vigile.example/alerte (consulté le 24 nov. 2026)',
    )
  })

  it('is cited by c for who does not correct; the text is chosen when the browser refuses', async () => {
    const lise = await signInAs(site, 'lecteur')
    const page = await open('/bureau', {}, lise)
    await page.addInitScript(`navigator.clipboard.writeText = () => Promise.reject(new Error('no'))`)
    await page.goto(`${site.url}/elements/alerte`)
    await page.keyboard.press('c')
    await page.waitForFunction(`String(getSelection()).startsWith('Cyber-Vigile')`)
    expect(await page.locator('#citation').isVisible()).toBe(true)
  })

  it('is corrected by ticking: the choice follows', async () => {
    const page = await open('/elements/alerte')
    const byTeam = page.getByLabel('Ceux-ci, quoi qu’il arrive')
    await page.getByRole('checkbox', { name: /Données, géomatique/ }).check()
    expect(await byTeam.isChecked()).toBe(true)
    await page.getByLabel('Ceux que Vigie trouve').check()
    await page.getByLabel('Axe principal').selectOption('numerique-responsable')
    expect(await byTeam.isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Enregistrer le classement' }).click()
    await toast(page, /reclassé/)
    const item = await findItem(site.deps.db, 'alerte')
    expect(item?.axes.map(({ id }) => id)).toStrictEqual([
      'numerique-responsable',
      'donnees-ia',
      'cybersecurite-confiance',
    ])
  })
})

describe('without JavaScript', () => {
  it('the same gestures go through plain buttons', async () => {
    const page = await open(list, { javaScriptEnabled: false })
    await page
      .locator('#e-serie-04')
      .getByRole('button', { name: /^Retenir/ })
      .click()
    await toast(page, 'n° 4 » : retenu.')

    await page
      .locator('#e-serie-03')
      .getByRole('button', { name: /^Écarter/ })
      .click()
    await page.getByRole('heading', { name: 'Écarter un élément' }).waitFor()
    await page.getByLabel('Un autre motif').fill('ab')
    await page.getByRole('button', { name: 'Écarter' }).click()
    await page.getByText('Un motif compte de 3 à 300 caractères.').waitFor()
    opened.faults.splice(0)
    await page.getByLabel('Un autre motif').fill('Déjà dit')
    await page.getByRole('button', { name: 'Écarter' }).click()
    await toast(page, 'n° 3 » : écarté.')
    await page.getByRole('button', { name: 'Annuler' }).click()
    await toast(page, 'C’est annulé.')
    expect(page.url()).toContain(list)

    for (const id of ['serie-01', 'serie-02']) await page.locator(`#e-${id} .pick input`).check()
    await page.locator('.gesture-bar').getByLabel('Axe à ajouter').selectOption('donnees-ia')
    await page.getByRole('button', { name: 'Ajouter l’axe' }).click()
    await toast(page, '2 éléments reclassés.')
    await page
      .locator('#e-serie-03')
      .getByRole('button', { name: /^☆ Étoile/ })
      .click()
    await toast(page, /Étoile posée/)
    expect(await reasonOf('serie-03')).toBeUndefined()
  })

  it('an item is corrected and annotated, and its hidden button stays hidden', async () => {
    const page = await open('/elements/alerte', { javaScriptEnabled: false })
    await page.getByText('Citer cet élément').click()
    expect(await page.locator('[data-copie]').isVisible()).toBe(false)
    await page.getByLabel('Ceux-ci, quoi qu’il arrive').check()
    await page.getByRole('checkbox', { name: /Cybersécurité/ }).uncheck()
    await page.getByRole('button', { name: 'Enregistrer le classement' }).click()
    await page.getByText('L’équipe l’a mis hors périmètre.').waitFor()
    await page.getByLabel('Nouvelle note').fill('À revoir')
    await page.getByRole('button', { name: 'Ajouter la note' }).click()
    await toast(page, 'Note ajoutée.')
    await page.getByRole('button', { name: /^Retirer la note/ }).click()
    await toast(page, 'Note retirée.')
  })
})
