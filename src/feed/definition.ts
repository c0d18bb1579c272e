import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'

/**
 * One thing that Vigie watches. Plain data, written in feeds/publishers/<publisher>.ts and checked at start
 * by validate.ts: a mistake stops the start with every fault named.
 */
export type FeedDefinition =
  | SyndicationFeed
  | HtmlListFeed
  | PageFeed
  | SitemapFeed
  | JsonFeed
  | CsvFeed
  | JorfFeed
  | JorfArchiveFeed

export type FeedFormat = FeedDefinition['format']

interface FeedCommon {
  /** Stable, kebab-case, unique: it is part of every item's identity. Never reuse or rename one. */
  id: string
  /** Who publishes, as a reader knows it: "Arcep", "Région Centre-Val de Loire". */
  publisher: string
  title: string
  /** The address fetched; `{ANNEE}` and `{MOIS}` are this year and this month in Paris (2026, Aout), `{NAME}` a secret. */
  url: string
  /** The page a person would open. */
  homepage: string
  /** The domain of its items unless their kind says otherwise. */
  domain: Domain
  /** `ue`, `national`, `region-24`, `dept-41`, `epci-<siren>`, `commune-<insee>`, `hors-region`. */
  territory: string
  language: 'fr' | 'en'
  /** Minutes between two checks at the most often; at least 60 outside the demo world. */
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
  /** The credit that the licence asks for, as it must be shown. */
  attribution?: string
  /** How sure the address is: answers seen in the last months, listed by a public project, or the usual path only. */
  confidence?: 'high' | 'medium' | 'low'
  /** For whoever maintains the definition: where the address was seen, what is odd about it. French. */
  note?: string
  /** Minutes between two publications, when its history is too short to tell: silence is three times that. */
  cadenceMinutes?: number
  /** Reads the page or PDF behind each new item, when the source only gives a teaser. */
  fullText?: boolean
  /** Items whose title holds one of these phrases are left out, and counted as such. */
  exclude?: readonly string[]
  /**
   * The publisher offers this address to programs: a documented API, an open data download. What robots.txt closes to crawlers
   * (RFC 9309 §1) is then open on its host; its Crawl-delay, our pace and Retry-After hold all the same. Some portals close
   * their whole site to crawlers, their open API with it. In the code only.
   */
  api?: true
  /** Sent with each request; a `{NAME}` in a value is a secret named in `secrets`. */
  headers?: Record<string, string>
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
  image?: string
  pages?: ListPages
  detail?: DetailSelectors
  /** The items stand in a script of the page, and not in its elements; the selectors above are then not used. */
  embedded?: EmbeddedItems
}

export interface ListPages {
  /** The link to the next page. */
  next: string
  /** Pages read in one check, the first included: 2 to 10. Later pages are read only while they bring unknown items. */
  most: number
}

/** Selectors in the page of one item, for lists that say too little. Read for new items only, 20 a check at most. */
export interface DetailSelectors {
  title?: string
  date?: string
  summary?: string
  content?: string
}

export type EmbeddedItems =
  /** schema.org objects of these types (default: Article and its kin, Event, ItemList). */
  | { kind: 'json-ld'; types?: readonly string[] }
  /** JSON in the script that this selector names (`script#__NEXT_DATA__`), read by a mapping. */
  | { kind: 'script'; selector: string; mapping: JsonMapping }

/**
 * A page that nobody described yet: the feed that it announces, else its most list-like part, found anew at each check. For
 * addresses that were never seen live; staff then give it selectors, or leave it so.
 */
export interface PageFeed extends FeedCommon {
  format: 'page'
  /** Only links whose path starts with one of these. */
  paths?: readonly string[]
}

/** A sitemap or a sitemap index (sitemaps.org), newest `lastmod` first. */
export interface SitemapFeed extends FeedCommon {
  format: 'sitemap'
  sitemap: {
    /** Only addresses whose path starts with one of these. */
    paths?: readonly string[]
    /** Sitemaps of an index whose address holds this. */
    only?: string
    /** Newest addresses kept a check (default 50). */
    most?: number
    /** Without one, the title is made of the last part of the address. */
    detail?: DetailSelectors
  }
}

/** A JSON answer: dotted paths from the document to the list, then from each record to the fields. */
export interface JsonFeed extends FeedCommon {
  format: 'json'
  /** A plain GET without one. */
  request?: JsonRequest
  auth?: Auth
  paging?: Paging
  /** The answer is a zip of JSON files, one record (or list of records) each. */
  zipped?: Zipped
  /** Latest records kept, by their dates; all of them without it. For catalogues that hold years. */
  most?: number
  /** Bytes that its document may have where the usual cap is too low, in millions. */
  maxMegabytes?: number
  mapping: JsonMapping
}

/** With `files`, only those whose path in the archive holds this. */
export type Zipped = true | { files: string }

/** What a POST sends: JSON, a form, or one part an entry, each with its own Content-Type (SEDIA). */
export type JsonRequest =
  | { json: unknown }
  | { form: Record<string, string> }
  | { parts: Record<string, unknown> }

