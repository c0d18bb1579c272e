import { type Context, Hono } from 'hono'
import { readLetter } from '#src/letter/letter.ts'
import { findNeighbours, listArchive } from '#src/store/letter-archive.ts'
import { type Letter, findLetterByNumber } from '#src/store/letters.ts'
import { listWithdrawnAmong } from '#src/store/withdrawn-among.ts'
import { letterPolicy } from '../../letter-policy.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { archiveList } from '../../views/letters/archive-list.ts'
import { archivePage } from '../../views/letters/archive-page.ts'
import { mayReadArchive, openArchive } from './archive-access.ts'
import { draftBoxOf } from './draft-box-of.ts'

/** Letters on one page of the list: more than a year of them. */
const perPage = 60

export const lettersFeed = { title: 'Les lettres', path: '/lettres/flux' } as const

/** Letters that left. A draft and a cancelled letter are not there, whoever asks. */
export function archiveRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/lettres', openArchive(site), (c) => showList(site, c))
  app.get('/lettres/:number{[0-9]{1,6}}', openArchive(site), async (c) => {
    const stored = await letterOf(site, c)
    return stored ? showLetter(site, c, stored) : c.notFound()
  })
  app.get('/lettres/:number{[0-9]{1,6}}/texte', openArchive(site), async (c) => {
    const stored = await letterOf(site, c)
    return stored ? c.text(stored.text) : c.notFound()
  })
  app.get('/lettres/:number{[0-9]{1,6}}/courriel', openArchive(site), async (c) => {
    const stored = await letterOf(site, c)
    if (!stored) return c.notFound()
    c.header('content-security-policy', letterPolicy)
    return c.html(stored.html)
  })
  return app
}

async function showList(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const before = /^\d{1,6}$/.exec(c.req.query('avant') ?? '')?.[0]
  const frame = await openFrame(site, c)
  const [letters, box] = await Promise.all([
    listArchive(db, perPage + 1, before === undefined ? undefined : Number(before)),
    draftBoxOf(frame),
  ])
  const shown = letters.slice(0, perPage)
  const older = letters.length > perPage ? shown.at(-1)?.number : undefined
  const page = {
    title: 'Lettres',
    section: '/lettres',
    styles: [site.assets.letterStyle.path],
    ...((await mayReadArchive(site, c)) ? { feeds: lettersFeed } : {}),
  } as const
  const list = {
    letters: shown,
    isLater: before !== undefined,
    ...box,
    ...(older === undefined ? {} : { older }),
  }
  return answerPage(c, frame, page, archiveList(frame, list))
}

async function showLetter(site: Site, c: Context<SiteEnv>, stored: Letter): Promise<Response> {
  const { db } = site.deps
  const [frame, withdrawn, beside] = await Promise.all([
    openFrame(site, c),
    listWithdrawnAmong(db, stored.itemIds),
    findNeighbours(db, stored.number),
  ])
  const page = {
    title: stored.subject,
    section: '/lettres',
    feeds: lettersFeed,
    canonical: `/lettres/${stored.number}`,
    styles: [site.assets.letterStyle.path],
  } as const
  const body = archivePage(frame, { stored, letter: readLetter(stored.content), withdrawn, ...beside })
  return answerPage(c, frame, page, body)
}

async function letterOf(site: Site, c: Context<SiteEnv>): Promise<Letter | undefined> {
  return findLetterByNumber(site.deps.db, Number(c.req.param('number')))
}
