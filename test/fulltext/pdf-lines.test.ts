import { describe, expect, it } from 'vitest'
import { dropRepeated, type Line, linesOf } from '#src/fulltext/pdf-lines.ts'

const item = (str: string, y: number, hasEOL = false) => ({ str, hasEOL, transform: [11, 0, 0, 11, 60, y] })
const page = (...texts: string[]): Line[] => texts.map((text, index) => ({ text, y: 780 - index * 14 }))
const textsOf = (pages: Line[][]) => pages.map((lines) => lines.map(({ text }) => text))

describe('linesOf', () => {
  it('puts the pieces of a line together', () => {
    const items = [item('Le syndicat', 700), item(' ', 700), item('mixte', 700, true), item('Page 2', 686)]
    expect(linesOf(items)).toEqual([
      { text: 'Le syndicat mixte', y: 700 },
      { text: 'Page 2', y: 686 },
    ])
  })

  it('leaves out lines of nothing but spaces', () => {
    expect(linesOf([item('  ', 700, true), item('', 690, true), item('Fin', 680)])).toEqual([
      { text: 'Fin', y: 680 },
    ])
  })

  it('takes the height of the first word, not of the space before it', () => {
    expect(linesOf([item(' ', 0), item('Fibre', 500, true)])).toEqual([{ text: 'Fibre', y: 500 }])
  })

  it('reads nothing as nothing', () => {
    expect(linesOf([])).toEqual([])
  })
})

describe('dropRepeated', () => {
  const body = ['Un', 'Deux', 'Trois', 'Quatre']

  it('keeps a running head on its first page, and no page number', () => {
    const pages = [1, 2, 3].map((number) =>
      page(
        'Comité syndical',
        ...body.map((word) => `${word} de la page ${'abc'[number]}`),
        `Page ${number}/3`,
      ),
    )
    expect(textsOf(dropRepeated(pages)).map((lines) => [lines[0], lines.at(-1)])).toEqual([
      ['Comité syndical', 'Quatre de la page b'],
      ['Un de la page c', 'Quatre de la page c'],
      ['Un de la page undefined', 'Quatre de la page undefined'],
    ])
  })

  it('drops heads that some pages lack', () => {
    const pages = [1, 2, 3, 4, 5].map((number) =>
      page(...(number === 1 ? [] : ['Rapport annuel']), ...body.map((word) => word.repeat(number))),
    )
    expect(
      textsOf(dropRepeated(pages))
        .flat()
        .filter((text) => text === 'Rapport annuel'),
    ).toHaveLength(1)
  })

  it('keeps what two pages only have in common', () => {
    const pages = [page('Annexe', ...body), page('Annexe', ...body)]
    expect(dropRepeated(pages)).toEqual(pages)
  })

  it('keeps a line that is repeated in the middle of pages', () => {
    const pages = ['a', 'b', 'c'].map((letter) =>
      page(...[1, 2, 3].map((n) => letter.repeat(n)), 'Total', ...[4, 5, 6].map((n) => letter.repeat(n))),
    )
    expect(dropRepeated(pages)).toEqual(pages)
  })

  it('keeps one of three pages that say the same', () => {
    const pages = [page('Formulaire vierge'), page('Formulaire vierge'), page('Formulaire vierge')]
    expect(textsOf(dropRepeated(pages))).toEqual([['Formulaire vierge'], [], []])
  })

  it('reads nothing as nothing', () => {
    expect(dropRepeated([])).toEqual([])
    expect(dropRepeated([[], [], []])).toEqual([[], [], []])
  })
})
