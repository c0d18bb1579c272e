import { describe, expect, it } from 'vitest'
import { commandLine } from '#src/account/actor.ts'
import { createApiKey } from '#src/account/api-keys.ts'
import { makeLink, readLink } from '#src/account/sign-in/links.ts'
import { changeIdentity } from '#src/account/people.ts'
import { erasedName } from '#src/account/privacy/personal-data.ts'
import { reject } from '#src/curation/item-actions.ts'
import { addNote } from '#src/curation/notes.ts'
import type { AuditRecord } from '#src/store/audit-log.ts'
import { listNotes } from '#src/store/item-notes.ts'
import type { LinkPurpose } from '#src/store/one-time-links.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, getAs, postAs, signIn, signInAs } from '#test/helpers/staff.ts'
import { auditSentence, sentenceText } from '#web/views/administration/audit-words.ts'

const headersOf = ({ headers }: Response) => ({
  cache: headers.get('cache-control'),
  open: headers.get('access-control-allow-origin'),
  policy: headers.get('cross-origin-resource-policy'),
  vary: headers.get('vary'),
})

describe('what was rejected a moment ago', () => {
  it.each(['/api/elements', '/flux/tout.rss', '/flux/tout.json', '/flux/recherche.atom?q=vague+capteurs'])(
    'has left %s, although the index does not know yet',
    async (path) => {
      const site = await openTestSite()
      const told = async () => /\/elements\/appel(?!-)/.test(await (await site.app.request(path)).text())
      expect(await told()).toBe(true)
      await reject(site.deps, commandLine, ['appel'], 'Hors sujet')
      expect(await told()).toBe(false)
    },
  )
})

