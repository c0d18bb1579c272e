import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { renderPreview } from '#src/letter/prepare-letter.ts'
import { confirmSubscription, requestSubscription } from '#src/letter/subscriptions.ts'
import { violations } from '#test/helpers/axe.ts'
import { launchBrowser, openPage } from '#test/helpers/browser.ts'
import { sampleWeek } from '#test/letter/sample-week.ts'
import { openWorld, storeItems, tokenIn } from '#test/letter/world.ts'

/** Every message that a person may receive, as its HTML. */
let messages: [string, string][]
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  const world = await openWorld()
  await storeItems(world, sampleWeek())
  const letter = await renderPreview(world)
  if (letter.kind === 'empty') throw new Error('the sample week is not empty')
  await requestSubscription(world, { email: 'lea@mairie.example', axes: [] })
  const confirmation = world.outbox[0]!
  const confirmed = await confirmSubscription(world, tokenIn(confirmation.text, '/abonnement/confirmer'))
  if (!confirmed) throw new Error('the link of the mail does not confirm')
  // Asked again: someone else's address in the form must not tell whether it is known.
  world.at('2026-11-26T08:00:00.000Z')
  await requestSubscription(world, { email: 'lea@mairie.example', axes: [] })
  messages = [
    ['the letter', letter.html],
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
