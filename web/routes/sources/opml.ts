import { type Context, Hono } from 'hono'
import { addSources } from '#src/catalogue/edit-source.ts'
import { newFeedId } from '#src/catalogue/feed-id.ts'
import { type OpmlFeed, opmlBounds, readOpml, writeOpml } from '#src/catalogue/opml.ts'
import { readDraft } from '#src/catalogue/source-draft.ts'
import { emptyFields } from '#src/catalogue/source-fields.ts'
import { ParseError } from '#src/errors.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { decodeText } from '#src/parse/decode.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { answerConditionally } from '../../conditional.ts'
import { openToOtherSites } from '../../door/other-sites.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type Frame, type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import type { Html } from '../../views/html.ts'
import { type ImportLine, importPage, pickFeedsPage } from '../../views/sources/opml-pages.ts'
import { domainWords } from '../../views/words.ts'

const path = '/sources/importer'

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
    const { feeds, more } = readOpml(text)
    if (feeds.length === 0) return answer(c, frame, importPage(frame, 'Ce fichier ne cite aucun flux.'), 422)
    const { lines } = await draftsOf(site, frame, feeds, defaultsOf(form))
    return answer(c, frame, pickFeedsPage(frame, { lines, more, defaults: defaultsOf(form) }))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return answer(c, frame, importPage(frame, error.message), 422)
  }
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
    .slice(0, opmlBounds.outlines)
    .flatMap((line) => readLine(line) ?? [])
  const { feeds } = await draftsOf(site, frame, picked, defaultsOf(form))
  if (feeds.length === 0)
    return answer(c, frame, importPage(frame, 'Aucun des flux cochés ne peut être ajouté.'), 422)
  await addSources(site.deps, actorOf(c), feeds)
  return c.redirect('/sources?dit=sources-importees', 303)
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

async function draftsOf(
  site: Site,
  frame: Frame,
  given: readonly OpmlFeed[],
  defaults: Defaults,
): Promise<{ lines: ImportLine[]; feeds: FeedDefinition[] }> {
  const states = await listFeedStates(site.deps.db)
  const taken = new Set([...frame.catalogue.feeds.map(({ id }) => id), ...states.map(({ feedId }) => feedId)])
  const watched: FeedDefinition[] = [...frame.catalogue.feeds]
  const feeds: FeedDefinition[] = []
  const lines = given.map((one): ImportLine => {
    const host = URL.parse(one.url)?.hostname.replace(/^www\./, '') ?? ''
    const titre = one.title || 'Actualités'
    const fields = { ...emptyFields(), ...defaults, adresse: one.url, titre, editeur: titre }
    const page = /^https?:\/\//.test(one.homepage) ? one.homepage : ''
    const draft = readDraft(
      { ...fields, page },
      newFeedId(one.title || host, titre, taken),
      undefined,
      watched,
    )
    if (draft.faults) return { feed: one, fault: Object.values(draft.faults).join(' ; ') }
    taken.add(draft.feed.id)
    watched.push(draft.feed)
    feeds.push(draft.feed)
    return { feed: one }
  })
  return { lines, feeds }
}

function readLine(line: string): OpmlFeed | undefined {
  try {
    const given = JSON.parse(line) as unknown
    if (!Array.isArray(given)) return undefined
    const [url, title, homepage] = given.map((one) => (typeof one === 'string' ? one.slice(0, 1000) : ''))
    return url ? { url, title: title ?? '', homepage: homepage ?? '', folders: [] } : undefined
  } catch {
    return undefined
  }
}

function answer(c: Context<SiteEnv>, frame: Frame, body: Html, status?: PageStatus): Response {
  const page = { title: 'Importer des sources', section: '/sources', private: true } as const
  return answerPage(c, frame, page, body, status)
}
