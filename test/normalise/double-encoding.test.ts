import { describe, expect, it } from 'vitest'
import { undoDoubleEncoding } from '#src/normalise/double-encoding.ts'
import { normaliseItem } from '#src/normalise/normalise-item.ts'

/** UTF-8 read as windows-1252, as the programs do that spoil texts so. */
const spoil = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
const mend = (title: string) => undoDoubleEncoding({ title, categories: [], enclosures: [] }).title

describe('undoDoubleEncoding', () => {
  it.each([
    'Décret relatif à l’eau',
    'Là où l’été s’arrête',
    'Prix : 10 €, 3° et « plus »',
    'Ève, Île, œuvre…',
    'naïf, où, à, Ï, ý',
    'Données <b>ouvertes</b> &#8217; &amp; plus',
  ])('gives back %j', (text) => {
    expect(spoil(text)).not.toBe(text)
    expect(mend(spoil(text))).toBe(text)
  })

  it.each([
    'Décret relatif à l’eau',
    'ÂGE, NÃO, Âme',
    'Le signe Ã© se lit é',
    'Цена Ã©',
    'DÃ©cret du 3 mars à Blois',
    'sans accent',
    '',
    '\ud800Ã©',
  ])('leaves %j as it is', (text) => {
    expect(mend(text)).toBe(text)
  })

  it('mends every text of an item, each by itself', async () => {
    const item = await normaliseItem(
      {
        title: spoil('Réseau d’eau'),
        contentHtml: `<p>${spoil('L’été à Tours')}</p>`,
        summaryHtml: 'déjà lisible',
        author: spoil('Zoé'),
        categories: [],
        enclosures: [],
      },
      { id: 'essai', url: 'https://exemple.fr/rss' },
    )
    expect(item).toMatchObject({
      title: 'Réseau d’eau',
      contentHtml: '<p>L’été à Tours</p>',
      summaryHtml: 'déjà lisible',
      author: 'Zoé',
    })
  })

  it('takes little time, whatever it reads', () => {
    const started = performance.now()
    for (const piece of ['Ã', 'Ã©', 'â€', 'Â']) mend(piece.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
