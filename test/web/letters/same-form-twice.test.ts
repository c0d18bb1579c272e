import { beforeEach, describe, expect, it } from 'vitest'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { approveLetter } from '#src/letter/desk/approve.ts'
import { listComments } from '#src/letter/desk/comments.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import type { LetterState } from '#src/store/letters.ts'
import { postAs } from '#test/helpers/staff.ts'
import { type LetterWorld, act, draftOf, openLetterWorld, show } from './letter-world.ts'

let world: LetterWorld

beforeEach(async () => {
  world = await openLetterWorld()
})

const stored = async () => (await draftOf(world)).stored

/** The very same body, sent again: a second press before the first answer. */
async function twice(name: string, fields: Record<string, string> = {}): Promise<number[]> {
  const body = { version: String((await stored()).version), vue: '', ...fields }
  const send = () => postAs(world.site, world.edith, `/lettres/13/${name}`, body)
  return (await Promise.all([send(), send()])).map(({ status }) => status).toSorted((a, b) => a - b)
}

const linesOf = async (action: string) =>
  (await listAudit(world.site.deps.db, { limit: 50, kind: 'letter' })).filter((one) => one.action === action)

describe('the same form sent twice at once', () => {
  it.each([
    ['drops one story', 'gestes', { geste: 'retirer:ami' }],
    ['writes one subject', 'gestes', { geste: 'sujet', sujet: 'Le cuivre ferme' }],
    ['adds one story', 'gestes', { geste: 'ajouter:serie-07' }],
  ])('%s, and makes one version', async (_, name, fields) => {
    expect(await twice(name, fields)).toStrictEqual([303, 409])
    expect((await stored()).version).toBe(2)
    expect(await listVersions(world.site.deps.db, (await stored()).id, 10)).toHaveLength(2)
  })

  it('approves once, with one line in the journal', async () => {
    expect(await twice('approuver', { depart: '2026-11-27T09:30' })).toStrictEqual([303, 409])
    expect((await stored()).state).toBe('approved')
    expect(await linesOf('letter.approve')).toHaveLength(1)
  })

  it.each([
    ['annuler', 'letter.cancel', 'cancelled'],
    ['seule', 'letter.alone', 'draft'],
  ])('%s is done once', async (name, action, state) => {
    const statuses = await twice(name, name === 'seule' ? { valeur: 'oui' } : {})
    expect(statuses[0]).toBe(303)
    expect(statuses.every((status) => status === 303 || status === 409)).toBe(true)
    expect([(await stored()).state, (await linesOf(action)).length]).toStrictEqual([state, 1])
  })

  it('takes an approval back once', async () => {
    await act(world, 'approuver', { depart: '2026-11-27T09:30' })
    await twice('retenir')
    expect([(await stored()).state, (await linesOf('letter.hold-back')).length]).toStrictEqual(['draft', 1])
  })

  it('undoes one gesture, not the one before it', async () => {
    await act(world, 'gestes', { geste: 'retirer:ami' })
    await act(world, 'gestes', { geste: 'retirer:appel' })
    await twice('defaire', { operation: '3' })
    expect((await draftOf(world)).letter.dropped.map(({ id }) => id)).toStrictEqual(['ami'])
  })

  it('prepares one draft', async () => {
    await act(world, 'annuler')
    const send = () => postAs(world.site, world.edith, '/lettres/brouillon')
    const made = await Promise.all([send(), send()])
    const numbers = made.map((one) => one.headers.get('location'))
    expect(new Set(numbers).size).toBe(1)
    const { n } = (await world.site.deps.db.get<{ n: number }>(
      `select count(*) as n from letters where state = 'draft'`,
    ))!
    expect(n).toBeLessThanOrEqual(1)
  })

  it('sends two tests, since a test is asked for and counted', async () => {
    expect(await twice('essai', { destinataire: world.edith.person.id })).toStrictEqual([303, 303])
    expect(world.site.mails).toHaveLength(2)
  })
})

/** The forms that a letter in this state refuses, and those that change nothing more. */
const refused: Record<Exclude<LetterState, 'draft'>, string[]> = {
  approved: ['gestes', 'approuver', 'rouvrir', 'seule'],
  sending: ['gestes', 'approuver', 'retenir', 'annuler', 'rouvrir', 'seule'],
  sent: ['gestes', 'approuver', 'retenir', 'annuler', 'rouvrir', 'seule'],
  cancelled: ['gestes', 'approuver', 'retenir', 'seule'],
}

const fieldsOf: Record<string, Record<string, string>> = {
  gestes: { geste: 'retirer:ami' },
  approuver: { depart: '2026-11-27T09:30' },
  seule: { valeur: 'oui' },
}

describe('the forms of a letter in another state', () => {
  it.each(Object.entries(refused))('say so, and change nothing: %s', async (state, names) => {
    await put(state as LetterState)
    const before = await stored()
    for (const name of names) {
      const answer = await show(act(world, name, fieldsOf[name]))
      const isSaid = answer.words.includes('Rien n’a été enregistré.')
      expect([name, answer.status, isSaid]).toStrictEqual([name, 409, true])
    }
    expect(await stored()).toStrictEqual(before)
  })
})

async function put(state: LetterState): Promise<void> {
  const { id, version } = await stored()
  const { deps } = world.site
  if (state === 'cancelled') return void (await act(world, 'annuler'))
  await approveLetter(deps, { name: 'essai' }, id, version, 'now')
  if (state !== 'approved') await deps.db.run('update letters set state = ? where id = ?', state, id)
}

describe('comments', () => {
  it('are bounded in number and in length, and say so', async () => {
    const { id } = await stored()
    await world.site.deps.db.run(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < 500)
       insert into letter_comments (id, letter_id, author, text, written_at)
       select 'k' || i, ?, 'compte effacé', 'Mot ' || i, '2026-11-24T08:00:00Z' from n`,
      id,
    )
    const full = await show(act(world, 'commentaires', { commentaire: 'Un de plus' }))
    expect([full.status, full.words.includes('500 commentaires au plus')]).toStrictEqual([422, true])
    const long = await show(act(world, 'commentaires', { commentaire: 'é'.repeat(2_001) }))
    expect([long.status, long.words.includes('Le commentaire est trop long')]).toStrictEqual([422, true])
  })

  it('keep what was typed when they are refused', async () => {
    const typed = `${'a'.repeat(2_001)}<i>`
    const page = await show(act(world, 'commentaires', { commentaire: typed }))
    expect(page.$('textarea[name="commentaire"]').text().trim()).toBe(typed)
  })

  it('of an account that is erased stay, without its name', async () => {
    await act(world, 'commentaires', { commentaire: 'Avant de partir' }, world.emile)
    await erasePersonalData(world.site.deps, { name: 'essai' }, world.emile.person.email)
    const [comment] = await listComments(world.site.deps, (await stored()).id)
    expect(comment).toMatchObject({ author: 'compte effacé', text: 'Avant de partir' })
    expect(comment).not.toHaveProperty('personId')
  })

  it('cannot be settled from another letter', async () => {
    await act(world, 'commentaires', { commentaire: 'À voir' })
    const [comment] = await listComments(world.site.deps, (await stored()).id)
    await postAs(world.site, world.edith, '/lettres/12/commentaires/regler', {
      commentaire: comment!.id,
      regle: 'oui',
    })
    expect((await listComments(world.site.deps, (await stored()).id))[0]).not.toHaveProperty('settledAt')
  })
})
