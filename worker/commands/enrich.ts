import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { feeds } from '#feeds/index.ts'
import { kindModel } from '#feeds/kinds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { readArchiveItem } from '../archive.ts'
import { runBatch } from './batch.ts'
import { textField } from './lines.ts'

const enricher = compileEnricher(axes, { territories, model: axisModel, kinds: kindModel })
const feedsById = new Map(feeds.map((feed) => [feed.id, feed]))

export function run(argv: readonly string[]): Promise<number> {
  return runBatch(argv, {
    name: 'enrich',
    answer: enrichOne,
    failed: (record) => ({ id: readId(record?.['id']) }),
  })
}

async function enrichOne(record: Record<string, unknown>): Promise<object> {
  const feed = feedsById.get(textField(record, 'feed') ?? '')
  const item = await readArchiveItem(record, feed?.id ?? 'batch')
  return { id: readId(record['id']), ...describe(enrichItem(item, feed, enricher)) }
}

/** Given back as it came, so that answers can be joined; anything but a text or a number names nothing. */
function readId(id: unknown): string | number | undefined {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

/** In the words of whoever joins the answers with labels: a fact is its value, name or normalised reference, with its proof. */
function describe(item: EnrichedItem): object {
  return {
    relevant: item.relevant,
    axes: item.axes,
    domain: item.domain,
    kind: item.kind,
    ...(item.closing ? { deadline: item.closing } : {}),
    amounts: item.facts.money,
    rates: item.facts.rates,
    territories: item.facts.places,
    legalRefs: item.facts.refs,
    beneficiaries: item.facts.beneficiaries,
    dates: item.facts.dates,
    ...(item.facts.standing ? { standing: item.facts.standing } : {}),
  }
}
