import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { usualReasons } from '#web/gestures.ts'
import { gestureBar, itemGestures, pickBox, workTags } from '#web/views/desk/gesture-bar.ts'
import { staffFrame } from '../staff-frame.ts'

const item = storedItem({ id: 'a', title: 'Titre « A » <b>' })
const veilleur = staffFrame('veilleur', { a: {} })
const buttonsOf = (html: unknown) => {
  const $ = load(String(html))
  return $('button[name="geste"]')
    .toArray()
    .map((one) => $(one).attr('value'))
}

describe('gestureBar', () => {
  it('is nothing for a visitor', () => {
    expect(gestureBar(testFrame())).toBe('')
  })

  it('is a form with no button for a lecteur, whose stars belong to it', () => {
    const $ = load(String(gestureBar(staffFrame('lecteur'))))
    expect($('#gestes').attr('action')).toBe('/bureau/gestes')
    expect($('button:not([hidden]), dialog, select')).toHaveLength(0)
    expect($('input[name="csrf"]').attr('value')).toBe('jeton')
  })

  it('comes back to this page', () => {
    expect(load(String(gestureBar(veilleur)))('input[name="retour"]').attr('value')).toBe('/?q=a&axe=b')
  })

  it('has no bulk buttons where there is no list', () => {
    const $ = load(String(gestureBar(veilleur, { list: false })))
    expect($('#gestes button:not([hidden])')).toHaveLength(0)
    expect($('dialog#motif')).toHaveLength(1)
  })

  it('lets Enter press none of its buttons: the first does nothing', () => {
    const first = load(String(gestureBar(veilleur)))('#gestes button').first()
    expect(first.is('[type="submit"][formmethod="dialog"][hidden]')).toBe(true)
  })

  it('asks why in a dialog, whose fields belong to the form', () => {
    const $ = load(String(gestureBar(veilleur)))
    expect(
      $('#motif input[type="radio"]')
        .toArray()
        .map((one) => $(one).attr('value')),
    ).toStrictEqual([...usualReasons])
    expect(
      $('#motif input')
        .toArray()
        .every((one) => $(one).attr('form') === 'gestes'),
    ).toBe(true)
    // Nothing is chosen while it is closed: another gesture carries no reason.
    expect($('#motif input[checked]')).toHaveLength(0)
    expect($('#motif').attr('aria-labelledby')).toBe('motif-titre')
  })
})

describe('itemGestures', () => {
  it('is nothing for an item whose work is not known', () => {
    expect(itemGestures(veilleur, storedItem({ id: 'b' }))).toBe('')
    expect(itemGestures(testFrame(), item)).toBe('')
  })

  it('names each item for who hears the buttons only, and escapes its title', () => {
    const html = String(itemGestures(veilleur, item))
    expect(html).toContain('<span class="visually-hidden">\u00A0: Titre « A » &lt;b&gt;</span>')
    expect(html).not.toContain('<b>')
  })

  it.each([
    [{}, ['retenir:a', 'ecarter:a', 'lettre:a', 'etoile:a', 'lu:a']],
    [
      { retained: true, letter: true, starred: true, read: true },
      ['ne-plus-retenir:a', 'ecarter:a', 'hors-lettre:a', 'sans-etoile:a', 'non-lu:a'],
    ],
  ])('offers the contrary of what was done: %j', (work, expected) => {
    expect(buttonsOf(itemGestures(staffFrame('editeur', { a: work }), item))).toStrictEqual(expected)
  })

  it('offers only to put back what was withdrawn', () => {
    const gone = storedItem({ id: 'a', withdrawn: { at: '2026-11-22T10:00:00Z', reason: 'Doublon' } })
    expect(buttonsOf(itemGestures(veilleur, gone))).toStrictEqual(['remettre:a', 'etoile:a', 'lu:a'])
  })

  it('gives a lecteur the star, sent where marks go', () => {
    const html = itemGestures(staffFrame('lecteur', { a: {} }), item)
    expect(buttonsOf(html)).toStrictEqual(['etoile:a', 'lu:a'])
    expect(String(html)).toContain('formaction="/bureau/marques"')
  })

  it.each(['javascript:alert(1)', '//a.example', ''])('links no original at « %s »', (url) => {
    expect(String(itemGestures(veilleur, storedItem({ id: 'a', url })))).not.toContain('Original')
  })

  it('has the key of each gesture once', () => {
    const $ = load(String(itemGestures(veilleur, item)))
    expect(
      $('[data-touche]')
        .toArray()
        .map((one) => $(one).attr('data-touche')),
    ).toStrictEqual(['retenir', 'ecarter', 'lettre', 'corriger', 'etoile', 'lu', 'original'])
  })
})

describe('pickBox', () => {
  it('is for those who curate, and belongs to the form', () => {
    const $ = load(String(pickBox(veilleur, item)))
    expect($('input').attr('form')).toBe('gestes')
    expect($('label').text()).toBe('Choisir «\u202FTitre « A » <b>\u202F»')
    expect(pickBox(staffFrame('lecteur', { a: {} }), item)).toBe('')
    expect(pickBox(testFrame(), item)).toBe('')
  })
})

describe('workTags', () => {
  it('says in words what was done', () => {
    const all = { retained: true, letter: true, corrected: true, notes: 2, starred: true, read: true }
    const $ = load(String(workTags(staffFrame('veilleur', { a: all }), item)))
    expect(
      $('.tag')
        .toArray()
        .map((tag) => $(tag).text()),
    ).toStrictEqual(['★ Étoile', 'Retenu', 'Pour la lettre', 'Corrigé', '2 notes', 'Lu'])
  })

  it('is nothing where nothing was', () => {
    expect(workTags(veilleur, item)).toBe('')
    expect(String(workTags(staffFrame('veilleur', { a: { notes: 1 } }), item))).toContain('1 note<')
  })
})
