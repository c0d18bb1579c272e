import { type Context, Hono } from 'hono'
import { addSources } from '#src/catalogue/edit-source.ts'
import { newFeedId } from '#src/catalogue/feed-id.ts'
import { type OpmlFeed, opmlBounds, readOpml, writeOpml } from '#src/catalogue/opml.ts'
import { oneLine } from '#src/catalogue/one-line.ts'
import { type Draft, readDraft } from '#src/catalogue/source-draft.ts'
import { emptyFields } from '#src/catalogue/source-fields.ts'
import { ParseError } from '#src/errors.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { decodeText } from '#src/parse/charset/decode.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { answerConditionally } from '../../conditional.ts'
import { openToOtherSites } from '../../door/other-sites.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type Frame, type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import type { Html } from '../../views/html.ts'
import { type ImportLine, importPage, pickFeedsPage } from '../../views/sources/opml-pages.ts'
import { domainWords } from '../../views/words.ts'
import { publisherIn } from './chosen-fields.ts'
import { tellDone } from './tell-done.ts'

const path = '/sources/importer'

/** As many boxes as one form may send. */
const addedAtOnce = 500

/** Lists of feeds, in and out, in the form that every reader knows (opml.org/spec2.opml). */
export function opmlRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/sources.opml', (c) => exportList(site, c))
  app.get(path, async (c) => {
    const frame = await openFrame(site, c)
    return answer(c, frame, importPage(frame))
  })
  app.post(path, async (c) => {
    const form = await readForm(c)
    return form.text('faire') === 'ajouter' ? addPicked(site, c, form) : showList(site, c, form)
  })
  return app
}

async function exportList(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { catalogue } = await openFrame(site, c)
  const { organisation } = site.deps.config
  const body = writeOpml(catalogue.feeds, {
    title: `Les sources de la veille de ${organisation}`,
    folderOf: ({ domain }) => domainWords[domain],
  })
  openToOtherSites(c)
  c.header('content-disposition', 'attachment; filename="sources-vigie.opml"')
  return answerConditionally(c, { body, type: 'text/x-opml; charset=utf-8', modifiedAt: undefined })
}

/** What the file holds, before anything is kept. */
async function showList(site: Site, c: Context<SiteEnv>, form: FormBody): Promise<Response> {
  const frame = await openFrame(site, c)
  try {
    const text = await textOf(form)
    if (text.trim() === '')
      return answer(c, frame, importPage(frame, 'Choisissez un fichier, ou collez son contenu.'), 422)
    const { feeds, more, isCut } = readOpml(text)
    if (feeds.length === 0) return answer(c, frame, importPage(frame, noFeed(isCut)), 422)
    const { lines, left } = await draftsOf(site, frame, feeds, defaultsOf(form))
    const page = pickFeedsPage(frame, { lines, left, more, isCut, defaults: defaultsOf(form) })
    return answer(c, frame, page)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return answer(c, frame, importPage(frame, error.message), 422)
  }
}

function noFeed(isCut: boolean): string {
  return isCut
    ? 'Ce fichier est coupé avant la fin, et ne cite aucun flux : exportez-le de nouveau.'
    : 'Ce fichier ne cite aucun flux : est-ce bien la liste de vos abonnements ?'
}

async function textOf(form: FormBody): Promise<string> {
  const file = form.file('fichier')
  if (file && file.size > 0) {
    if (file.size > opmlBounds.bytes) throw new ParseError('too-complex', 'Le fichier dépasse 1 Mo.')
    return decodeText(new Uint8Array(await file.arrayBuffer()), 'text/xml').text
  }
  // One more than may be: what is too long is refused, never cut in silence.
  return form.raw('texte', opmlBounds.bytes + 1)
}

/** Each chosen line is read anew: what a page carried is no better than what a person types. */
async function addPicked(site: Site, c: Context<SiteEnv>, form: FormBody): Promise<Response> {
  const frame = await openFrame(site, c)
  const picked = form
    .list('flux')
    .slice(0, addedAtOnce)
    .flatMap((line) => readLine(line) ?? [])
  const { feeds } = await draftsOf(site, frame, picked, defaultsOf(form))
  if (feeds.length === 0)
    return answer(c, frame, importPage(frame, 'Aucun des flux cochés ne peut être ajouté.'), 422)
  const operation = crypto.randomUUID()
  if (await addSources(site.deps, actorOf(c), feeds, operation))
    return tellDone(site, c, '/sources', operation)
  return answer(c, frame, importPage(frame, 'Quelqu’un vient d’ajouter l’un de ces flux : recommencez.'), 409)
}

type Defaults = Record<'domaine' | 'territoire' | 'rythme', string>

function defaultsOf(form: FormBody): Defaults {
  const { domaine, territoire, rythme } = emptyFields()
  return {
    domaine: form.text('domaine', 40) || domaine,
    territoire: form.text('territoire', 40) || territoire,
    rythme: form.text('rythme', 10) || rythme,
  }
}

interface Drafts {
  lines: ImportLine[]
  feeds: FeedDefinition[]
  /** Not looked at: past what may be added at once. */
  left: number
}

async function draftsOf(
  site: Site,
  frame: Frame,
  given: readonly OpmlFeed[],
  defaults: Defaults,
): Promise<Drafts> {
  const states = await listFeedStates(site.deps.db)
  const { feeds: all } = frame.catalogue
  const taken = new Set([...all.map(({ id }) => id), ...states.map(({ feedId }) => feedId)])
  const watched: FeedDefinition[] = [...all]
  const drafts: Drafts = { lines: [], feeds: [], left: 0 }
  for (const one of given) {
    if (drafts.feeds.length === addedAtOnce) {
      drafts.left += 1
      continue
    }
    const draft = draftOf(one, defaults, taken, watched)
    drafts.lines.push(
      draft.faults ? { feed: one, fault: Object.values(draft.faults).join(' ; ') } : { feed: one },
    )
    if (!draft.feed) continue
    taken.add(draft.feed.id)
    watched.push(draft.feed)
    drafts.feeds.push(draft.feed)
  }
  return drafts
}

function draftOf(
  { url, title, homepage }: OpmlFeed,
  defaults: Defaults,
  taken: ReadonlySet<string>,
  watched: readonly FeedDefinition[],
): Draft {
  const titre = title || 'Actualités'
  const editeur = (publisherIn(title) || title || hostOf(url)).slice(0, 120)
  const page = /^https?:\/\//.test(homepage) ? homepage : ''
  const fields = { ...emptyFields(), ...defaults, adresse: url, titre, editeur, page }
  return readDraft(fields, newFeedId(title || hostOf(url), titre, taken), undefined, watched)
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? ''
}

function readLine(line: string): OpmlFeed | undefined {
  try {
    const given = JSON.parse(line) as unknown
    if (!Array.isArray(given)) return undefined
    const [url, title, homepage] = given.map((one) =>
      typeof one === 'string' ? oneLine(one.slice(0, 1000)) : '',
    )
    return url ? { url, title: title ?? '', homepage: homepage ?? '', folders: [] } : undefined
  } catch {
    return undefined
  }
}

function answer(c: Context<SiteEnv>, frame: Frame, body: Html, status?: PageStatus): Response {
  const page = { title: 'Importer des sources', section: '/sources', private: true } as const
  return answerPage(c, frame, page, body, status)
}
