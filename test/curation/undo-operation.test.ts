import { beforeEach, describe, expect, it } from 'vitest'
import { addAxis, correct, pickForLetter, reject, restore, retain } from '#src/curation/item-actions.ts'
import { addNote, deleteNote } from '#src/curation/notes.ts'
import { undoOperation } from '#src/curation/undo-operation.ts'
import { listItemStates } from '#src/store/item-decisions.ts'
import { listNotes } from '#src/store/item-notes.ts'
import { findItem } from '#src/store/items.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { auditOf, claire, openCuration, readItem, yanis } from './curation-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  for (const id of ['a', 'b']) await readItem(deps, { id })
})

async function states() {
  return listItemStates(deps.db, ['a', 'b'])
}

describe('undoOperation', () => {
  it.each([
    ['retain', () => retain(deps, claire, ['a', 'b'])],
    ['reject', () => reject(deps, claire, ['a', 'b'], 'Doublon')],
    ['correct', () => correct(deps, claire, ['a', 'b'], { axes: [], kind: 'guide', domain: 'juridique' })],
    ['addAxis', () => addAxis(deps, claire, ['a', 'b'], 'donnees-ia')],
    ['pickForLetter', () => pickForLetter(deps, claire, ['a', 'b'])],
  ])('puts back what %s changed, then its own undoing', async (_, act) => {
    const before = await states()
    const item = await findItem(deps.db, 'a')
    const { operation } = await act()
    const after = await states()
    const undone = await undoOperation(deps, yanis, operation)
    expect(undone).toEqual({ operation: expect.stringMatching(/^[\w-]{36}$/), done: 2, conflicts: 0 })
    expect(await states()).toEqual(before)
    expect(await findItem(deps.db, 'a')).toEqual(item)

    expect(await undoOperation(deps, claire, undone.operation)).toMatchObject({ done: 2, conflicts: 0 })
    expect(await states()).toEqual(after)
  })

  it('is told in the audit log as a gesture of who undid', async () => {
    const { operation } = await pickForLetter(deps, claire, ['a'])
    const undone = await undoOperation(deps, yanis, operation)
    expect((await auditOf(deps)).at(-1)).toMatchObject({
      action: 'item.undo',
      actor: yanis,
      subject: { id: 'a' },
      before: { letter: true },
      after: { letter: false },
      operation: undone.operation,
    })
  })

  it('leaves the items that someone changed since', async () => {
    const { operation } = await reject(deps, claire, ['a', 'b'], 'Doublon')
    await restore(deps, yanis, ['a'])
    await retain(deps, yanis, ['a'])
    expect(await undoOperation(deps, claire, operation)).toMatchObject({ done: 1, conflicts: 1 })
    expect(await states()).toMatchObject([{ retained: true, withdrawn: null }, { withdrawn: null }])
  })

  it('leaves a filing that a colleague looked at since', async () => {
    const { operation } = await correct(deps, claire, ['a'], { kind: 'guide' })
    deps.clock.at = new Date('2026-11-24T09:00:00Z')
    await retain(deps, yanis, ['a'])
    expect(await undoOperation(deps, claire, operation)).toEqual({ operation: '', done: 0, conflicts: 1 })
    expect(await states()).toMatchObject([{ kind: 'guide', retained: true }, {}])
  })

  it('does not mind what was done since to another part of the item', async () => {
    const { operation } = await retain(deps, claire, ['a'])
    await pickForLetter(deps, yanis, ['a'])
    expect(await undoOperation(deps, claire, operation)).toMatchObject({ done: 1, conflicts: 0 })
    expect(await states()).toMatchObject([{ retained: false, letter: true }, {}])
  })

  it('undoes once', async () => {
    const { operation } = await retain(deps, claire, ['a', 'b'])
    await undoOperation(deps, claire, operation)
    expect(await undoOperation(deps, claire, operation)).toEqual({ operation: '', done: 0, conflicts: 2 })
    expect(await auditOf(deps)).toHaveLength(4)
  })

  it('counts an item that is gone as a conflict, and knows no foreign operation', async () => {
    const { operation } = await retain(deps, claire, ['a', 'b'])
    await deps.db.run(`delete from items where id = 'a'`)
    expect(await undoOperation(deps, claire, operation)).toMatchObject({ done: 1, conflicts: 1 })
    expect(await undoOperation(deps, claire, 'inconnue')).toEqual({ operation: '', done: 0, conflicts: 0 })
  })

  it('takes back a note, and brings back one that was deleted', async () => {
    const added = await addNote(deps, claire, 'a', 'À relire.')
    const [note] = await listNotes(deps.db, 'a')
    await expect(undoOperation(deps, yanis, added.operation)).rejects.toMatchObject({
      code: 'not-the-author',
    })
    const undone = await undoOperation(deps, yanis, added.operation, true)
    expect(undone).toMatchObject({ done: 1, conflicts: 0 })
    expect(await listNotes(deps.db, 'a')).toEqual([])
    expect(await undoOperation(deps, claire, added.operation)).toMatchObject({ done: 0, conflicts: 1 })

    expect(await undoOperation(deps, claire, undone.operation)).toMatchObject({ done: 1 })
    expect(await listNotes(deps.db, 'a')).toEqual([note])
    const deleted = await deleteNote(deps, claire, note!.id, false)
    expect(await undoOperation(deps, claire, deleted.operation)).toMatchObject({ done: 1 })
    expect(await listNotes(deps.db, 'a')).toEqual([note])
    expect((await auditOf(deps)).map(({ action }) => action)).toEqual([
      'item.note',
      'item.undo',
      'item.undo',
      'item.note',
      'item.undo',
    ])
  })
})
