import { describe, expect, it } from 'vitest'
import { alignMarks } from '#web/views/item/align-marks.ts'
import { itemHtml } from '#web/views/item/item-html.ts'
import { type Mark, markText, mergeMarks } from '#web/views/item/marks.ts'

const at = (text: string, run: string, label = 'TH'): Mark => {
  const start = text.indexOf(run)
  return { start, end: start + run.length, label }
}

describe('mergeMarks', () => {
  it('puts marks in order and joins those that overlap, with both labels', () => {
    const marks = [
      { start: 10, end: 14, label: 'TH' },
      { start: 0, end: 5, label: 'DI' },
      { start: 3, end: 8, label: 'TH' },
      { start: 4, end: 6, label: 'DI' },
    ]
    expect(mergeMarks(marks)).toStrictEqual([
      { start: 0, end: 8, label: 'DI TH' },
      { start: 10, end: 14, label: 'TH' },
    ])
  })
})

describe('markText', () => {
  it('marks runs and escapes all of it', () => {
    expect(markText('a <b> fibre & c', [{ start: 6, end: 11, label: 'TH' }]).toString()).toBe(
      'a &lt;b&gt; <mark data-axes="TH">fibre</mark> &amp; c',
    )
  })

  it('leaves out a mark that stands beyond the text', () => {
    expect(markText('court', [{ start: 3, end: 30, label: 'TH' }]).toString()).toBe('court')
  })
})

describe('alignMarks', () => {
  it('counts ink when only white space differs', () => {
    const text = 'Un\ndeux trois'
    expect(alignMarks(text, '  Un  deux\n\ntrois', [at(text, 'deux trois')])).toStrictEqual([
      { start: 6, end: 17, label: 'TH' },
    ])
  })

  it('tells apart two places of the same word', () => {
    const text = 'fibre et fibre'
    expect(alignMarks(text, 'fibre  et  fibre', [{ start: 9, end: 14, label: 'TH' }])).toStrictEqual([
      { start: 11, end: 16, label: 'TH' },
    ])
  })

  it('looks for the words when more differs, and never marks others', () => {
    const text = 'La fibre arrive'
    expect(alignMarks(text, 'Image. La fibre est là', [at(text, 'fibre'), at(text, 'arrive')])).toStrictEqual(
      [{ start: 10, end: 15, label: 'TH' }],
    )
  })
})

describe('itemHtml', () => {
  const mark = (markup: string, text: string, ...runs: string[]) =>
    itemHtml(
      markup,
      text,
      runs.map((run) => at(text, run)),
    ).toString()

  it('marks words inside the document', () => {
    expect(mark('<p>La <em>fibre</em> arrive</p>', 'La fibre arrive', 'fibre')).toBe(
      '<p>La <em><mark data-axes="TH">fibre</mark></em> arrive</p>',
    )
  })

  it('stops a mark before a tag and begins it again after', () => {
    expect(mark('<p>très <b>haut dé</b>bit</p>', 'très haut débit', 'haut débit')).toBe(
      '<p>très <b><mark data-axes="">haut dé</mark></b><mark data-axes="TH">bit</mark></p>',
    )
  })

  it('keeps entities escaped, marked or not', () => {
    expect(mark('<p>R&amp;D &lt;img onerror=x&gt;</p>', 'R&D <img onerror=x>', 'R&D')).toBe(
      '<p><mark data-axes="TH">R&amp;D</mark> &lt;img onerror=x&gt;</p>',
    )
  })

  it('leaves no element that would load from elsewhere, and says what the picture showed', () => {
    const markup =
      '<p>a</p><img src="https://tiers.example/p.png" alt="Un &quot;plan&quot;" /><iframe src="https://x"></iframe>'
    expect(mark(markup, 'a')).toBe('<p>a</p><span class="picture-note">[Image : Un &quot;plan&quot;]</span>')
  })

  it('puts headings below the page’s own, without a gap', () => {
    expect(mark('<h1>A</h1><h4>B</h4><h1>C</h1><h2></h2>', 'ABC')).toBe('<h3>A</h3><h4>B</h4><h3>C</h3>')
  })

  it('lets a wide table scroll alone, reachable by keyboard', () => {
    expect(mark('<table><tr><th></th><td>1</td></tr></table>', '1')).toBe(
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Tableau"><table><tr><td></td><td>1</td></tr></table></div>',
    )
  })

  it('gives a name to a link that had none, and ties no link to us', () => {
    expect(mark('<a href="https://a.example/?b=1&amp;c=2"></a>', '')).toBe(
      '<a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">lien</a>',
    )
  })

  it('closes what the source left open', () => {
    expect(mark('<p>a<ul><li>b', 'ab')).toBe('<p>a</p><ul><li>b</li></ul>')
  })

  it('stays linear on a deep and a long document', () => {
    const deep = '<div>'.repeat(20_000) + 'fibre' + '</div>'.repeat(20_000)
    const long = '<p>fibre</p>'.repeat(5_000)
    const start = performance.now()
    expect(mark(deep, 'fibre', 'fibre')).toContain('<mark data-axes="TH">fibre</mark>')
    itemHtml(
      long,
      'fibre'.repeat(5_000),
      Array.from({ length: 5_000 }, (_, n) => ({ start: n * 5, end: n * 5 + 5, label: 'TH' })),
    )
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
