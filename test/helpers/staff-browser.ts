import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type ServedSite, openPage } from './browser.ts'
import type { Staff } from './staff.ts'

/** A browser page where this person is signed in. */
export async function openPageAs(
  browser: Browser,
  site: ServedSite,
  staff: Staff | undefined,
  options: BrowserContextOptions = {},
): Promise<Awaited<ReturnType<typeof openPage>>> {
  const opened = await openPage(browser, site.url, options)
  const [name, value] = staff?.cookie.split('=') ?? []
  if (name && value) await opened.page.context().addCookies([{ name, value, url: site.url }])
  return opened
}

/** Posts a form of ours from the page that is open, as its own forms would, and waits for the answer. */
export async function postFrom(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.evaluate(
    `(() => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = ${JSON.stringify(path)}
      const token = document.querySelector('input[name="csrf"]')
      const fields = { csrf: token ? token.value : '', ...${JSON.stringify(fields)} }
      for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement('input')
        input.name = name
        input.value = value
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    })()`,
  )
  await loaded
}
