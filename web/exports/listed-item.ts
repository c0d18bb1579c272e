import type { Kind } from '#src/axis/taxonomy.ts'
import { callStatus } from '#src/enrich/dates/status.ts'
import { beneficiaryWords } from '#src/french/beneficiaries.ts'
import { callStateWords } from '#src/french/call-states.ts'
import { kindWords } from '#src/french/kinds.ts'
import { shorten } from '#src/letter/summarise.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Listed, Nature } from '#src/syndicate/listing.ts'
import type { Frame } from '../site.ts'
import { domainWords, territoryName } from '../views/words.ts'
import { titleOf } from '../views/item/item-card.ts'

const summaryLength = 800

/** An item in the words of the site, for files. */
export function listedItem(frame: Frame, item: StoredItem): Listed {
  const { territories } = frame.site.deps.enricher
  const feed = frame.catalogue.find(item.feedId)
  const status = callStatus(item, frame.now)
  const amount = Math.max(0, ...item.facts.money.map(({ value }) => value))
  return {
    title: titleOf(item),
    publisher: frame.catalogue.publisherOf(item.feedId),
    state: status ? callStateWords[status.state] : '',
    axes: item.axes.map(({ id }) => frame.axes.get(id)?.label ?? id),
    domain: domainWords[item.domain],
    kind: kindWords[item.kind],
    territories: item.territories.map((code) => territoryName(code, territories)),
    beneficiaries: item.facts.beneficiaries.map(({ id }) => beneficiaryWords[id] ?? id),
    references: [...new Set(item.facts.refs.map(({ ref }) => ref))],
    page: frame.site.absolute(`/elements/${item.id}`),
    summary: shorten(
      item.text
        .slice(0, 2 * summaryLength)
        .replace(/\s+/g, ' ')
        .trim(),
      summaryLength,
    ),
    language: item.language ?? 'fr',
    nature: natures[item.kind] ?? 'page',
    ...(item.publishedAt ? { published: item.publishedAt } : {}),
    ...(item.closing ? { deadline: item.closing.value } : {}),
    ...(amount > 0 ? { amount } : {}),
    ...(item.url ? { originalUrl: item.url } : {}),
    ...(item.author ? { author: item.author } : {}),
    ...(feed?.licence ? { licence: feed.licence } : {}),
  }
}

const natures: Partial<Record<Kind, Nature>> = {
  loi: 'statute',
  decret: 'statute',
  arrete: 'statute',
  'reglement-ue': 'statute',
  decision: 'statute',
  deliberation: 'statute',
  jurisprudence: 'case',
  etude: 'report',
  guide: 'report',
  'retour-experience': 'report',
  actualite: 'news',
}
