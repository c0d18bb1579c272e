import type { DefaultZone } from './time-zones.ts'

/**
 * Where the hours of a feed that name no zone were written: in Paris when the feed is in French or its host in .fr, else
 * in UTC, as every other reader takes them.
 */
export function zoneOf(feed: { url: string; baseUrl?: string; language?: string }): DefaultZone {
  const isFrench =
    /^fr(?![-_]ca\b)\b/i.test(feed.language?.trim() ?? '') || [feed.url, feed.baseUrl].some(isInFrance)
  return isFrench ? 'Europe/Paris' : 'UTC'
}

function isInFrance(address: string | undefined): boolean {
  return address !== undefined && URL.canParse(address) && new URL(address).hostname.endsWith('.fr')
}
