import { readdirSync, readFileSync } from 'node:fs'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { readArchiveItem } from '#worker/archive.ts'
import { readWords } from '../quality/recorded-words.ts'

/** One recorded item as the watch would hold it. `key` names it in the judgements: `<file>#<id>`. */
export interface CorpusItem {
  key: string
  publisher: string
  item: EnrichedItem
}

const listed = [
  'veille-json-2026/union_veille_2025-04_2026-08.json',
  'veille-json-2026/union_tech_fr_2026-03_08.json',
  'aides-territoires/AT_aides_full_2021-11.json',
  'aap-listes/carenews_raw.json',
  'aap-listes/iledefrance_raw.json',
  'dila-jorf/jorf_sommaire_JORFCONT000054706874.xml',
  'boamp/balthazar_eval_cases_labeled.json',
]

/** Every recorded item, once an address, through the pipeline's own reading; undefined where ../shared is absent. */
export async function readCorpus(): Promise<CorpusItem[] | undefined> {
  const root = sharedPath('samples')
  if (!root) return undefined
  const enricher = shippedEnricher()
  const found = new Map<string, CorpusItem>()
  for (const record of [...readRecords(root), ...readAdvisories(root), ...readToldPages()]) {
    const known = record.url === '' ? record.key : record.url
    if (found.has(known) || record.title === '') continue
    const { key, publisher, ...fields } = record
    const item = await readArchiveItem({ ...fields, id: key }, publisher)
    found.set(known, { key, publisher, item: enrichItem(item, undefined, enricher) })
  }
  return [...found.values()]
}

interface Told {
  key: string
  publisher: string
  url: string
  title: string
  text: string
  published?: string
}

function readRecords(root: string): Told[] {
  const rss = readdirSync(`${root}/rss-presse-peng`).filter((name) => name.endsWith('.xml'))
  const sources = [...listed, ...rss.map((name) => `rss-presse-peng/${name}`)]
  return sources.flatMap((source) => {
    const content = readFileSync(`${root}/${source}`, 'utf8')
    const besides = source.endsWith('.json') ? readBesides(content) : new Map<string, Besides>()
    return [...readWords(source, content)].map(([id, words]) => ({
      key: `${source}#${id}`,
      ...words,
      publisher: besides.get(id)?.publisher ?? source.split('/')[0]!,
      ...(besides.get(id)?.published ? { published: besides.get(id)!.published } : {}),
    }))
  })
}

interface Besides {
  publisher?: string
  published?: string
}

/** The publisher and the date that the recorded JSON tells, under the names that each file has for them. */
function readBesides(content: string): Map<string, Besides> {
  const records = JSON.parse(content) as Record<string, unknown>[]
  return new Map(
    records.map((record) => {
      const first = (names: readonly string[]): string | undefined =>
        names.map((name) => [record[name]].flat()[0]).find((one): one is string => typeof one === 'string')
      return [
        String(record['id'] ?? record['url_source']),
        {
          publisher: first(['source', 'organisme', 'financers']),
          published: first(['date', 'date_publication', 'date_created']),
        },
      ]
    }),
  )
}

/** Advisories of the CERT-FR: title, summary and risks. */
function readAdvisories(root: string): Told[] {
  const names = readdirSync(`${root}/cert-fr`).filter((name) => /^CERTFR-.*\.json$/.test(name))
  return names.map((name) => {
    const told = JSON.parse(readFileSync(`${root}/cert-fr/${name}`, 'utf8')) as Record<string, unknown>
    const id = name.replace('.json', '')
    const risks = (told['risks'] as { description: string }[] | undefined) ?? []
    const summary = String(told['summary'] ?? '')
    const revisions = (told['revisions'] as { revision_date: string }[] | undefined) ?? []
    return {
      key: `cert-fr#${id}`,
      publisher: 'CERT-FR',
      url: `https://www.cert.ssi.gouv.fr/avis/${id}/`,
      title: String(told['title'] ?? ''),
      text: `${id}. ${summary} ${risks.map((risk) => risk.description).join(', ')}`,
      ...(revisions[0] ? { published: revisions[0].revision_date } : {}),
    }
  })
}

/** The pages of gold/ that were told in other words: laws, calls and guides that the recordings lack. */
function readToldPages(): Told[] {
  const path = sharedPath('gold/items.jsonl')
  if (!path) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { id: string; url: string; title: string; text: string })
    .filter(({ id }) => /^[XY]/.test(id))
    .map(({ id, url, title, text }) => ({
      key: `gold#${id}`,
      publisher: publisherOf(url),
      url: '',
      title,
      text,
    }))
}

function publisherOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : 'gold'
}
