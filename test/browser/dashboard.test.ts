import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { insertItems } from '#src/store/write-items.ts'
import { violations } from '#test/helpers/axe.ts'
import { type ServedSite, launchBrowser, openPage, serveTestSite } from '#test/helpers/browser.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const places = [
  ['epci-200030385', 12],
  ['commune-45234', 5],
  ['commune-37261', 3],
  ['commune-18033', 2],
  ['commune-36044', 1],
  ['commune-28085', 1],
] as const

let browser: Browser
let site: ServedSite
beforeAll(async () => {
  site = await serveTestSite()
  const items = places.flatMap(([code, count]) =>
    Array.from({ length: count }, (_, at) =>
      enrichedItem({
        id: `${code}-${at}`,
        territories: [code],
        publishedAt: `2026-${String(11 - (at % 6)).padStart(2, '0')}-1${at % 9}T08:00:00Z`,
        ...(at === 0 ? { closing: { value: '2026-12-17', origin: 'text' as const } } : {}),
      }),
    ),
  )
  await site.deps.db.batch(insertItems(items, '2026-11-23T08:00:00.000Z'))
  await drainIndexQueue(site.deps)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

const unfold = `for (const box of document.querySelectorAll('details')) box.open = true`

async function goTo(page: Page, path = '/tableau'): Promise<void> {
  await page.goto(site.url + path)
}

describe.each(['light', 'dark'] as const)('the dashboard in %s colours', (colorScheme) => {
  it.each([320, 1280])('has no violation that axe-core knows, at %d pixels', async (width) => {
    const { page, close } = await openPage(browser, site.url, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    })
    await goTo(page)
    await page.evaluate(unfold)
    expect(await page.locator('.map a').count()).toBe(places.length)
    expect(await violations(page)).toStrictEqual([])
    await close()
  })
})

describe('the dashboard', () => {
  it('writes no letter smaller than 12 pixels, on a narrow screen as on a wide one', async () => {
    for (const width of [320, 700, 1280]) {
      const { page, close } = await openPage(browser, site.url, { viewport: { width, height: 900 } })
      await goTo(page)
      const small = await page.evaluate(
        `[...document.querySelectorAll('svg text')].filter((one) => one.checkVisibility()).map((one) => {
          const { a } = one.getScreenCTM()
          return Math.round(Number.parseFloat(getComputedStyle(one).fontSize) * a * 10) / 10
        }).filter((size) => size < 12)`,
      )
      expect([width, small]).toStrictEqual([width, []])
      await close()
    }
  })

  it('shows ten weeks on a narrow screen, each wide enough for a finger', async () => {
    const { page, close } = await openPage(browser, site.url, { viewport: { width: 320, height: 700 } })
    await goTo(page)
    const widths = await page.evaluate(
      `[...document.querySelectorAll('.weeks li')].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().width)`,
    )
    expect(widths).toHaveLength(10)
    expect(Math.min(...(widths as number[]))).toBeGreaterThanOrEqual(24)
    await close()
  })

  it('is walked with the keyboard alone: round the map, or through it to what an EPCI counts', async () => {
    const { page, close } = await openPage(browser, site.url)
    await goTo(page)
    await page.locator('.skip-map').focus()
    await page.keyboard.press('Tab')
    const name = await page.evaluate(`document.activeElement.getAttribute('aria-label')`)
    expect(name).toMatch(/éléments?/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/territoire=epci-\d{9}&depuis=2025-11-25/)
    await goTo(page)
    await page.locator('.skip-map').press('Enter')
    await page.waitForURL(/#territoires-tableau$/)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(`Boolean(document.activeElement.closest('#territoires-tableau'))`)).toBe(true)
    await close()
  })

  it('works without a script', async () => {
    const { page, faults, close } = await openPage(browser, site.url, { javaScriptEnabled: false })
    await goTo(page)
    await page.getByLabel('Mon territoire').fill('Loir-et-Cher')
    await page.getByRole('button', { name: 'Voir' }).click()
    await page.waitForURL(/concerne=dept-41/)
    await page.getByText('Les mêmes nombres en tableau').click()
    expect(await page.locator('.plot-numbers table').isVisible()).toBe(true)
    expect(faults).toStrictEqual([])
    await close()
  })

  it('prints its numbers and its map, not its forms', async () => {
    const { page, close } = await openPage(browser, site.url)
    await goTo(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.map svg').first().isVisible()).toBe(true)
    expect(await page.locator('.board-places').isVisible()).toBe(false)
    expect(await page.getByLabel('Mon territoire').isVisible()).toBe(false)
    await close()
  })
})
