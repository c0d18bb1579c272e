import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What a visitor who is not signed in sees: everything, or only the door, the subscription and the legal pages. */
export type IndexSetting = 'public' | 'reserve'

/** What is kept for a set time, and dropped by the nightly job. */
export const keptThings = ['audit', 'revisions', 'readMarks', 'deliveries', 'coverage'] as const
export type KeptThing = (typeof keptThings)[number]

/** What administrators decide on the site itself. */
export interface SiteSettings {
  index: IndexSetting
  /** In days. */
  retention: Record<KeptThing, number>
}

/** In days. The shortest ledger is far longer than a letter may take to leave. */
export const retentionBounds: Record<KeptThing, { min: number; max: number }> = {
  audit: { min: 30, max: 1825 },
  revisions: { min: 30, max: 3650 },
  readMarks: { min: 30, max: 1825 },
  deliveries: { min: 60, max: 1825 },
  coverage: { min: 60, max: 1825 },
}

/** Those of a site where nobody has changed any. */
export const defaultSettings: SiteSettings = {
  index: 'public',
  retention: { audit: 365, revisions: 365, readMarks: 365, deliveries: 400, coverage: 400 },
}

/** One query, by key: asked at every request. A value that makes no sense is as good as none. */
export async function readSiteSettings(db: Database): Promise<SiteSettings> {
  const rows = await db.all<{ name: string; value: string }>(
    `select name, value from settings where name in ('index', 'retention.audit', 'retention.revisions',
       'retention.readMarks', 'retention.deliveries', 'retention.coverage')`,
  )
  const values = new Map(rows.map(({ name, value }) => [name, value]))
  const days = keptThings.map((thing) => [thing, daysOf(thing, values.get(`retention.${thing}`))] as const)
  return {
    index: values.get('index') === 'reserve' ? 'reserve' : 'public',
    retention: Object.fromEntries(days) as SiteSettings['retention'],
  }
}

export function isRetention(thing: KeptThing, days: number): boolean {
  const { min, max } = retentionBounds[thing]
  return Number.isInteger(days) && days >= min && days <= max
}

/** `name` is 'index' or 'retention.audit'… Changes nothing when the value is the same. */
export function writeSetting(name: string, value: string): Statement {
  return statement(
    `insert into settings (name, value) values (?, ?)
     on conflict (name) do update set value = excluded.value where value <> excluded.value`,
    name,
    value,
  )
}

function daysOf(thing: KeptThing, value: string | undefined): number {
  const days = Number(value)
  return value && isRetention(thing, days) ? days : defaultSettings.retention[thing]
}
