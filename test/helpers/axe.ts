import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds wrong on the page as it stands: the rule and the element. The page's CSP must be bypassed.
 * `colours`: only the rules that another colour scheme can break, where the same page passed the others already.
 */
export async function violations(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  await page.evaluate(axeSource)
  const options = what === 'colours' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}
  const found = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations, passes }) => passes.length === 0 ? ['axe-core did not run'] : violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.html.slice(0, 160))))`,
  )
  return found as string[]
}
