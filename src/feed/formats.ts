import type { FeedFormat } from './definition.ts'

/** Every format that a definition may have, in the order that people are shown. */
export const feedFormats = [
  'syndication',
  'html-list',
  'page',
  'sitemap',
  'json',
  'csv',
  'jorf',
  'jorf-archive',
] as const satisfies readonly FeedFormat[]
