import { beneficiaryWords } from '#src/french/beneficiaries.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { KeyDate, Passage } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { callBadge } from '../badges.ts'
import { fact } from '../fact.ts'
import { formatLongDate, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import { amountWords, rateWords } from '../money-words.ts'
import { domainWords, territoryName } from '../words.ts'
import { excerpt } from './reasons.ts'

/** What is known of an item at a glance: each fact with the words that say it, and nothing where the text is silent. */
export function factStrip(frame: Frame, item: StoredItem): Html {
  const domain = html`<a href="${searchHref(emptySearch({ domain: [item.domain] }))}"
    >${domainWords[item.domain]}</a
  >`
  const kind = html`<a href="${searchHref(emptySearch({ kind: [item.kind] }))}">${kindWords[item.kind]}</a>`
  return html`<dl class="fact-strip">
    ${closingFact(frame, item)} ${datesFact(item)} ${moneyFact(item)} ${beneficiariesFact(item)}
    ${fact('Type', kind)} ${fact('Domaine', domain)}
    ${item.territories.length > 0 ? fact('Territoire', territories(frame, item)) : ''}
    ${fact('Source', sourceLink(frame, item))}
    ${fact('Publié', item.publishedAt ? formatLongDate(item.publishedAt) : 'la source ne donne pas de date')}
    ${item.updatedAt ? fact('Mis à jour', formatLongDate(item.updatedAt)) : ''}
    ${fact('Lu par Vigie', formatLongDate(item.firstSeenAt))}
    ${item.author ? fact('Auteur', item.author) : ''}
  </dl>`
}

function wide(name: string, value: Html | Html[]): Html {
  return html`<div class="wide">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

function closingFact(frame: Frame, item: StoredItem): Html | '' {
  const { closing, facts } = item
  if (!closing) return facts.standing ? wide('Échéance', html`${callBadge(frame, item)}`) : ''
  const proof =
    closing.origin === 'field'
      ? html`date donnée par la source`
      : closing.evidence
        ? html`lu dans la phrase « <q class="evidence">${closing.evidence}</q> »`
        : html`lu dans le texte`
  return wide(
    'Échéance',
    html`${formatMoment(closing.value)} ${callBadge(frame, item)}<br /><span class="proof">${proof}</span>`,
  )
}

const dateWords: Record<KeyDate['role'], string> = {
  opening: 'ouverture',
  'pre-deposit': 'pré-dépôt',
  submission: 'dépôt',
  'entry-into-force': 'entrée en vigueur',
  event: 'rendez-vous',
}

/** The other dates: the closing one is told apart, unless it is one of several rounds. */
function datesFact(item: StoredItem): Html | '' {
  const rounds = item.facts.dates.filter(({ role }) => role === 'submission').length
  const others = item.facts.dates.filter(({ role }) => role !== 'submission' || rounds > 1)
  return lines(
    'Dates',
    others.map(({ role, value, label, at }) => ({
      words: `${label ?? dateWords[role]} : ${formatMoment(value)}`,
      at,
    })),
    item,
  )
}

function moneyFact(item: StoredItem): Html | '' {
  const { money, rates } = item.facts
  const amounts = money.map((one) => ({ words: amountWords(one), at: one.at }))
  return lines('Montants', [...amounts, ...rates.map((one) => ({ words: rateWords(one), at: one.at }))], item)
}

function beneficiariesFact({ facts }: StoredItem): Html | '' {
  if (facts.beneficiaries.length === 0) return ''
  return wide('Pour qui', html`${facts.beneficiaries.map(({ id }) => beneficiaryWords[id] ?? id).join(', ')}`)
}

interface Told {
  words: string
  at?: Passage | undefined
}

/** Values in one line; the words that say them unfold, so that a telephone is not filled with quotations. */
function lines(name: string, values: readonly Told[], item: StoredItem): Html | '' {
  if (values.length === 0) return ''
  return wide(
    name,
    html`${[...new Set(values.map(({ words }) => words))].join(' · ')}
      <details class="proof">
        <summary>Où c’est écrit<span class="visually-hidden"> : ${name.toLowerCase()}</span></summary>
        <ul class="plain-list">
          ${values.map(({ words, at }) => html`<li>${words} : ${quoted(item, at)}</li>`)}
        </ul>
      </details>`,
  )
}

function quoted(item: StoredItem, at: Passage | undefined): Html {
  return at ? html`<q class="excerpt">${excerpt(item[at.field], at)}</q>` : html`donné par la source`
}

function territories(frame: Frame, item: StoredItem): Html[] {
  return item.territories.map(
    (code, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${searchHref(emptySearch({ territory: [code] }))}"
          >${territoryName(code, frame.site.deps.enricher.territories)}</a
        >`,
  )
}

function sourceLink(frame: Frame, item: StoredItem): Html {
  const feed = frame.catalogue.find(item.feedId)
  return feed
    ? html`<a href="/sources/${feed.id}" title="${feed.title}">${feed.publisher}</a>`
    : html`${item.feedId}`
}
