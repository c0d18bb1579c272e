import { describe, expect, it } from 'vitest'
import { groupsInForce, openSynonyms } from '#src/search/words/current-synonyms.ts'
import { synonymKey } from '#src/search/words/synonym-key.ts'
import { deleteSynonymEdit, insertSynonymEdit } from '#src/store/synonym-edits.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const shipped = [
  { same: ['FttH', 'fibre jusqu’à l’abonné'], narrower: [] },
  { same: ['énergies renouvelables'], narrower: ['éolien'] },
]
const editOf = (action: 'add' | 'remove', words: string[]) => ({
  key: synonymKey(words),
  action,
  words,
  author: 'Léa Martin',
  changedAt: '2026-11-24T08:00:00Z',
})

describe('groupsInForce', () => {
  it('leaves out what was taken off, narrower words counted, and adds what was added', () => {
    const edits = [
      editOf('remove', ['énergies renouvelables', 'éolien']),
      editOf('add', ['un mot', 'autre chose']),
    ]
    expect(groupsInForce(shipped, edits)).toEqual([
      shipped[0],
      { same: ['un mot', 'autre chose'], narrower: [] },
    ])
  })
})

describe('openSynonyms', () => {
  it('follows each change at once, and compiles anew only then', async () => {
    const db = await openTestDatabase()
    const current = openSynonyms(db, shipped)
    const before = await current()
    expect(await current()).toBe(before)
    expect(before.knows('ftth')).toBe(true)
    expect(before.at(['jumel'], 0)).toBeUndefined()
    await db.batch([insertSynonymEdit(editOf('add', ['jumelle', 'sosie']), 10)])
    const [stem] = synonymKey(['sosie']).split(' ')
    expect((await current()).at([stem!], 0)?.others).toHaveLength(1)
    await db.batch([insertSynonymEdit(editOf('remove', ['FttH', 'fibre jusqu’à l’abonné']), 10)])
    expect((await current()).knows('ftth')).toBe(false)
    await db.batch([deleteSynonymEdit(synonymKey(['FttH', 'fibre jusqu’à l’abonné']), 'remove')])
    expect((await current()).knows('ftth')).toBe(true)
  })
})
