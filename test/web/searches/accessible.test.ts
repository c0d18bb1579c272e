import { type CheerioAPI, load } from 'cheerio'
import { beforeAll, describe, expect, it } from 'vitest'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch, shareSearch } from '#src/searches/saved-search.ts'
import { recordCall } from '#src/store/alert-calls.ts'
import { findSearch } from '#src/store/saved-searches.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

const hostileName = '<img src=x onerror=alert(1)> « L’été » & "co" : 😀'
let site: TestSite
let pages: [string, CheerioAPI, string][]

beforeAll(async () => {
  site = await openTestSite()
  const { deps } = site
  const lea = await openStaffBrowser(site, 'veilleur', 'Lea')
  const paul = await openStaffBrowser(site, 'veilleur', 'Paul')
  const id = await saveSearch(deps, lea.person, { name: hostileName, query: 'q=%3Cscript%3Ecuivre' })
  const broken = await saveSearch(deps, lea.person, { name: 'Vieille', query: 'axe=axe-disparu' })
  const shared = await saveSearch(deps, paul.person, { name: 'De Paul', query: 'q=cuivre&tri=date' })
  await shareSearch(deps, paul.person, (await findSearch(deps.db, shared))!, true)
  const search = (await findSearch(deps.db, id))!
  await setMailAlert(deps, lea.person, search, 'day')
  const first = await addWebhook(
    deps,
    lea.person,
    search,
    'https://outil.example/?a="><script>alert(1)</script>',
  )
  await addWebhook(deps, lea.person, search, 'https://autre.example/')
  for (const status of [500, undefined])
    await deps.db.batch(
      recordCall({
        id: crypto.randomUUID(),
        alertId: first.id,
        at: deps.now().toISOString(),
        detail: 'Le serveur a répondu <b>500</b>.',
        items: 3,
        ...(status ? { status } : {}),
      }),
    )
  await deps.db.run(
    `update search_alerts set failures = 5, last_error = 'Le serveur <i>ne répond pas</i>.', paused_at = ?, last_sent_at = ? where id = ?`,
    deps.now().toISOString(),
    deps.now().toISOString(),
    first.id,
  )
  const read = async (name: string, answer: Promise<Response>): Promise<[string, CheerioAPI, string]> => {
    const html = await (await answer).text()
    return [name, load(html), html]
  }
  const get = (path: string, browser: StaffBrowser = lea) => read(path.replace(id, ':id'), browser.get(path))
  pages = await Promise.all([
    get('/recherches'),
    get('/recherches', await openStaffBrowser(site, 'lecteur', 'Nouvelle')),
    get('/recherches/nouvelle?requete=q%3Dcuivre'),
    get(`/recherches/${id}/reglages`),
    get(`/recherches/${broken}/reglages`),
    get(`/recherches/${shared}/reglages`),
    get(`/?q=cuivre&recherche=${id}`),
    read('a refused name', lea.post(`/recherches/${id}/nom`, { nom: ' ' })),
    read('a refused address', lea.post(`/recherches/${id}/webhooks`, { adresse: '"><script>x' })),
    read('a refused search', lea.post('/recherches', { nom: '', requete: 'q=cuivre' })),
    read('a key', lea.post(`/recherches/${id}/webhooks`, { adresse: 'https://encore.example/' })),
  ])
})

const each = (check: (name: string, $: CheerioAPI, html: string) => void) =>
  pages.forEach((page) => check(...page))

