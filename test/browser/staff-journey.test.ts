import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { sendAccountMails } from '#src/account/send-mails.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { retag } from '#src/pipeline/retag.ts'
import { findPersonByEmail } from '#src/store/people.ts'
import { type ServedSite, launchBrowser, openPage, serveTestSite } from '#test/helpers/browser.ts'
import { type TestProvider, startOidcProvider, testClient } from '#test/helpers/oidc-provider.ts'

let browser: Browser
let site: ServedSite
let provider: TestProvider

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  site = await serveTestSite({
    envAt: async (url) => {
      provider = await startOidcProvider({
        redirectUris: [`${url}/connexion/oidc/retour`],
        accounts: {
          edith: {
            name: 'Édith Roux',
            email: 'edith@mairie.example',
            email_verified: true,
            groups: ['veille-editeurs'],
          },
        },
      })
      return {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: testClient.id,
        OIDC_CLIENT_SECRET: testClient.secret,
        OIDC_LABEL: 'Compte de l’agglomération',
        OIDC_ROLES: 'veille-editeurs=editeur',
      }
    },
  })
})

afterEach(async () => {
  await site.close()
  await provider.close()
})

/** The link of the latest message, which may still be on its way. */
async function linkInMail(): Promise<string> {
  await sendAccountMails(site.deps)
  const found = /https?:\/\/\S+\/lien\?jeton=[\w-]+/.exec(site.mails.at(-1)?.text ?? '')
  return found?.[0] ?? 'aucun lien'
}

async function openAs(options: BrowserContextOptions) {
  return openPage(browser, site.url, options)
}

async function createAdministrator(page: Page): Promise<void> {
  await page.goto(`${site.url}/connexion`)
  await page.getByRole('heading', { name: 'Premier compte' }).waitFor()
  const link = await makeFirstAccountLink(site.deps)
  await page.goto(link?.url ?? '')
  await page.getByLabel('Votre nom').fill('Claire Besnard')
  await page.getByLabel('Adresse de messagerie').fill('claire@mairie.example')
  await page.getByLabel('Mot de passe').fill('la loire coule à Blois')
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await page.getByRole('heading', { name: 'Bureau', level: 1 }).waitFor()
}

async function inviteEditor(page: Page): Promise<void> {
  await page.goto(`${site.url}/administration`)
  await page.getByRole('link', { name: 'Personnes' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Édith Roux')
  await page.getByLabel('Adresse de messagerie').fill('edith@mairie.example')
  await page.getByRole('radio', { name: /^Éditeur/ }).check()
  await page.getByRole('button', { name: 'Inviter' }).click()
  await page.getByText('Le message est parti.').waitFor()
}

async function correctCopper(page: Page): Promise<void> {
  await page.goto(`${site.url}/elements/cuivre`)
  await page.getByLabel('Ceux-ci, quoi qu’il arrive').check()
  await page.getByRole('checkbox', { name: 'Gouvernance' }).check()
  await page.getByLabel('Type', { exact: true }).selectOption('decision')
  await page.getByRole('button', { name: 'Enregistrer le classement' }).click()
  await page.getByText('reclassé.').waitFor()
  expect(await page.getByRole('region', { name: 'Pourquoi ces axes ?' }).textContent()).toContain(
    'classé par l’équipe',
  )
}

/** One axis confirmed, one added: both stand when everything is filed again. */
async function judgeCopper(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Confirmer l’axe Infrastructures/ }).click()
  await page.getByText('confirmé par l’équipe').waitFor()
  await page.getByLabel('Axe à ajouter').selectOption('cybersecurite-confiance')
  await page.getByRole('button', { name: 'Ajouter un axe' }).click()
  await page.getByText('ajouté par l’équipe').waitFor()
  await retag({ ...site.deps, enricher: compileEnricher([]) })
  await page.reload()
  const why = await page.getByRole('region', { name: 'Pourquoi ces axes ?' }).textContent()
  expect(why).toMatch(/Infrastructures[^]*Cybersécurité/)
}

async function readLog(page: Page): Promise<string> {
  await page.goto(`${site.url}/journal`)
  return (await page.locator('main').textContent())?.replace(/\s+/g, ' ') ?? ''
}

const ways = [
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
]

describe.each(ways)('staff, $name', ({ javaScriptEnabled }) => {
  it('go from the first start to a correction that the log tells: by mail link', async () => {
    const claire = await openAs({ javaScriptEnabled })
    await createAdministrator(claire.page)
    await inviteEditor(claire.page)

    const edith = await openAs({ javaScriptEnabled })
    await edith.page.goto(await linkInMail())
    await edith.page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
    await edith.page.getByText('Bienvenue dans Vigie').waitFor()
    expect(await signOut(edith.page)).toContain('Vous êtes déconnecté')

    await edith.page.goto(`${site.url}/connexion`)
    await edith.page.getByLabel('Adresse de messagerie').fill('edith@mairie.example')
    await edith.page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click()
    await edith.page.getByRole('heading', { name: 'Ouvrez votre messagerie' }).waitFor()
    const link = await linkInMail()
    await edith.page.goto(link)
    await edith.page.getByRole('button', { name: 'Me connecter' }).click()
    await edith.page.getByRole('heading', { name: 'Bureau', level: 1 }).waitFor()
    await correctCopper(edith.page)
    await judgeCopper(edith.page)

    const log = await readLog(claire.page)
    expect(log).toMatch(/Édith Roux a reclassé «\s?Fermeture du cuivre/)
    expect(log).toContain('Claire Besnard a invité Édith Roux')
    expect(log).not.toContain(new URL(link).searchParams.get('jeton'))
    await edith.page.goto(link)
    await edith.page.getByText('Ce lien a déjà servi').waitFor()
    expect([...claire.strangers, ...edith.strangers]).toStrictEqual([])
    // The browser reports the refused replay (410) itself.
    expect([...claire.faults, ...edith.faults.filter((fault) => !fault.includes('410'))]).toStrictEqual([])
    await Promise.all([claire.close(), edith.close()])
  })

  it('do the same by OpenID Connect, the role coming from the provider', async () => {
    const claire = await openAs({ javaScriptEnabled })
    await createAdministrator(claire.page)

    const edith = await openAs({ javaScriptEnabled })
    await edith.page.goto(`${site.url}/elements/cuivre`)
    await edith.page.getByRole('link', { name: 'Se connecter' }).click()
    await edith.page.getByRole('button', { name: 'Compte de l’agglomération' }).click()
    await edith.page.locator('button[value=edith]').click()
    await edith.page.getByRole('heading', { name: 'Bureau', level: 1 }).waitFor()
    expect(await findPersonByEmail(site.deps.db, 'edith@mairie.example')).toMatchObject({
      role: 'editeur',
      status: 'active',
      hasPassword: false,
    })
    await correctCopper(edith.page)

    const log = await readLog(claire.page)
    expect(log).toMatch(/Édith Roux a reclassé «\s?Fermeture du cuivre/)
    expect(log).toContain('OpenID Connect a créé le compte')
    await Promise.all([claire.close(), edith.close()])
  })
})

/** Answers the title of the page that follows: what a screen reader says first. */
async function signOut(page: Page): Promise<string> {
  await page.locator('.person-menu > summary').click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByText('Vous êtes déconnecté.').waitFor()
  return page.title()
}
