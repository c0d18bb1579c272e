import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { decodeMemberFile } from '#src/letter/members/import/import-bounds.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import { type LeftOut, readMemberFile } from '#src/letter/members/import/read-import.ts'
import { confirmImport, resumeImport, writeImport } from '#src/letter/members/import/write-import.ts'
import type { Database } from '#src/store/database.ts'
import { findImport, listImportFaults } from '#src/store/member-imports.ts'
import { countInvitations } from '#src/store/member-mails.ts'
import { countByStatus } from '#src/store/members.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { digestOf } from '#test/helpers/digest.ts'

const actor = { name: 'Édith Éditeur' }
const deps = await createTestDeps()
const read = (csv: string) => readMemberFile(deps, csv, { mode: 'confirm', proof: '' })
const emailsOf = (csv: string) => read(csv).ready.map(({ line }) => line.email)
const file = (text: string) => ({ name: 'élus.csv', text, consent: 'confirm', proof: '' }) as const

describe('readMemberFile, whatever the file', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'a@mairie.fr',
      'A@MAIRIE.FR',
      'b@mairie.fr',
      'faux',
      '',
      '"',
      '""',
      '"Dupont',
      'Du;pont',
      'x\u0000y',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const row = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(';'))
  const ends = fc.constantFrom('\n', '\r\n', '\r')

  it('tells each line once, in order, and throws nothing but a sentence', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, ends), { maxLength: 30 }), (rows) => {
        const found = read(`courriel;nom\n${rows.map(([text, end]) => text + end).join('')}`)
        const lines = [...found.ready.map(({ line }) => line.line), ...found.leftOut.map(({ line }) => line)]
        expect(new Set(lines).size).toBe(lines.length)
        expect(lines).toHaveLength(found.lines)
        expect(found.leftOut.filter(({ reason }) => reason === '')).toEqual([])
        const emails = found.ready.map(({ line }) => line.email.toLowerCase())
        expect(new Set(emails).size).toBe(emails.length)
      }),
      { numRuns: 300 },
    )
  })

  it('finds every address of a file without quotes, whatever its ends of lines', () => {
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1, maxLength: 60 }), (given) => {
        const lines = given.map((end, n) => `p${n}@mairie.fr;Nom${end}`)
        expect(emailsOf(`courriel;nom\r\n${lines.join('')}`)).toHaveLength(given.length)
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['empty lines first', '\n\r\n \ncourriel,nom\na@mairie.fr,Alice\n'],
    ['two marks of order', '\uFEFFcourriel;nom\na@mairie.fr;Alice'],
    ['a line without end', 'courriel\na@mairie.fr'],
    ['spaces around', 'courriel ; nom\n  a@mairie.fr  ; Alice '],
    ['quotes around all', '"courriel";"nom"\n"a@mairie.fr";"Alice ""A."""'],
    ['columns too many', 'courriel;nom\na@mairie.fr;Alice;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;'],
    ['columns too few', 'nom;courriel;organisme\nAlice;a@mairie.fr'],
    ['a no-break space', 'courriel;nom\n\u00A0a@mairie.fr\u00A0;Alice'],
  ])('reads through %s', (_, csv) => {
    expect(emailsOf(csv)).toEqual(['a@mairie.fr'])
  })

  it('bounds one line of ten million characters, and goes on after it', () => {
    const long = 'x'.repeat(10_000_000)
    for (const line of [long, `"${long}`, `${';'.repeat(10_000_000)}`]) {
      const found = read(`courriel;nom\n${line}\na@mairie.fr;Alice\n`)
      expect(found.ready.map(({ line: one }) => one.email)).toEqual(['a@mairie.fr'])
      expect(JSON.stringify(found.leftOut).length).toBeLessThan(10_000)
    }
    expect(() => read(`${long}\na@mairie.fr`)).toThrow('La première ligne doit nommer les colonnes')
  })
})

describe('decodeMemberFile', () => {
  const utf16 = (text: string, big: boolean) =>
    Uint8Array.from(
      [...text].flatMap((letter) => {
        const code = letter.charCodeAt(0)
        return big ? [code >> 8, code & 255] : [code & 255, code >> 8]
      }),
    )

  it.each([
    ['UTF-16 of Excel', utf16('\uFEFFcourriel\télu\r\na@mairie.fr\tà', false)],
    ['UTF-16 the other way round', utf16('\uFEFFcourriel\télu\r\na@mairie.fr\tà', true)],
    ['Windows-1252', Uint8Array.from('courriel\télu\r\na@mairie.fr\tà', (letter) => letter.charCodeAt(0))],
    ['UTF-8 with its mark', new TextEncoder().encode('\uFEFFcourriel\télu\r\na@mairie.fr\tà')],
  ])('reads %s', (_, bytes) => {
    expect(emailsOf(decodeMemberFile(bytes))).toEqual(['a@mairie.fr'])
  })
})

