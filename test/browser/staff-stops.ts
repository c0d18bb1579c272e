import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { makeLink } from '#src/account/sign-in/links.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import type { LinkPurpose } from '#src/store/one-time-links.ts'
import { recordCall } from '#src/store/alert-calls.ts'
import type { Person } from '#src/store/people.ts'
import { findSearch, listSearches } from '#src/store/saved-searches.ts'
import { updateAlert } from '#src/store/search-alerts.ts'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch, shareSearch } from '#src/searches/saved-search.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { writeComment } from '#src/letter/desk/comments.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import type { Role } from '#src/roles.ts'
import { type ServedSite, serveTestSite } from '#test/helpers/browser.ts'
import { seedCoverage } from '#test/helpers/coverage.ts'
import { readIssues } from '#test/helpers/issue.ts'
import { openPageAs, postFrom } from '#test/helpers/staff-browser.ts'
import { memberStops } from './member-stops.ts'
import { type Staff, addStaff, postAs, postForm, signInAs } from '#test/helpers/staff.ts'

/** Sites in three states, and who works there. */
export interface StaffWorld {
  /** With items, work done on them and people. */
  full: ServedSite
  /** Nothing read yet. */
  bare: ServedSite
  /** Nobody has an account. */
  empty: ServedSite
  staff: Record<Role, Staff>
  ada: Staff
  done: string
  links: Record<LinkPurpose, string>
}

/** A page of the staff area, and how one gets there. */
export interface Stop {
  name: string
  site?: 'bare' | 'empty'
  /** A visitor, if nobody. */
  who?: Role
  path: string
  status?: number
  /** From the path to the page that is meant. */
  go?(page: Page, world: StaffWorld): Promise<void>
}

export async function openStaffWorld(): Promise<StaffWorld> {
  const [full, bare, empty] = await Promise.all([
    serveTestSite(),
    serveTestSite({ seeds: false }),
    serveTestSite({ seeds: false }),
  ])
  const roles: Role[] = ['lecteur', 'veilleur', 'editeur', 'administrateur']
  const signed = await Promise.all(roles.map(async (role) => [role, await signInAs(full, role)] as const))
  const staff = Object.fromEntries(signed) as Record<Role, Staff>
  const done = await work(full, staff.editeur)
  await seedCoverage(full.deps.db)
  await readIssues(full.deps, '2026-11-20', '2026-11-23')
  const links = Object.fromEntries(
    await Promise.all(
      (['invitation', 'sign-in', 'reset'] as const).map(async (purpose) => [
        purpose,
        await linkOf(full, purpose, staff.veilleur.person.id),
      ]),
    ),
  ) as Record<LinkPurpose, string>
  links['first-account'] = await linkOf(empty, 'first-account')
  return { full, bare, empty, staff, ada: await signInAs(bare, 'administrateur'), done, links }
}

export async function closeStaffWorld({ full, bare, empty }: StaffWorld): Promise<void> {
  await Promise.all([full, bare, empty].map((site) => site.close()))
}

async function linkOf(site: ServedSite, purpose: LinkPurpose, personId?: string): Promise<string> {
  const link = await makeLink(site.deps, purpose, personId)
  await site.deps.db.batch(link.statements)
  const { pathname, search } = new URL(link.url)
  return pathname + search
}

