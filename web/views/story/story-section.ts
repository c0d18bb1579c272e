import { sourceRank } from '#src/match/source-rank.ts'
import { type Telling, tellStory } from '#src/match/tell-story.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { deadlineBadge } from '../badges.ts'
import { csrfField } from '../form.ts'
import { formatDate } from '../format.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from '../item/item-card.ts'
import { storyFacts } from './story-facts.ts'

/** The other publishers that tell the same event, what each says, and where they differ. */
export function storySection(frame: Frame, item: StoredItem, story: readonly StoredItem[]): Html | '' {
  if (story.length === 0) return ''
  const card = tellStory([item, ...story].map((one) => tellingOf(frame, one)))
  const others = card.tellings.flatMap((telling) => story.find(({ id }) => id === telling.item.id) ?? [])
  return html`<section aria-labelledby="histoire">
    <h2 id="histoire" tabindex="-1">Les autres sources qui en parlent</h2>
    ${storyFacts(card)}
    <ul class="plain-list">
      ${others.map((one) => storyLine(frame, item, one))}
    </ul>
    ${separateForm(frame, item, item, 'Séparer cet élément de cette histoire', 'quiet')}
  </section>`
}

/** An item as one telling of its story. */
export function tellingOf({ catalogue }: Frame, item: StoredItem): Telling {
  return {
    item,
    publisher: catalogue.publisherOf(item.feedId),
    rank: sourceRank(item, catalogue.find(item.feedId)),
  }
}

function storyLine(frame: Frame, item: StoredItem, other: StoredItem): Html {
  const hidden = html`Séparer<span class="visually-hidden"> « ${titleOf(other)} » de cette histoire</span>`
  return html`<li class="line-action">
    <span>${itemLine(frame, other)}</span> ${separateForm(frame, item, other, hidden, 'link')}
  </li>`
}

/** Title, publisher, date and deadline of another item. */
export function itemLine(frame: Frame, item: StoredItem): Html {
  return html`<a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a>
    <span class="facts-inline"
      >${frame.catalogue.publisherOf(item.feedId)}${item.publishedAt ? `, ${formatDate(item.publishedAt)}` : ''}</span
    >
    ${deadlineBadge(frame, item.closing)}`
}

function separateForm(
  frame: Frame,
  item: StoredItem,
  leaving: StoredItem,
  words: Html | string,
  look: string,
): Html | '' {
  if (!frame.visitor.can('curate')) return ''
  return html`<form action="/elements/${item.id}/separer" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="element" value="${leaving.id}" />
    <button type="submit" class="${look}">${words}</button>
  </form>`
}
