import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'

/**
 * One thing that Vigie watches. Plain data, written in feeds/publishers/<publisher>.ts and checked at start
 * by validate.ts: a mistake stops the start with every fault named.
 */
export type FeedDefinition = SyndicationFeed | HtmlListFeed | JsonFeed | JorfFeed

interface FeedCommon {
  /** Stable, kebab-case, unique: it is part of every item's identity. Never reuse or rename one. */
  id: string
  /** Who publishes, as a reader knows it: "Arcep", "Région Centre-Val de Loire". */
  publisher: string
  title: string
  /** The address fetched. */
  url: string
  /** The page a person would open. */
  homepage: string
  /** The domain of its items unless their kind says otherwise. */
  domain: Domain
  /** `ue`, `national`, `region-24`, `dept-41`, `epci-<siren>`, `commune-<insee>`, `hors-region`. */
  territory: string
  language: 'fr' | 'en'
  /** Minutes between two checks; at least 60 outside the demo world. */
  everyMinutes: number
  /** Weight added to an axis because this publisher speaks of little else (domain.md §4). */
  priors?: Partial<Record<AxisId, number>>
  /**
   * What a general-interest source must show before an item is kept: `local-authority` asks for a word about
   * local authorities, `strong-cue` for a cue of weight 3.
   */
  gate?: 'local-authority' | 'strong-cue'
  /** The kind of its items when the title says nothing (e.g. `alerte` for CERT-FR). */
  kind?: Kind
  licence?: string
  /** Names of environment variables without which the feed is "à configurer", not failing. */
  secrets?: readonly string[]
  /** Out of service: kept for its items, never fetched. The sentence says why. */
  paused?: string
}

/** RSS 0.9x/1.0/2.0, Atom, JSON Feed: detected from the bytes. */
export interface SyndicationFeed extends FeedCommon {
  format: 'syndication'
}

/** A page that lists items, read by CSS selectors relative to each item. */
export interface HtmlListFeed extends FeedCommon {
  format: 'html-list'
  list: HtmlListSelectors
}

export interface HtmlListSelectors {
  /** One element an item. Finding none is a failure that names this selector. */
  item: string
  /** The link's `href`; default: the first `a[href]` of the item, or the item itself when it is a link. */
  link?: string
  title: string
  date?: string
  summary?: string
}

/** A JSON answer: dotted paths from the document to the list, then from each record to the fields. */
export interface JsonFeed extends FeedCommon {
  format: 'json'
  mapping: JsonMapping
}

export interface JsonMapping {
  /** Path to the array of records ('' when the document is the array). */
  items: string
  guid: string
  title: string
  /** Path to the item's address, or a template with `{path}` in it: "https://…/avis/{idweb}". */
  url: string
  published?: string
  updated?: string
  deadline?: string
  author?: string
  /** Paths whose texts make the summary, in order. */
  summary?: readonly string[]
  /** Path to HTML content. */
  html?: string
  /** Paths to a string or an array of strings. */
  categories?: readonly string[]
  /** Path to département codes ("41" or ["41","37"]), turned into `dept-41`. */
  departements?: string
  /** Kind by the value found at a path: { path: 'nature', values: { APPEL_OFFRE: 'marche-public' } }. */
  kind?: { path: string; values: Record<string, Kind> }
}

/** The Journal officiel in the JORFSIMPLE form: a summary (<JO>) or one text (<TEXTE>). */
export interface JorfFeed extends FeedCommon {
  format: 'jorf'
}

/** Keeps the literal types of a definition while checking it: feeds/publishers/*.ts use nothing else. */
export function defineFeeds<const T extends readonly FeedDefinition[]>(feeds: T): T {
  return feeds
}
