import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { hashPassword } from '#src/account/sign-in/password.ts'
import { listPasskeysOf } from '#src/store/passkeys.ts'
import { updatePerson } from '#src/store/people.ts'
import { addPerson } from '#test/account/passkeys/passkey-world.ts'
import { violations } from '#test/helpers/axe.ts'
import { type ServedSite, launchBrowser, openPage, serveTestSite } from '#test/helpers/browser.ts'

const password = 'une phrase assez longue'
const account = '/compte/cles-d-acces'

let browser: Browser
let site: ServedSite
let codes: string[]

beforeAll(async () => {
  site = await serveTestSite({ seeds: false })
  browser = await launchBrowser()
  await addPerson(site.deps.db, 'lea')
  await site.deps.db.batch([updatePerson('lea', { passwordHash: await hashPassword(password) })])
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

/** A device in the browser, whose owner says yes or no. */
async function addDevice(page: Page): Promise<{ allow(yes: boolean): Promise<void> }> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return {
    allow: async (yes) => {
      await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes })
    },
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${site.url}/connexion?retour=${account}`)
  await page.getByLabel('Adresse de messagerie').fill('lea@mairie.example')
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('a passkey', () => {
  it('is added on the account page, asked at the next sign-in, and opens the session', async () => {
    const { page, strangers, faults, close } = await openPage(browser, site.url)
    const device = await addDevice(page)
    await signIn(page)
    await page.getByLabel('Nom de la clé').fill('Ordinateur du bureau')
    await device.allow(false)
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByText('La clé n’a pas été ajoutée').waitFor()
    await device.allow(true)
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await heading(page, 'Vos codes de secours')
    codes = await page.locator('.recovery-codes code').allTextContents()
    expect(codes).toHaveLength(10)
    await page.getByRole('link', { name: 'C’est noté' }).click()
    await page.getByText('Ordinateur du bureau', { exact: true }).waitFor()

    await page.getByLabel('Nom de la clé').fill('La même')
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByText('Cette clé est déjà sur votre compte').waitFor()

    await page.locator('summary', { hasText: 'lea' }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await heading(page, 'Se connecter')
    await signIn(page)
    await heading(page, 'Votre clé d’accès')
    await page.goto(`${site.url}/compte`)
    await heading(page, 'Votre clé d’accès')
    await page.getByRole('button', { name: 'Se servir de ma clé d’accès' }).click()
    await page.waitForURL(`${site.url}/compte`)
    await page.goto(site.url + account)
    await page.getByText(/a servi le/).waitFor()
    expect(await listPasskeysOf(site.deps.db, 'lea')).toMatchObject([
      { name: 'Ordinateur du bureau', transports: ['internal'] },
    ])
    expect(strangers).toStrictEqual([])
    expect(faults).toStrictEqual([])
    await close()
  })

  it('is done without in a browser that knows none, which says so', async () => {
    const { page, faults, close } = await openPage(browser, site.url)
    await page.addInitScript('delete window.PublicKeyCredential')
    await signIn(page)
    await page.getByText('Ce navigateur ne sait pas lire une clé d’accès').waitFor()
    expect(await page.getByRole('button', { name: 'Se servir de ma clé d’accès' }).isDisabled()).toBe(true)
    expect(faults).toStrictEqual([])
    await close()
  })
})

describe('a recovery code', () => {
  it('opens the session without JavaScript, once', async () => {
    const { page, close } = await openPage(browser, site.url, { javaScriptEnabled: false })
    await signIn(page)
    await page.getByText('La clé demande JavaScript').waitFor()
    await page.getByLabel('Code de secours').fill('aaaa-bbbb-cccc')
    await page.getByRole('button', { name: 'Entrer avec ce code' }).click()
    await page.getByText('Ce code ne convient pas').waitFor()
    await page.getByLabel('Code de secours').fill(codes[0]!.toUpperCase())
    await page.getByRole('button', { name: 'Entrer avec ce code' }).click()
    await page.waitForURL(site.url + account)
    expect(await page.getByText('Il vous en reste 9 sur 10').isVisible()).toBe(true)
    await close()
  })
})

describe('the pages of the second factor', () => {
  it.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)('have no violation in %s colours, and fit %d pixels', async (colorScheme, width) => {
    const options = { colorScheme, bypassCSP: true, viewport: { width, height: 800 } }
    const { page, close } = await openPage(browser, site.url, options)
    await addDevice(page)
    const found: Record<string, unknown> = {}
    const look = async (name: string) => {
      const list = await violations(page)
      const scroll = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (list.length > 0 || scroll > width) found[name] = { list, scroll }
    }
    await signIn(page)
    await look('second step')
    await page.getByLabel('Code de secours').fill('faux')
    await page.getByRole('button', { name: 'Entrer avec ce code' }).click()
    await page.getByText('Ce code ne convient pas').waitFor()
    await look('code refused')
    await page.getByLabel('Code de secours').fill(codes.pop()!)
    await page.getByRole('button', { name: 'Entrer avec ce code' }).click()
    await page.waitForURL(site.url + account)
    await look('keys')
    await page.getByRole('button', { name: 'Faire dix nouveaux codes' }).click()
    await heading(page, 'Vos codes de secours')
    codes = await page.locator('.recovery-codes code').allTextContents()
    await look('codes')
    expect(found).toStrictEqual({})
    await close()
  })
})
