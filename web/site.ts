import type { Context } from 'hono'
import { type Catalogue, catalogueOf, openCatalogue } from '#src/catalogue/catalogue.ts'
import type { Axis, AxisId } from '#src/axis/taxonomy.ts'
import type { Deps } from '#src/deps.ts'
import { listAxisLabels } from '#src/store/axis-labels.ts'
import { type Assets, buildAssets } from './public/assets.ts'
import { type ItemWork, listItemWork } from '#src/store/item-work.ts'
import type { SiteSettings } from '#src/store/site-settings.ts'
import { type PeerAddress, clientAddress } from './door/client-address.ts'
import type { Html } from './views/html.ts'
import { type Page, layout } from './views/layout.ts'
import { type Notice, findNotice } from './notice.ts'
import { type Visitor, stranger } from './door/visitor.ts'

/** What the whole site knows from its start. */
export interface Site {
  deps: Deps
  assets: Assets
  /** An absolute address of this site. */
  absolute(path: string): string
  /** The public address is https: cookies are bound to it. */
  isHttps: boolean
  /** Where a request comes from, proxies that are trusted apart. */
  addressOf(c: Context): string
}

/** What the middlewares learn of a request, for its handler. */
export interface SiteEnv {
  Variables: {
    visitor: Visitor
    settings: SiteSettings
    /** Of this answer's scripts. */
    nonce: string
    /** An API key opened the route. */
    byKey?: boolean
    /** The key that did: requests are counted by it. */
    keyId?: string
  }
}

/** What the views of one answer share: the hour, who reads, and the axes under the names that staff gave them. */
export interface Frame {
  site: Site
  now: Date
  axes: ReadonlyMap<AxisId, Axis>
  catalogue: Catalogue
  visitor: Visitor
  nonce: string
  /** The address of this page on the site: where its forms come back to. */
  path: string
  /** What the last gesture did, said on the page that follows it. */
  notice?: Notice
  /** What staff did with the items of this page; none for a visitor, who gets no button either. */
  work?: ReadonlyMap<string, ItemWork>
}

export function buildSite(deps: Deps, peerOf: PeerAddress = () => undefined): Site {
  return {
    deps,
    assets: buildAssets(),
    absolute: (path) => deps.config.baseUrl + path,
    isHttps: deps.config.baseUrl.startsWith('https://'),
    addressOf: (c) => clientAddress(c, peerOf, deps.config.trustedProxies),
  }
}

export async function openFrame(site: Site, c: Context<SiteEnv>): Promise<Frame> {
  const visitor = c.get('visitor')
  const [labels, catalogue, notice] = await Promise.all([
    listAxisLabels(site.deps.db),
    openCatalogue(site.deps),
    findNotice(site.deps.db, visitor, new URL(c.req.url).searchParams),
  ])
  const axes = site.deps.axes.map(
    (axis) => [axis.id, { ...axis, label: labels.get(axis.id) ?? axis.label }] as const,
  )
  return { ...bareFrame(site, c), axes: new Map(axes), catalogue, ...(notice ? { notice } : {}) }
}

/** A frame that asks the database nothing: it may be what failed. */
export function bareFrame(site: Site, c: Context<SiteEnv>): Frame {
  return {
    site,
    now: site.deps.now(),
    axes: new Map(site.deps.axes.map((axis) => [axis.id, axis])),
    catalogue: catalogueOf(site.deps.feeds.map((feed) => ({ ...feed, origin: 'code' as const }))),
    visitor: c.get('visitor') ?? stranger,
    nonce: c.get('nonce') ?? '',
    path: pathOf(c),
  }
}

/** The same frame, with what staff did with these items; a visitor's is left as it is. */
export async function withWork(frame: Frame, items: readonly { id: string }[]): Promise<Frame> {
  const { person } = frame.visitor
  if (!person) return frame
  const ids = items.map(({ id }) => id)
  return { ...frame, work: await listItemWork(frame.site.deps.db, person.id, ids) }
}

function pathOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Answers a whole page. */
export function answerPage(
  c: Context,
  frame: Frame,
  page: Page,
  body: Html,
  status: PageStatus = 200,
): Response {
  if (page.private) c.header('cache-control', 'no-store')
  // Under no-referrer a browser posts « Origin: null », which no check could tell from another site's.
  if (page.private || frame.visitor.person) c.header('referrer-policy', 'same-origin')
  return c.html(layout(frame, page, body).toString(), status)
}
