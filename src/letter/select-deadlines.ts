import type { StoredItem } from '../store/stored-item.ts'
import { isForUs } from './is-for-us.ts'
import type { Choice } from './select-items.ts'
import { byId, compare, groupStories, type Story } from './story.ts'
import type { Scales } from './weigh.ts'

/** What closes, soonest first. When too many do, calls and grants pass before tenders, then the nearest. */
export function selectDeadlines(choice: Choice, scales: Scales): Story[] {
  const open = choice.closing.filter((item) => isForUs(item) && isStillOpen(item, choice.now))
  const stories = groupStories(open, scales.betterTelling).toSorted(byClosing)
  const first = stories.toSorted((a, b) => Number(isTender(a)) - Number(isTender(b)))
  return first.slice(0, choice.deadlines).toSorted(byClosing)
}

// A day is open until it ends; an instant until it strikes.
function isStillOpen({ closing }: StoredItem, now: string): boolean {
  const value = closing?.value ?? ''
  return value.length === 10 || Date.parse(value) > Date.parse(now)
}

function isTender({ item }: Story): boolean {
  return item.kind === 'marche-public'
}

function byClosing(a: Story, b: Story): number {
  return compare(a.item.closing?.value ?? '', b.item.closing?.value ?? '') || byId(a, b)
}
