import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { parseSearchParams } from '#web/search-params.ts'
import { type NotesOf, quoteWord, resultNotes } from '#web/views/search/result-notes.ts'

function notes(text: string, part: Partial<NotesOf['result']> = {}, waiting = 0): string {
  const params = parseSearchParams(new URLSearchParams({ q: text, type: 'ami', page: '2' }))
  return resultNotes({
    params,
    query: parseQuery(text),
    result: { corrections: [], ...part },
    waiting,
  }).toString()
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('resultNotes', () => {
  it('is silent when all is as it was asked', () => {
    expect(wordsOf(notes('fibre')).trim()).toBe('')
  })

  it('says which word was looked for instead, and links the very word that was typed', () => {
    const html = notes('fermetture cuivre', { corrections: [{ typed: 'fermetture', used: 'fermeture' }] })
    expect(textOf(html)).toBe('Résultats pour « fermeture » ; chercher plutôt « fermetture ».')
    expect(html).toContain('href="/?q=%22fermetture%22+cuivre&amp;type=ami"')
  })

  it('lists several corrections in one sentence', () => {
    const corrections = [
      { typed: 'fermetture', used: 'fermeture' },
      { typed: 'cuirve', used: 'cuivre' },
    ]
    expect(textOf(notes('fermetture cuirve', { corrections }))).toBe(
      'Résultats pour « fermeture », « cuivre » ; chercher plutôt « fermetture », « cuirve ».',
    )
  })

  it('says calmly that another engine answered', () => {
    const told = notes('fibre', { fallback: true })
    expect(wordsOf(told)).toContain('le moteur de secours le remplace')
    expect(told).toContain('class="notice"')
    expect(told).not.toContain('notice-warn')
  })

  it.each([
    [1, '1 élément attend d’y entrer'],
    [2400, '2 400 éléments attendent d’y entrer'],
  ])('says that the index is being made: %d', (waiting, expected) => {
    expect(wordsOf(notes('fibre', {}, waiting))).toContain(expected)
  })

  it('says that the index is being made anew', () => {
    const params = parseSearchParams(new URLSearchParams({ q: 'fibre' }))
    const asked = { params, query: parseQuery('fibre'), result: { corrections: [] }, stale: true }
    expect(wordsOf(resultNotes(asked).toString())).toContain('Index en construction')
  })

  it('says which words were too common', () => {
    expect(wordsOf(notes('le calendrier'))).toContain('Mots trop courants, laissés de côté : le.')
  })

  it('escapes the words that were typed', () => {
    expect(notes('fibre', { corrections: [{ typed: '<b>', used: '"><i>' }] })).not.toMatch(/<b>|<i>/)
  })
})

describe('quoteWord', () => {
  it.each([
    ['fermetture du cuivre', 'fermetture', '"fermetture" du cuivre'],
    ['cuivre et Fermetture', 'fermetture', 'cuivre et "Fermetture"'],
    ['art artt', 'artt', 'art "artt"'],
    ['fibre', 'absent', 'fibre'],
  ])('in « %s » quotes « %s »: %s', (text, typed, expected) => {
    expect(quoteWord(parseQuery(text), typed)).toBe(expected)
  })
})
