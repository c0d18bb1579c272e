import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '#src/store/audit-log.ts'
import { describeOperation } from '#web/views/desk/operation-words.ts'

function line(action: string, after: unknown = {}, title = 'Le haut débit'): AuditRecord {
  return {
    seq: 1,
    at: '2026-11-24T08:00:00.000Z',
    actor: { id: 'lea', name: 'Léa' },
    action,
    subject: { type: 'item', id: 'a', words: title },
    after,
  }
}

describe('describeOperation', () => {
  it.each([
    ['item.retain', { retained: true }, 'retenu', 'retenus'],
    ['item.retain', { retained: false }, 'retiré des éléments retenus', 'retirés des éléments retenus'],
    ['item.reject', { withdrawn: { reason: 'x' } }, 'écarté', 'écartés'],
    ['item.restore', { withdrawn: null }, 'remis dans la veille', 'remis dans la veille'],
    ['item.correct', { axes: [] }, 'reclassé', 'reclassés'],
    ['item.letter', { letter: true }, 'choisi pour la lettre', 'choisis pour la lettre'],
    ['item.letter', { letter: false }, 'retiré de la lettre', 'retirés de la lettre'],
    ['item.nouveau', {}, 'modifié', 'modifiés'],
  ])('says what %s %j did to one and to several', (action, after, one, several) => {
    expect(describeOperation([line(action, after)])).toBe(`« Le haut débit » : ${one}.`)
    expect(describeOperation([line(action, after), line(action, after)])).toBe(`2 éléments ${several}.`)
  })

  it('says what was undone', () => {
    expect(describeOperation([line('item.undo')])).toBe('C’est annulé.')
    const many = Array.from({ length: 1200 }, () => line('item.undo'))
    expect(describeOperation(many).replace(/\s/g, ' ')).toBe('C’est annulé pour 1 200 éléments.')
  })

  it('says that a note was added or retired', () => {
    expect(describeOperation([line('item.note', { note: { id: 'n' } })])).toBe('Note ajoutée.')
    expect(describeOperation([line('item.note', { note: null })])).toBe('Note retirée.')
  })

  it('cuts a long title', () => {
    const told = describeOperation([line('item.retain', {}, `${'mot '.repeat(30)}fin`)])
    expect(told).toMatch(/^« (mot )+m… » : retenu\.$/)
    expect(told.length).toBeLessThan(90)
  })

  it('says nothing of nothing, and lives with a line that says nothing', () => {
    expect(describeOperation([])).toBe('')
    for (const after of [undefined, null, 3, 'x']) {
      expect(describeOperation([line('item.retain', after)])).toBe('« Le haut débit » : retenu.')
    }
  })
})