export type Auth =
  /** A lasting token is given against one of a day (Aides-territoires): POST with the header, read at `tokenPath`. */
  | { kind: 'token-exchange'; url: string; header: string; secret: string; tokenPath: string }
  /** OAuth 2 client credentials (RFC 6749 §4.4; PISTE). */
  | { kind: 'oauth2-client'; url: string; idSecret: string; keySecret: string; scope?: string }

/**
 * How to read on: `most` pages in one check. `newestFirst`: later pages are read only while they bring unknown items;
 * without it the whole is read each time, and what it says of old items is heard (corrected aids, closed calls).
 */
export type Paging = { most: number; newestFirst?: boolean } & (
  | /** `parameter` counts pages from `from`: a dotted path in the posted JSON where there is one, else a name in the query. */
    { kind: 'page'; parameter: string; from: number }
  /** Opendatasoft: `offset` by `size`; the service refuses what goes beyond 10,000, which is never asked. */
  | { kind: 'offset'; parameter: string; size: number }
  /** The answer gives the address of the next page at this path. */
  | { kind: 'next'; path: string }
)

/**
 * Where each field stands in a record. A step of a path is the name of a field, the rank in an array (`0`), `*` for each
 * element of an array (or the lone element that stands for it), or `**` for any depth.
 */
export interface JsonMapping {
  /** Path to the array of records ('' when the document is the array); a lone record is a list of one. */
  items: string
  guid: string
  title: string
  /**
   * Path to the item's address, or a template with `{path}` in it: "https://…/avis/{idweb}". `{+path}` keeps slashes and
   * question marks as they are (RFC 6570 §3.2.3), for a value that is itself a path: it cannot change the host.
   */
  url: string
  /** The earliest date found there. */
  published?: string
  /** The latest date found there that is not to come. */
  updated?: string
  /** The next date found there, or the last one when all are past. */
  deadline?: string
  author?: string
  /** Paths whose texts make the summary, in order. */
  summary?: readonly string[]
  /** Path to HTML content. */
  html?: string
  /** Paths to a string or an array of strings. */
  categories?: readonly string[]
  /** Path to département codes ("41", ["41","37"] or "41|37"), turned into `dept-41`. */
  departements?: string
  /** Territory codes by the value found at a path, for those that are certain. */
  territory?: { path: string; values: Record<string, string> }
  /** Kind by the value found at a path: { path: 'nature', values: { APPEL_OFFRE: 'marche-public' } }; a boolean reads 'true'. */
  kind?: { path: string; values: Record<string, Kind> }
  /** Who may receive, by the values found at a path. */
  beneficiaries?: { path: string; values: Record<string, BeneficiaryId> }
  /** The days when a call opens, and before which one must announce oneself. */
  opening?: string
  preDeposit?: string
  /** Values at a path that mean that the call is open all the time. */
  permanent?: ValuesAtPath
  /** Paths to the least and the most that is paid of the cost, in per cent. */
  rate?: { from?: string; to?: string }
  /** Values at a path that mean that the record is no longer valid: { path: 'statut', values: ['Annulé'] }. */
  withdrawn?: ValuesAtPath
  /** Paths to the ids of earlier records, for the records whose values say that they correct or cancel them. */
  amends?: { paths: readonly string[]; corrects?: ValuesAtPath; cancels?: ValuesAtPath }
  /** Records are kept only where one of these values stands at the path. */
  only?: ValuesAtPath
  /**
   * Several records of one guid are one item (a contract has a line a holder, a call a record a language): the first that
   * has one of the preferred values, in their order, with the texts that the others have at the gathered paths.
   */
  sameGuid?: { prefer?: ValuesAtPath; gather?: readonly string[] }
  /** Values that mean "nothing" for this service ("CDL"). */
  fillers?: readonly string[]
}

export interface ValuesAtPath {
  path: string
  values: readonly string[]
}

/**
 * A table of values separated by a character, with its names in the first line; the mapping's paths are those names, their
 * dots left out.
 */
export interface CsvFeed extends FeedCommon {
  format: 'csv'
  csv: {
    separator: ',' | ';' | '\t' | '|'
    /** When the server does not say: 'iso-8859-1', 'utf-8'. */
    charset?: string
    zipped?: Zipped
    /** Lines that begin with this are remarks. */
    comment?: string
    /** Latest rows kept, by their dates (default 200). */
    most?: number
  }
  /** Bytes that its document may have where the usual cap is too low, in millions. */
  maxMegabytes?: number
  mapping: JsonMapping
}

/** The Journal officiel in the JORFSIMPLE form: a summary (<JO>) or one text (<TEXTE>). */
export interface JorfFeed extends FeedCommon {
  format: 'jorf'
}

/**
 * The DILA's listing of JORFSIMPLE archives: the night's delivery of each day not read yet, its summary and its texts.
 * Evening deliveries rewrite old texts and are passed over.
 */
export interface JorfArchiveFeed extends FeedCommon {
  format: 'jorf-archive'
  /** Nights read in one check (default 3): the latest at first, then those after the last one read. */
  days?: number
}

/** Keeps the literal types of a definition while checking it: feeds/publishers/*.ts use nothing else. */
export function defineFeeds<const T extends readonly FeedDefinition[]>(feeds: T): T {
  return feeds
}
