import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { similarSection } from '#web/views/story/similar-section.ts'
import { storySection } from '#web/views/story/story-section.ts'

const frame = testFrame()
const staff = testFrame({ visitor: { can: () => true, formToken: 'jeton' } })
const closing = (value: string): Partial<StoredItem> => ({ closing: { value, origin: 'text' } })
const at = { field: 'text', start: 0, end: 1 } as const

const own = storedItem({ id: 'un', feedId: 'banque-projets', ...closing('2027-03-15') })
const other = storedItem({
  id: 'autre',
  feedId: 'gazette-loire',
  title: 'Le même récit',
  ...closing('2027-03-17'),
})

describe('storySection', () => {
  it('names who else tells it, and when', () => {
    expect(wordsOf(storySection(frame, own, [other]).toString())).toContain(
      'Le même récit Gazette de la Loire, 20 nov. 2026',
    )
    expect(storySection(frame, own, [])).toBe('')
  })

  it('says who says what where sources differ, the funder first', () => {
    const third = storedItem({ id: 'tiers', feedId: 'autorite-reseaux', ...closing('2027-03-15T11:00:00Z') })
    const words = wordsOf(storySection(frame, own, [other, third]).toString())
    expect(words).toContain(
      'Échéance, les sources diffèrent : 15 mars 2027 à 12 h selon la Banque des projets et l’Autorité des réseaux, 17 mars 2027 selon la Gazette de la Loire',
    )
  })

  it('says on what they agree, and nothing of what one alone says', () => {
    const told = wordsOf(storySection(frame, own, [{ ...other, ...closing('2027-03-15') }]).toString())
    expect(told).toContain('Échéance : 15 mars 2027 , selon 2 sources')
    const { closing: _none, ...silent } = other
    expect(wordsOf(storySection(frame, own, [silent]).toString())).not.toContain('Échéance')
  })

  it('shows amounts that differ', () => {
    const given = (value: number): Partial<StoredItem> => ({
      facts: { ...noFacts(), money: [{ value, role: 'envelope', at }] },
    })
    const words = wordsOf(
      storySection(frame, { ...own, ...given(30_000_000) }, [{ ...other, ...given(35_000_000) }]).toString(),
    )
    expect(words).toContain(
      'Enveloppe, les sources diffèrent : 30 000 000 € selon la Banque des projets, 35 000 000',
    )
  })

  it('lets staff separate each, and visitors none', () => {
    expect(storySection(frame, own, [other]).toString()).not.toContain('<form')
    const html = storySection(staff, own, [other]).toString()
    expect(html.match(/action="\/elements\/un\/separer"/g)).toHaveLength(2)
    expect([...html.matchAll(/name="element" value="([^"]+)"/g)].map((one) => one[1])).toEqual([
      'autre',
      'un',
    ])
    expect(html).toContain('name="csrf" value="jeton"')
  })

  it('writes what a source says as text', () => {
    const html = storySection(staff, own, [{ ...other, title: '<b onclick=x>' }]).toString()
    expect(html).not.toContain('<b onclick')
    expect(html).toContain('&lt;b onclick=x&gt;')
  })
})

describe('similarSection', () => {
  const similar = [{ item: other, why: 'programmes proches', shared: ['cuivre', 'loi 2021-1485'] }]

  it('shows visitors what is near, and staff a button each with the reason', () => {
    const html = similarSection(frame, own, similar).toString()
    expect(wordsOf(html)).toContain('Éléments proches Le même récit Gazette de la Loire')
    expect(wordsOf(html)).toContain('mots communs : cuivre, loi 2021-1485')
    expect(wordsOf(html)).not.toContain('programmes proches')
    expect(html).not.toContain('<form')
    const forStaff = similarSection(staff, own, similar).toString()
    expect(forStaff).toContain('action="/elements/un/rassembler"')
    expect(wordsOf(forStaff)).toContain('programmes proches Rassembler avec « Le même récit »')
  })

  it('says no reason that it does not have', () => {
    const html = similarSection(staff, own, [{ item: other, shared: [] }]).toString()
    expect(wordsOf(html)).not.toContain('commun')
    const one = similarSection(frame, own, [{ item: other, shared: ['<cuivre>'] }]).toString()
    expect(one).toContain('&lt;cuivre&gt;')
  })

  it('is nothing for a visitor when nothing is near; staff may still give an address', () => {
    expect(similarSection(frame, own, [])).toBe('')
    expect(wordsOf(similarSection(staff, own, []).toString())).toContain('Mettre dans la même histoire que…')
  })
})
