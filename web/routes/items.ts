import { type Context, Hono } from 'hono'
import { correct } from '#src/curation/item-actions.ts'
import { addNote, deleteNote } from '#src/curation/notes.ts'
import { findSimilarItems } from '#src/curation/similar-items.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { listAmendmentsAround } from '#src/store/amendments.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listDecisions } from '#src/store/item-decisions.ts'
import { listItemsThatChange } from '#src/store/item-refs.ts'
import { findItemWork } from '#src/store/item-work.ts'
import { findItem, listRevisions, listStory } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { afterAnswer } from '../background.ts'
import { findNeighbours, searchLedFrom } from '../search-neighbours.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { actorOf } from '../door/signed-in.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import type { Amendments } from '../views/item/item-amendments.ts'
import { type ItemAnswer, itemPage } from '../views/item/item-page.ts'
import { titleOf } from '../views/item/item-card.ts'
import { orRefuse } from './gestures.ts'

export function itemRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/elements/:id', async (c) => {
    const { db } = site.deps
    const item = await findItem(db, c.req.param('id'))
    if (!item) return c.notFound()
    const [opened, story, revisions, staff, decisions] = await Promise.all([
      openFrame(site, c),
      listStory(db, item),
      listRevisions(db, item.id),
      staffSide(site, c, item),
      listDecisions(db, [item.id]),
    ])
    const frame = await withWork(opened, [item])
    const search = searchLedFrom(c.req.query('de') ?? '')
    const [amendments, similar, changedBy, neighbours] = await Promise.all([
      amendmentsOf(site, frame, item),
      findSimilarItems(site.deps, item, story),
      listItemsThatChange(db, item.id, mostChanges),
      search && findNeighbours(frame, item.id, search),
    ])
    const page = {
      title: titleOf(item),
      ...(neighbours ? { scripts: [site.assets.search.path] } : {}),
      description: item.text.slice(0, 200),
      canonical: `/elements/${item.id}`,
    }
    const others = withoutAmendments(story, amendments)
    const body = itemPage(frame, {
      item,
      story: others,
      revisions,
      amendments,
      similar: similar.filter((one) => withoutAmendments([one.item], amendments).length > 0),
      changedBy,
      decision: decisions.get(item.id),
      ...(neighbours ? { neighbours } : {}),
      ...staff,
    })
    const data = `</elements/${item.id}/donnees.jsonld>; rel="alternate"; type="application/ld+json"`
    if (!item.withdrawn) c.header('link', data)
    return answerPage(c, frame, page, body, item.withdrawn ? 410 : 200)
  })
  app.post('/elements/:id/corriger', (c) => correctFiling(site, c))
  app.post('/elements/:id/notes', async (c) => {
    const form = await readForm(c)
    const id = c.req.param('id')
    // A browser sends each end of line as two characters.
    const { operation } = await orRefuse(() => addNote(site.deps, actorOf(c), id, form.raw('note', 5000)))
    return operation ? backToItem(c, operation, '#notes') : c.notFound()
  })
  app.post('/elements/:id/notes/retirer', async (c) => {
    const noteId = (await readForm(c)).text('note', 40)
    const mayDeleteAny = c.get('visitor').can('administer')
    const { operation } = await orRefuse(() => deleteNote(site.deps, actorOf(c), noteId, mayDeleteAny))
    return backToItem(c, operation, '#notes')
  })
  return app
}

/** A law is changed a hundred times: the page of the text has them all. */
const mostChanges = 5

/** The feeds of one publisher share its ids: a notice read in one may correct what another brought. */
function amendmentsOf(site: Site, { catalogue }: Frame, item: StoredItem): Promise<Amendments> {
  const publisher = catalogue.publisherOf(item.feedId)
  const feedIds = catalogue.feeds.flatMap((feed) => (feed.publisher === publisher ? [feed.id] : []))
  return listAmendmentsAround(site.deps.db, item, { publisher, feedIds })
}

/** Told above, with what they change. */
function withoutAmendments(story: readonly StoredItem[], { by, of }: Amendments): StoredItem[] {
  const told = new Set([...by, ...of].map(({ item }) => item.id))
  return story.filter(({ id }) => !told.has(id))
}

/** The form says the whole filing; « automatique » gives a part back to the tagger. */
async function correctFiling(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const id = c.req.param('id') ?? ''
  const item = await findItem(site.deps.db, id)
  if (!item) return c.notFound()
  const given = (name: string) => (form.text(name) === '' ? null : form.text(name))
  const axes = axesOf(item, form)
  const { operation } = await orRefuse(() =>
    correct(site.deps, actorOf(c), [id], { axes, kind: given('type'), domain: given('domaine') }),
  )
  afterAnswer(c, site, drainIndexQueue(site.deps))
  return backToItem(c, operation)
}

function backToItem(c: Context<SiteEnv>, operation: string, part = ''): Response {
  const id = encodeURIComponent(c.req.param('id') ?? '')
  return c.redirect(`/elements/${id}?${operation ? `fait=${operation}` : 'dit=rien-change'}${part}`, 303)
}

/**
 * The axes that the form decides; null leaves them to the tagger, undefined leaves what was said of each. Boxes ticked
 * while « automatique » was left chosen are a decision all the same: without a script nothing moves the choice for the person.
 */
function axesOf(item: StoredItem, form: FormBody): string[] | null | undefined {
  const ticked = form.list('axes')
  if (form.text('axes-de') !== 'equipe') {
    const shown = item.axes.map((axis) => axis.id)
    if (ticked.length === shown.length && ticked.every((axis) => shown.some((one) => one === axis)))
      return form.text('axes-de') === 'avis' ? undefined : null
  }
  return inOrder(ticked, form.text('axe-principal'))
}

// The main axis first: it decides the section of the letter.
function inOrder(axes: readonly string[], main: string): string[] {
  return axes.toSorted((a, b) => Number(b === main) - Number(a === main))
}

/** What staff see besides: their work on the item, and who did what to it. */
async function staffSide(
  site: Site,
  c: Context<SiteEnv>,
  item: StoredItem,
): Promise<Pick<ItemAnswer, 'staff'>> {
  const { person, can } = c.get('visitor')
  if (!person || !can('curate')) return {}
  const { db } = site.deps
  const [work, lines] = await Promise.all([
    findItemWork(db, person.id, item.id),
    listAudit(db, { subjectType: 'item', subjectId: item.id, limit: 20 }),
  ])
  return work ? { staff: { work, lines } } : {}
}
