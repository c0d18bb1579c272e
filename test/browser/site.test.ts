import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { type ServedSite, launchBrowser, openPage, serveTestSite } from '#test/helpers/browser.ts'

let browser: Browser
let site: ServedSite

beforeAll(async () => {
  site = await serveTestSite()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

const linkInMail = (): string =>
  /https?:\/\/\S+\/abonnement\/confirmer\?jeton=\S+/.exec(site.mails.at(-1)?.text ?? '')?.[0] ?? ''

describe('a reader', () => {
  it('searches, opens an item, reads why, subscribes and confirms', async () => {
    const { page, strangers, faults, close } = await openPage(browser, site.url)
    await page.goto(site.url)
    await page.getByRole('combobox', { name: 'Mots à chercher' }).fill('fermeture du cuivre loir-et-cher')
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await page.getByRole('link', { name: /^Fermeture du cuivre : le nouveau calendrier/ }).click()

    expect(await page.locator('h1 mark').textContent()).toBe('Fermeture du cuivre')
    const why = page.getByRole('region', { name: 'Pourquoi cet axe ?' })
    expect(await why.textContent()).toContain('fermeture commerciale du cuivre')
    expect(await page.locator('.item-text mark').allTextContents()).toStrictEqual([
      'fermeture du cuivre',
      'fermeture commerciale du cuivre',
    ])

    await page.getByRole('link', { name: 'S’abonner' }).click()
    await page.getByLabel('Adresse de messagerie').fill('lea@mairie.example')
    await page.getByLabel('Infrastructures et couverture numérique').check()
    await page.getByRole('button', { name: 'Recevoir la lettre' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ouvrez votre messagerie' }).waitFor()

    await page.goto(linkInMail())
    await page.getByRole('button', { name: 'Confirmer l’abonnement' }).click()
    await page.getByRole('heading', { level: 1, name: 'Abonnement confirmé' }).waitFor()
    const rows = await site.deps.db.all('select email, status, axes from subscribers')
    expect(rows).toStrictEqual([
      { email: 'lea@mairie.example', status: 'confirmed', axes: '["infrastructures-thd-mobile"]' },
    ])
    expect(strangers).toStrictEqual([])
    expect(faults).toStrictEqual([])
    await close()
  })

  it('filters by one click, keeps the place of the focus, and gets a clean address', async () => {
    const { page, faults, close } = await openPage(browser, site.url)
    await page.goto(`${site.url}/?q=fibre`)
    await page.getByLabel(/Gazette de la Loire/).check()
    await page.waitForURL(`${site.url}/?q=fibre&source=Gazette+de+la+Loire`)
    expect(await page.evaluate('document.activeElement.value')).toBe('Gazette de la Loire')
    await page.getByRole('link', { name: /Retirer le filtre\s*Source/ }).click()
    await page.waitForURL(`${site.url}/?q=fibre`)
    await page.goBack()
    expect(await page.getByLabel(/Gazette de la Loire/).isChecked()).toBe(true)
    expect(faults).toStrictEqual([])
    await close()
  })
})

describe('by keyboard alone', () => {
  it('skips to the content, searches with « / », opens the first result and reaches the original', async () => {
    const { page, close } = await openPage(browser, site.url)
    const focused = (): Promise<unknown> =>
      page.evaluate('document.activeElement.textContent.trim().replace(/\\s+/g, " ")')
    await page.goto(site.url)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('contenu')
    await page.keyboard.press('/')
    await page.keyboard.type('rançongiciel')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=ran/)
    const title = 'Rançongiciel : alerte pour les collectivités'
    for (let presses = 0; presses < 80 && (await focused()) !== title; presses += 1)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe(title)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.url}/elements/alerte?de=q%3Dran%25C3%25A7ongiciel`)
    for (
      let presses = 0;
      presses < 40 && !String(await focused()).startsWith('Lire l’original');
      presses += 1
    ) {
      await page.keyboard.press('Tab')
    }
    expect(await focused()).toContain('Lire l’original')
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
    await close()
  })
})

describe('without JavaScript', () => {
  it('searches, filters by the button, subscribes and confirms', async () => {
    const { page, close } = await openPage(browser, site.url, { javaScriptEnabled: false })
    await page.goto(site.url)
    await page.getByRole('searchbox').fill('cuivre')
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await page.getByLabel(/Banque des projets/).check()
    await page.getByRole('button', { name: 'Appliquer les filtres' }).click()
    expect(
      await page
        .locator('h2.card-title')
        .allTextContents()
        .then((all) => all.map((one) => one.trim())),
    ).toStrictEqual(['Le réseau cuivre ferme dans 800 communes dès janvier 2027'])
    await page.goto(`${site.url}/abonnement`)
    await page.getByLabel('Adresse de messagerie').fill('max@mairie.example')
    await page.getByRole('button', { name: 'Recevoir la lettre' }).click()
    await page.goto(linkInMail())
    await page.getByRole('button', { name: 'Confirmer l’abonnement' }).click()
    expect(await page.locator('h1').textContent()).toBe('Abonnement confirmé')
    await close()
  })

  it('opens the filters on a narrow screen', async () => {
    const { page, close } = await openPage(browser, site.url, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 700 },
    })
    await page.goto(`${site.url}/?q=cuivre`)
    const box = page.getByLabel(/Banque des projets/)
    expect(await box.isVisible()).toBe(false)
    await page.getByText('Filtrer les résultats').click()
    expect(await box.isVisible()).toBe(true)
    await close()
  })
})
