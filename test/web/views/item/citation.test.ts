import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { citation, citationText } from '#web/views/item/citation.ts'
import { staffFrame } from '../staff-frame.ts'

const frame = staffFrame('lecteur')

describe('citationText', () => {
  it('gives publisher, title, date, address and the day it was read', () => {
    expect(citationText(frame, storedItem())).toBe(
      'Gazette de la Loire, «\u202FLe syndicat ouvre son réseau LoRaWAN\u202F», 20 nov. 2026, https://gazette.example/element-1 (consulté le 24 nov. 2026)',
    )
  })

  it('gives our own address when the source has none that is of the web, and no date that it does not know', () => {
    const item = storedItem({ url: 'javascript:alert(1)', publishedAt: undefined, title: '' })
    expect(citationText(frame, item)).toBe(
      'Gazette de la Loire, «\u202FSans titre\u202F», https://veille.example/elements/element-1 (consulté le 24 nov. 2026)',
    )
  })
})

describe('citation', () => {
  it('can be chosen without a script, whose button stays hidden', () => {
    const $ = load(String(citation(frame, storedItem({ title: '<b>Gras</b>' }))))
    expect($('#citation').text()).toContain('«\u202F<b>Gras</b>\u202F»')
    expect($('button[hidden]')).toHaveLength(1)
    expect($('button').attr('data-copie')).toBe('citation')
  })

  it('is for those who have an account', () => {
    expect(citation(testFrame(), storedItem())).toBe('')
  })
})
