import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type ServedSite, launchBrowser, serveTestSite } from '#test/helpers/browser.ts'
import { seedDemo } from '#test/helpers/demo-items.ts'
import { openPageAs } from '#test/helpers/staff-browser.ts'
import type { Staff } from '#test/helpers/staff.ts'

export interface SearchBench {
  site(): ServedSite
  open(path?: string, options?: BrowserContextOptions, staff?: Staff): Promise<Page>
  /** Faults that a test is about. */
  forgive(): void
}

/** The search page on the items of the demonstration; whatever a test is about, the console stays silent. */
export function benchSearch(): SearchBench {
  let browser: Browser
  let site: ServedSite
  let opened: Awaited<ReturnType<typeof openPageAs>> | undefined
  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveTestSite()
    await seedDemo(site)
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  afterEach(async () => {
    await opened?.close()
    const loud = [...(opened?.faults ?? []), ...(opened?.strangers ?? [])]
    opened = undefined
    if (loud.length > 0) throw new Error(loud.join('\n'))
  })
  return {
    site: () => site,
    forgive: () => void opened?.faults.splice(0),
    async open(path = '/', options = {}, staff = undefined) {
      opened = await openPageAs(browser, site, staff, { viewport: { width: 1280, height: 900 }, ...options })
      await opened.page.goto(site.url + path)
      // A page that is loaded again forgets it.
      if (options.javaScriptEnabled !== false) await opened.page.evaluate('window.same = true')
      return opened.page
    },
  }
}

export const isSame = (page: Page): Promise<unknown> => page.evaluate('window.same === true')
export const field = (page: Page) => page.getByLabel('Mots à chercher')
export const cards = (page: Page) => page.locator('#resultats .card')
export const count = (page: Page) => page.locator('.results-count strong')

export async function titles(page: Page): Promise<string[]> {
  return (await page.locator('.card-title').allTextContents()).map((one) => one.trim())
}

export function idsOf(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('#resultats .card')].map((one) => one.id)`)
}

export function focusOf(page: Page): Promise<unknown> {
  return page.evaluate(
    `document.activeElement.closest('.card')?.id ?? (document.activeElement.id || document.activeElement.localName)`,
  )
}

/** Waits until this holds on the page; its policy lets no function be polled there. */
export async function until(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(`Boolean(${expression})`), { timeout: 20_000 }).toBe(true)
}

export function settled(page: Page): Promise<void> {
  return until(page, `!document.getElementById('reponse').hasAttribute('aria-busy')`)
}

/** What a shared address answers, without a script's help. */
export async function answered({ app }: ServedSite, path: string): Promise<string> {
  return (await app.request(path)).text()
}

/** The count that such an answer gives. */
export function countIn(html: string): string | undefined {
  return /class="results-count"><strong>([^<]*)<\/strong>/.exec(html)?.[1]
}
