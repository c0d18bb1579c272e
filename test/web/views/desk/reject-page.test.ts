import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { storedItem } from '#test/helpers/stored-items.ts'
import { rejectPage } from '#web/views/desk/reject-page.ts'
import { staffFrame } from '../staff-frame.ts'

const frame = staffFrame('veilleur')
const items = (count: number) =>
  Array.from({ length: count }, (_, n) => storedItem({ id: `i${n}`, title: `Titre <${n}>`, language: 'en' }))
const drawn = (count: number, typed?: string) =>
  load(String(rejectPage(frame, items(count), '/?q=a&b=c', typed)))

describe('rejectPage', () => {
  it('agrees with the number of items', () => {
    expect(drawn(1)('h1').text()).toBe('Écarter un élément')
    expect(drawn(1)('p').first().text().replace(/\s+/g, ' ')).toContain('Il quitte la recherche, les flux')
    expect(drawn(2)('h1').text()).toBe('Écarter 2 éléments')
    expect(drawn(2)('p').first().text().replace(/\s+/g, ' ')).toContain('leurs pages restent, avec ce motif')
  })

  it('names twenty and counts the others', () => {
    expect(drawn(20)('li')).toHaveLength(20)
    expect(drawn(21)('li').last().text()).toBe('et 1 autre')
    expect(drawn(22)('li').last().text()).toBe('et 2 autres')
    expect(drawn(1)('li').attr('lang')).toBe('en')
    expect(drawn(1)('li').text()).toBe('Titre <0>')
  })

  it('sends back every item, the token and the place', () => {
    const form = drawn(25)('form')
    expect(form.find('input[name="id"]')).toHaveLength(25)
    expect(form.find('input[name="csrf"]').attr('value')).toBe('jeton')
    expect(form.find('input[name="retour"]').attr('value')).toBe('/?q=a&b=c')
    expect(drawn(1)('.actions a').attr('href')).toBe('/?q=a&b=c')
  })

  it('chooses the first usual reason, and shows again what was refused', () => {
    expect(drawn(1)('input:checked').attr('value')).toBe('Hors sujet pour la veille')
    expect(drawn(1)('.fault')).toHaveLength(0)
    const again = drawn(1, '"x')
    expect(again('#autre-motif').attr('value')).toBe('"x')
    expect(again(`#${again('#autre-motif').attr('aria-describedby')}`).text()).toContain('3 à 300 caractères')
  })
})
