import type { z } from '@hono/zod-openapi'
import { type Letter as Content, type LetterCard, readLetter } from '#src/letter/letter.ts'
import type { Letter, LetterSummary } from '#src/store/letters.ts'
import type { Site } from '../site.ts'
import type { letter, letterSummary } from './schemas/letter.ts'

export function toLetterSummary(site: Site, one: LetterSummary): z.input<typeof letterSummary> {
  const { number, id, subject, periodStart, periodEnd, sentAt, itemIds } = one
  const url = site.absolute(`/lettres/${number}`)
  return {
    number,
    id,
    subject,
    periodStart,
    periodEnd,
    ...(sentAt ? { sentAt } : {}),
    url,
    items: itemIds.length,
  }
}

/** The letter as data. What was withdrawn since is named, and given no more. */
export function toLetter(site: Site, one: Letter, withdrawn: ReadonlySet<string>): z.input<typeof letter> {
  const content = contentOf(one)
  const cards = (given: readonly LetterCard[]) => given.filter(({ id }) => !withdrawn.has(id)).map(toCard)
  return {
    ...toLetterSummary(site, one),
    intro: content?.intro ?? '',
    deadlines: cards(content?.deadlines ?? []),
    sections: (content?.sections ?? []).map(({ axis, label, total, cards: of }) => ({
      axis,
      label,
      total,
      cards: cards(of),
    })),
    texts: cards(content?.texts ?? []),
    further: cards(content?.further ?? []),
    withdrawn: one.itemIds.filter((id) => withdrawn.has(id)),
  }
}

// Letters of before the content was kept have none.
function contentOf({ content }: Letter): Content | undefined {
  return content === '' || content === '{}' ? undefined : readLetter(content)
}

function toCard(card: LetterCard) {
  const { id, title, url, page, summary, summaryOrigin, publisher, otherSources } = card
  return {
    id,
    title,
    url,
    page,
    summary,
    summaryOrigin,
    publisher,
    otherSources,
    ...(card.publishedAt ? { publishedAt: card.publishedAt } : {}),
    kind: card.kind,
    domain: card.domain,
    axes: card.axes,
    ...(card.closing ? { deadline: card.closing.value } : {}),
    ...(card.amount ? { amount: card.amount } : {}),
  }
}
