import type { Channel } from '#src/syndicate/channel.ts'
import { serialiseSearchParams } from '../search-params.ts'
import type { Frame } from '../site.ts'
import type { Subject } from './subject.ts'

/** What a document of this subject says of itself, whatever its format, before its items. `more`: the rest of its query. */
export function channelOf(
  frame: Frame,
  subject: Subject,
  path: string,
  more: Record<string, string> = {},
): Omit<Channel, 'items' | 'updatedAt'> {
  const { site } = frame
  return {
    title: `Vigie – ${subject.title}`,
    description: `La veille technologique, juridique et financière de ${site.deps.config.organisation} : ${subject.title}.`,
    selfUrl: addressOf(frame, subject, path, more),
    pageUrl: site.absolute(subject.pagePath),
    publisherOf: frame.catalogue.publisherOf,
    itemUrl: ({ id }) => site.absolute(`/elements/${id}`),
    axisLabelOf: (id) => frame.axes.get(id)?.label ?? id,
    sourceOf: frame.catalogue.find,
  }
}

/** The canonical address of a document: what caches, readers and hubs know it by. */
export function addressOf(
  { site }: Pick<Frame, 'site'>,
  { params, ownAddress }: Pick<Subject, 'params' | 'ownAddress'>,
  path: string,
  more: Record<string, string> = {},
): string {
  const query = [ownAddress ? '' : serialiseSearchParams(params), new URLSearchParams(more).toString()]
  const written = query.filter((one) => one !== '').join('&')
  return site.absolute(written === '' ? path : `${path}?${written}`)
}
