import { shippedEnricher } from '#test/helpers/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { cutAtWord } from '#src/normalise/text.ts'
import { answerOf as inLabels } from './quality/answers.ts'
import { asItem, type Labelled } from './quality/labelled.ts'
import { type Answer, type Figures, measure } from './quality/scores.ts'

export interface TagChange {
  /** Which items, by how much text was left out. */
  name: string
  count: number
  axesChanged: number
  relevanceChanged: number
  kindChanged: number
  deadlineChanged: number
  /** Of the items whose axes changed: exactly as labelled with the whole text only, with the teaser only. */
  betterWhole: number
  betterTeaser: number
  teaser: Figures
  whole: Figures
}

/** What a feed that gives no more than `teaserLength` characters costs, against the labels. */
export function measureTagChange(gold: readonly Labelled[], teaserLength: number): TagChange[] {
  const enricher = shippedEnricher()
  const answerOf = (item: Labelled): Answer => {
    return inLabels(enrichItem(asItem(item), undefined, enricher))
  }
  const cut = (item: Labelled): Labelled =>
    item.text.length <= teaserLength ? item : { ...item, text: cutAtWord(item.text, teaserLength) }
  const groups: [string, (item: Labelled) => boolean][] = [
    ['all items', () => true],
    ['text up to 200', ({ text }) => text.length <= 200],
    ['text 201 to 400', ({ text }) => text.length > 200 && text.length <= 400],
    ['text over 400', ({ text }) => text.length > 400],
  ]
  return groups.map(([name, belongs]) => {
    const items = gold.filter(belongs)
    return compare(
      name,
      items,
      items.map((item) => answerOf(cut(item))),
      items.map(answerOf),
    )
  })
}

function compare(name: string, items: readonly Labelled[], teaser: Answer[], whole: Answer[]): TagChange {
  const pairs = items.map((item, index) => ({ item, teaser: teaser[index]!, whole: whole[index]! }))
  const count = (differ: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(differ).length
  const isRight = (item: Labelled, answer: Answer) => setOf(item.axes) === setOf(answer.axes)
  return {
    name,
    count: items.length,
    axesChanged: count((pair) => setOf(pair.teaser.axes) !== setOf(pair.whole.axes)),
    relevanceChanged: count((pair) => pair.teaser.axes.length > 0 !== pair.whole.axes.length > 0),
    kindChanged: count((pair) => pair.teaser.kind !== pair.whole.kind),
    deadlineChanged: count((pair) => pair.teaser.deadline !== pair.whole.deadline),
    betterWhole: count((pair) => isRight(pair.item, pair.whole) && !isRight(pair.item, pair.teaser)),
    betterTeaser: count((pair) => isRight(pair.item, pair.teaser) && !isRight(pair.item, pair.whole)),
    teaser: measure(items.map((item, index) => ({ item, answer: teaser[index]! }))),
    whole: measure(items.map((item, index) => ({ item, answer: whole[index]! }))),
  }
}

function setOf(ids: readonly string[]): string {
  return ids.toSorted().join(' ')
}
