import { serve } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { type TestSite, openTestSite } from './site.ts'

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quiet })
}

export interface ServedSite extends TestSite {
  url: string
  close(): Promise<void>
}

/** The test site behind a real server, on a free port. */
export async function serveTestSite(
  options: { seeds?: boolean; envAt?: (url: string) => Promise<Record<string, string>> } = {},
): Promise<ServedSite> {
  // The site must know its own address before it listens: a first server finds a free port for it.
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = await options.envAt?.(url)
  // The post box stands for a mail server: messages leave.
  const site = await openTestSite({
    seeds: options.seeds,
    baseUrl: url,
    env: { SMTP_URL: 'smtp://localhost', ...env },
  })
  const server = serve({ fetch: site.app.fetch, port })
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  return { ...site, url, close }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = serve({ fetch: () => new Response(), port: 0 }, ({ port }) =>
      server.close(() => resolve(port)),
    )
  })
}

/** A page that notes every request to another site: there must be none. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; strangers: string[]; faults: string[]; close(): Promise<void> }> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  const page = await context.newPage()
  const strangers: string[] = []
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:'))
      strangers.push(request.url())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  return { page, strangers, faults, close: () => context.close() }
}
