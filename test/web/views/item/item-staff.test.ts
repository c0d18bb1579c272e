import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { ItemWorkInFull } from '#src/store/item-work.ts'
import type { Note } from '#src/store/item-notes.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { auditSection, staffColumn } from '#web/views/item/item-staff.ts'
import { noWork, staffFrame } from '../staff-frame.ts'

const full: ItemWorkInFull = { ...noWork, decision: {}, written: [] }
const drawn = (work: Partial<ItemWorkInFull> = {}, item = storedItem(), role = 'veilleur' as const) =>
  load(String(staffColumn(staffFrame(role), item, { work: { ...full, ...work }, lines: [] })))
const note: Note = {
  id: 'n1',
  itemId: 'a',
  author: 'Paul <Petit>',
  text: 'Un\n<i>mot</i>',
  writtenAt: '2026-11-23T08:00:00Z',
}

describe('staffColumn', () => {
  it('offers the ten axes, every type and every domain', () => {
    const $ = drawn()
    expect($('input[name="axes"]')).toHaveLength(10)
    expect($('#axe-principal option')).toHaveLength(10)
    expect($('#domaine option')).toHaveLength(4)
    expect($('#type option').first().attr('value')).toBe('')
  })

  it('tells what is automatic from what the team decided', () => {
    const automatic = drawn()
    expect(automatic('input[name="axes-de"]:checked').attr('value')).toBe('automatique')
    expect(automatic('#type option').first().text().trim()).toBe('Automatique (Actualité)')
    const decided = drawn({ decision: { axes: [], kind: 'guide', domain: 'juridique' } })
    expect(decided('input[name="axes-de"]:checked').attr('value')).toBe('equipe')
    expect(decided('#type option[selected]').attr('value')).toBe('guide')
    expect(decided('#type option').first().text().trim()).toBe('Automatique')
    expect(decided('#domaine option[selected]').attr('value')).toBe('juridique')
  })

  it('labels every field', () => {
    const $ = drawn()
    const bare = $('select, textarea')
      .toArray()
      .filter((one) => $(`label[for="${$(one).attr('id')}"]`).length !== 1)
    expect(bare).toStrictEqual([])
    expect(
      $('input[type="radio"], input[type="checkbox"]')
        .toArray()
        .every((one) => $(one).closest('label').length),
    ).toBe(true)
  })

  it('shows notes as they were typed, and a button to their author only', () => {
    const $ = drawn({ written: [note, { ...note, id: 'n2', personId: 'lea' }] })
    expect($('.pre-line').first().text()).toBe('Un\n<i>mot</i>')
    expect($('i')).toHaveLength(0)
    expect(
      $('form[action$="/notes/retirer"] input[name="note"]')
        .toArray()
        .map((one) => $(one).attr('value')),
    ).toStrictEqual(['n2'])
    expect(drawn({ written: [] }).text()).toContain('Aucune note.')
  })

  it('lets nobody retire the note of someone who is gone, but an administrator', () => {
    expect(drawn({ written: [note] })('form[action$="/notes/retirer"]')).toHaveLength(0)
    const frame = staffFrame('administrateur')
    const html = staffColumn(frame, storedItem(), { work: { ...full, written: [note] }, lines: [] })
    expect(load(String(html))('form[action$="/notes/retirer"]')).toHaveLength(1)
  })
})

describe('auditSection', () => {
  const line = (action: string, after: unknown) => ({
    seq: 1,
    at: '2026-11-24T08:00:00.000Z',
    actor: { name: 'Léa & Cie' },
    action,
    subject: { type: 'item', id: 'a', words: 'Titre' } as const,
    after,
  })

  it.each([
    ['item.retain', { retained: true }, 'a retenu cet élément'],
    ['item.retain', { retained: false }, 'ne retient plus cet élément'],
    ['item.letter', { letter: false }, 'a retiré cet élément de la lettre'],
    ['item.restore', { withdrawn: null }, 'a remis cet élément dans la veille'],
    ['item.note', { note: null }, 'a retiré une note sur cet élément'],
    ['item.undo', {}, 'a annulé un geste sur cet élément'],
  ])('says %s %j as a sentence', (action, after, words) => {
    const html = auditSection({ work: full, lines: [line(action, after)] })
    const told = load(String(html))('li').text().replace(/\s+/g, ' ').trim()
    expect(told).toBe(`Léa & Cie ${words}, 24 novembre 2026 à 9 h`)
  })

  it('is nothing where nothing was done', () => {
    expect(auditSection({ work: full, lines: [] })).toBe('')
  })
})
