import type { Channel } from './channel.ts'
import { entryId } from './entry.ts'
import { element } from './xml.ts'

export const tombstoneNamespace = 'http://purl.org/atompub/tombstones/1.0'

/**
 * What left the feed (RFC 6721), the same in Atom and in RSS: a line « Retiré » among the items would show to every reader
 * what staff took away, and most readers never look again at a guid that they know.
 */
export function renderTombstones(channel: Channel): string {
  return (channel.withdrawn ?? [])
    .map(({ id, at, reason }) =>
      [
        `<at:deleted-entry ref="${entryId(channel, id)}" when="${new Date(at).toISOString()}">\n`,
        element('at:comment', reason, { 'xml:lang': 'fr' }),
        '</at:deleted-entry>\n',
      ].join(''),
    )
    .join('')
}
