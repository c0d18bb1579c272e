import { z } from '@hono/zod-openapi'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { healthOf, healthWords } from '#src/feed/health.ts'
import { type FeedState, findFeedState, listFeedStates } from '#src/store/feed-state.ts'
import { type FeedCount, countByFeed } from '#src/store/item-counts.ts'
import type { Frame } from '../../site.ts'
import { listOf, readCursor, writeCursor } from '../cursor.ts'
import { defineOperation } from '../operation.ts'
import { mostPerPage, paging, someOf } from '../parameters.ts'
import { pageOf } from '../schemas/item.ts'
import { health, source } from '../schemas/source.ts'
import { domain } from '../schemas/vocabulary.ts'
import { staleCursor } from './items.ts'

const sourceId = z.string().min(1).max(100).openapi({ description: 'Identifiant de la source.' })
const shape = z.tuple([sourceId])

export const listSources = defineOperation({
  id: 'listerSources',
  path: '/api/v1/sources',
  tag: 'Sources',
  summary: 'Lister les sources',
  description: 'Ce que la veille lit, avec l’état de chaque source, sa licence et ce qu’elle a apporté.',
  query: z.strictObject({
    domaine: someOf(domain, 'Domaine ; répété : l’un d’eux.'),
    etat: someOf(health, 'État ; répété : l’un d’eux.'),
    ...paging(mostPerPage),
  }),
  params: z.strictObject({}),
  answer: pageOf(source).openapi('SourcePage'),
  problems: ['suite-invalide'],
  async find({ query, frame, site, address }) {
    const list = listOf(address)
    const place = query.suite ? await readCursor(list, shape, query.suite) : undefined
    if (query.suite && !place) return staleCursor
    const { db } = site.deps
    const [states, counts] = await Promise.all([listFeedStates(db), countByFeed(db)])
    const stateOf = new Map(states.map((state) => [state.feedId, state]))
    const wanted = frame.catalogue.feeds
      .filter((feed) => !feed.archived && (query.domaine?.includes(feed.domain) ?? true))
      .map((feed) => toSource(frame, feed, stateOf.get(feed.id), counts.get(feed.id)))
      .filter((one) => query.etat?.includes(one.health.state) ?? true)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const left = wanted.filter(({ id }) => !place || id > place[0])
    const items = left.slice(0, query.limite)
    const last = items.at(-1)
    const suite = last && left.length > query.limite ? await writeCursor(list, [last.id]) : undefined
    return { kind: 'found', body: { ...(place ? {} : { total: wanted.length }), items }, suite }
  },
})

export const readSource = defineOperation({
  id: 'lireSource',
  path: '/api/v1/sources/{id}',
  tag: 'Sources',
  summary: 'Lire une source',
  description: 'Une source par son identifiant, même si elle n’est plus lue.',
  query: z.strictObject({}),
  params: z.strictObject({ id: sourceId }),
  answer: source,
  problems: ['introuvable'],
  async find({ params, frame, site }) {
    const feed = frame.catalogue.find(params.id)
    if (!feed)
      return { kind: 'refused', problem: 'introuvable', detail: 'Aucune source n’a cet identifiant.' }
    const { db } = site.deps
    const [state, counts] = await Promise.all([findFeedState(db, feed.id), countByFeed(db)])
    return { kind: 'found', body: toSource(frame, feed, state, counts.get(feed.id)) }
  },
})

function toSource(
  { site, now }: Frame,
  feed: WatchedFeed,
  state: FeedState | undefined,
  count: FeedCount | undefined,
): z.input<typeof source> {
  const found = healthOf(feed, state, now)
  const { id, publisher, title, homepage, domain: of, territory, language, licence, attribution } = feed
  return {
    id,
    publisher,
    title,
    url: site.absolute(`/sources/${id}`),
    homepage,
    domain: of,
    territory,
    language,
    ...(licence ? { licence } : {}),
    ...(attribution ? { attribution } : {}),
    health: { state: found.health, label: healthWords[found.health], reason: found.reason },
    ...(state?.checkedAt ? { checkedAt: state.checkedAt } : {}),
    ...(state?.succeededAt ? { succeededAt: state.succeededAt } : {}),
    ...(state?.changedAt ? { changedAt: state.changedAt } : {}),
    items: count?.items ?? 0,
    relevant: count?.relevant ?? 0,
  }
}
