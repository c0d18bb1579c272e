import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { violations } from '#test/helpers/axe.ts'
import { type ServedSite, launchBrowser, openPage, serveTestSite } from '#test/helpers/browser.ts'
import { sitePages } from '#test/helpers/site-pages.ts'

let browser: Browser
let site: ServedSite
let paths: string[]
beforeAll(async () => {
  site = await serveTestSite()
  browser = await launchBrowser()
  paths = [...sitePages.map((page) => page.path), '/lettres/12/courriel']
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Opens every folded part: what is hidden at first must be sound too. */
const unfold = `for (const box of document.querySelectorAll('details')) box.open = true`

describe('in both colour schemes', () => {
  it('no page has a violation that axe-core knows', async () => {
    const { page, close } = await openPage(browser, site.url, { bypassCSP: true })
    const found: Record<string, string[]> = {}
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(site.url + path)
      await page.evaluate(unfold)
      const light = await violations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = (await violations(page, 'colours')).map((one) => `dark: ${one}`)
      if (light.length + dark.length > 0) found[path] = [...light, ...dark]
    }
    expect(found).toStrictEqual({})
    await close()
  })
})

describe('forms after an answer', () => {
  it('have no violation either: a refused address, a request taken, a link to confirm', async () => {
    const { page, close } = await openPage(browser, site.url, { bypassCSP: true })
    await page.goto(`${site.url}/abonnement`)
    await page.getByLabel('Adresse de messagerie').fill('lea@sans-point')
    await page.getByRole('button', { name: 'Recevoir la lettre' }).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toStrictEqual([])
    await page.getByLabel('Adresse de messagerie').fill('lea@mairie.example')
    await page.getByRole('button', { name: 'Recevoir la lettre' }).click()
    await page.getByRole('heading', { name: 'Ouvrez votre messagerie' }).waitFor()
    expect(await violations(page)).toStrictEqual([])
    await page.goto(
      /https?:\/\/\S+\/abonnement\/confirmer\?jeton=\S+/.exec(site.mails.at(-1)?.text ?? '')?.[0] ?? '',
    )
    expect(await violations(page)).toStrictEqual([])
    await close()
  })
})

describe('every page', () => {
  it('asks nothing of another site, and the console stays silent', async () => {
    const { page, strangers, faults, close } = await openPage(browser, site.url)
    for (const { path, status } of sitePages) {
      await page.goto(site.url + path)
      // The browser itself reports a document that answers 4xx: it is what these pages are about.
      const own = faults.splice(0).filter((fault) => status === 200 || !fault.includes(`status of ${status}`))
      expect([path, own]).toStrictEqual([path, []])
    }
    expect(strangers).toStrictEqual([])
    await close()
  })

  it('fits from 320 to 1920 pixels without scrolling sideways', async () => {
    const { page, close } = await openPage(browser, site.url)
    const wide: string[] = []
    for (const path of paths) {
      await page.goto(site.url + path)
      await page.evaluate(unfold)
      for (const width of [320, 360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 700 })
        const scroll = await page.evaluate('document.documentElement.scrollWidth')
        if (Number(scroll) > width) wide.push(`${path} at ${width}: ${String(scroll)}`)
      }
    }
    expect(wide).toStrictEqual([])
    await close()
  })

  it('stays whole with text at twice its size', async () => {
    const { page, close } = await openPage(browser, site.url, { viewport: { width: 640, height: 800 } })
    const wide: string[] = []
    for (const path of paths) {
      await page.goto(site.url + path)
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
      const scroll = await page.evaluate('document.documentElement.scrollWidth')
      if (Number(scroll) > 640) wide.push(`${path} ${String(scroll)}`)
    }
    expect(wide).toStrictEqual([])
    await close()
  })

  it('gives controls a target of 44 pixels under a finger', async () => {
    const { page, close } = await openPage(browser, site.url, {
      viewport: { width: 360, height: 700 },
      hasTouch: true,
      isMobile: true,
    })
    const small: string[] = []
    for (const path of ['/?q=cuivre&axe=infrastructures-thd-mobile', '/abonnement', '/echeances']) {
      await page.goto(site.url + path)
      await page.evaluate(unfold)
      const found = await page.evaluate(
        `[...document.querySelectorAll('button, input:not([type=hidden], [type=checkbox], [type=radio]), select, label.box, .nav-list a, .chip, .pages a, .filters > summary')]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 120) + ' ' + one.getBoundingClientRect().height)`,
      )
      small.push(...(found as string[]))
    }
    expect(small).toStrictEqual([])
    await close()
  })
})
