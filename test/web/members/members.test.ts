import { beforeEach, describe, expect, it } from 'vitest'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listGroups } from '#src/store/member-groups.ts'
import { countMembers, insertMembers } from '#src/store/members.ts'
import { listOrganisations } from '#src/store/organisations.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type FormFields, type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { newMember } from '../../letter/members/new-member.ts'

const lea = newMember('lea.martin@blois.example', { name: 'Léa Martin', place: 'commune-41018' })
const paul = newMember('paul@vendome.example', { place: 'commune-41269' })
const ines = newMember('ines@tours.example', {
  name: 'Inès Petit',
  place: 'commune-37261',
  status: 'pending',
})

let site: TestSite
let editor: Staff

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  editor = await signInAs(site, 'editeur')
  await site.deps.db.batch([insertMembers([lea, paul, ines])])
})

const page = async (path: string) => wordsOf(await (await getAs(site, editor, path)).text())
const post = (path: string, fields: FormFields = {}) => postAs(site, editor, path, fields)
const find = (email: string) => findSubscriberByEmail(site.deps.db, email)
const actions = async () =>
  (await listAudit(site.deps.db, { kind: 'member', limit: 50 })).map(({ action }) => action)

describe('GET /membres', () => {
  it('is for who may edit', async () => {
    const reader = await signInAs(site, 'veilleur')
    expect((await getAs(site, reader, '/membres')).status).toBe(403)
    expect((await getAs(site, editor, '/membres')).status).toBe(200)
  })

  it.each([
    ['q=martin', ['lea']],
    ['q=INES', ['ines']],
    ['q=Inès', ['ines']],
    ['q=blois.example', ['lea']],
    ['q=%25', []],
    ['etat=pending', ['ines']],
    ['etat=constructor', ['lea', 'paul', 'ines']],
    ['groupe=inconnu', []],
  ])('narrows the list by « %s »', async (query, found) => {
    const words = await page(`/membres?${query}`)
    const names = {
      lea: 'lea.martin@blois.example',
      paul: 'paul@vendome.example',
      ines: 'ines@tours.example',
    }
    expect(
      Object.entries(names)
        .filter(([, email]) => words.includes(email))
        .map(([name]) => name),
    ).toEqual(found)
  })

  it('goes on from page to page without an address in the link', async () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      newMember(`m${String(n).padStart(2, '0')}@mairie.example`),
    )
    await site.deps.db.batch([insertMembers(many)])
    const first = await (await getAs(site, editor, '/membres')).text()
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).not.toContain('example')
    const second = await page(next)
    expect(wordsOf(first)).toContain('m00@mairie.example')
    expect(second).toContain('m59@mairie.example')
    expect(second).not.toContain('m00@mairie.example')
  })

  it('says what to do while nobody is in', async () => {
    const empty = await openTestSite({ seeds: false })
    const staff = await signInAs(empty, 'editeur')
    expect(wordsOf(await (await getAs(empty, staff, '/membres')).text())).toContain(
      'Personne n’est encore inscrit.',
    )
  })

  it('escapes what staff wrote', async () => {
    await site.deps.db.batch([
      insertMembers([newMember('x@mairie.example', { name: '<img src=x onerror=alert(1)>' })]),
    ])
    expect(await (await getAs(site, editor, '/membres')).text()).not.toContain('<img')
  })
})

