import { describe, expect, it } from 'vitest'
import { violations } from '#test/helpers/axe.ts'
import { benchSearch, answered, count, countIn, field, settled } from './search-bench.ts'

const bench = benchSearch()

describe('without JavaScript', () => {
  it('shows where the query is faulty and mends it by a link, opens results and goes on to the next', async () => {
    const page = await bench.open('/', { javaScriptEnabled: false })
    await field(page).fill('fibre "haut débit')
    await page.getByRole('button', { name: 'Rechercher' }).click()
    expect(await page.locator('.problem-place .wrong').count()).toBe(1)
    await page.locator('.problem-place a').click()
    expect(await page.locator('.problems').count()).toBe(0)
    await page.goto(`${bench.site().url}/?q=fibre`)
    expect(await page.getByRole('button', { name: /Aperçu/ }).count()).toBe(0)
    await page.locator('.card-title a').first().click()
    await page.getByRole('link', { name: 'Élément suivant' }).click()
    await page.getByRole('link', { name: 'Retour aux résultats' }).click()
    expect(await count(page).textContent()).toBe(countIn(await answered(bench.site(), '/?q=fibre')))
    await page.getByRole('link', { name: 'Vue compacte' }).click()
    expect(await page.locator('.passage').count()).toBe(0)
  })
})

describe('small screens and zoom', () => {
  // 1280 × 1024 at 400 % is 320 × 256 (WCAG 2.2, 1.4.10).
  it.each([
    [320, 640],
    [320, 256],
  ])('is whole at %d × %d: searches, filters, and nothing goes out sideways', async (width, height) => {
    const page = await bench.open('/', { viewport: { width, height } })
    await field(page).fill('fibre axe:TH')
    await page.keyboard.press('Enter')
    await page.waitForURL(/axe%3ATH/)
    await settled(page)
    await page.getByText('Filtrer les résultats').click()
    expect(await page.locator('input[name="type"]').first().isVisible()).toBe(true)
    for (const path of [
      '',
      '/?q=fibre+%22x',
      '/?q=zzzz+fibre&type=ami',
      '/?q=source:Arcpe',
      '/?q=fibre&vue=compacte',
    ]) {
      if (path !== '') await page.goto(bench.site().url + path)
      expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toStrictEqual(
        [path, true],
      )
    }
  })

  it('has no preview where there is no room for it', async () => {
    const page = await bench.open('/?q=fibre', { viewport: { width: 900, height: 700 } })
    expect(await page.getByRole('button', { name: /^Aperçu/ }).count()).toBe(0)
    for (const key of ['j', 'p']) await page.keyboard.press(key)
    expect(await page.locator('.preview').count()).toBe(0)
  })
})

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('has no violation that axe-core knows, whatever is open', async () => {
    const page = await bench.open('/?q=fibre', { colorScheme, bypassCSP: true })
    const found: Record<string, string[]> = {}
    const check = async (state: string) => {
      const list = await violations(page)
      if (list.length > 0) found[state] = list
    }
    await page
      .getByRole('button', { name: /^Aperçu/ })
      .first()
      .click()
    await page.locator('.preview h2').waitFor()
    await check('preview')
    await page.keyboard.press('Escape')
    await field(page).fill('domaine:')
    await field(page).press('End')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await check('propositions')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.locator('body').evaluate('document.activeElement.blur()')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await check('keys')
    for (const path of [
      '/?q=fibre+%22x',
      '/?q=zzzz+fibre&type=ami',
      '/?q=fibre&doublons=1&vue=compacte&domaine=juridique',
    ]) {
      await page.goto(bench.site().url + path)
      await check(path)
    }
    expect(found).toStrictEqual({})
  })
})

describe('on paper', () => {
  it('is a list with addresses: what was asked, the results, nothing to press', async () => {
    const page = await bench.open('/?q=fibre&domaine=technologique')
    await page.emulateMedia({ media: 'print' })
    const seen = (css: string) => page.locator(css).first().isVisible()
    expect(await page.locator('.print-only').first().textContent()).toMatch(
      /«\s*fibre\s*», Domaine\s*: Technologique\s*:\s+\d+\s+résultats? le/,
    )
    expect(await seen('.print-only')).toBe(true)
    expect(await page.locator('.card .print-only').first().textContent()).toMatch(/^http/)
    for (const css of [
      '.search-bar',
      '.search-side',
      '.sorts',
      '.outputs',
      '.card-extras',
      '.pages',
      '.density',
    ])
      expect([css, await seen(css)]).toStrictEqual([css, false])
    expect(await seen('.card-title')).toBe(true)
  })
})