/** Answers where the last gesture led. */
async function work(site: ServedSite, edith: Staff): Promise<string> {
  await site.deps.db.run(`update items set doubtful = 1 where id in ('anglais', 'serie-03', 'serie-04')`)
  for (const geste of ['retenir:appel', 'lettre:appel'])
    await postAs(site, edith, '/bureau/gestes', { geste })
  for (const geste of ['etoile:appel', 'etoile:long', 'lu:appel'])
    await postAs(site, edith, '/bureau/marques', { geste })
  const note = `Voir avec la commune ${'insécable'.repeat(30)}.\nPuis rappeler.`
  await postAs(site, edith, '/elements/appel/notes', { note })
  const fields = { 'axes-de': 'equipe', axes: 'donnees-ia', type: 'guide' }
  await postAs(site, edith, '/elements/appel/corriger', fields)
  for (const geste of ['confirmer', 'retirer'])
    await postAs(site, edith, '/elements/cuivre/axes', { geste, axe: 'infrastructures-thd-mobile' })
  await postAs(site, edith, '/elements/cuivre/axes', { geste: 'ajouter', axe: 'donnees-ia' })
  await changeLexicon(site, edith)
  await keepSearches(site, edith)
  await beginLetter(site, edith)
  const reject = { geste: 'ecarter:long', motif: 'Doublon d’un autre élément', retour: '/bureau' }
  return (await postAs(site, edith, '/bureau/gestes', reject)).headers.get('location') ?? ''
}

/** A search with all that its pages may show; another, that is another's, shared. */
async function keepSearches(site: ServedSite, edith: Staff): Promise<void> {
  const { deps } = site
  const save = async (owner: Person, name: string, query: string) =>
    (await findSearch(deps.db, await saveSearch(deps, owner, { name, query })))!
  const search = await save(
    edith.person,
    `Fibre ${'insécable'.repeat(10)}`,
    'q=cuivre&axe=infrastructures-thd-mobile',
  )
  await setMailAlert(deps, edith.person, search, 'day')
  const { id } = await addWebhook(deps, edith.person, search, `https://outil.example/${'a'.repeat(120)}`)
  const call = { alertId: id, at: deps.now().toISOString(), items: 3 }
  await deps.db.batch([
    ...recordCall({ ...call, id: 'un', status: 204, detail: 'Reçu.' }),
    ...recordCall({ ...call, id: 'deux', detail: 'Pas de réponse complète en 10 s.' }),
    updateAlert(id, { failures: 5, pausedAt: call.at, lastError: 'Pas de réponse complète en 10 s.' }),
  ])
  const other = await addStaff(site, 'veilleur', { name: 'Odile Veilleuse' })
  await shareSearch(deps, other, await save(other, 'Appels ouverts', 'type=appel-a-projets&ouvert=1'), true)
  await deps.db.run(`update saved_search_looks set seen_at = '2026-01-01T00:00:00.000Z'`)
}

/** The draft n° 13 of the letter: a story dropped, another that editors talk about. */
async function beginLetter(site: ServedSite, { person }: Staff): Promise<void> {
  site.wait(60_000)
  const { id } = await draftNow(site.deps, person)
  const text = `À vérifier : ${'insécable'.repeat(30)}`
  await writeComment(site.deps, person, id, { text, cardId: 'piege' })
  await writeComment(site.deps, person, id, { text })
  await changeDraft(site.deps, person, id, 1, { kind: 'drop', cardId: 'ami' })
}

/** One version, whose history waits to be filed again, and a draft over it. */
async function changeLexicon(site: ServedSite, edith: Staff): Promise<void> {
  const path = '/administration/lexique'
  const gesture = async (where: string, fields: Record<string, string>) => {
    const brouillon = (await findDraft(site.deps.db))?.stamp ?? ''
    await postAs(site, edith, path + where, { brouillon, ...fields })
  }
  const long = { terme: 'observatoire numérique départemental de la fermeture du cuivre', poids: '3' }
  await gesture('/axes/donnees-ia/indices', { ...long, pres: 'commune\nmairie\nintercommunalité' })
  await gesture('/publier', { note: 'Un observatoire de plus' })
  await gesture('/axes/donnees-ia/retirer', { indice: 'open data' })
  await gesture('/axes/donnees-ia/indices', { terme: 'fibre optique arrive', poids: '3' })
}

const asEditor = (...paths: string[]): Stop[] => paths.map((path) => ({ name: path, who: 'editeur', path }))
const asAdministrator = (...paths: string[]): Stop[] =>
  paths.map((path) => ({ name: path, who: 'administrateur', path }))

