import { beforeEach, describe, expect, it } from 'vitest'
import {
  type AuditEntry,
  anonymiseActor,
  deleteAuditBefore,
  listAudit,
  listOperation,
  recordAudit,
  recordAuditIfChanged,
  recordAuditOfPerson,
  recordAudits,
} from '#src/store/audit-log.ts'
import { statement } from '#src/store/database.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { insertPerson } from '#src/store/people.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

const entry = (fields: Partial<AuditEntry> = {}): AuditEntry => ({
  at: '2026-11-24T08:00:00.000Z',
  actor: { id: 'lea', name: 'Léa' },
  action: 'item.reject',
  subject: { type: 'item', id: 'i1', words: 'Un titre' },
  ...fields,
})
const all = () => listAudit(db, { limit: 100 })

beforeEach(async () => {
  db = await openTestDatabase()
})

describe('recordAudit, recordAudits', () => {
  it('write the same line, each way', async () => {
    const full = entry({ before: { role: 'lecteur' }, after: ['é', null, 1], operation: 'op-1' })
    const program = entry({ actor: { name: 'tâche de nuit' } })
    await db.batch([recordAudit(full), recordAudit(program), ...recordAudits([full, program])])
    const [fourth, third, second, first] = await all()
    expect(first).toStrictEqual({ seq: 1, ...full })
    expect(second).toStrictEqual({ seq: 2, ...program })
    expect(third).toStrictEqual({ seq: 3, ...full })
    expect(fourth).toStrictEqual({ seq: 4, ...program })
  })

  it('take what people wrote as it is', async () => {
    const words = `'; drop table audit_log; -- "\\ \u202E 🦦`
    const hostile = entry({ subject: { type: 'item', id: words, words }, before: { words }, after: words })
    await db.batch([recordAudit(hostile), ...recordAudits([hostile])])
    for (const { seq: _, ...line } of await all()) expect(line).toStrictEqual(hostile)
  })

  it('write thousands in one statement, and nothing for none', async () => {
    expect(recordAudits([])).toStrictEqual([])
    const many = Array.from({ length: 3000 }, (_, n) =>
      entry({ subject: { type: 'item', id: `i${n}`, words: 'x' } }),
    )
    const statements = recordAudits(many)
    expect(statements).toHaveLength(1)
    await db.batch(statements)
    expect(await db.get('select count(*) as n from audit_log')).toStrictEqual({ n: 3000 })
  })

  it('say that a value was too long rather than keep half of it', async () => {
    await db.batch([
      recordAudit(
        entry({ before: 'x'.repeat(5000), subject: { type: 'item', id: 'i', words: 'y'.repeat(999) } }),
      ),
    ])
    const [line] = await all()
    expect(line?.before).toStrictEqual({ tooLong: 5002 })
    expect(line?.subject.words).toHaveLength(300)
  })
})

describe('recordAuditIfChanged', () => {
  it('follows the statement just before it', async () => {
    const setting = (value: string) =>
      statement(
        `insert into settings (name, value) values ('essai', ?)
         on conflict (name) do update set value = excluded.value where value <> excluded.value`,
        value,
      )
    await db.batch([setting('a'), recordAuditIfChanged(entry({ after: 'a' }))])
    await db.batch([setting('a'), recordAuditIfChanged(entry({ after: 'encore' }))])
    await db.batch([setting('b'), recordAuditIfChanged(entry({ after: 'b' }))])
    expect((await all()).map(({ after }) => after)).toStrictEqual(['b', 'a'])
  })

  it('leaves neither the change nor the line when the batch fails', async () => {
    const wrong = statement('insert into nulle_part values (1)')
    await expect(
      db.batch([
        statement(`insert into settings values ('essai', 'a')`),
        recordAuditIfChanged(entry()),
        wrong,
      ]),
    ).rejects.toThrow('nulle_part')
    expect(await all()).toStrictEqual([])
    expect(await db.all(`select * from settings where name = 'essai'`)).toStrictEqual([])
  })
})

