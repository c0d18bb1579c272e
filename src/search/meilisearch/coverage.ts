import type { WantedWords } from '../words/plan.ts'

/** An item that has this much of what the words tell follows those that have all of it. */
export const enoughTelling = 0.6

/** Above it, trying every choice of words would take longer than the search. */
const maxTried = 10
const maxChoices = 24

/** The smallest choices of words that tell enough, the most telling first: an item with one of them is shown. */
export function enoughOf(words: readonly WantedWords[]): WantedWords[][] {
  const byTelling = words.toSorted((a, b) => b.telling - a.telling).slice(0, maxTried)
  const total = words.reduce((sum, word) => sum + word.telling, 0)
  const choices: { words: WantedWords[]; told: number }[] = []
  const choose = (at: number, chosen: WantedWords[], told: number) => {
    if (told >= total * enoughTelling - 1e-9) choices.push({ words: chosen, told })
    else if (at < byTelling.length) {
      choose(at + 1, [...chosen, byTelling[at]!], told + byTelling[at]!.telling)
      choose(at + 1, chosen, told)
    }
  }
  choose(0, [], 0)
  return choices
    .filter(({ words: chosen, told }) => isSmallest(chosen, told, total))
    .toSorted((a, b) => b.told - a.told)
    .slice(0, maxChoices)
    .map((choice) => choice.words)
}

/** Without any one of them it would not be enough. */
function isSmallest(chosen: readonly WantedWords[], told: number, total: number): boolean {
  return chosen.every((word) => told - word.telling < total * enoughTelling - 1e-9)
}
