import type { Channel } from './channel.ts'

export interface FeedLink {
  rel: 'self' | 'alternate' | 'hub' | 'current' | 'prev-archive' | 'next-archive' | 'license'
  type?: string
  href: string
}

/** What the document says of itself and of its neighbours, in Atom and in RSS (RFC 5005 §4, WebSub §4). */
export function feedLinks({ selfUrl, hubUrl, paging = {} }: Channel, type: string): FeedLink[] {
  return [
    { rel: 'self', type, href: selfUrl },
    ...(hubUrl ? [{ rel: 'hub' as const, href: hubUrl }] : []),
    ...(paging.current ? [{ rel: 'current' as const, type, href: paging.current }] : []),
    ...(paging.previous ? [{ rel: 'prev-archive' as const, type, href: paging.previous }] : []),
    ...(paging.next ? [{ rel: 'next-archive' as const, type, href: paging.next }] : []),
  ]
}

export const historyNamespace = 'http://purl.org/syndication/history/1.0'

/** An archive document says that it is one: what it holds will not change. */
export function archiveMark({ paging }: Channel): string {
  return paging?.current ? '<fh:archive/>\n' : ''
}
