import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedSite, launchBrowser, serveTestSite } from '#test/helpers/browser.ts'
import { openPageAs } from '#test/helpers/staff-browser.ts'
import { signInAs } from '#test/helpers/staff.ts'

let browser: Browser
let site: ServedSite

beforeAll(async () => {
  browser = await launchBrowser()
  site = await serveTestSite()
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

describe('a verdict on an axis', () => {
  it.each([true, false])(
    'says what was done where the eye is, with « Annuler » (script: %s)',
    async (javaScriptEnabled) => {
      const victor = await signInAs(site, 'veilleur')
      const opened = await openPageAs(browser, site, victor, {
        javaScriptEnabled,
        viewport: { width: 320, height: 640 },
      })
      const { page } = opened
      await page.goto(`${site.url}/elements/cuivre`)
      await page
        .getByRole('button', { name: /^(?:Confirmer|Ne plus confirmer) l’axe/ })
        .first()
        .click()
      await page.waitForURL(/fait=.*#pourquoi$/)
      const undo = page.locator('.toast').getByRole('button', { name: 'Annuler' })
      await undo.waitFor()
      const box = await undo.boundingBox()
      expect(box?.y).toBeGreaterThan(0)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640)
      expect(opened.faults).toEqual([])
      await opened.close()
    },
  )
})
