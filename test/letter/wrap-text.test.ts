import { describe, expect, it } from 'vitest'
import { wrapText } from '#src/letter/wrap-text.ts'

describe('wrapText', () => {
  it('breaks at spaces before the width', () => {
    expect(wrapText('un deux trois quatre', 9)).toBe('un deux\ntrois\nquatre')
  })

  it('keeps an address whole, alone on its line', () => {
    expect(wrapText('voir https://veille.example/elements/abc ici', 20)).toBe(
      'voir\nhttps://veille.example/elements/abc\nici',
    )
  })

  it('never breaks at a no-break space', () => {
    expect(wrapText('voici trois :\u00A0mots', 13)).toBe('voici trois\n:\u00A0mots')
  })

  it('indents every line within the width', () => {
    expect(wrapText('un deux trois', 9, '  ')).toBe('  un deux\n  trois')
  })

  it('keeps line breaks and adds no trailing space', () => {
    expect(wrapText('un \n\n deux', 72)).toBe('un\n\ndeux')
  })
})