describe('recordAuditOfPerson', () => {
  it('writes for an account that exists only', async () => {
    const createdAt = '2026-11-24T08:00:00.000Z'
    const lea = {
      id: 'lea',
      email: 'lea@mairie.example',
      name: 'Léa',
      role: 'veilleur',
      status: 'active',
    } as const
    await db.batch([insertPerson({ ...lea, createdAt })])
    const about = (id: string) => entry({ subject: { type: 'person', id, words: id } })
    const done = await db.batch([recordAuditOfPerson(about('lea')), recordAuditOfPerson(about(''))])
    expect(done.map(({ changes }) => changes)).toStrictEqual([1, 0])
  })
})

describe('listAudit', () => {
  beforeEach(async () => {
    await db.batch([
      recordAudit(entry({ at: '2026-11-20T08:00:00.000Z' })),
      recordAudit(entry({ at: '2026-11-21T08:00:00.000Z', actor: { id: 'max', name: 'Max' } })),
      recordAudit(entry({ at: '2026-11-22T08:00:00.000Z', action: 'item.retain', operation: 'op' })),
      recordAudit(
        entry({ at: '2026-11-23T08:00:00.000Z', subject: { type: 'person', id: 'i1', words: 'Max' } }),
      ),
      recordAudit(entry({ at: '2026-11-24T08:00:00.000Z', operation: 'op' })),
    ])
  })

  it.each([
    [{}, [5, 4, 3, 2, 1]],
    [{ actorId: 'max' }, [2]],
    [{ action: 'item.retain' }, [3]],
    [{ subjectType: 'person' }, [4]],
    [{ subjectType: 'item', subjectId: 'i1' }, [5, 3, 2, 1]],
    [{ from: '2026-11-21T08:00:00.000Z', to: '2026-11-23T08:00:00.000Z' }, [3, 2]],
    [{ beforeSeq: 3 }, [2, 1]],
    [{ actorId: 'lea', action: 'item.reject', beforeSeq: 5 }, [4, 1]],
    [{ actorId: `lea' or '1'='1` }, []],
  ])('keeps what %o asks for, latest first', async (filter, seqs) => {
    expect((await listAudit(db, { ...filter, limit: 50 })).map(({ seq }) => seq)).toStrictEqual(seqs)
  })

  it('stops at the limit', async () => {
    expect(await listAudit(db, { limit: 2 })).toHaveLength(2)
  })

  it('tells one gesture in the order of what it did', async () => {
    expect((await listOperation(db, 'op')).map(({ seq }) => seq)).toStrictEqual([3, 5])
    expect(await listOperation(db, '')).toStrictEqual([])
  })
})

describe('deleteAuditBefore', () => {
  it('forgets what is past its time', async () => {
    await db.batch([
      recordAudit(entry({ at: '2026-11-20T08:00:00.000Z' })),
      recordAudit(entry({ at: '2026-11-24T08:00:00.000Z' })),
    ])
    expect(await deleteAuditBefore(db, '2026-11-24T08:00:00.000Z')).toBe(1)
    expect(await all()).toHaveLength(1)
  })
})

describe('anonymiseActor', () => {
  it('takes the name away, and what was said of the person; the lines stay', async () => {
    await db.batch([
      recordAudit(entry()),
      recordAudit(
        entry({
          action: 'person.name',
          actor: { id: 'max', name: 'Max' },
          subject: { type: 'person', id: 'lea', words: 'Léa' },
          before: { name: 'Léa' },
          after: { name: 'Léa Martin' },
        }),
      ),
      recordAudit(
        entry({ actor: { id: 'max', name: 'Max' }, subject: { type: 'item', id: 'lea', words: 'Léa' } }),
      ),
    ])
    await db.batch(anonymiseActor('lea', 'Personne effacée'))
    const [item, renamed, own] = await all()
    expect(own?.actor).toStrictEqual({ id: 'lea', name: 'Personne effacée' })
    expect(renamed?.subject.words).toBe('Personne effacée')
    expect(renamed).not.toHaveProperty('before')
    expect(renamed).not.toHaveProperty('after')
    expect(item).toMatchObject({ actor: { name: 'Max' }, subject: { words: 'Léa' } })
  })
})
