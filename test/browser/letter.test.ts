import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { confirmSubscription, requestSubscription } from '#src/letter/subscriptions.ts'
import { violations } from '#test/helpers/axe.ts'
import { launchBrowser, openPage } from '#test/helpers/browser.ts'
import { asWordReads, withoutStyleBlocks } from '#test/letter/client-limits.ts'
import { sampleLetter } from '#test/letter/sample-letter.ts'
import { openWorld, tokenIn } from '#test/letter/world.ts'

/** Every block that a letter may have, a model's summary and an introduction included. */
function letterFor(dates: 'fr' | 'en'): string {
  const member = {
    kind: 'member',
    preferencesUrl: 'https://veille.example/preferences?jeton=abc.def',
    confirmedAt: '2026-11-01T08:00:00Z',
  } as const
  return renderEdition(sampleLetter(), { ...everything, dates }, member)!.html
}

const letter = letterFor('fr')

/** Every message that a person may receive, as its HTML. */
let messages: [string, string][]
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  const world = await openWorld()
  await requestSubscription(world, { email: 'lea@mairie.example', axes: [] })
  const confirmation = world.outbox[0]!
  const confirmed = await confirmSubscription(world, tokenIn(confirmation.text, '/abonnement/confirmer'))
  if (!confirmed) throw new Error('the link of the mail does not confirm')
  // Asked again: someone else's address in the form must not tell whether it is known.
  world.at('2026-11-26T08:00:00.000Z')
  await requestSubscription(world, { email: 'lea@mairie.example', axes: [] })
  messages = [
    ['the letter', letter],
    ['the letter with English dates', letterFor('en')],
    ['the confirmation', confirmation.html],
    ['the reminder', world.outbox[1]!.html],
  ]
})

afterAll(() => browser.close())

describe.each(['light', 'dark'] as const)('mail in %s colours', (colorScheme) => {
  it.each([320, 700])('is sound for axe-core, asks nothing of any site and fits %d pixels', async (width) => {
    const viewport = { width, height: 900 }
    const { page, strangers, faults, close } = await openPage(browser, 'about:blank', {
      colorScheme,
      viewport,
    })
    const found: Record<string, unknown> = {}
    for (const [name, html] of messages) {
      await page.setContent(html)
      const list = await violations(page)
      const scroll = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (list.length > 0 || scroll > width) found[name] = { list, scroll }
    }
    expect(found).toStrictEqual({})
    expect(strangers).toStrictEqual([])
    expect(faults).toStrictEqual([])
    await close()
  })
})

describe('the letter', () => {
  it('holds in 320 pixels when letters alone are twice as large', async () => {
    const { page, close } = await openPage(browser, 'about:blank', { viewport: { width: 640, height: 900 } })
    await page.setContent(letter)
    const widths = await page.evaluate(`(() => {
      for (const element of document.querySelectorAll('[style*="font-size"]'))
        element.style.fontSize = 2 * parseFloat(getComputedStyle(element).fontSize) + 'px'
      const texts = [...document.querySelectorAll('h1,h2,h3,h4,p,li')]
      const cut = texts.filter((one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 1)
      return { scroll: document.documentElement.scrollWidth, cut: cut.map((one) => one.outerHTML.slice(0, 120)) }
    })()`)
    expect(widths).toStrictEqual({ scroll: 640, cut: [] })
    await close()
  })

  it.each([
    ['without style blocks', withoutStyleBlocks(letter)],
    ['with what Word knows', asWordReads(letter)],
  ])('is sound for axe-core %s', async (_, html) => {
    const { page, close } = await openPage(browser, 'about:blank', { viewport: { width: 700, height: 900 } })
    await page.setContent(html)
    expect(await violations(page)).toStrictEqual([])
    await close()
  })

  it('reads its headings in order', async () => {
    const { page, close } = await openPage(browser, 'about:blank')
    await page.setContent(letter)
    const levels = (await page.evaluate(
      `[...document.querySelectorAll('h1,h2,h3,h4')].map((one) => Number(one.tagName[1]))`,
    )) as number[]
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, index) => level - (levels[index - 1] ?? 0) > 1)).toEqual([])
    await close()
  })
})
