import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, signInAs } from '#test/helpers/staff.ts'
import { createApp } from '#web/app.ts'

/** What the publishers of a test answer, by address; nothing else exists. */
export type Web = Record<string, { body: string; type?: string; status?: number }>

export interface SourceWorld extends TestSite {
  editor: Staff
  web: Web
  /** Addresses asked, robots.txt apart. */
  asked: string[]
}

/** The site with publishers that answer, and someone who keeps its sources. */
export async function openSourceWorld({
  allowPrivate = true,
  ...options
}: { seeds?: boolean; allowPrivate?: boolean } = {}): Promise<SourceWorld> {
  // No pause between two requests: the clock of the site stands still.
  const site = await openTestSite({ ...options, env: { VIGIE_FETCH_PRIVATE: allowPrivate ? '1' : '0' } })
  const editor = await signInAs(site, 'editeur')
  const web: Web = {}
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = async (input) => {
    const url = String(input)
    if (url.endsWith('/robots.txt')) return new Response('', { status: 404 })
    asked.push(url)
    const page = web[url]
    const headers = { 'content-type': page?.type ?? 'application/rss+xml; charset=utf-8' }
    return new Response(page?.body ?? '', { status: page ? (page.status ?? 200) : 404, headers })
  }
  const deps = { ...site.deps, fetch }
  return { ...site, deps, app: createApp(deps), editor, web, asked }
}

/** The values that a form of this page would send if nobody touched it. */
export function formValues(markup: string, action: string): Record<string, string> {
  const from = markup.indexOf(`action="${action}"`)
  const form = markup.slice(from, markup.indexOf('</form>', from))
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const isBox = /type="(?:radio|checkbox)"/.test(tag)
    if (name && (!isBox || /\bchecked\b/.test(tag))) values[name] = attribute(tag, 'value')
  }
  for (const [, head = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>\n?([^<]*)<\/textarea>/g))
    values[attribute(head, 'name')] = decode(text)
  for (const [, head = '', inside = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
    const chosen = options.find((tag) => /\bselected\b/.test(tag)) ?? options[0] ?? ''
    values[attribute(head, 'name')] = attribute(chosen, 'value')
  }
  return values
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