/** The file, kept and confirmed. */
async function confirmed(world: TestDeps, text: string): Promise<string> {
  const id = await prepareImport(world, actor, file(text))
  expect(await confirmImport(world, actor, (await findImport(world.db, id))!)).toBe(true)
  return id
}

/** A database whose program dies at the nth batch: before it, or once it is written and nobody knows. */
function dyingAt(db: Database, nth: number, isWritten: boolean): Database {
  let batches = 0
  return {
    ...db,
    get: db.get.bind(db),
    all: db.all.bind(db),
    run: db.run.bind(db),
    async batch(statements) {
      batches += 1
      if (batches < nth) return db.batch(statements)
      if (batches === nth && isWritten) await db.batch(statements)
      throw new Error('killed')
    },
  }
}

describe('writeImport, killed', () => {
  const text = `courriel;nom;groupe\n${Array.from({ length: 900 }, (_, n) => `p${n}@mairie.fr;Nom ${n};Élus`).join('\n')}`
  const deaths = [1, 2, 3, 4, 5, 6, 7].flatMap((nth) => [[nth, false] as const, [nth, true] as const])

  it.each(deaths)(
    'at batch %i, written: %s, is gone on with, and nobody is in it twice',
    async (nth, isWritten) => {
      const world = await createTestDeps()
      const id = await confirmed(world, text)
      await expect(
        writeImport({ ...world, db: dyingAt(world.db, nth, isWritten) }, id, 60_000),
      ).rejects.toThrow('killed')
      await resumeImport(world, 60_000)
      expect(await countByStatus(world.db)).toMatchObject({ pending: 900 })
      expect(await countInvitations(world.db)).toBe(900)
      expect(await findImport(world.db, id)).toMatchObject({ state: 'done', added: 900 })
    },
  )
})

describe('erasing a person from the files of imports', () => {
  const header = 'courriel;nom;commune'

  it('leaves whoever has a longer address that ends, or begins, like theirs', async () => {
    const world = await createTestDeps()
    const id = await confirmed(
      world,
      [header, 'na@mairie.fr;Na', 'anna@mairie.fr;Anna', 'na@mairie.free.fr;Free', 'x.na@mairie.fr;X'].join(
        '\n',
      ),
    )
    await erasePersonalData(world, actor, 'na@mairie.fr')
    await writeImport(world, id, 60_000)
    expect(await findSubscriberByEmail(world.db, 'na@mairie.fr')).toBeUndefined()
    for (const email of ['anna@mairie.fr', 'na@mairie.free.fr', 'x.na@mairie.fr'])
      expect((await findSubscriberByEmail(world.db, email))?.status).toBe('pending')
  })

  it('leaves the faulty lines of the others in the report', async () => {
    const world = await createTestDeps()
    const lines = [
      'na@mairie.fr;Na;Nulle-Part',
      'anna@mairie.fr;Anna;Nulle-Part',
      '"Na <na@mairie.fr>";Na;',
      'faux;Écrire à na@mairie.fr;',
    ]
    const id = await prepareImport(world, actor, file([header, ...lines].join('\n')))
    await erasePersonalData(world, actor, 'NA@mairie.fr')
    const parts = await listImportFaults(world.db, id, -1, 10)
    const left = parts.flatMap(({ faults }) => JSON.parse(faults) as LeftOut[])
    expect(left.map(({ line }) => line)).toEqual([3])
  })

  it.each([
    ['contact@mairie-épernon.fr', 'épernon'],
    ['Contact@MAIRIE-ÉPERNON.FR', 'épernon'],
    ['o’neil@mairie.fr, ', 'neil'],
  ])('finds the address that the file wrote in its own way: %s', async (written, trace) => {
    const world = await createTestDeps()
    const lines = [`${written};Un;Nulle-Part`, `${written};Deux;`, `${written};Trois;`]
    await prepareImport(world, actor, file([header, ...lines].join('\n')))
    const given = written.startsWith('o') ? 'o’neil@mairie.fr' : 'contact@mairie-épernon.fr'
    await erasePersonalData(world, actor, given)
    const digest = (await digestOf(world.db)).toLowerCase()
    for (const one of [trace, 'xn--']) expect(digest).not.toContain(one)
  })
})
