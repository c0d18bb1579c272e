/**
 * Claim: the summaries of the letter tell more of the title and of the publisher's own summary than the first sentence and
 * than the first 220 characters, and hardly ever begin with the furniture of a page.
 * Run: node bench/summaries.ts [--show 20]
 * `title`: share of the words of the title in the summary. `own`: F1 of words and of pairs of words with what the publisher
 * wrote in <meta name="description">, in « summary » or in « résumé », for the texts that have one.
 */
import { parseArgs } from 'node:util'
import { summarise } from '#src/letter/summarise.ts'
import { firstSentence, leadCharacters } from './summaries/rivals.ts'
import { readTexts, type Told } from './summaries/texts.ts'
import { startsWithFurniture, titleCoverage, wordF1 } from './summaries/scores.ts'

const { values } = parseArgs({ options: { show: { type: 'string' } } })
const ways: [string, (text: string, title: string) => string][] = [
  ['first sentence', firstSentence],
  ['first 220 characters', leadCharacters],
  ['ours', summarise],
]
const texts = readTexts()
if (texts.length === 0) console.log('No recorded text is beside the project: not run.')
for (const [set, own] of Map.groupBy(texts, (one) => one.set)) print(set, own)
if (values.show) show(Number(values.show))

function print(set: string, own: readonly Told[]): void {
  const judged = own.filter(({ reference }) => reference !== undefined)
  console.log(`\n${set}: ${own.length} texts, ${judged.length} with the publisher's own summary`)
  console.log(`${''.padEnd(22)}non-empty  furniture  whole  title  own words  own pairs  ms a text`)
  for (const [name, way] of ways) {
    const started = performance.now()
    const made = own.map((one) => ({ ...one, summary: way(one.text, one.title) }))
    const each = (performance.now() - started) / own.length
    const full = made.filter(({ summary }) => summary !== '')
    const withOwn = made.filter((one) => one.reference !== undefined)
    const cells = [
      percent(full.length / made.length).padStart(9),
      percent(mean(full.map(({ summary }) => Number(startsWithFurniture(summary))))).padStart(9),
      percent(mean(full.map(({ summary }) => Number(!summary.endsWith('…'))))).padStart(5),
      mean(made.map(({ summary, title }) => titleCoverage(summary, title)))
        .toFixed(2)
        .padStart(5),
      mean(withOwn.map(({ summary, reference = '' }) => wordF1(summary, reference, 1)))
        .toFixed(2)
        .padStart(9),
      mean(withOwn.map(({ summary, reference = '' }) => wordF1(summary, reference, 2)))
        .toFixed(2)
        .padStart(9),
      each.toFixed(2).padStart(9),
    ]
    console.log(`${name.padEnd(22)}${cells.join('  ')}`)
  }
}

function show(count: number): void {
  const step = Math.max(1, Math.floor(texts.length / count))
  for (let index = 0; index < texts.length; index += step) {
    const { set, title, text } = texts[index]!
    console.log(
      `\n[${set}] ${title}\n  first: ${firstSentence(text, title)}\n  ours:  ${summarise(text, title)}`,
    )
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
