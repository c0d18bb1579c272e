import { type CheerioAPI, load } from 'cheerio'
import { expect } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import type { TestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postForm } from '#test/helpers/staff.ts'

/** A page as a person sees it. */
export interface Shown {
  path: string
  status: number
  html: string
  /** Plain single spaces. */
  words: string
  $: CheerioAPI
}

/** Opens a page; without a person, as a visitor. */
export async function open(site: TestSite, staff: Staff | undefined, path: string): Promise<Shown> {
  const response = staff
    ? await getAs(site, staff, path)
    : await site.app.request(site.deps.config.baseUrl + path)
  return shownBy(path, response)
}

export async function shownBy(path: string, response: Response): Promise<Shown> {
  const html = await response.text()
  return { path, status: response.status, html, words: wordsOf(html).trim(), $: load(html) }
}

/** Where the answer leads, once the search has followed. */
export async function arrive(site: TestSite, staff: Staff, response: Response): Promise<Shown> {
  expect(response.status).toBe(303)
  await drainIndexQueue(site.deps)
  return open(site, staff, response.headers.get('location') ?? 'nowhere')
}

/** Opens the page and presses the button of its items' form, which must be there, with what a browser would send. */
export async function press(
  site: TestSite,
  staff: Staff,
  path: string,
  gesture: string,
  fields: [string, string][] = [],
): Promise<Response> {
  const { $ } = await open(site, staff, path)
  const button = $(`button[name="geste"][value="${gesture}"]`).first()
  expect([path, gesture, button.length]).toStrictEqual([path, gesture, 1])
  const own = hiddenFields($, '#gestes')
  return send(site, staff, button.attr('formaction') ?? $('#gestes').attr('action') ?? '', [
    ...own,
    ['geste', gesture],
    ...fields,
  ])
}

/** The same by the bar, with these items checked. */
export async function pressBar(
  site: TestSite,
  staff: Staff,
  path: string,
  gesture: string,
  ids: readonly string[],
  fields: [string, string][] = [],
): Promise<Response> {
  const checked = ids.map((id): [string, string] => ['id', id])
  return press(site, staff, path, gesture, [...checked, ...fields])
}

/** Presses « Annuler » in the notice of a page. */
export async function undoFrom(site: TestSite, staff: Staff, page: Shown): Promise<Response> {
  const form = 'form[action="/bureau/annuler"]'
  expect(page.$(`${form} button`).text()).toBe('Annuler')
  return send(site, staff, '/bureau/annuler', hiddenFields(page.$, form), {
    referer: site.deps.config.baseUrl + page.path,
  })
}

export function noticeOf({ $ }: Shown): string {
  return $('.toast p').text().replace(/\s+/g, ' ').trim()
}

/** The gestures that a page offers for one item, in order. */
export function gesturesOf({ $ }: Shown, id: string): string[] {
  return $('button[name="geste"]')
    .map((_, button) => $(button).attr('value'))
    .get()
    .filter((value) => value.endsWith(`:${id}`))
    .map((value) => value.slice(0, -id.length - 1))
}

/** Actor, action and item of each line about items, oldest first. */
export async function gestureLog({ deps }: TestSite): Promise<string[]> {
  const lines = await listAudit(deps.db, { kind: 'item', limit: 1000 })
  return lines.toReversed().map(({ actor, action, subject }) => `${actor.name} ${action} ${subject.id}`)
}

function hiddenFields($: CheerioAPI, form: string): [string, string][] {
  return $(`${form} input[type="hidden"]`)
    .map((_, input) => [[$(input).attr('name') ?? '', $(input).attr('value') ?? '']])
    .get() as unknown as [string, string][]
}

function send(
  site: TestSite,
  staff: Staff,
  path: string,
  fields: [string, string][],
  headers: Record<string, string> = {},
): Promise<Response> {
  return postForm(site, path, fields, { cookie: staff.cookie, ...headers })
}
