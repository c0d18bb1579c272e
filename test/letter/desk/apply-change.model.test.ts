import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { applyChange } from '#src/letter/desk/apply-change.ts'
import { most, mostCards } from '#src/letter/desk/check-text.ts'
import type { DraftChange } from '#src/letter/desk/draft-change.ts'
import { cardsOf, type Letter, readLetter } from '#src/letter/letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { letterCard, letterSection, letterWith } from '../sample-card.ts'
import { allIds, heads, randomChange, smallLetter } from './random-change.ts'

/** The draft after one gesture, or as it was when the gesture is refused: with a code and a French sentence. */
function after(letter: Letter, change: DraftChange): { letter: Letter; gesture: string; refused: boolean } {
  const before = JSON.stringify(letter)
  try {
    return { ...applyChange(letter, change, heads), refused: false }
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    if (!error.message.endsWith('.')) throw new Error(`not a sentence: ${error.message}`, { cause: error })
    return { letter, gesture: '', refused: true }
  } finally {
    // Pure: a version that is kept elsewhere must not change under it.
    expect(JSON.stringify(letter)).toBe(before)
  }
}

function run(
  changes: readonly DraftChange[],
  check: (before: Letter, change: DraftChange, next: ReturnType<typeof after>) => void,
) {
  let letter = smallLetter()
  for (const change of changes) {
    const next = after(letter, change)
    check(letter, change, next)
    letter = next.letter
  }
  return letter
}

const someChanges = fc.array(randomChange, { minLength: 1, maxLength: 40 })

describe('applyChange, whatever an editor does', () => {
  it('holds each story once, and loses none: what is shown and set aside is what came in', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const came = new Set(allIds(smallLetter()))
        const last = run(changes, (_, change, { letter, refused }) => {
          if (change.kind === 'add' && !refused) came.add(change.card.id)
          expect(allIds(letter).toSorted()).toEqual([...came].toSorted())
        })
        expect(new Set(allIds(last)).size).toBe(allIds(last).length)
      }),
      { numRuns: 300 },
    )
  })

  it('counts truly: a section has stories, no more than its total, and one head an axis', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        run(changes, (_, __, { letter }) => {
          const axes = letter.sections.map(({ axis }) => axis)
          expect(new Set(axes).size).toBe(axes.length)
          for (const { cards, total } of letter.sections) {
            expect(cards.length).toBeGreaterThan(0)
            expect(total).toBeGreaterThanOrEqual(cards.length)
          }
        })
      }),
      { numRuns: 200 },
    )
  })

  it('keeps every text within its bound, on one line, without what turns it around', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const last = run(changes, () => undefined)
        for (const { title, summary } of cardsOf(last)) {
          expect(title).not.toBe('')
          expect(title.length).toBeLessThanOrEqual(most.title)
          expect(summary.length).toBeLessThanOrEqual(most.summary)
          expect(`${title}${summary}`).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
        }
        expect(last.subject).not.toMatch(/\p{Cc}/u)
        expect(last.intro.isWellFormed()).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('says what it did whenever it changed something, and nothing otherwise', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        run(changes, (before, _, { letter, gesture }) => {
          expect(gesture === '').toBe(JSON.stringify(before) === JSON.stringify(letter))
          expect(gesture).not.toMatch(/\p{Cc}/u)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('comes back from JSON as it was, and renders', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const last = run(changes, () => undefined)
        expect(readLetter(JSON.stringify(last))).toEqual(last)
        const rendered = renderEdition(last, everything, { kind: 'public' })
        expect(rendered === undefined).toBe(cardsOf(last).length === 0)
        expect(rendered?.html ?? '').not.toContain('undefined')
      }),
      { numRuns: 100 },
    )
  })

  it('puts a story that was set aside back where one of its kind belongs', () => {
    fc.assert(
      fc.property(fc.constantFrom('e1', 'e2', 't1', 'd1', 'd2', 'd3', 'y1', 'f1'), (cardId) => {
        const dropped = after(smallLetter(), { kind: 'drop', cardId }).letter
        const back = after(dropped, { kind: 'restore', cardId }).letter
        expect(cardsOf(dropped).map(({ id }) => id)).not.toContain(cardId)
        expect(back.dropped.map(({ id }) => id)).toEqual(['x1'])
        expect(back.deadlines.map(({ closing }) => closing?.value)).toEqual(['2026-11-30', '2026-12-16'])
      }),
    )
  })

  it('stops a block at its bound, and the letter at its own', () => {
    const cards = (n: number, from: string) => Array.from({ length: n }, (_, i) => letterCard(`${from}${i}`))
    const full = letterWith({
      further: cards(mostCards.block, 'f'),
      sections: [letterSection([letterCard('d1')])],
    })
    expect(after(full, { kind: 'place', cardId: 'd1', block: 'further', index: 0 }).refused).toBe(true)
    expect(after(full, { kind: 'place', cardId: 'f3', block: 'further', index: 99 }).refused).toBe(false)
    const packed = letterWith({
      further: cards(mostCards.block, 'f'),
      texts: cards(mostCards.block, 't'),
      deadlines: cards(mostCards.block, 'e'),
      sections: [letterSection(cards(mostCards.block, 'd'))],
    })
    const more = { kind: 'add', card: letterCard('n1'), block: 'inclusion-mediation' } as const
    expect(after(packed, more).refused).toBe(true)
    expect(after(after(packed, { kind: 'drop', cardId: 'f0' }).letter, more).refused).toBe(false)
  })
})
