import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudits } from '#src/store/audit-log.ts'
import type { Person } from '#src/store/people.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, getAs, signIn } from '#test/helpers/staff.ts'
import { findNotice } from '#web/notice.ts'
import type { Visitor } from '#web/door/visitor.ts'

const operation = '11111111-2222-4333-8444-555555555555'
let site: TestSite
let lea: Person
let visitor: Visitor

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  lea = await addStaff(site, 'veilleur', { name: 'Léa' })
  visitor = { person: lea, can: () => true }
})

async function rejected(actor: { id: string; name: string }, count = 1): Promise<void> {
  const line = { at: '2026-11-24T08:00:00.000Z', actor, action: 'item.reject', operation }
  const lines = Array.from({ length: count }, (_, n) => ({
    ...line,
    subject: { type: 'item', id: `i${n}`, words: `Titre ${n}` } as const,
  }))
  await site.deps.db.batch(recordAudits(lines))
}
const notice = (query: string, who: Visitor = visitor) =>
  findNotice(site.deps.db, who, new URLSearchParams(query))

describe('findNotice', () => {
  it('says one of our sentences, by its name', async () => {
    expect(await notice('dit=deconnecte', { can: () => false })).toStrictEqual({
      words: 'Vous êtes déconnecté.',
    })
  })

  it.each(['', 'inconnu', 'constructor', '__proto__', 'toString', 'Votre compte est piraté'])(
    'says nothing by « %s »',
    async (name) => {
      expect(await notice(`dit=${encodeURIComponent(name)}`)).toBeUndefined()
      expect((await site.app.request(`/connexion?dit=${encodeURIComponent(name)}`)).status).toBe(200)
    },
  )

  it('tells whoever made a gesture what it did, and how to undo it', async () => {
    await rejected(lea, 3)
    expect(await notice(`fait=${operation}`)).toMatchObject({
      words: expect.stringContaining('3'),
      undo: operation,
    })
  })

  it('tells nobody else', async () => {
    await rejected({ id: 'autre', name: 'Max' })
    expect(await notice(`fait=${operation}`)).toBeUndefined()
    expect(await notice(`fait=${operation}`, { can: () => true })).toBeUndefined()
  })

  it.each(['', 'x', operation.slice(1), `${operation}'`, '%00'])('knows no gesture « %s »', async (given) => {
    await rejected(lea)
    expect(await notice(`fait=${given}`)).toBeUndefined()
  })

  it('is said on the page, before its title, in words that are escaped', async () => {
    const line = { at: '2026-11-24T08:00:00.000Z', actor: lea, action: 'item.reject', operation }
    const subject = { type: 'item', id: 'i', words: '<img src=x>' } as const
    await site.deps.db.batch(recordAudits([{ ...line, subject }]))
    const staff = await signIn(site, lea)
    const page = await (await getAs(site, staff, `/compte?fait=${operation}`)).text()
    expect(page).not.toContain('<img')
    expect(page).toContain('role="status"')
    expect(wordsOf(page)).toContain('« <img src=x> »')
    expect(page).toMatch(/<title>«\u202F&lt;img src=x&gt;[^<]* – Mon compte – Vigie<\/title>/)
    expect(page).toContain(`name="operation" value="${operation}"`)
  })
})
