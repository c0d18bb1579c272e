import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '#test/helpers/axe.ts'
import { launchBrowser } from '#test/helpers/browser.ts'
import { type StaffWorld, arriveAt, closeStaffWorld, eachStop, openStaffWorld } from './staff-stops.ts'

let browser: Browser
let world: StaffWorld

beforeAll(async () => {
  world = await openStaffWorld()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await closeStaffWorld(world)
})

/** Opens every folded part: what is hidden at first must be sound too. */
const unfold = `for (const box of document.querySelectorAll('details')) box.open = true`
// Structure is the same in both colour schemes, and colours are the same in both widths.
const looks = [
  { colorScheme: 'light', width: 360, what: 'all' },
  { colorScheme: 'light', width: 1280, what: 'all' },
  { colorScheme: 'dark', width: 1280, what: 'colours' },
] as const

describe('the staff area', () => {
  it('has no violation that axe-core knows, light and dark, narrow and wide', async () => {
    const found = new Set<string>()
    await eachStop(async (stop) => {
      const { page, close } = await arriveAt(browser, world, stop, { bypassCSP: true })
      await page.evaluate(unfold)
      for (const { colorScheme, width, what } of looks) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        for (const one of await violations(page, what))
          found.add(`${stop.name}, ${colorScheme} ${width}: ${one}`)
      }
      await close()
    })
    expect([...found]).toStrictEqual([])
    // Some sixty pages in three looks.
  }, 300_000)

  it('has no violation in its dialogs either', async () => {
    const stop = { name: 'the desk', who: 'veilleur', path: '/bureau' } as const
    const { page, close } = await arriveAt(browser, world, stop, { bypassCSP: true })
    await page
      .getByRole('button', { name: /^Écarter… :/ })
      .first()
      .click()
    await page.getByRole('dialog', { name: 'Pourquoi écarter ?' }).waitFor()
    expect(await violations(page)).toStrictEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
    expect(await violations(page)).toStrictEqual([])
    await close()
  })

  it('fits from 320 to 1920 pixels and with text at twice its size, alone and in silence', async () => {
    const wide: string[] = []
    await eachStop(async (stop) => {
      const { page, strangers, faults, close } = await arriveAt(browser, world, stop)
      await page.evaluate(unfold)
      for (const width of [320, 360, 768, 1024, 1280, 1920, 640]) {
        if (width === 640) await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
        await page.setViewportSize({ width, height: 800 })
        const scroll = Number(await page.evaluate('document.documentElement.scrollWidth'))
        if (scroll > width) wide.push(`${stop.name}: ${scroll} in ${width}`)
      }
      // The browser itself reports a document that answers 4xx: it is what these pages are about.
      const [reported, own] = [true, false].map((is) =>
        faults.filter((one) => one.includes(`of ${stop.status}`) === is),
      )
      expect([stop.name, reported?.length, own, strangers]).toStrictEqual([
        stop.name,
        stop.status ? 1 : 0,
        [],
        [],
      ])
      await close()
    })
    expect(wide).toStrictEqual([])
  })

  it('gives every control 44 pixels under a finger', async () => {
    const small = new Set<string>()
    await eachStop(async (stop) => {
      const viewport = { width: 360, height: 700 }
      const { page, close } = await arriveAt(browser, world, stop, {
        viewport,
        hasTouch: true,
        isMobile: true,
      })
      await page.evaluate(unfold)
      const found = await page.evaluate(
        `[...document.querySelectorAll('button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]), label.box, label.pick, .gestures a, .nav-list a, .person-menu a, .button')]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 120) + ' ' + one.getBoundingClientRect().height)`,
      )
      for (const one of found as string[]) small.add(`${stop.name}: ${one}`)
      await close()
    })
    expect([...small]).toStrictEqual([])
  })
})