describe('one member', () => {
  it('shows the choices, the proof and whether the address is suspended', async () => {
    await suppress(site.deps, lea.email, { reason: 'bounce', detail: '550, boîte inconnue' })
    const words = await page(`/membres/${lea.id}`)
    for (const told of ['Léa Martin', 'Blois, Agglopolys, Loir-et-Cher', 'Par téléphone.', 'Adresse bloquée'])
      expect(words).toContain(told)
    expect((await getAs(site, editor, '/membres/inconnu')).status).toBe(404)
  })

  it('is changed on their behalf: written down, and told', async () => {
    const answer = await post(`/membres/${lea.id}`, {
      nom: 'Léa Martin-Petit',
      lieu: 'Blois (41)',
      rythme: 'month',
    })
    expect(answer.headers.get('location')).toBe(`/membres/${lea.id}?dit=membre-change`)
    expect(await find(lea.email)).toMatchObject({
      name: 'Léa Martin-Petit',
      place: 'commune-41018',
      frequency: 'month',
    })
    const [line] = await listAudit(site.deps.db, { action: 'member.edit', limit: 1 })
    expect(line).toMatchObject({
      subject: { words: 'l…@blois.example' },
      before: { frequency: 'week' },
      after: { frequency: 'month' },
    })
    expect(JSON.stringify(line)).not.toContain('Martin')
    await sendMemberMails(site.deps)
    expect(site.mails.map(({ to }) => to)).toEqual([lea.email])
  })

  it('keeps quiet about a name, which only staff see', async () => {
    await post(`/membres/${lea.id}`, { nom: 'Autre', lieu: 'Blois (41)' })
    expect(await sendMemberMails(site.deps)).toBe(0)
  })

  it('is taken out with the same farewell, and erased on demand with no trace of the address', async () => {
    await post(`/membres/${lea.id}/desinscrire`)
    expect((await find(lea.email))?.status).toBe('left')
    await sendMemberMails(site.deps)
    expect(site.mails[0]?.subject).toContain('ne recevrez plus')
    expect((await post(`/membres/${lea.id}/effacer`)).headers.get('location')).toContain('inchange')
    await post(`/membres/${lea.id}/effacer`, { certain: 'oui' })
    const digest = await digestOf(site.deps.db)
    for (const trace of ['blois.example', 'Martin', 'martin']) expect(digest).not.toContain(trace)
    expect(await actions()).toEqual(['member.erase', 'member.leave'])
  })

  it('is asked once a day at most to confirm', async () => {
    const invite = () => post(`/membres/${ines.id}/inviter`)
    expect((await invite()).headers.get('location')).toContain('membre-invite')
    await sendMemberMails(site.deps)
    expect((await invite()).headers.get('location')).toContain('membre-trop-tot')
    site.wait(25 * 3_600_000)
    expect((await invite()).headers.get('location')).toContain('membre-invite')
    expect(site.mails).toHaveLength(1)
  })
})

describe('POST /membres/ajouter', () => {
  const add = (email: string, fields: Record<string, string> = {}) =>
    post('/membres/ajouter', { email, nom: 'Zoé', consentement: 'confirmer', ...fields })

  it('asks the person to confirm', async () => {
    expect((await add('zoe@mairie.example')).status).toBe(303)
    expect(await find('zoe@mairie.example')).toMatchObject({
      status: 'pending',
      origin: 'staff',
      name: 'Zoé',
    })
    await sendMemberMails(site.deps)
    expect(site.mails[0]).toMatchObject({
      to: 'zoe@mairie.example',
      subject: 'Voulez-vous recevoir la lettre de veille\u202F?',
    })
  })

  it('takes a consent given elsewhere with its proof, and tells the person', async () => {
    const proof = 'Recueilli par Léa le 3 septembre 2026, au téléphone.'
    expect((await add('zoe@mairie.example', { consentement: 'donne', preuve: 'oui' })).status).toBe(422)
    expect((await add('zoe@mairie.example', { consentement: 'donne', preuve: proof })).status).toBe(303)
    expect(await find('zoe@mairie.example')).toMatchObject({ status: 'confirmed', consent: proof })
    await sendMemberMails(site.deps)
    expect(site.mails[0]?.subject).toBe('Vous êtes inscrit à la lettre de veille')
    expect(site.mails[0]?.text).toContain('/preferences?jeton=')
  })

  it.each([
    ['lea.martin@blois.example', 'reçoit déjà la lettre'],
    ['LEA.MARTIN@blois.example', 'reçoit déjà la lettre'],
    ['parti@mairie.example', 'a quitté la lettre : elle seule peut revenir'],
    ['rebond@mairie.example', 'est bloquée'],
    ['zoe@mairie.example\r\nBcc: a@b.example', 'n’a pas la forme attendue'],
    ['"zoé"@mairie.example', 'entre guillemets'],
  ])('refuses %j and says why', async (email, why) => {
    const gone = newMember('parti@mairie.example')
    await site.deps.db.batch([insertMembers([gone])])
    await post(`/membres/${gone.id}/desinscrire`)
    await suppress(site.deps, 'rebond@mairie.example', { reason: 'complaint', detail: 'x' })
    const before = await countMembers(site.deps.db, {})
    const answer = await add(email, { consentement: 'donne', preuve: 'Par courrier du 3 septembre.' })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain(why)
    expect(await countMembers(site.deps.db, {})).toBe(before)
  })

  it('lets who left come back by their own word', async () => {
    await post(`/membres/${paul.id}/desinscrire`)
    await sendMemberMails(site.deps)
    expect((await add(paul.email)).status).toBe(303)
    await sendMemberMails(site.deps)
    expect(site.mails.at(-1)?.subject).toContain('Voulez-vous recevoir')
    expect((await find(paul.email))?.status).toBe('left')
  })
})

