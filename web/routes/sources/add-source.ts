import { type Context, Hono } from 'hono'
import { addSources } from '#src/catalogue/edit-source.ts'
import { newFeedId } from '#src/catalogue/feed-id.ts'
import { readDraft } from '#src/catalogue/source-draft.ts'
import { emptyFields, type SourceFaults, type SourceFields } from '#src/catalogue/source-fields.ts'
import { type Look, lookAtAddress } from '#src/pipeline/look-at-address.ts'
import { previewFeed } from '#src/pipeline/preview-feed.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type Frame, type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { addressPage, choicePage, newSourcePage } from '../../views/sources/add-source-pages.ts'
import { chosenFields, fieldsOfLook, siteName } from './chosen-fields.ts'
import { type PostedSource, readSourceForm } from './source-form.ts'
import { tellDone } from './tell-done.ts'
import { claimPreview, patienceMs, previewBounds } from './try-now.ts'

const path = '/sources/ajouter'

/**
 * A source added from the site, in three steps that work without a script: an address, what to read there, the form
 * with its preview. What was answered travels in the form itself, and is checked anew each time.
 */
export function addSourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, async (c) => answer(c, await openFrame(site, c), (frame) => addressPage(frame, {})))
  app.post(path, async (c) => {
    const posted = await readSourceForm(c)
    switch (posted.form.text('faire')) {
      case 'choisir':
        return choose(site, c, posted)
      case 'decrire':
        return describe(site, c, withScheme(posted.fields.adresse))
      case 'apercu':
        return preview(site, c, posted)
      case 'enregistrer':
        return save(site, c, posted)
      default:
        return lookAt(site, c, posted.fields.adresse)
    }
  })
  return app
}

async function lookAt(site: Site, c: Context<SiteEnv>, typed: string): Promise<Response> {
  const frame = await openFrame(site, c)
  const address = withScheme(typed)
  const fault = faultOf(address)
  if (fault) return answer(c, frame, () => addressPage(frame, { address: typed, fault }), 422)
  await claimPreview(site, c)
  const look = await lookAtAddress(site.deps, address, patienceMs)
  return showLook(site, c, frame, address, look)
}

async function showLook(
  site: Site,
  c: Context<SiteEnv>,
  frame: Frame,
  address: string,
  look: Look,
): Promise<Response> {
  switch (look.kind) {
    case 'failed':
      return answer(
        c,
        frame,
        () => addressPage(frame, { address, fault: look.error.message, unread: true }),
        422,
      )
    case 'page':
      return answer(c, frame, () => choicePage(frame, address, look))
    case 'feed':
    case 'sitemap': {
      const fields = fieldsOfLook(look)
      const draft = readDraft(fields, idOf(fields, new Set()), undefined, frame.catalogue.feeds)
      const read = draft.feed && (await previewFeed(site.deps, draft.feed, previewBounds))
      return answer(c, frame, () =>
        newSourcePage(frame, { fields, faults: draft.faults ?? {}, preview: read }),
      )
    }
    default:
      return look satisfies never
  }
}

/** What to read of a page: one of its feeds, the page as Vigie finds it, or a list by selectors. */
async function choose(site: Site, c: Context<SiteEnv>, { form, fields }: PostedSource): Promise<Response> {
  const choice = form.raw('choix', 6000)
  if (/^https?:\/\//.test(choice)) return lookAt(site, c, choice)
  const frame = await openFrame(site, c)
  const chosen = chosenFields(choice, {
    ...emptyFields(),
    adresse: fields.adresse,
    titre: form.text('titre-page'),
  })
  if (!chosen) return lookAt(site, c, fields.adresse)
  return answer(c, frame, () => newSourcePage(frame, { fields: chosen, faults: {} }))
}

/** The form for an address that gave nothing today: its preview says why, and it may be kept all the same. */
async function describe(site: Site, c: Context<SiteEnv>, address: string): Promise<Response> {
  const frame = await openFrame(site, c)
  const fault = faultOf(address)
  if (fault) return answer(c, frame, () => addressPage(frame, { address, fault }), 422)
  const fields = emptyFields({ adresse: address, editeur: siteName(address), titre: 'Actualités' })
  return answer(c, frame, () => newSourcePage(frame, { fields, faults: {} }))
}

async function preview(site: Site, c: Context<SiteEnv>, { fields }: PostedSource): Promise<Response> {
  const { frame, draft } = await draftOf(site, c, fields)
  if (draft.faults) return refuse(c, frame, fields, draft.faults)
  await claimPreview(site, c)
  const read = await previewFeed(site.deps, draft.feed, previewBounds)
  return answer(c, frame, () => newSourcePage(frame, { fields, faults: {}, preview: read }))
}

async function save(site: Site, c: Context<SiteEnv>, { fields }: PostedSource): Promise<Response> {
  const { frame, draft } = await draftOf(site, c, fields)
  if (draft.faults) return refuse(c, frame, fields, draft.faults)
  const operation = crypto.randomUUID()
  if (await addSources(site.deps, actorOf(c), [draft.feed], operation))
    return tellDone(site, c, `/sources/${draft.feed.id}`, operation)
  return refuse(c, frame, fields, {
    '': 'quelqu’un vient d’ajouter une source du même nom ; regardez la liste',
  })
}

async function draftOf(site: Site, c: Context<SiteEnv>, fields: SourceFields) {
  const [frame, states] = await Promise.all([openFrame(site, c), listFeedStates(site.deps.db)])
  const { feeds } = frame.catalogue
  const taken = new Set([...feeds.map(({ id }) => id), ...states.map(({ feedId }) => feedId)])
  return { frame, draft: readDraft(fields, idOf(fields, taken), undefined, feeds) }
}

function idOf({ editeur, titre }: SourceFields, taken: ReadonlySet<string>): string {
  return newFeedId(editeur, titre, taken)
}

function refuse(c: Context<SiteEnv>, frame: Frame, fields: SourceFields, faults: SourceFaults): Response {
  return answer(c, frame, () => newSourcePage(frame, { fields, faults }), 422)
}

function answer(
  c: Context<SiteEnv>,
  frame: Frame,
  body: (frame: Frame) => ReturnType<typeof addressPage>,
  status?: PageStatus,
): Response {
  const page = { title: 'Ajouter une source', section: '/sources', private: true } as const
  return answerPage(c, frame, page, body(frame), status)
}

/** « www.exemple.fr » is an address to a person. */
function withScheme(typed: string): string {
  return typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
}

function faultOf(address: string): string | undefined {
  if (address === '') return 'Donnez une adresse.'
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol)) return 'Adresse illisible : attendu « https://… ».'
  if (url.username || url.password) return 'Une adresse ne porte ni nom ni mot de passe.'
  return /[{}]/.test(address) ? 'Une adresse ne porte pas d’accolades.' : undefined
}
