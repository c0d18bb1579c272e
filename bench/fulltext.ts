/**
 * Claim: the article of a page is found as well as the best library finds it, for a tenth of the weight and in
 * milliseconds; a language is told or left open, never told wrong; and a full text changes the tags where a feed
 * gives a teaser. Run: node bench/fulltext.ts
 */
import { readFileSync } from 'node:fs'
import { WatchError } from '#src/errors.ts'
import { extractArticle } from '#src/fulltext/extract-article.ts'
import { detectLanguage } from '#src/fulltext/language.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { hostilePages } from './fulltext-hostile.ts'
import { fastest, mean, tokenF1 } from './fulltext-metrics.ts'
import { type LabelledPage, readPages } from './fulltext-pages.ts'
import { type Extractor, listExtractors } from './fulltext-rivals.ts'
import { readLabelled } from './quality/labelled.ts'
import { measureTagChange, type TagChange } from './fulltext-tags.ts'

const gold = readLabelled(['gold'])
await reportArticles(readPages())
reportHostile()
await reportLanguages()
if (gold.length > 0) for (const length of [200, 0]) reportTags(length, measureTagChange(gold, length))
else console.log('\nTags: not measured, ../shared/gold/items.jsonl is not beside the project.')

async function reportArticles(pages: readonly LabelledPage[]): Promise<void> {
  const extractors = await listExtractors()
  const sets = [...new Set(pages.map(({ set }) => set))]
  console.log(`Articles: ${pages.length} pages, mean token F1\n`)
  const heads = sets.map((set) => `${set} (${pages.filter((page) => page.set === set).length})`)
  console.log(
    ''.padEnd(24) + [...heads, 'worst', 'ms a page', 'gzip'].map((head) => head.padStart(32)).join(''),
  )
  for (const extractor of extractors) console.log(articleLine(extractor, pages, sets))
}

function articleLine(extractor: Extractor, pages: readonly LabelledPage[], sets: readonly string[]): string {
  const scores = pages.map((page) => ({
    ...page,
    f1: tokenF1(page.expected, extractor.textOf(page.html)),
    ms: fastest(() => extractor.textOf(page.html)),
  }))
  const bySet = sets.map((set) =>
    mean(scores.filter((one) => one.set === set).map(({ f1 }) => f1)).toFixed(3),
  )
  const worst = scores.toSorted((a, b) => a.f1 - b.f1)[0]!
  const cells = [...bySet, `${worst.f1.toFixed(2)} ${worst.name.slice(-26)}`]
  const time = mean(scores.map(({ ms }) => ms)).toFixed(1)
  return (
    extractor.name.padEnd(24) + [...cells, time, extractor.weight].map((cell) => cell.padStart(32)).join('')
  )
}

function reportHostile(): void {
  console.log('\nHostile pages\n')
  for (const [name, html] of Object.entries(hostilePages)) {
    const start = performance.now()
    const outcome = outcomeOf(html)
    const ms = (performance.now() - start).toFixed(0)
    console.log(
      `${name.padEnd(30)}${(html.length / 1e6).toFixed(1).padStart(6)} MB${ms.padStart(7)} ms  ${outcome}`,
    )
  }
}

function outcomeOf(html: string): string {
  try {
    return `${extractArticle(html, 'https://exemple.fr/').text.length} characters`
  } catch (error) {
    if (error instanceof WatchError) return error.code
    throw error
  }
}

async function reportLanguages(): Promise<void> {
  const sets = languageSets()
  const detectors: [string, (text: string) => string | undefined][] = [
    ['Vigie', detectLanguage],
    ...(await installedDetector()),
  ]
  console.log('\nLanguages: right, left open, wrong\n')
  for (const [name, expected, texts] of sets) {
    for (const [detector, detect] of detectors) {
      const answers = texts.map((text) => detect(text))
      const right = answers.filter((code) => code === expected).length
      const open = answers.filter((code) => code === undefined).length
      const ms = fastest(() => texts.map(detect)) / texts.length
      const counts = `${right} ${open} ${texts.length - right - open}`
      console.log(
        `${name.padEnd(34)}${detector.padEnd(24)}${counts.padStart(14)}${ms.toFixed(3).padStart(9)} ms`,
      )
    }
  }
}

function languageSets(): [name: string, expected: string, texts: string[]][] {
  const recent = sharedPath('samples/veille-json-2026/tech_HEAD.json')
  const english = ['TechCrunch', 'The Verge', 'Ars Technica', 'MIT Tech Review']
  const items = recent ? (JSON.parse(readFileSync(recent, 'utf8')) as Record<string, string>[]) : []
  const spoken = items.filter(({ source }) => english.includes(source ?? ''))
  return [
    ['gold, title and text', 'fr', gold.map(({ title, text }) => `${title}. ${text}`)],
    ['gold, 200 characters', 'fr', gold.map(({ text }) => text.slice(0, 200))],
    ['recorded English press', 'en', spoken.map(({ title, desc }) => `${title}. ${desc}`)],
  ]
}

async function installedDetector(): Promise<[string, (text: string) => string | undefined][]> {
  const name = 'tinyld/light'
  try {
    const { detectAll } = await import(name)
    const sure = (text: string) => {
      const [best] = detectAll(text) as { lang: string; accuracy: number }[]
      return best && best.accuracy >= 0.3 ? best.lang : undefined
    }
    return [['tinyld/light (34 kB)', sure]]
  } catch {
    return []
  }
}

function reportTags(length: number, changes: readonly TagChange[]): void {
  const little = length > 0 ? `title and ${length} characters` : 'title alone'
  console.log(`\nTags from ${little}, against title and whole text\n`)
  for (const change of changes) {
    const { name, count, teaser, whole } = change
    const share = (number: number) => `${((100 * number) / count).toFixed(0)} %`
    console.log(
      `${name} (${count}): axes change for ${share(change.axesChanged)}, relevance ${share(change.relevanceChanged)}, kind ${share(change.kindChanged)}, closing date ${share(change.deadlineChanged)}; exactly as labelled only with the whole text ${change.betterWhole}, only with the teaser ${change.betterTeaser}`,
    )
    for (const [label, figures] of [
      ['teaser', teaser],
      ['whole', whole],
    ] as const) {
      const cells = [
        ['relevance F1', figures.relevance.f1],
        ['axes micro-F1', figures.axesMicro.f1],
        ['axes macro-F1', figures.axesMacroF1],
        ['kind', figures.kind],
        ['closing date F1', figures.deadline.f1],
      ] as const
      console.log(
        `  ${label.padEnd(8)}${cells.map(([cell, value]) => `${cell} ${value.toFixed(3)}`).join('   ')}`,
      )
    }
  }
}
