import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { violations } from '#test/helpers/axe.ts'
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

describe('the page of the API', () => {
  it('shows an answer under its form, and has no violation then', async () => {
    const { page, close, faults, strangers } = await openPage(browser, site.url, { bypassCSP: true })
    await page.goto(`${site.url}/api`)
    const form = page.locator('form[data-essai="/api/v1/elements"]')
    await form.getByLabel('q', { exact: true }).fill('cuivre')
    await form.getByLabel('limite').fill('1')
    await form.getByRole('button').click()
    const answer = form.locator('pre')
    await answer.waitFor()
    expect(await form.getByRole('status').locator('p').textContent()).toMatch(
      /^GET \/api\/v1\/elements\?q=cuivre&limite=1 : 200, RateLimit "adresse";r=\d+;t=\d+$/,
    )
    expect(JSON.parse((await answer.textContent()) ?? '')).toMatchObject({ total: 4 })
    expect(await violations(page)).toStrictEqual([])
    expect([faults, strangers]).toStrictEqual([[], []])
    await close()
  })

  it('shows a refusal in the same way, whatever is typed in the path', async () => {
    const { page, close } = await openPage(browser, site.url)
    await page.goto(`${site.url}/api`)
    const form = page.locator('form[data-essai="/api/v1/elements/{id}"]')
    await form.getByLabel('id').fill('../../connexion?x=<img src=x onerror=alert(1)>')
    await form.getByRole('button').click()
    await form.locator('pre').waitFor()
    expect(await form.locator('pre').textContent()).toContain('#introuvable')
    expect(await form.locator('img').count()).toBe(0)
    await close()
  })

  it('opens the answer itself where scripts do not run', async () => {
    const { page, close } = await openPage(browser, site.url, { javaScriptEnabled: false })
    await page.goto(`${site.url}/api`)
    const form = page.locator('form[data-essai="/api/v1/elements/{id}"]')
    await form.getByLabel('id').fill('cuivre')
    await form.getByRole('button').click()
    await page.waitForURL(`${site.url}/api/v1/elements/cuivre`)
    expect(await page.textContent('body')).toContain('"id":"cuivre"')
    await close()
  })

  it('fits a screen of 320 px, with everything unfolded', async () => {
    const { page, close } = await openPage(browser, site.url, {
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    })
    for (const path of ['/api', '/api/problemes']) {
      await page.goto(site.url + path)
      await page.evaluate(`for (const box of document.querySelectorAll('details')) box.open = true`)
      const [wide, screen] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as number[]
      expect([path, wide]).toStrictEqual([path, screen])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page)).toStrictEqual([])
    }
    await close()
  })
})
