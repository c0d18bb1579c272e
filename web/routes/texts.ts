import { type Context, Hono } from 'hono'
import type { RefRelation } from '#src/enrich/facts.ts'
import { addressOf } from '#src/enrich/refs/address.ts'
import { askedRefs } from '#src/enrich/refs/asked-refs.ts'
import { followRef, isFollowed, listFollowed, seeFollowed, unfollowRef } from '#src/store/followed-refs.ts'
import {
  countRelations,
  listCitedTexts,
  listEdgesFrom,
  listItemsOfRef,
  listKnownRefs,
} from '#src/store/item-refs.ts'
import { listRevisions } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { signedIn } from '../door/signed-in.ts'
import { readForm } from '../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { refOfPath, refTitle, refWords, textHref } from '../views/texts/ref-words.ts'
import { type TextAnswer, textPage, unknownTextPage } from '../views/texts/text-page.ts'
import { textsPage } from '../views/texts/texts-page.ts'

const perPage = 20
/** Of each other part of a page. */
const mostListed = 30
const recentMs = 90 * 86_400_000

/** Legal texts: what is cited, and the page of each. */
export function textRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db, now } = site.deps
  app.get('/textes', (c) => showTexts(site, c))
  app.post('/textes/vus', async (c) => {
    const shown = (await readForm(c)).text('jusqua', 40)
    const moment = now().toISOString()
    // Up to what the page showed: what came in between is still new.
    const until = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(shown) && shown < moment ? shown : moment
    await db.batch([seeFollowed(signedIn(c).person.id, until)])
    return c.redirect('/textes?dit=textes-vus', 303)
  })
  app.get('/textes/:ref', (c) => showText(site, c))
  app.post('/textes/:ref/suivre', async (c) => {
    const ref = refOfPath(c.req.param('ref'))
    if ((await listKnownRefs(db, [ref])).length === 0) return c.notFound()
    const { id } = signedIn(c).person
    await db.batch([followRef(id, ref, now().toISOString())])
    const said = (await isFollowed(db, id, ref)) ? 'texte-suivi' : 'texte-de-trop'
    return c.redirect(`${textHref(ref)}?dit=${said}`, 303)
  })
  app.post('/textes/:ref/ne-plus-suivre', async (c) => {
    const ref = refOfPath(c.req.param('ref'))
    await db.batch([unfollowRef(signedIn(c).person.id, ref)])
    return c.redirect(`${textHref(ref)}?dit=texte-laisse`, 303)
  })
  return app
}

async function showTexts(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const asked = (c.req.query('q') ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 120)
  const found = asked === '' ? [] : await listKnownRefs(db, askedRefs(asked))
  if (found.length === 1) return c.redirect(textHref(found[0]!), 302)
  const frame = await openFrame(site, c)
  const since = new Date(frame.now.getTime() - recentMs).toISOString()
  const { person } = frame.visitor
  const [followed, cited] = await Promise.all([
    person ? listFollowed(db, person.id) : undefined,
    listCitedTexts(db, { since, limit: 50, most: 20_000 }),
  ])
  const answer = { asked, found, cited, ...(followed ? { followed } : {}) }
  return answerPage(c, frame, { title: 'Textes', section: '/textes' }, textsPage(frame, answer))
}

async function showText(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const ref = refOfPath(c.req.param('ref') ?? '')
  const asked = Number(/^\d{1,3}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const [opened, counts, [known]] = await Promise.all([
    openFrame(site, c),
    countRelations(db, ref),
    listKnownRefs(db, [ref]),
  ])
  if (!known) return answerPage(c, opened, { title: refWords(ref) }, unknownTextPage(ref), 404)
  const { person } = opened.visitor
  const last = Math.ceil((counts.get('cites') ?? 0) / perPage)
  const page = Math.max(Math.min(asked, last), 1)
  const [items, edges, followed] = await Promise.all([
    itemsOf(site, ref, page),
    listEdgesFrom(db, ref, 2 * mostListed),
    person ? isFollowed(db, person.id, ref) : undefined,
  ])
  const all = Object.values(items).flat()
  const [own] = items.is
  const [frame, revisions] = await Promise.all([withWork(opened, all), own ? listRevisions(db, own.id) : []])
  const shown = { ref, url: urlOf(ref, all), items, counts, edges, revisions, page, perPage }
  const answer = followed === undefined ? shown : { ...shown, followed }
  return answerPage(
    c,
    frame,
    { title: refTitle(ref), section: '/textes', canonical: textHref(ref) },
    textPage(frame, answer),
  )
}

async function itemsOf({ deps }: Site, ref: string, page: number): Promise<TextAnswer['items']> {
  const list = (relation: RefRelation) => listItemsOfRef(deps.db, ref, relation, { limit: mostListed })
  const [is, modifies, repeals, applies, cites] = await Promise.all([
    list('is'),
    list('modifies'),
    list('repeals'),
    list('applies'),
    listItemsOfRef(deps.db, ref, 'cites', { limit: perPage, offset: (page - 1) * perPage }),
  ])
  return { is, modifies, repeals, applies, cites }
}

/** From the number alone, else as an item that says the day of the text has it. */
function urlOf(ref: string, items: readonly StoredItem[]): string | undefined {
  const said = items.flatMap(({ facts }) => facts.refs).find((one) => one.ref === ref && one.url)
  return addressOf(ref) ?? said?.url
}
