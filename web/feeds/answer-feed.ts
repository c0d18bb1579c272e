import type { Context } from 'hono'
import { idsOf } from '#src/search/search-index.ts'
import { listItemsById, listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { renderAtom } from '#src/syndicate/atom.ts'
import { type Channel, type Withdrawn, channelTypes } from '#src/syndicate/channel.ts'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { renderRss } from '#src/syndicate/rss.ts'
import { answerConditionally } from '../conditional.ts'
import { readSearch } from '../read-asked.ts'
import type { Frame, SiteEnv } from '../site.ts'
import {
  type ArchiveName,
  findArchive,
  findLastArchive,
  readArchiveName,
  writeArchiveName,
} from './archives.ts'
import { addressOf, channelOf } from './channel-of.ts'
import { openDocument } from './open-document.ts'
import { findWithdrawn, toWithdrawn } from './find-withdrawn.ts'
import type { Subject } from './subject.ts'

const renderers = { rss: renderRss, atom: renderAtom, json: renderJsonFeed } as const
type Format = keyof typeof renderers

const itemsPerFeed = 50
/** Seconds. What an archive holds only changes when an item is withdrawn. */
const archiveAge = 86_400

type Document = Pick<Channel, 'items' | 'withdrawn' | 'paging'>

/** One document of a feed: the latest items, or with `?archive=` those of a month that is past. */
export async function answerFeed(
  c: Context<SiteEnv>,
  frame: Frame,
  subject: Subject | undefined,
): Promise<Response> {
  if (!subject) return c.notFound()
  const asked = new URL(c.req.url).searchParams
  const archive = asked.get('archive')
  const document =
    archive === null ? await latestOf(c, frame, subject) : await archiveOf(c, frame, subject, archive)
  if (!document) return c.notFound()
  const modifiedAt = lastChange(document)
  const hubUrl = hubOf(c, frame, subject)
  const format = formatOf(c)
  const more = { ...contentAsked(c), ...(archive === null ? {} : { archive }) }
  const channel: Channel = {
    ...channelOf(frame, subject, pathOf(c), more),
    ...document,
    ...(more.contenu ? { content: 'summary' } : {}),
    ...(hubUrl && archive === null && !more.contenu ? { hubUrl } : {}),
    // An empty feed has no last change, and each format asks for one: a fixed day keeps its ETag still.
    updatedAt: modifiedAt ?? '2026-01-01T00:00:00Z',
  }
  openDocument(c)
  c.header('link', linkHeader(channel))
  const type = channelTypes[format]
  const body = renderers[format](channel)
  return answerConditionally(c, { body, type, modifiedAt, ...(archive ? { maxAge: archiveAge } : {}) })
}

async function latestOf(c: Context<SiteEnv>, frame: Frame, subject: Subject): Promise<Document> {
  const { db, search } = frame.site.deps
  // A feed reader wants what is new, whatever the order of the page.
  const query = { ...(await readSearch(frame, subject.params, itemsPerFeed)), sort: 'date' as const }
  const [found, withdrawn, last] = await Promise.all([
    search.search(query),
    findWithdrawn(frame, query),
    subject.slice ? findLastArchive(frame, subject.slice) : undefined,
  ])
  const items = await listShownItems(db, idsOf(found))
  return {
    items,
    withdrawn,
    ...(last ? { paging: { previous: archiveAddress(c, frame, subject, last) } } : {}),
  }
}

/** The latest first, as in any feed. Undefined: no such archive. */
async function archiveOf(
  c: Context<SiteEnv>,
  frame: Frame,
  subject: Subject,
  asked: string,
): Promise<Document | undefined> {
  const name = readArchiveName(asked)
  const archive = name && subject.slice ? await findArchive(frame, subject.slice, name) : undefined
  if (!archive) return undefined
  const all = (await listItemsById(frame.site.deps.db, archive.ids)).toReversed()
  const { previous, next } = archive
  return {
    items: all.filter((item) => !item.withdrawn),
    withdrawn: all.filter((item) => item.withdrawn).map(toWithdrawn),
    paging: {
      current: addressOf(frame, subject, pathOf(c), contentAsked(c)),
      ...(previous ? { previous: archiveAddress(c, frame, subject, previous) } : {}),
      ...(next ? { next: archiveAddress(c, frame, subject, next) } : {}),
    },
  }
}

function archiveAddress(c: Context<SiteEnv>, frame: Frame, subject: Subject, name: ArchiveName): string {
  return addressOf(frame, subject, pathOf(c), { ...contentAsked(c), archive: writeArchiveName(name) })
}

function lastChange({ items, withdrawn = [] }: Document): string | undefined {
  const changes = [
    ...items.map((item: StoredItem) => item.lastRevisedAt),
    ...withdrawn.map((one: Withdrawn) => one.at),
  ]
  return changes.toSorted().at(-1)
}

// What a hub reads, everyone reads: neither a reserved index nor what a key opened is told of.
function hubOf(c: Context<SiteEnv>, { site }: Frame, subject: Subject): string | undefined {
  const isPublic = c.get('settings').index === 'public' && !subject.private
  return isPublic && subject.slice && !subject.slice.place ? site.deps.config.websubHub : undefined
}

// WebSub (§4) asks for both in the headers, so that a hub need not read the document.
function linkHeader({ selfUrl, hubUrl }: Channel): string {
  const self = `<${selfUrl}>; rel="self"`
  return hubUrl ? `<${hubUrl}>; rel="hub", ${self}` : self
}

function contentAsked(c: Context<SiteEnv>): { contenu?: 'resume' } {
  return c.req.query('contenu') === 'resume' ? { contenu: 'resume' } : {}
}

function formatOf(c: Context<SiteEnv>): Format {
  const extension = pathOf(c).split('.').at(-1)
  return extension === 'atom' || extension === 'json' ? extension : 'rss'
}

function pathOf(c: Context<SiteEnv>): string {
  return new URL(c.req.url).pathname
}
