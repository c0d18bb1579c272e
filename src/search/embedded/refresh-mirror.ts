import type { Database } from '../../store/database.ts'
import { segmentSize, unpackSegment } from './columns.ts'
import {
  addDocument,
  addValue,
  createMirror,
  killDocument,
  makeRoom,
  type Mirror,
  noteSegment,
  slotOf,
} from './mirror.ts'

interface News {
  epoch: number
  sealed: number
  segments: string
  tail: string
  deaths: string
  last_death: number | null
  values: string
  common: string
}

/** Segments read at once: some four million characters. */
const segmentsAtOnce = 8

/**
 * Brings the memory up to date, or makes it. One statement where nothing changed, and what it reads is of one moment;
 * closed segments are read apart, since they never change.
 */
export async function refreshMirror(db: Database, known: Mirror | undefined): Promise<Mirror> {
  const mirror = known ?? createMirror()
  const news = await readNews(db, mirror)
  if (known && news.epoch !== known.epoch) return refreshMirror(db, undefined)
  mirror.epoch = news.epoch
  const missing = (JSON.parse(news.segments) as number[]).filter(
    (segment) => (segment + 1) * segmentSize - 1 > mirror.last,
  )
  if (missing.length > 0) {
    const room = mirror.segments.length + missing.length + 1
    if (missing.length > 1) makeRoom(mirror, room)
    await readSegments(db, mirror, missing)
  }
  takeNews(mirror, news)
  return mirror
}

async function readNews(db: Database, mirror: Mirror): Promise<News> {
  const news = await db.get<News>(
    `select s.epoch, s.sealed,
       case when s.sealed > ?1 then (select json_group_array(segment) from
         (select segment from search_segments where segment >= ?1 and part = 'scope' order by segment)) else '[]' end
         as segments,
       (select json_group_array(json_array(number, json(facts))) from
         (select number, facts from search_tail where number > ?2 order by number)) as tail,
       (select json_group_array(number) from search_dead where seq > ?3) as deaths,
       (select max(seq) from search_dead) as last_death,
       (select json_group_array(json_array(number, value)) from
         (select number, value from search_values where number > ?4 order by number)) as 'values',
       case when s.sealed > ?1 then (select json_group_array(json_array(token, first)) from search_common
         where first >= ?1) else '[]' end as common
     from search_state s`,
    mirror.sealed,
    mirror.last,
    mirror.lastDeath,
    mirror.lastValue,
  )
  if (!news) throw new Error('search_state has no row: migration 0009 was not applied')
  return news
}

async function readSegments(db: Database, mirror: Mirror, segments: readonly number[]): Promise<void> {
  for (let at = 0; at < segments.length; at += segmentsAtOnce) {
    const rows = await db.all<{ segment: number; part: string; data: string }>(
      `select segment, part, data from search_segments where segment in (select value from json_each(?))`,
      JSON.stringify(segments.slice(at, at + segmentsAtOnce)),
    )
    for (const segment of segments.slice(at, at + segmentsAtOnce)) {
      const parts = rows.filter((row) => row.segment === segment)
      const slot = slotOf(mirror, segment)
      unpackSegment(mirror.facts, slot, new Map(parts.map((row) => [row.part, row.data])))
      noteSegment(mirror, slot)
    }
  }
}

function takeNews(mirror: Mirror, news: News): void {
  const tail = JSON.parse(news.tail) as [number, number[]][]
  const deaths = JSON.parse(news.deaths) as number[]
  const values = JSON.parse(news.values) as [number, string][]
  for (const [token, first] of JSON.parse(news.common) as [string, number][]) mirror.common.set(token, first)
  for (const [number, value] of values) addValue(mirror, number, value)
  for (const [number, facts] of tail) addDocument(mirror, number, facts)
  for (const number of deaths) killDocument(mirror, number)
  if (tail.length > 0 || deaths.length > 0 || news.sealed > mirror.sealed) mirror.version += 1
  mirror.sealed = news.sealed
  mirror.last = Math.max(mirror.last, news.sealed * segmentSize - 1, tail.at(-1)?.[0] ?? -1)
  mirror.lastDeath = Math.max(mirror.lastDeath, news.last_death ?? 0)
  mirror.lastValue = values.at(-1)?.[0] ?? mirror.lastValue
}
