import { readFileSync } from 'node:fs'
import { sharedPath } from '#test/helpers/shared.ts'
import { readWords } from './quality/recorded-words.ts'
import type { Random } from './stories/random.ts'

/** Writes French that has the words of the watch, their frequencies and their neighbours. */
export interface Writer {
  /** Where the words come from, for the report. */
  method: string
  /** Words of the samples, the most frequent first. */
  words: readonly string[]
  write(random: Random, count: number): string
}

const recorded = [
  'veille-json-2026/union_veille_2025-04_2026-08.json',
  'veille-json-2026/union_tech_fr_2026-03_08.json',
  'aides-territoires/AT_aides_full_2021-11.json',
]

/** Of a hundred words, so many are new ones, as names and numbers are: a vocabulary never stops growing. */
const newWords = 0.02
const start = ''

export function createWriter(): Writer {
  const texts = recorded.flatMap(readTexts)
  const isRecorded = texts.length > 0
  const followers = new Map<string, string[]>()
  const counts = new Map<string, number>()
  for (const text of isRecorded ? texts : inventedTexts()) {
    let before = start
    for (const word of text.split(/\s+/).filter((one) => one !== '' && one.length < 40)) {
      const known = followers.get(before)
      if (known) known.push(word)
      else followers.set(before, [word])
      counts.set(word, (counts.get(word) ?? 0) + 1)
      before = word
    }
  }
  const words = [...counts].toSorted(([, one], [, other]) => other - one).map(([word]) => word)
  return {
    method: isRecorded
      ? `a chain of order one over ${texts.length} recorded titles and texts (${words.length} different words), and ${newWords * 100} % of new words`
      : `../shared is absent: ${words.length} invented words by Zipf's law, and ${newWords * 100} % of new words`,
    words,
    write: (random, count) => writeWords(random, count, followers),
  }
}

function writeWords(random: Random, count: number, followers: ReadonlyMap<string, string[]>): string {
  const written: string[] = []
  let before = start
  for (let at = 0; at < count; at += 1) {
    const next = followers.get(before) ?? followers.get(start)!
    before = random.pick(next)
    written.push(random.chance(newWords) ? inventedWord(random) : before)
  }
  return written.join(' ')
}

function readTexts(source: string): string[] {
  const path = sharedPath(`samples/${source}`)
  if (!path) return []
  return [...readWords(source, readFileSync(path, 'utf8')).values()].flatMap(({ title, text }) => [
    title,
    text,
  ])
}

const syllables = 'ta re mi col nu vé dro lan pi sou ga tion bel fer or ment cha li dou ber nac vin'.split(
  ' ',
)

function inventedWord(random: Random): string {
  if (random.chance(0.3)) return String(random.below(100_000))
  return Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('')
}

function inventedTexts(): string[] {
  const common =
    'le numérique aménagement du territoire des collectivités réseau communes projet données région fermeture fibre cuivre'
  const made = syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => a + b + c)))
  const words = [...common.split(' '), ...made]
  return Array.from({ length: 3_000 }, (_text, text) =>
    Array.from({ length: 100 }, (_word, at) => {
      const share = ((text * 7_919 + at * 104_729) % 10_007) / 10_007
      return words[Math.floor(words.length ** share) - 1] ?? words[0]
    }).join(' '),
  )
}
