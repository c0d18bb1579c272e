import { beforeEach, describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { isSuppressed, suppress } from '#src/letter/deliver/suppressions.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { addLetter, addMember, letterId, rowOf } from '#test/letter/deliver/delivery-world.ts'

const path = '/lettres/12/envois'
let site: TestSite
let editor: Staff

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  editor = await signInAs(site, 'editeur')
  for (const id of ['a', 'b', 'c', 'd']) await addMember(site.deps, id)
  await addLetter(site.deps)
  await queueLetter(site.deps, letterId)
})

async function page(at = path): Promise<string> {
  return wordsOf(await (await getAs(site, editor, at)).text())
}

async function fail(id: string, maybe: 0 | 1, reason = 'Message refusé (réponse 552).'): Promise<void> {
  await site.deps.db.run(
    `update deliveries set status = 'failed', maybe_left = ?, error = ? where subscriber_id = ?`,
    maybe,
    reason,
    id,
  )
}

describe('GET /lettres/:number/envois', () => {
  it('counts by state, in words, and names who was not reached and why', async () => {
    await fail('a', 0)
    await fail('b', 1, 'Envoi interrompu.')
    const words = await page()
    expect(words).toContain('2 sur 4 traitées')
    expect(words).toContain('Échouées 2 aucun nouvel essai sans vous')
    expect(words).toContain('a@mairie.example Échouées Message refusé (réponse 552).')
    expect(words).toContain('b@mairie.example Échouées Peut-être partie : non renvoyée Envoi interrompu.')
    expect(words).toContain('Relancer 1 échec')
    expect(words).toContain('L’envoi reprendra dans les minutes qui viennent.')
  })

  it('keeps to one state and to one page', async () => {
    await fail('a', 0)
    expect(await page(`${path}?etat=bounced`)).toContain('Personne dans cette liste.')
    expect(await page(`${path}?etat=failed`)).toContain('a@mairie.example')
    expect(await page(`${path}?etat=constructor&page=-3`)).toContain('a@mairie.example')
    expect(await page(`${path}?page=2`)).toContain('Page 2')
  })

  it('says why mail waits, and until when', async () => {
    await site.deps.db.run(
      `insert into mail_pauses (scope, until, level, reason, at)
       values ('*', '2026-11-24T08:15:00Z', 1, 'Le serveur d’envoi a remis 5 messages de suite.', '2026')`,
    )
    const words = await page()
    expect(words).toContain('L’envoi est en pause.')
    expect(words).toContain('Le serveur d’envoi a remis 5 messages de suite. Tout l’envoi attend jusqu’à')
  })

  it('asks to be read again while it runs', async () => {
    expect((await getAs(site, editor, path)).headers.get('refresh')).toBeNull()
    await site.deps.db.run(
      `insert into delivery_runs (id, alone, until) values ('x', 1, '2026-11-24T08:01:00Z')`,
    )
    expect((await getAs(site, editor, path)).headers.get('refresh')).toBe('15')
    expect((await getAs(site, editor, `${path}?etat=failed`)).headers.get('refresh')).toBeNull()
  })

  it('is for editors, and for letters that exist', async () => {
    expect((await getAs(site, await signInAs(site, 'veilleur'), path)).status).toBe(403)
    expect((await getAs(site, editor, '/lettres/99/envois')).status).toBe(404)
  })

  it('escapes what a server may have written', async () => {
    await fail('a', 0, '<script>alert(1)</script>')
    expect(await (await getAs(site, editor, path)).text()).not.toContain('<script>alert')
  })
})

describe('the gestures of a delivery', () => {
  it('pause and resume, and are written in the journal', async () => {
    await postAs(site, editor, `${path}/pause`)
    expect(await deliverLetters(site.deps)).toMatchObject({ sent: 0 })
    expect(await page()).toContain('Mis en pause par l’équipe.')
    await postAs(site, editor, `${path}/reprise`)
    expect(await deliverLetters(site.deps)).toMatchObject({ sent: 4 })
    const lines = await listAudit(site.deps.db, { limit: 5, kind: 'letter' })
    expect(lines.map(({ action }) => action)).toEqual(['letter.resume', 'letter.pause'])
  })

  it('send again the failures that certainly did not leave, and no other', async () => {
    await deliverLetters(site.deps)
    await fail('a', 0)
    await fail('b', 1)
    const answer = await postAs(site, editor, `${path}/relancer`)
    expect(answer.headers.get('location')).toBe(`${path}?dit=envoi-relance`)
    expect(await rowOf(site.deps, 'a')).toMatchObject({ status: 'queued', attempts: 0 })
    expect(await rowOf(site.deps, 'b')).toMatchObject({ status: 'failed' })
    expect(await deliverLetters(site.deps)).toMatchObject({ sent: 1 })
    expect(site.mails).toHaveLength(5)
  })

  it.each(['pause', 'reprise', 'relancer'])('are refused without a token or a letter: %s', async (name) => {
    expect((await postAs(site, { ...editor, csrf: 'faux' }, `${path}/${name}`)).status).toBe(403)
    expect((await postAs(site, editor, `/lettres/99/envois/${name}`)).status).toBe(404)
  })
})

describe('/lettres/adresses-bloquees', () => {
  const blocked = '/lettres/adresses-bloquees'

  it('looks an address up without writing it in an address', async () => {
    await suppress(site.deps, 'a@mairie.example', { reason: 'bounce', detail: 'Boîte inconnue.' })
    const answer = await postAs(site, editor, blocked, { adresse: 'A@mairie.example', geste: 'chercher' })
    expect(answer.status).toBe(200)
    expect(wordsOf(await answer.text())).toMatch(
      /A@mairie\.example est bloquée depuis le .* : Boîte inconnue\./,
    )
    const other = await postAs(site, editor, blocked, { adresse: 'b@mairie.example', geste: 'chercher' })
    expect(wordsOf(await other.text())).toContain('b@mairie.example n’est pas bloquée.')
  })

  it('blocks and releases, and the journal holds no whole address', async () => {
    await postAs(site, editor, blocked, { adresse: 'a@mairie.example', geste: 'bloquer' })
    expect(await isSuppressed(site.deps, 'a@mairie.example')).toBe(true)
    expect(await page(blocked)).toContain('1 adresse bloquée')
    const answer = await postAs(site, editor, blocked, { adresse: 'a@mairie.example', geste: 'debloquer' })
    expect(answer.headers.get('location')).toBe(`${blocked}?dit=adresse-debloquee`)
    expect(await isSuppressed(site.deps, 'a@mairie.example')).toBe(false)
    const lines = await listAudit(site.deps.db, { limit: 5, kind: 'letter' })
    expect(lines.map(({ action, subject }) => [action, subject.words])).toEqual([
      ['letter.unblock', 'a…@mairie.example'],
      ['letter.block', 'a…@mairie.example'],
    ])
  })

  it.each(['', 'pas une adresse', 'a@b', 'a@mairie.example, b@mairie.example'])(
    'says what is wrong with « %s »',
    async (adresse) => {
      const answer = await postAs(site, editor, blocked, { adresse, geste: 'bloquer' })
      expect(answer.status).toBe(422)
      expect(await page(blocked)).toContain('Aucune adresse n’est bloquée.')
    },
  )
})
