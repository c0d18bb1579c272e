import { describe, expect, it } from 'vitest'
import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { historySection } from '#web/views/item/item-history.ts'
import { itemPage } from '#web/views/item/item-page.ts'
import { whyTheseAxes } from '#web/views/item/reasons.ts'

const frame = testFrame()
const page = (fields: Partial<StoredItem>) =>
  itemPage(frame, { item: storedItem(fields), story: [], revisions: [] }).toString()
const told = (fields: Partial<StoredItem>) => wordsOf(page(fields))

describe('itemPage', () => {
  it('quotes the sentence that a deadline was read in', () => {
    const evidence = 'Les dossiers sont attendus avant le <17> décembre.'
    const html = page({ closing: { value: '2026-12-17', origin: 'text', evidence } })
    expect(wordsOf(html)).toContain(`lu dans la phrase « ${evidence} »`)
    expect(html).toContain('&lt;17&gt;')
    expect(told({ closing: { value: '2026-12-17', origin: 'text' } })).toContain('lu dans le texte')
  })

  it('shows the summary where there is no content, and says when there is only a title', () => {
    expect(page({ contentHtml: '', summaryHtml: '<p>En bref.</p>', text: 'En bref.' })).toContain(
      '<p>En bref.</p>',
    )
    expect(page({ contentHtml: '', text: 'Ligne une.\nLigne deux.' })).toContain(
      '<p class="pre-line">Ligne une.\nLigne deux.</p>',
    )
    expect(told({ contentHtml: '', text: '' })).toContain('La source n’a transmis qu’un titre.')
  })

  it('gives several territories, each with its search', () => {
    const html = page({ territories: ['dept-41', 'ue'] })
    expect(html).toContain('href="/?territoire=dept-41"')
    expect(wordsOf(html).replace(/\s+,/g, ',')).toContain('Loir-et-Cher (41), Union européenne')
  })

  it('tells both dates when the publisher updated the item', () => {
    expect(told({ updatedAt: '2026-11-23T08:00:00Z' })).toContain('Mis à jour 23 novembre 2026')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/x', '//a.example/x'])(
    'links nothing to %s',
    (url) => {
      const html = page({ url, enclosures: [{ url }] })
      expect(html).not.toContain(`href="${url}"`)
      expect(wordsOf(html)).not.toContain('Pièces jointes')
    },
  )

  it('names a file by the end of its address', () => {
    const html = page({
      enclosures: [
        { url: 'https://a.example/docs/avis.pdf?v=2', type: 'application/pdf' },
        { url: 'https://b.example/' },
      ],
    })
    expect(wordsOf(html)).toContain('avis.pdf (application/pdf)')
    expect(html).toContain('>https://b.example/</a>')
  })

  it('says that no reason was noted for a withdrawal', () => {
    expect(told({ withdrawn: { at: '2026-11-22T10:00:00Z', reason: '' } })).toContain(
      'Aucun motif n’a été noté.',
    )
  })

  it('shows the feed’s name where the source is unknown', () => {
    expect(told({ feedId: 'archive-2019' })).toContain('Source archive-2019')
  })
})

describe('whyTheseAxes', () => {
  it('gathers a term’s places, adds its weights and quotes its first sentence', () => {
    const text = `${'Mot '.repeat(60)}la fibre optique arrive, puis la fibre optique repart.`
    const first = text.indexOf('fibre optique')
    const second = text.lastIndexOf('fibre optique')
    const item = storedItem({
      title: 'Fibre optique',
      text,
      axes: [
        {
          id: 'infrastructures-thd-mobile',
          score: 13.5,
          reasons: [
            { term: 'fibre optique', field: 'title', start: 0, end: 13, weight: 9 },
            { term: 'fibre optique', field: 'text', start: first, end: first + 13, weight: 3 },
            { term: 'fibre optique', field: 'text', start: second, end: second + 13, weight: 1.5 },
          ],
        },
      ],
    })
    const why = wordsOf(whyTheseAxes(frame, item).toString())
    expect(why).toContain('Pourquoi cet axe ? TH Infrastructures et couverture numérique score 13,5')
    expect(why).toContain('« fibre optique » titre et texte (2 fois), + 13,5 points')
    expect(why).toMatch(/… Mot (Mot )+la fibre optique arrive, puis la fibre optique repart\./)
  })

  it('speaks of several axes in the plural', () => {
    const reasons = [{ term: 'x', field: 'category' as const, start: 0, end: 1, weight: 1 }]
    const item = storedItem({
      axes: [
        { id: 'donnees-ia', score: 6, reasons },
        { id: 'cybersecurite-confiance', score: 5, reasons },
      ],
    })
    const why = wordsOf(whyTheseAxes(frame, item).toString())
    expect(why).toContain('Pourquoi ces axes ?')
    expect(why).toContain('« x » rubrique, + 1 point')
    expect(why.indexOf('DI')).toBeLessThan(why.indexOf('CY'))
  })

  it('says that the team gave an axis, without quoting a word', () => {
    const reasons = [{ term: '', field: 'staff' as const, start: 0, end: 0, weight: 12 }]
    const item = storedItem({ axes: [{ id: 'donnees-ia', score: 12, reasons }] })
    expect(wordsOf(whyTheseAxes(frame, item).toString())).toContain(
      'score 12 classé par l’équipe + 12 points',
    )
  })
})

describe('historySection', () => {
  const revision = (fields: Partial<Revision>): Revision => ({
    revisedAt: '2026-11-22T09:00:00Z',
    title: 'Titre',
    text: 'Texte.',
    ...fields,
  })

  it('compares each writing with the one that followed it, latest first', () => {
    const item = storedItem({ title: 'Trois', text: 'Texte.' })
    const revisions = [
      revision({ title: 'Deux', revisedAt: '2026-11-23T09:00:00Z' }),
      revision({ title: 'Un', revisedAt: '2026-11-22T09:00:00Z' }),
    ]
    const html = historySection(item, revisions).toString()
    const changes = [...html.matchAll(/<\/span>([^<]*)<\/del>\s*<ins>.*?<\/span>([^<]*)<\/ins>/g)].map(
      (one) => [one[1], one[2]],
    )
    expect(changes).toStrictEqual([
      ['Deux', 'Trois'],
      ['Un', 'Deux'],
    ])
    expect(wordsOf(html).indexOf('23 novembre 2026')).toBeLessThan(wordsOf(html).indexOf('22 novembre 2026'))
  })

  it('tells a deadline that moved, came or went', () => {
    const moved = historySection(
      storedItem({ title: 'Titre', text: 'Texte.', closing: { value: '2026-12-20', origin: 'field' } }),
      [revision({ closingAt: '2026-12-17' })],
    )
    expect(wordsOf(moved.toString())).toContain(
      'Échéance : supprimé : 17 décembre 2026 ajouté : 20 décembre 2026',
    )
    const gone = historySection(storedItem({ title: 'Titre', text: 'Texte.' }), [
      revision({ closingAt: '2026-12-17' }),
    ])
    expect(wordsOf(gone.toString())).toContain('Échéance : supprimé : 17 décembre 2026 ajouté : aucune')
  })

  it('says so when no word changed', () => {
    const html = historySection(storedItem({ title: 'Titre', text: 'Texte.' }), [revision({})])
    expect(wordsOf(html.toString())).toContain('Seule la mise en forme a changé.')
  })

  it('is nothing without a revision', () => {
    expect(historySection(storedItem(), [])).toBe('')
  })
})