export const stops: readonly Stop[] = [
  ...asEditor(
    '/bureau',
    '/bureau/favoris',
    '/bureau/a-verifier',
    '/bureau/nouveautes',
    '/elements/appel',
    '/echeances',
    '/tableau',
    '/sources',
    '/sources/cyber-vigile',
    '/sources/gazette-loire/modifier',
    '/sources/ajouter',
    '/sources/importer',
    '/couverture',
    '/couverture/ecartes',
    '/couverture/sources/gazette-loire',
    '/journal-officiel',
    '/journal-officiel?jour=2026-11-20&seulement=1',
    '/axes/donnees-ia',
    '/administration',
    '/administration/pages',
    '/administration/lexique',
    '/administration/lexique/axes/donnees-ia',
    '/administration/lexique/axes/donnees-ia?indice=fibre+optique+arrive',
    '/administration/lexique/versions/1',
    '/administration/synonymes',
    '/administration/synonymes?q=zzzz',
    '/elements/cuivre',
    '/compte',
    '/compte/alertes',
    '/compte/alertes/apercu',
    '/recherches',
    '/recherches/nouvelle?requete=q%3Dcuivre',
    '/compte/donnees',
    '/compte/cles-d-acces',
    '/aide',
    '/lettres',
    '/lettres/reglages',
    '/lettres/13/envoi',
    '/lettres/13/envois',
    '/lettres/adresses-bloquees',
    '/lettres/13/atelier?carte=piege&q=fibre&membre=personne',
  ),
  ...asAdministrator(
    '/administration/personnes',
    '/administration/cles',
    '/administration/reglages',
    '/administration/donnees-personnelles',
    '/journal',
  ),
  ...(['', '/reglages'] as const).map((page): Stop => ({
    name: `a saved search${page}`,
    who: 'editeur',
    path: '/recherches',
    go: async (browser, { full, staff }) => {
      const [search] = await listSearches(full.deps.db, staff.editeur.person.id)
      await browser.goto(`${full.url}/recherches/${search?.id}${page}`)
    },
  })),
  {
    name: 'the key of a webhook',
    who: 'veilleur',
    path: '/recherches/nouvelle?requete=q%3Dcuivre',
    go: async (page, { full, staff }) => {
      const search = await saveSearch(full.deps, staff.veilleur.person, { name: 'Cuivre', query: 'q=cuivre' })
      const adresse = 'https://outil.example/vigie'
      await postFrom(page, `/recherches/${search}/webhooks`, { adresse: `${adresse}?${search}` })
    },
  },
  {
    name: 'saving without a name',
    who: 'veilleur',
    path: '/recherches',
    status: 422,
    go: (page) => postFrom(page, '/recherches', { requete: 'q=cuivre', nom: '' }),
  },
  ...memberStops,
  {
    name: 'the letter of a faster colleague',
    who: 'editeur',
    path: '/lettres/13/atelier',
    status: 409,
    go: (page) =>
      postFrom(page, '/lettres/13/gestes', {
        geste: 'modifier',
        carte: 'piege',
        titre: 'Insécable'.repeat(30),
        version: '1',
      }),
  },
  { name: 'the link of no alert', path: '/desabonnement/alerte?jeton=faux', status: 400 },
  { name: 'a search of a veilleur', who: 'veilleur', path: '/?q=fibre' },
  { name: 'the desk of a lecteur', who: 'lecteur', path: '/bureau' },
  { name: 'the item of a lecteur', who: 'lecteur', path: '/elements/appel' },
  { name: 'a rejected item', who: 'editeur', path: '/elements/long', status: 410 },
  {
    name: 'what was done',
    who: 'editeur',
    path: '/bureau',
    go: (page, { full, done }) => page.goto(full.url + done).then(nothing),
  },
  {
    name: 'the try of a lexicon',
    who: 'editeur',
    path: '/administration/lexique',
    go: (page) => page.getByRole('button', { name: 'Essayer' }).click(),
  },
  {
    name: 'a person',
    who: 'administrateur',
    path: '/administration/personnes',
    go: (page, { full, staff }) =>
      page.goto(`${full.url}/administration/personnes/${staff.editeur.person.id}`).then(nothing),
  },
  ...['/bureau', '/bureau/favoris', '/bureau/a-verifier', '/recherches', '/administration', '/journal'].map(
    (path): Stop => ({ name: `${path}, empty`, site: 'bare', who: 'administrateur', path }),
  ),
  { name: 'sign-in', path: '/connexion' },
  { name: 'first start', site: 'empty', path: '/connexion' },
  ...(['invitation', 'sign-in', 'reset'] as const).map((purpose): Stop => ({
    name: `link: ${purpose}`,
    path: '/connexion',
    go: (page, { full, links }) => page.goto(full.url + links[purpose]).then(nothing),
  })),
  {
    name: 'link: first-account',
    site: 'empty',
    path: '/connexion',
    go: (page, { empty, links }) => page.goto(empty.url + links['first-account']).then(nothing),
  },
  { name: 'a dead link', path: `/lien?jeton=${'a'.repeat(43)}`, status: 400 },
  {
    name: 'why reject',
    who: 'veilleur',
    path: '/?q=fibre',
    go: (page) => postFrom(page, '/bureau/gestes', { geste: 'ecarter:serie-20' }),
  },
  {
    name: 'no reason',
    who: 'veilleur',
    path: '/?q=fibre',
    status: 422,
    go: (page) => postFrom(page, '/bureau/gestes', { geste: 'ecarter:serie-20', 'autre-motif': 'ab' }),
  },
  {
    name: 'faults of a source',
    who: 'editeur',
    path: '/sources/ajouter',
    status: 422,
    go: (page) => postFrom(page, '/sources/ajouter', { faire: 'apercu', forme: 'html-list', adresse: 'x' }),
  },
  {
    name: 'a list of feeds',
    who: 'editeur',
    path: '/sources/importer',
    go: (page) =>
      postFrom(page, '/sources/importer', {
        texte: `<opml><body><outline text="Fil ${'insécable'.repeat(20)}" xmlUrl="https://fil.example/${'a'.repeat(200)}"/><outline text="Déjà" xmlUrl="https://gazette.example/rss"/></body></opml>`,
      }),
  },
  { name: 'forbidden', who: 'lecteur', path: '/administration', status: 403 },
  {
    name: 'nobody any more',
    who: 'veilleur',
    path: '/bureau',
    status: 401,
    go: async (page) => {
      await page.context().clearCookies()
      await postFrom(page, '/bureau/gestes', { geste: 'retenir:alerte' })
    },
  },
  {
    name: 'nothing to undo',
    who: 'veilleur',
    path: '/bureau',
    status: 409,
    go: (page) => postFrom(page, '/bureau/annuler', { operation: 'x' }),
  },
  {
    name: 'too many tries',
    path: '/connexion',
    status: 429,
    go: async (page, { full }) => {
      const email = 'trop@mairie.example'
      for (let tries = 0; tries < 3; tries += 1) await postForm(full, '/connexion/lien', { email })
      await page.getByLabel('Adresse de messagerie').fill(email)
      const loaded = page.waitForEvent('load')
      await page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click()
      await loaded
    },
  },
]

function nothing(): void {}

/** Every stop, two at a time: each has a browser of its own, and most of a look is waiting. */
export async function eachStop(look: (stop: Stop) => Promise<void>): Promise<void> {
  const left = stops.values()
  const walk = async () => {
    for (const stop of left) await look(stop)
  }
  await Promise.all([walk(), walk()])
}

/** Goes to the stop in a browser of its own. */
export async function arriveAt(
  browser: Browser,
  world: StaffWorld,
  stop: Stop,
  options: BrowserContextOptions = {},
): Promise<Awaited<ReturnType<typeof openPageAs>>> {
  const site = world[stop.site ?? 'full']
  const staff = stop.who && (stop.site === 'bare' ? world.ada : world.staff[stop.who])
  const opened = await openPageAs(browser, site, staff, options)
  await opened.page.goto(site.url + stop.path)
  await stop.go?.(opened.page, world)
  return opened
}
