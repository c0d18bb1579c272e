import type { AxisId, Domain } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'
import type { Subscriber } from './subscribers.ts'

/** Confirmed members who chose the same, and how many they are. */
export interface SameChoice extends Pick<
  Subscriber,
  'axes' | 'domains' | 'place' | 'frequency' | 'dates' | 'length'
> {
  /** The week of the last letter that they got: « 2026-S48 ». */
  lastWeek?: string
  count: number
}

interface Row {
  axes: string
  domains: string
  place: string | null
  frequency: string
  length: string
  last_week: string | null
  n: number
}

/** One row a choice rather than one a member: most members choose little. `without`: ids of those not to count. */
export async function listSameChoices(db: Database, without: readonly string[] = []): Promise<SameChoice[]> {
  const rows = await db.all<Row>(
    `select axes, domains, place, frequency, length, letters.id as last_week, count(*) as n
     from subscribers left join letters on letters.number = subscribers.last_letter
     where status = 'confirmed' and subscribers.id not in (select value from json_each(?))
     group by axes, domains, place, frequency, length, letters.id`,
    JSON.stringify(without),
  )
  return rows.map((row) => ({
    axes: JSON.parse(row.axes) as AxisId[],
    domains: JSON.parse(row.domains) as Domain[],
    frequency: row.frequency as Subscriber['frequency'],
    dates: 'fr',
    length: row.length as Subscriber['length'],
    count: row.n,
    ...(row.place ? { place: row.place } : {}),
    ...(row.last_week ? { lastWeek: row.last_week } : {}),
  }))
}

/** The addresses of confirmed members: to be compared with those that nothing is sent to. */
export async function listConfirmedAddresses(db: Database): Promise<{ id: string; email: string }[]> {
  return db.all(`select id, email from subscribers where status = 'confirmed'`)
}
