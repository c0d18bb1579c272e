import { DatabaseSync } from 'node:sqlite'
import type { BenchDocument } from './documents.ts'
import type { JudgedQuery } from './judged.ts'

/** Keys of what is found, best first, 50 at most. */
export type Engine = (judged: JudgedQuery) => Promise<string[]>

/** FTS5 as one would write it first: the words as they are, all of them, bm25. */
export function openPlainFts5(documents: readonly BenchDocument[]): Engine {
  const db = new DatabaseSync(':memory:')
  db.exec(`create virtual table words using fts5(key unindexed, axes unindexed, kind unindexed, domain unindexed,
    territories unindexed, publisher, title, text)`)
  const insert = db.prepare('insert into words values (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const { key, document } of documents) {
    const { title, text, publisher, kind, domain } = document
    const places = [...document.territories, ...(document.within ?? [])].join(' ')
    insert.run(key, document.axes.join(' '), kind, domain, places, publisher, title, text)
  }
  const columns = {
    axe: 'axes',
    type: 'kind',
    domaine: 'domain',
    territoire: 'territories',
    source: 'publisher',
  }
  return async ({ q, filters = {} }) => {
    const match = (q.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' ')
    const pairs = Object.entries(filters) as [keyof typeof columns, string][]
    const where = pairs
      .map(([name]) => ` and instr(' ' || ${columns[name]} || ' ', ' ' || ? || ' ') > 0`)
      .join('')
    const values = pairs.map(([, value]) => value)
    const rows = db
      .prepare(`select key from words where words match ?${where} order by rank limit 50`)
      .all(match, ...values)
    return rows.map((row) => String(row['key']))
  }
}

export interface Server {
  url: string
  key: string
  /** A name that no other run has. */
  index: (which: 'default' | 'ours') => string
}

/** Meilisearch with its default settings, filters declared. */
export async function openPlainMeilisearch(
  server: Server,
  documents: readonly BenchDocument[],
): Promise<Engine> {
  const uid = server.index('default')
  const index = `${server.url}/indexes/${uid}`
  const ask = (method: string, url: string, body?: unknown) => askServer(server, method, url, body)
  await settle(server, await ask('POST', `${server.url}/indexes`, { uid, primaryKey: 'id' }))
  const filterable = ['axe', 'type', 'domaine', 'territoire', 'source']
  await settle(server, await ask('PUT', `${index}/settings/filterable-attributes`, filterable))
  const keys = documents.map(({ key }) => key)
  const rows = documents.map(({ document }, id) => ({
    id,
    title: document.title,
    text: document.text,
    publisher: document.publisher,
    source: document.publisher,
    axe: document.axes,
    type: document.kind,
    domaine: document.domain,
    territoire: [...document.territories, ...(document.within ?? [])],
  }))
  for (let at = 0; at < rows.length; at += 2_000)
    await settle(server, await ask('POST', `${index}/documents`, rows.slice(at, at + 2_000)))
  return async ({ q, filters = {} }) => {
    const filter = Object.entries(filters).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    const { hits } = await ask('POST', `${index}/search`, {
      q,
      filter,
      limit: 50,
      attributesToRetrieve: ['id'],
      // Filters have attributes of their own, which are not searched.
      attributesToSearchOn: ['title', 'text', 'publisher'],
    })
    return (hits as { id: number }[]).map(({ id }) => keys[id]!)
  }
}

export async function deleteIndexes(server: Server): Promise<void> {
  for (const which of ['default', 'ours'] as const)
    await askServer(server, 'DELETE', `${server.url}/indexes/${server.index(which)}`)
}

async function askServer(
  server: Server,
  method: string,
  url: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return (await response.json()) as Record<string, unknown>
}

async function settle(server: Server, { taskUid }: Record<string, unknown>): Promise<void> {
  for (;;) {
    const { status, error } = await askServer(server, 'GET', `${server.url}/tasks/${String(taskUid)}`)
    if (status === 'succeeded') return
    if (status === 'failed') throw new Error(JSON.stringify(error))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
