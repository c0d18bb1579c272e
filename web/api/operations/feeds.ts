import { z } from '@hono/zod-openapi'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import { kindWords } from '#src/french/kinds.ts'
import { axisFeeds } from '../../views/pages/axes-pages.ts'
import { domainWords } from '../../views/words.ts'
import { formatsOf } from '../feed-formats.ts'
import { defineOperation } from '../operation.ts'
import { feedLinks } from '../schemas/source.ts'

export const listFeeds = defineOperation({
  id: 'listerFlux',
  path: '/api/v1/flux',
  tag: 'Flux et lettres',
  summary: 'Lister les flux',
  description:
    'Les flux de toute la veille, de chaque axe, domaine et type : RSS, Atom, JSON Feed et calendrier. Un lieu a le sien à /flux/territoires/dept-41.rss, et toute recherche aussi, à /flux/recherche.rss, avec les paramètres du site.',
  query: z.strictObject({}),
  params: z.strictObject({}),
  answer: z.object({ items: z.array(feedLinks) }).openapi('FeedList'),
  problems: [],
  async find({ frame, site }) {
    const all = { title: 'Toute la veille', path: '/flux/tout', calendar: true } as const
    const at = (title: string, path: string) => formatsOf(site, { title, path, calendar: true })
    const items = [
      { title: all.title, formats: formatsOf(site, all) },
      ...[...frame.axes.values()].map((axis) => ({
        title: axis.label,
        axis: axis.id,
        formats: formatsOf(site, axisFeeds(axis)),
      })),
      ...domains.map((domain) => ({
        title: domainWords[domain],
        domain,
        formats: at(domainWords[domain], `/flux/domaines/${domain}`),
      })),
      ...kinds.map((kind) => ({
        title: kindWords[kind],
        kind,
        formats: at(kindWords[kind], `/flux/types/${kind}`),
      })),
    ]
    return { kind: 'found', body: { items } }
  },
})
