import { describe, expect, it } from 'vitest'
import type { IssueText } from '#src/store/issue-texts.ts'
import { type Rubric, arrange } from '#web/views/proof/rubrics.ts'

function text(id: string, ...rubrics: string[]): IssueText {
  return { id, title: id, kind: 'loi', relevant: false, axes: [], rubrics }
}

/** « Rubrique(a b / Sous-rubrique(c)) ». */
function told({ title, texts, rubrics }: Rubric): string {
  const own = texts.map(({ id }) => id).join(' ')
  return `${title}(${[own, ...rubrics.map(told)].filter((part) => part !== '').join(' / ')})`
}

describe('arrange', () => {
  it.each<[string, IssueText[], string]>([
    ['nothing', [], '()'],
    ['one rubric', [text('a', 'LOIS'), text('b', 'LOIS')], '(LOIS(a b))'],
    [
      'texts beside deeper rubrics',
      [text('a', 'LOIS'), text('b', 'LOIS', 'Conseil'), text('c', 'LOIS')],
      '(LOIS(a c / Conseil(b)))',
    ],
    [
      'a rubric that comes back late',
      [text('a', 'D', 'X'), text('b', 'E'), text('c', 'D', 'X'), text('d', 'D', 'Y')],
      '(D(X(a c) / Y(d)) / E(b))',
    ],
    [
      'the same name at two levels',
      [text('a', 'Avis'), text('b', 'CNIL', 'Avis')],
      '(Avis(a) / CNIL(Avis(b)))',
    ],
    ['no rubric', [text('a', 'LOIS'), text('b')], '(LOIS(a) / Textes que le sommaire n’annonce pas(b))'],
  ])('sets %s', (_, texts, expected) => {
    expect(told(arrange(texts))).toBe(expected)
  })
})