describe('a feed of a reserved index', () => {
  const kept = { open: null, policy: 'same-origin', vary: 'Cookie, Authorization' }

  async function openReserved(): Promise<TestSite> {
    const site = await openTestSite({ seeds: false })
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    return site
  }

  it('is not for pages of other sites, nor for whoever uses the browser next', async () => {
    const site = await openReserved()
    const lea = await signInAs(site, 'lecteur')
    expect(headersOf(await getAs(site, lea, '/flux/tout.rss'))).toMatchObject(kept)
  })

  it('is the same by key', async () => {
    const site = await openReserved()
    const wanted = { name: 'Partenaire', scopes: ['flux'], days: 30 } as const
    const { secret } = await createApiKey(site.deps, commandLine, wanted)
    const answer = await site.app.request('/flux/tout.rss', {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
    expect(headersOf(answer)).toMatchObject(kept)
  })

  it('stays open to everyone while the index is public', async () => {
    const site = await openTestSite({ seeds: false })
    const told = headersOf(await site.app.request('/flux/tout.rss'))
    expect(told).toMatchObject({ open: '*', policy: 'cross-origin', cache: 'public, max-age=300' })
  })
})

describe('POST /bureau/annuler', () => {
  it('takes no note away from its author, whoever learns the number of the gesture', async () => {
    const site = await openTestSite()
    const [ada, victor] = [await signInAs(site, 'administrateur'), await signInAs(site, 'veilleur')]
    const { operation } = await addNote(site.deps, ada.person, 'appel', 'À relire.')
    const answer = await postAs(site, victor, '/bureau/annuler', { operation })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('Seuls son auteur et un administrateur')
    expect(await listNotes(site.deps.db, 'appel')).toHaveLength(1)
  })
})

describe('POST /administration/personnes', () => {
  it('without a mail server, says that nothing leaves and gives the link to hand over', async () => {
    const site = await openTestSite({ seeds: false })
    const ada = await signInAs(site, 'administrateur')
    const given = { nom: 'Léa Martin', email: 'lea@mairie.example', role: 'editeur' }
    const answer = await postAs(site, ada, '/administration/personnes', given)
    const page = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toStrictEqual([200, 'no-store'])
    expect(wordsOf(page)).toContain('Aucun serveur de courrier n’est configuré')
    expect(page).toMatch(/value="https:\/\/veille\.example\/lien\?jeton=[\w-]{43}"/)
  })
})

describe('one-time links', () => {
  async function linkOf(
    site: TestSite,
    purpose: LinkPurpose,
    personId: string,
  ): Promise<() => Promise<string>> {
    const link = await makeLink(site.deps, purpose, personId)
    await site.deps.db.batch(link.statements)
    const token = new URL(link.url).searchParams.get('jeton')!
    return async () => (await readLink(site.deps, token)).kind
  }

  it('an invitation ends when the person comes in another way', async () => {
    const site = await openTestSite({ seeds: false })
    const lea = await addStaff(site, 'editeur', { status: 'invited' })
    const state = await linkOf(site, 'invitation', lea.id)
    await signIn(site, lea, { method: 'password' })
    expect(await state()).toBe('used')
  })

  it('those that wait end when the person changes the password', async () => {
    const site = await openTestSite({ seeds: false })
    const lea = await signInAs(site, 'editeur')
    const states = await Promise.all([
      linkOf(site, 'reset', lea.person.id),
      linkOf(site, 'sign-in', lea.person.id),
    ])
    const answer = await postAs(site, lea, '/compte/mot-de-passe', {
      'mot-de-passe': 'corbeau lune pirate 77',
    })
    expect(answer.headers.get('location')).toBe('/compte?dit=mot-de-passe-change')
    expect(await Promise.all(states.map((state) => state()))).toStrictEqual(['used', 'used'])
  })
})

describe('the journal of an erased person', () => {
  it('names no « compte compte effacé »', () => {
    const line = {
      seq: 1,
      at: '2026-11-24T08:00:00.000Z',
      actor: { id: 'zoe', name: erasedName },
      subject: { type: 'person', id: 'zoe', words: erasedName },
    } as const
    const told = (action: string, actor: AuditRecord['actor'] = line.actor) =>
      sentenceText(auditSentence({ ...line, actor, action }))
    const ada = { id: 'ada', name: 'Ada' }
    expect(told('person.role', ada)).toBe('Ada a changé le rôle du compte effacé')
    expect(told('person.invitation', ada)).toBe('Ada a invité un compte effacé')
    expect(told('person.sign-in')).toBe('Un compte effacé a ouvert une session')
  })
})

describe('changeIdentity', () => {
  it('ends the links sent to the old address in the same breath', async () => {
    const site = await openTestSite({ seeds: false })
    const { db } = site.deps
    const lea = await addStaff(site, 'lecteur', { status: 'invited' })
    const link = await makeLink(site.deps, 'invitation', lea.id)
    await db.batch(link.statements)
    let batches = 0
    const dying: typeof db = {
      ...db,
      batch: async (statements) => {
        batches += 1
        if (batches > 1) throw new Error('killed')
        return db.batch(statements)
      },
    }
    await changeIdentity({ ...site.deps, db: dying }, commandLine, lea, {
      name: lea.name,
      email: 'lea@ailleurs.example',
    })
    const token = new URL(link.url).searchParams.get('jeton')!
    expect(await readLink(site.deps, token)).toStrictEqual({ kind: 'used' })
  })

  it('leaves them when the address is another’s', async () => {
    const site = await openTestSite({ seeds: false })
    const paul = await addStaff(site, 'veilleur')
    const lea = await addStaff(site, 'lecteur', { status: 'invited' })
    const link = await makeLink(site.deps, 'invitation', lea.id)
    await site.deps.db.batch(link.statements)
    const wanted = { name: lea.name, email: paul.email }
    expect(await changeIdentity(site.deps, commandLine, lea, wanted)).toBe(false)
    const token = new URL(link.url).searchParams.get('jeton')!
    expect(await readLink(site.deps, token)).toMatchObject({ kind: 'valid' })
  })
})
