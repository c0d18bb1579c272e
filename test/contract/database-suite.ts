import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, statement } from '#src/store/database.ts'

/** What every adapter of the Database port promises. No `node:` import here: it also runs in workerd. */
export function describeDatabase(name: string, open: () => Promise<Database>): void {
  describe(`Database: ${name}`, () => {
    let db: Database
    beforeEach(async () => {
      db = await open()
      await db.run('drop table if exists things')
      await db.run(
        'create table things (id integer primary key, name text not null unique, size real, note text) strict',
      )
    })

    it('answers the first row as a plain object, or undefined', async () => {
      await db.run('insert into things (name, size) values (?, ?)', 'fibre', 1.5)
      const row = await db.get<{ name: string }>(
        'select name, size, note from things where name = ?',
        'fibre',
      )
      expect(row).toStrictEqual({ name: 'fibre', size: 1.5, note: null })
      expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
      expect(await db.get('select * from things where name = ?', 'cuivre')).toBeUndefined()
    })

    it('answers all rows in order, or none', async () => {
      for (const one of ['b', 'a', 'é']) await db.run('insert into things (name) values (?)', one)
      expect(await db.all('select name from things order by name')).toStrictEqual([
        { name: 'a' },
        { name: 'b' },
        { name: 'é' },
      ])
      expect(await db.all('select name from things where id > 100')).toStrictEqual([])
    })

    it('counts the rows that a statement changed', async () => {
      await db.run('insert into things (name) values (?), (?)', 'a', 'b')
      expect((await db.run('update things set size = 1')).changes).toBe(2)
      expect((await db.run('update things set size = 1 where id = 99')).changes).toBe(0)
      expect((await db.run('insert into things (name) values (?) on conflict do nothing', 'a')).changes).toBe(
        0,
      )
    })

    it('writes a batch in order and answers each result', async () => {
      const results = await db.batch([
        statement('insert into things (name) values (?)', 'a'),
        statement('insert into things (name) values (?)', 'b'),
        statement('update things set size = 2'),
      ])
      expect(results.map((one) => one.changes)).toStrictEqual([1, 1, 2])
    })

    it('keeps nothing of a batch in which one statement fails', async () => {
      await db.run('insert into things (name) values (?)', 'déjà là')
      const batch = [
        statement('insert into things (name) values (?)', 'avant'),
        statement('insert into things (name) values (?)', 'déjà là'),
        statement('insert into things (name) values (?)', 'après'),
      ]
      await expect(db.batch(batch)).rejects.toThrow(/UNIQUE/i)
      expect(await db.all('select name from things')).toStrictEqual([{ name: 'déjà là' }])
      // The failure leaves the connection usable.
      await db.batch([statement('insert into things (name) values (?)', 'ensuite')])
      expect(await db.all('select name from things')).toHaveLength(2)
    })

    it('takes an empty batch', async () => {
      expect(await db.batch([])).toStrictEqual([])
    })

    it('reads a list of 5,000 values bound as one JSON parameter', async () => {
      const names = Array.from({ length: 5000 }, (_, n) => `élément ${n} "'`)
      await db.run('insert into things (name) select value from json_each(?)', JSON.stringify(names))
      const rows = await db.all<{ name: string }>(
        'select name from things where name in (select value from json_each(?)) order by id',
        JSON.stringify(names.slice(0, 3)),
      )
      expect(rows.map((row) => row.name)).toStrictEqual(names.slice(0, 3))
    })

    it('writes on after FTS5 numbered a row of its own beyond 2^53', async () => {
      await db.run('drop table if exists words')
      await db.run(`create virtual table words using fts5(text, content = '', contentless_delete = 1)`)
      const rows = Array.from({ length: 300 }, (_, n) =>
        statement(
          'insert into words (rowid, text) values (?, ?)',
          n + 1,
          `mot${n} numérique territoire${n % 7}`,
        ),
      )
      await db.batch(rows)
      // A deletion from a contentless table leaves a tombstone page: that row is the one.
      await db.run('delete from words where rowid <= 20')
      expect((await db.run('update things set size = 3')).changes).toBe(0)
      expect((await db.run('insert into things (name) values (?)', 'après')).changes).toBe(1)
    })

    it('rejects bad SQL', async () => {
      await expect(db.run('selec 1')).rejects.toThrow(/syntax/i)
      await expect(db.get('select * from nowhere')).rejects.toThrow(/no such table/i)
    })

    it('enforces foreign keys and finds accents through FTS5', async () => {
      await expect(
        db.run(`insert into item_axes values ('absent', 'donnees-ia', 0, 1, '[]')`),
      ).rejects.toThrow(/FOREIGN KEY/i)
      await db.run('drop table if exists words')
      await db.run(`create virtual table words using fts5(text, tokenize = 'unicode61 remove_diacritics 2')`)
      await db.run('insert into words (text) values (?)', 'Aménagement numérique')
      expect(await db.get('select text from words where words match ?', '"amenagement"')).toStrictEqual({
        text: 'Aménagement numérique',
      })
    })
  })
}