describe('the pages of saved searches', () => {
  it('have one title of the first level, and skip no level', () => {
    each((name, $) => {
      expect([name, $('main h1').length]).toEqual([name, 1])
      const levels = $('main :is(h1, h2, h3, h4)')
        .toArray()
        .map((one) => Number(one.tagName.slice(1)))
      levels
        .slice(1)
        .forEach((level, index) => expect([name, level - levels[index]! <= 1]).toEqual([name, true]))
    })
  })

  it('name each field', () => {
    each((name, $) => {
      for (const field of $('main :is(input, select, textarea)').not('[type=hidden]').toArray()) {
        const id = $(field).attr('id') ?? ''
        const isLabelled =
          $(`label[for="${id}"]`).text().trim() !== '' || $(field).closest('label').text().trim() !== ''
        expect([name, id, isLabelled || $(field).attr('aria-label') !== undefined]).toEqual([name, id, true])
      }
    })
  })

  it('give a group of radio buttons a legend', () => {
    each((name, $) => {
      for (const radio of $('main input[type=radio]').toArray())
        expect([name, $(radio).closest('fieldset').find('legend').text().trim() !== '']).toEqual([name, true])
    })
  })

  it('use each id once, and refer to ids that are there', () => {
    each((name, $) => {
      const ids = $('[id]')
        .toArray()
        .map((one) => $(one).attr('id'))
      expect([name, ids.length]).toEqual([name, new Set(ids).size])
      for (const attribute of ['aria-labelledby', 'aria-describedby', 'for'])
        for (const one of $(`main [${attribute}]`).toArray())
          for (const id of ($(one).attr(attribute) ?? '').split(/\s+/))
            expect([name, attribute, id, ids.includes(id)]).toEqual([name, attribute, id, true])
    })
  })

  it('name each button and each link, no two to different ends alike within a list', () => {
    each((name, $) => {
      for (const one of $('main :is(button, a)').not('[hidden]').toArray()) {
        const words = ($(one).attr('aria-label') ?? $(one).text()).replace(/\s+/g, ' ').trim()
        expect([name, words !== '']).toEqual([name, true])
      }
      const actions = new Map<string, string>()
      for (const form of $('main form[action*="webhooks/"]').toArray()) {
        const words = $(form).find('button').text().replace(/\s+/g, ' ').trim()
        const end = `${$(form).attr('action')} ${$(form).find('[name=webhook]').attr('value')}`
        expect([name, words, actions.get(words) ?? end]).toEqual([name, words, end])
        actions.set(words, end)
      }
    })
  })

  it('carry the token of the session in each form that changes something', () => {
    each((name, $) => {
      for (const form of $('form[method=post]').toArray())
        expect([
          name,
          $(form).attr('action'),
          ($(form).find('[name=csrf]').attr('value') ?? '').length > 20,
        ]).toEqual([name, $(form).attr('action'), true])
    })
  })

  it('hold what people and servers wrote as text', () => {
    each((name, $, html) => {
      expect([name, $('main img, main script:not([nonce]), main b, main i').length]).toEqual([name, 0])
      expect([name, /onerror=alert\(1\)>/.test(html)]).toEqual([name, false])
      expect([name, $('[style], [onclick], [onerror]').length]).toEqual([name, 0])
    })
  })

  it('tell a fault beside its field, above the form, and in the title of the list', () => {
    for (const refused of ['a refused name', 'a refused address', 'a refused search']) {
      const [, $] = pages.find(([name]) => name === refused)!
      const field = $('main [aria-invalid=true]')
      expect([refused, field.length]).toEqual([refused, 1])
      const fault = $(`#${(field.attr('aria-describedby') ?? '').split(' ')[0]}`)
      expect([refused, fault.text().trim().endsWith('.')]).toEqual([refused, true])
      expect([refused, $(`a[href="#${field.attr('id')}"]`).length]).toEqual([refused, 1])
      expect([
        refused,
        field.closest('details').length === 0 || field.closest('details').attr('open') !== undefined,
      ]).toEqual([refused, true])
    }
  })

  it('say by words, not by colour alone, what is wrong', () => {
    const [, $] = pages.find(([name]) => name === '/recherches/:id/reglages')!
    const words = $('main').text().replace(/\s+/g, ' ')
    expect(words).toContain('en pause')
    expect(words).toContain('Le serveur <i>ne répond pas</i>.')
    expect(words).toMatch(/aucune : Le serveur a répondu/)
    expect($('main table th[scope=col]').length).toBeGreaterThan(0)
    expect(pages[0]![1]('main').text()).toContain('À corriger')
  })

  it('offer to who keeps nothing a way to begin', () => {
    const [, $] = pages[1]!
    expect($('main .empty a[href="/"]').length).toBe(1)
    expect($('main form[action="/recherches/vues"]').length).toBe(1)
  })

  it('write French with its own apostrophes and spaces', () => {
    each((name, $) => {
      const copy = load($.html('main'))
      copy('code, input, textarea').remove()
      const words = copy('main').text()
      expect([name, /[a-zà-ÿ]'[a-zà-ÿ]/i.exec(words)?.[0]]).toEqual([name, undefined])
    })
  })
})
