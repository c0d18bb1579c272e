import { describe, expect, it } from 'vitest'
import { signInAs } from '#test/helpers/staff.ts'
import {
  benchSearch,
  answered,
  cards,
  count,
  countIn,
  field,
  focusOf,
  idsOf,
  isSame,
  settled,
  titles,
  until,
} from './search-bench.ts'

const bench = benchSearch()

describe('as one types', () => {
  it('answers without loading the page again, nor moving it, and writes the address', async () => {
    const page = await bench.open('/')
    await page.evaluate(
      `window.shifts = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value }).observe({ type: 'layout-shift', buffered: true })`,
    )
    await field(page).click()
    await page.keyboard.type('fibre optique', { delay: 40 })
    await page.waitForURL(`${bench.site().url}/?q=fibre+optique`)
    expect(await count(page).textContent()).toBe(countIn(await answered(bench.site(), '/?q=fibre+optique')))
    expect(await idsOf(page)).toStrictEqual(
      [...(await answered(bench.site(), '/?q=fibre+optique')).matchAll(/ id="(r-[^"]+)"/g)].map(
        (one) => one[1],
      ),
    )
    expect(await page.title()).toBe('fibre optique – recherche – Vigie')
    expect(await page.locator('h1').textContent()).toBe('Recherche')
    expect(await focusOf(page)).toBe('q')
    expect(await isSame(page)).toBe(true)
    await page.waitForTimeout(700)
    expect(await page.evaluate('window.shifts')).toBe(0)
  })

  it('finds what was typed with faults, says what it read, and offers the very words', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('fermetture du cuirve', { delay: 40 })
    await page.waitForURL(/cuirve/)
    expect((await titles(page))[0]).toMatch(/cuivre/i)
    expect(await page.locator('.corrections strong').allTextContents()).toStrictEqual([
      expect.stringMatching(/fermeture/),
      expect.stringMatching(/cuivre/),
    ])
    await page.locator('.corrections a').last().click()
    await page.waitForURL(/%22cuirve%22/)
  })

  it('shows the first result soon after the last key (printed, not asserted)', async () => {
    const page = await bench.open('/')
    await page.evaluate(`(() => {
      window.waits = []
      let key = 0
      document.getElementById('q').addEventListener('input', () => { key = performance.now() }, true)
      new MutationObserver(() => requestAnimationFrame(() => { window.waits.push(performance.now() - key) }))
        .observe(document.getElementById('resultats'), { childList: true })
    })()`)
    for (const words of ['fibre', 'cuivre', 'intelligence', 'cybersécurité', 'marché', 'subvention']) {
      await field(page).fill('')
      await page.waitForTimeout(250)
      await field(page).pressSequentially(words, { delay: 90 })
      await page.waitForTimeout(350)
    }
    const waits = ((await page.evaluate('window.waits')) as number[]).toSorted((a, b) => a - b)
    const at = (part: number) => Math.round(waits[Math.floor(waits.length * part)] ?? 0)
    console.info(
      `From the last key to the results on screen, ${waits.length} searches on the demo: median ${at(0.5)} ms, p95 ${at(0.95)} ms.`,
    )
    expect(waits.length).toBeGreaterThan(6)
  })

  it('is one step back a search, whatever the number of keys, and comes back where one was', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('fibre', { delay: 30 })
    await page.keyboard.press('Enter')
    await page.waitForURL(`${bench.site().url}/?q=fibre`)
    const found = await titles(page)
    await page.evaluate('document.activeElement.blur()')
    await page.evaluate('scrollTo(0, 500)')
    await until(page, 'scrollY === 500')
    await page.waitForTimeout(100)
    await page.keyboard.press('/')
    await page.keyboard.type('cuivre', { delay: 30 })
    await page.waitForURL(`${bench.site().url}/?q=cuivre`)
    await page.keyboard.press('Enter')
    await settled(page)
    await page.goBack()
    await page.waitForURL(`${bench.site().url}/?q=fibre`)
    await until(
      page,
      `document.getElementById('q').value === 'fibre' && !document.getElementById('reponse').hasAttribute('aria-busy')`,
    )
    expect(await titles(page)).toStrictEqual(found)
    await until(page, 'Math.abs(scrollY - 500) < 5')
    await page.goBack()
    await page.waitForURL(`${bench.site().url}/`)
    await until(page, `document.getElementById('q').value === ''`)
    await page.goForward()
    await until(page, `document.getElementById('q').value === 'fibre'`)
    expect(await isSame(page)).toBe(true)
  })

  it('says how many, once the fingers rest', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('cuivre', { delay: 30 })
    await page.waitForURL(/q=cuivre$/)
    expect(await page.locator('#annonce').textContent()).toBe('')
    await until(page, `/^\\d+ résultats?$/.test(document.getElementById('annonce').textContent)`)
  })

  it('filters by a box without loading the page, and the focus stays on it', async () => {
    const page = await bench.open('/?q=fibre')
    const box = page.locator('input[name="axe"][value="infrastructures-thd-mobile"]')
    await box.check()
    await page.waitForURL(`${bench.site().url}/?q=fibre&axe=infrastructures-thd-mobile`)
    await page.getByRole('link', { name: /Retirer le filtre\s*Axe/ }).waitFor()
    expect(await box.isChecked()).toBe(true)
    expect(await page.evaluate('document.activeElement.value')).toBe('infrastructures-thd-mobile')
    expect(await isSame(page)).toBe(true)
    await page.goBack()
    await page.waitForURL(`${bench.site().url}/?q=fibre`)
    await until(page, `!document.querySelector('input[name="axe"]:checked')`)
  })

  it('finds a value of a long list by a few letters', async () => {
    const page = await bench.open('/')
    const group = page.locator('[data-facette="source"]')
    await group.getByLabel('Chercher dans la liste : Source').fill('journal')
    const seen = await group.locator('li:visible').allTextContents()
    expect(seen.map((one) => one.trim().replace(/\s+/g, ' '))).toStrictEqual([
      expect.stringContaining('Journal officiel'),
    ])
  })

  it('says it when the connection is lost, and keeps what stands', async () => {
    const page = await bench.open('/?q=fibre')
    const found = await titles(page)
    await page.context().setOffline(true)
    await field(page).pressSequentially(' optique')
    await page.getByText('La recherche ne répond pas').waitFor()
    expect(await titles(page)).toStrictEqual(found)
    await page.context().setOffline(false)
    await field(page).press('Enter')
    await page.waitForURL(/optique/)
    bench.forgive()
  })
})

