import { beforeEach, describe, expect, it } from 'vitest'
import { addNote, deleteNote } from '#src/curation/notes.ts'
import { listNotes } from '#src/store/item-notes.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { auditOf, claire, openCuration, readItem, yanis } from './curation-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openCuration()
  await readItem(deps, { id: 'a' })
})

describe('addNote', () => {
  it('keeps the words under the author’s name, and tells it in the audit log', async () => {
    const { operation } = await addNote(deps, claire, 'a', '  À relire :\r\n<b>urgent</b>\u0007 ')
    const [note] = await listNotes(deps.db, 'a')
    expect(note).toEqual({
      id: expect.any(String),
      itemId: 'a',
      personId: 'claire',
      author: 'Claire Moreau',
      text: 'À relire :\n<b>urgent</b>',
      writtenAt: '2026-11-24T08:00:00.000Z',
    })
    expect(await auditOf(deps)).toMatchObject([
      { action: 'item.note', subject: { id: 'a' }, before: { note: null }, after: { note }, operation },
    ])
  })

  it('lists the latest first, a program’s among them', async () => {
    await addNote(deps, claire, 'a', 'Première')
    deps.clock.at = new Date('2026-11-24T09:00:00Z')
    await addNote(deps, { name: 'ligne de commande' }, 'a', 'Seconde')
    const notes = await listNotes(deps.db, 'a')
    expect(notes.map(({ author, text }) => [author, text])).toEqual([
      ['ligne de commande', 'Seconde'],
      ['Claire Moreau', 'Première'],
    ])
    expect(notes[0]).not.toHaveProperty('personId')
  })

  it('skips an unknown item, refuses an empty note and a long one', async () => {
    expect(await addNote(deps, claire, 'inconnu', 'Bonjour')).toEqual({ operation: '', done: 0, skipped: 1 })
    await expect(addNote(deps, claire, 'a', ' \n ')).rejects.toMatchObject({ code: 'note-length' })
    await expect(addNote(deps, claire, 'a', 'x'.repeat(2001))).rejects.toMatchObject({ code: 'note-length' })
    expect(await auditOf(deps)).toEqual([])
  })
})

describe('deleteNote', () => {
  it('is for the author and for who may delete any', async () => {
    for (const text of ['un', 'deux']) await addNote(deps, claire, 'a', text)
    const [one, two] = await listNotes(deps.db, 'a')
    await expect(deleteNote(deps, yanis, one!.id, false)).rejects.toMatchObject({ code: 'not-the-author' })
    expect(await deleteNote(deps, claire, one!.id, false)).toMatchObject({ done: 1, skipped: 0 })
    expect(await deleteNote(deps, yanis, two!.id, true)).toMatchObject({ done: 1, skipped: 0 })
    expect(await deleteNote(deps, yanis, two!.id, true)).toMatchObject({ done: 0, skipped: 1 })
    expect((await auditOf(deps)).slice(2)).toMatchObject([
      { actor: claire, before: { note: one }, after: { note: null } },
      { actor: yanis, before: { note: two }, after: { note: null } },
    ])
  })

  it('gives nobody the note of a person who is gone', async () => {
    await addNote(deps, claire, 'a', 'Adieu')
    await deps.db.run(`delete from people where id = 'claire'`)
    const [note] = await listNotes(deps.db, 'a')
    expect(note).toMatchObject({ author: 'Claire Moreau', text: 'Adieu' })
    await expect(deleteNote(deps, { name: 'inconnu' }, note!.id, false)).rejects.toMatchObject({
      code: 'not-the-author',
    })
  })
})
