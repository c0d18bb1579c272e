import { type Figures, type Pair, type Scores, comparable, deadlinesOf } from './scores.ts'

export type FactName =
  | 'relevance'
  | 'axes'
  | 'kind'
  | 'domain'
  | 'deadline'
  | 'amounts'
  | 'territories'
  | 'refs'
  | 'beneficiaries'

export function printFigures(name: string, figures: Figures): void {
  console.log(`\n${name}`)
  const share = (label: string, value: number): void =>
    console.log(label.padEnd(36) + value.toFixed(3).padStart(27))
  const scores = (label: string, { precision, recall, f1 }: Scores): void =>
    console.log(
      label.padEnd(36) + [precision, recall, f1].map((value) => value.toFixed(3).padStart(9)).join(''),
    )
  console.log(''.padEnd(36) + ['precision', 'recall', 'F1'].map((word) => word.padStart(9)).join(''))
  scores('relevance', figures.relevance)
  scores('axes, micro', figures.axesMicro)
  share('axes, macro-F1', figures.axesMacroF1)
  for (const [id, axis] of Object.entries(figures.perAxis)) scores(`  ${id}`, axis)
  share('main axis', figures.mainAxis)
  share('kind', figures.kind)
  share('domain', figures.domain)
  scores('deadline', figures.deadline)
  scores('amounts', figures.amounts)
  scores('territories', figures.territories)
  scores('legal references', figures.refs)
  scores('beneficiaries', figures.beneficiaries)
}

/** Every item where what was read is not what was labelled. */
export function printErrors(pairs: readonly Pair[], fact: FactName): void {
  for (const pair of pairs) {
    const [expected, given] = compared(pair, fact).map((set) => set.map(comparable))
    const missed = expected!.filter((value) => !given!.includes(value))
    const wrong = given!.filter((value) => !expected!.includes(value))
    if (missed.length + wrong.length === 0) continue
    const { item } = pair
    console.log(
      `\n${item.id} missed [${missed.join(' | ')}] wrong [${wrong.join(' | ')}]\n  ${item.title}\n  ${item.text}`,
    )
  }
}

function compared(pair: Pair, fact: FactName): (readonly unknown[])[] {
  const { item, answer } = pair
  switch (fact) {
    case 'relevance':
      return [[item.relevant], [answer.relevant]]
    case 'axes':
      return [item.axes, answer.axes]
    case 'kind':
      return [[item.kind], [answer.kind]]
    case 'domain':
      return item.relevant ? [[item.domain], [answer.domain]] : [[], []]
    case 'deadline':
      return item.relevant ? deadlinesOf(pair) : [[], []]
    case 'amounts':
      return item.relevant ? [item.amounts, answer.amounts ?? []] : [[], []]
    case 'territories':
      return item.relevant ? [item.territories, answer.territories ?? []] : [[], []]
    case 'refs':
      return item.relevant ? [item.legal_refs, answer.refs ?? []] : [[], []]
    case 'beneficiaries':
      return item.beneficiaries?.length ? [item.beneficiaries, answer.beneficiaries ?? []] : [[], []]
  }
}
