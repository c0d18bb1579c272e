import { type Context, Hono } from 'hono'
import { editSource } from '#src/catalogue/edit-source.ts'
import { readDraft } from '#src/catalogue/source-draft.ts'
import { fieldsOf, sourceFields, type SourceFaults, type SourceFields } from '#src/catalogue/source-fields.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { definitionOf, definitionText } from '#src/catalogue/written-definition.ts'
import { sha256Hex } from '#src/hash.ts'
import { type Preview, previewFeed } from '#src/pipeline/preview-feed.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type Frame, type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { editSourcePage } from '../../views/sources/edit-source-page.ts'
import { readSourceForm } from './source-form.ts'
import { tellDone } from './tell-done.ts'
import { claimPreview, previewBounds } from './try-now.ts'

/** A source written anew on the site, with a preview before anything is kept. */
export function editSourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/sources/:id/modifier', async (c) => {
    const { frame, feed } = await find(site, c)
    if (!feed) return c.notFound()
    return show(site, c, frame, { feed, fields: fieldsOf(definitionOf(site.deps, feed)), faults: {} })
  })
  app.post('/sources/:id/modifier', async (c) => {
    const { frame, feed } = await find(site, c)
    return feed ? change(site, c, frame, feed) : c.notFound()
  })
  return app
}

async function find(site: Site, c: Context<SiteEnv>): Promise<{ frame: Frame; feed?: WatchedFeed }> {
  const frame = await openFrame(site, c)
  const feed = frame.catalogue.find(c.req.param('id') ?? '')
  return { frame, ...(feed && !feed.archived ? { feed } : {}) }
}

async function change(site: Site, c: Context<SiteEnv>, frame: Frame, feed: WatchedFeed): Promise<Response> {
  const { form, fields } = await readSourceForm(c)
  const base = definitionOf(site.deps, feed)
  const draft = readDraft(fields, feed.id, base, frame.catalogue.feeds)
  if (draft.faults) return show(site, c, frame, { feed, fields, faults: draft.faults }, 422)
  if (form.text('faire') !== 'enregistrer') {
    await claimPreview(site, c)
    const preview = await previewFeed(site.deps, draft.feed, previewBounds)
    return show(site, c, frame, { feed, fields, faults: {}, preview })
  }
  if (form.text('vu', 64) !== (await seenOf(site, feed)))
    return show(site, c, frame, { feed, fields, faults: overtaken(fields, fieldsOf(base)) }, 409)
  const operation = crypto.randomUUID()
  return (await editSource(site.deps, actorOf(c), feed, draft.feed, operation))
    ? tellDone(site, c, `/sources/${feed.id}`, operation)
    : c.redirect(`/sources/${feed.id}?dit=source-inchangee`, 303)
}

/** Someone saved in between: what stands now, beside each field that says otherwise. Saving again writes over it. */
function overtaken(typed: SourceFields, now: SourceFields): SourceFaults {
  const told =
    'quelqu’un d’autre a modifié cette source pendant que vous écriviez ; voyez ce qui diffère, puis enregistrez de nouveau'
  const apart = sourceFields.filter((name) => typed[name] !== now[name])
  return {
    '': told,
    ...Object.fromEntries(apart.map((name) => [name, `enregistré en ce moment : ${shortened(now[name])}`])),
  }
}

function shortened(value: string): string {
  if (value === '') return 'rien'
  return `« ${value.length > 200 ? `${value.slice(0, 200)}…` : value} »`
}

interface Shown {
  feed: WatchedFeed
  fields: SourceFields
  faults: SourceFaults
  preview?: Preview
}

async function show(
  site: Site,
  c: Context<SiteEnv>,
  frame: Frame,
  shown: Shown,
  status?: PageStatus,
): Promise<Response> {
  const seen = await seenOf(site, shown.feed)
  const title = `Modifier « ${shown.feed.title} »`
  const page = { title, section: '/sources', private: true } as const
  return answerPage(c, frame, page, editSourcePage(frame, { ...shown, seen }), status)
}

/** Tells the definition that the form started from. */
function seenOf({ deps }: Site, feed: WatchedFeed): Promise<string> {
  return sha256Hex(definitionText(definitionOf(deps, feed)))
}