describe('the propositions', () => {
  it('complete a field and its value by keyboard, and search at once', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('doma')
    await page.getByRole('option', { name: /^domaine:/ }).waitFor()
    expect(await field(page).getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await field(page).getAttribute('aria-activedescendant')).toBe('proposition-0')
    await page.keyboard.press('Enter')
    expect(await field(page).inputValue()).toBe('domaine:')
    await page.getByRole('option', { name: /Juridique/i }).waitFor()
    await page.getByRole('option', { name: /Juridique/i }).click()
    await page.waitForURL(/q=domaine%3Ajuridique/i)
    expect(await focusOf(page)).toBe('q')
  })

  it('close by Escape, and leave what was typed', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('doma')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('option').count()).toBe(0)
    expect(await field(page).inputValue()).toBe('doma')
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
  })

  it('never stand between the words and « Entrée »', async () => {
    const page = await bench.open('/')
    await field(page).pressSequentially('territoire')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=territoire$/)
    expect(await page.getByRole('option').count()).toBe(0)
  })
})

describe('by keyboard alone', () => {
  it('searches, goes through the results, previews, opens, and goes on to the next', async () => {
    const page = await bench.open('/')
    await page.keyboard.press('/')
    await page.keyboard.type('fibre')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=fibre$/)
    await settled(page)
    const [first, second] = await idsOf(page)
    await page.keyboard.press('ArrowDown')
    expect(await focusOf(page)).toBe(first)
    await page.keyboard.press('j')
    expect(await focusOf(page)).toBe(second)
    await page.keyboard.press('k')
    expect(await focusOf(page)).toBe(first)

    const panel = page.getByRole('complementary', { name: 'Aperçu' })
    const left = await cards(page).first().boundingBox()
    await page.keyboard.press('p')
    await panel.locator('h2').waitFor()
    expect(await cards(page).first().boundingBox()).toStrictEqual(left)
    await page.keyboard.press('j')
    await until(page, `document.querySelector('.card-shown')?.id === '${second}'`)
    await panel.locator('h2').waitFor()
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    expect(await focusOf(page)).toBe(second)

    await page.keyboard.press('Enter')
    await page.waitForURL(`${bench.site().url}/elements/${second!.slice(2)}?de=q%3Dfibre`)
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.pathname !== `/elements/${second!.slice(2)}`)
    await page.getByRole('link', { name: 'Élément précédent' }).waitFor()
    await page.getByRole('link', { name: 'Retour aux résultats' }).click()
    await page.waitForURL(/\/\?q=fibre#r-/)
  })

  it('lists the keys by « ? », and lets one cut them on this browser', async () => {
    const page = await bench.open('/?q=fibre')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Raccourcis clavier' })
    await help.getByRole('button', { name: 'Couper les raccourcis' }).click()
    expect(
      await help.getByRole('button', { name: 'Couper les raccourcis' }).getAttribute('aria-pressed'),
    ).toBe('true')
    await page.keyboard.press('Escape')
    await page.reload()
    for (const key of ['j', '?', '/']) await page.keyboard.press(key)
    expect(await focusOf(page)).toBe('body')
    await page.getByRole('button', { name: 'Raccourcis clavier' }).click()
    await help.getByRole('button', { name: 'Couper les raccourcis' }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await focusOf(page)).toBe('q')
  })

  it('shares its keys with those of an account: each is answered once, on results that just came', async () => {
    const victor = await signInAs(bench.site(), 'veilleur')
    const page = await bench.open('/?q=fibre', {}, victor)
    await field(page).fill('cuivre')
    await page.waitForURL(/q=cuivre/)
    await until(page, `document.querySelector('#gestes [name="retour"]').value === '/?q=cuivre'`)
    const ids = await idsOf(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    expect(await focusOf(page)).toBe(ids[1])
    await page.keyboard.press('x')
    expect(await page.locator('[data-compte]').textContent()).toBe('1 élément coché :')
    await page.keyboard.press('p')
    await page.locator('.preview h2').waitFor()
    await page.keyboard.press('j')
    await until(page, `document.querySelector('.card-shown')?.id === '${ids[2]}'`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page
      .locator('.toast')
      .getByText(/Étoile posée/)
      .waitFor()
    expect(page.url()).toContain('q=cuivre')
    expect(await focusOf(page)).toBe(ids[2])
  })
})
