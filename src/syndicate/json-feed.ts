import type { Channel, Withdrawn } from './channel.ts'
import { type Entry, entryId, toEntry } from './entry.ts'
import { licenceUrl } from './licence.ts'

/**
 * JSON Feed 1.1 (jsonfeed.org/version/1.1). What has no field there (axes with their scores, domain, kind,
 * closing date, licence, our page, what was withdrawn) is under `_vigie`, the way the format foresees for extensions.
 */
export function renderJsonFeed(channel: Channel): string {
  const { paging, hubUrl } = channel
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    description: channel.description,
    home_page_url: channel.pageUrl,
    feed_url: channel.selfUrl,
    ...(paging?.previous ? { next_url: paging.previous } : {}),
    language: 'fr',
    ...(hubUrl ? { hubs: [{ type: 'WebSub', url: hubUrl }] } : {}),
    items: channel.items.map((item) => renderEntry(toEntry(channel, item))),
    ...extensionOf(channel),
  })
}

function extensionOf(channel: Channel) {
  const { paging, withdrawn = [] } = channel
  const told = {
    ...(paging?.current ? { archive: true, current: paging.current } : {}),
    ...(withdrawn.length > 0 ? { withdrawn: withdrawn.map((one) => tombstoneOf(channel, one)) } : {}),
  }
  return Object.keys(told).length > 0 ? { _vigie: told } : {}
}

function tombstoneOf(channel: Channel, { id, at, reason }: Withdrawn) {
  return { id: entryId(channel, id), at, reason }
}

function renderEntry(entry: Entry) {
  const { item } = entry
  return {
    id: entry.id,
    url: entry.link,
    title: entry.title,
    ...contentOf(entry),
    ...(entry.publishedAt ? { date_published: entry.publishedAt } : {}),
    ...(entry.modifiedAt ? { date_modified: entry.modifiedAt } : {}),
    authors: [{ name: entry.author }],
    tags: entry.axes.map((axis) => axis.label),
    ...(item.language ? { language: item.language } : {}),
    ...attachmentsOf(entry),
    _vigie: {
      page: entry.page,
      publisher: entry.publisher,
      ...sourceOf(entry),
      first_seen: item.firstSeenAt,
      domain: item.domain,
      kind: item.kind,
      axes: item.axes.map(({ id, score }) => ({ id, score })),
      ...(item.closing ? { deadline: item.closing.value, deadline_origin: item.closing.origin } : {}),
      ...(entry.amendedBy ? { amended_by: entry.amendedBy } : {}),
    },
  }
}

// One of the two is required, even of an item that is only a title.
function contentOf({ html, summaryHtml, text, title }: Entry) {
  const shown = html || summaryHtml
  return shown ? { content_html: shown } : { content_text: text || title || 'Sans titre' }
}

function sourceOf({ source }: Entry) {
  if (!source) return {}
  const url = source.licence ? licenceUrl(source.licence) : undefined
  return {
    source: { title: source.title, url: source.homepage },
    ...(source.licence ? { licence: source.licence } : {}),
    ...(url ? { licence_url: url } : {}),
    ...(source.attribution ? { attribution: source.attribution } : {}),
  }
}

// The format requires a type: an enclosure without one stays in the content only.
function attachmentsOf({ item }: Entry) {
  const attachments = item.enclosures.flatMap(({ url, type, length }) =>
    type ? [{ url, mime_type: type, ...(length ? { size_in_bytes: length } : {}) }] : [],
  )
  return attachments.length > 0 ? { attachments } : {}
}