describe('groups', () => {
  it('are made, filled, emptied, renamed and removed; their members stay', async () => {
    await post('/membres/groupes', { nom: '  Maires\u0007 ruraux ' })
    expect((await post('/membres/groupes', { nom: 'maires ruraux' })).headers.get('location')).toContain(
      'dit=groupe-pris',
    )
    const [group] = await listGroups(site.deps.db)
    expect(group).toMatchObject({ name: 'Maires ruraux', members: 0 })
    const chosen = (faire: string): [string, string][] => [
      ['membre', lea.id],
      ['membre', ines.id],
      ['membre', 'inconnu'],
      ['groupe-choisi', group!.id],
      ['faire', faire],
    ]
    await post('/membres/gestes', chosen('ajouter'))
    expect((await listGroups(site.deps.db))[0]?.members).toBe(2)
    expect(await page(`/membres?groupe=${group!.id}`)).not.toContain('paul@')
    await post('/membres/gestes', chosen('retirer').slice(1))
    expect((await listGroups(site.deps.db))[0]?.members).toBe(1)
    await post(`/membres/groupes/${group!.id}/nom`, { nom: 'Maires' })
    expect((await listGroups(site.deps.db))[0]?.name).toBe('Maires')
    await post(`/membres/groupes/${group!.id}/supprimer`)
    expect(await listGroups(site.deps.db)).toEqual([])
    expect(await countMembers(site.deps.db, {})).toBe(3)
  })

  it.each([{}, { faire: 'ajouter' }, { faire: 'constructor', membre: 'x', 'groupe-choisi': 'y' }])(
    'does nothing of %j',
    async (fields) => {
      expect((await post('/membres/gestes', fields as FormFields)).headers.get('location')).toBe(
        '/membres?dit=membres-non-choisis',
      )
    },
  )
})

describe('organisations', () => {
  const addBody = async (nom: string, lieux: string) => {
    const location = (await post('/membres/organisations', { nom, lieux })).headers.get('location') ?? ''
    return location.split('?')[0] ?? ''
  }

  it('see the members whose place lies inside theirs', async () => {
    const department = await page(await addBody('Conseil départemental', 'Loir-et-Cher'))
    expect(department).toContain('lea.martin@blois.example')
    expect(department).toContain('paul@vendome.example')
    expect(department).not.toContain('ines@tours.example')
    const agglo = await page(await addBody('Agglopolys', 'Agglopolys'))
    expect(agglo).toContain('lea.martin@')
    expect(agglo).not.toContain('paul@')
  })

  it('see those of the bodies inside, whatever place these chose; a syndicate has several places', async () => {
    const town = await addBody('Ville de Blois', 'Blois')
    const member = newMember('agent@blois.example', { organisationId: town.split('/').at(-1)! })
    await site.deps.db.batch([insertMembers([member])])
    const words = await page(await addBody('Syndicat mixte', 'Loir-et-Cher (41) ; Indre-et-Loire'))
    for (const told of [
      'agent@blois.example',
      'ines@tours.example',
      'Ville de Blois',
      '4 de plus dans son territoire',
    ])
      expect(words).toContain(told)
  })

  it.each([
    ['', 'Blois', 'Donnez un nom.'],
    ['Mairie', 'Trifouilly', 'n’est pas le nom d’un territoire connu'],
    ['Mairie', 'Saint-Denis', 'Plusieurs territoires s’appellent'],
  ])('refuse the name %j with the place %j', async (nom, lieux, why) => {
    const answer = await post('/membres/organisations', { nom, lieux })
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain(why)
    expect(await listOrganisations(site.deps.db)).toEqual([])
  })

  it('are renamed and removed; a name is one body’s', async () => {
    const path = await addBody('Ville de Blois', 'Blois')
    await addBody('Ville de Tours', 'Tours')
    expect((await post(path, { nom: 'ville de tours', lieux: 'Blois (41)' })).status).toBe(422)
    expect((await post(path, { nom: 'Mairie de Blois', lieux: 'Blois (41)' })).status).toBe(303)
    await post(`${path}/supprimer`)
    expect((await listOrganisations(site.deps.db)).map(({ name }) => name)).toEqual(['Ville de Tours'])
    expect((await getAs(site, editor, path)).status).toBe(404)
  })
})
