import { describe, expect, it } from 'vitest'
import { decodeMemberFile } from '#src/letter/members/import/import-bounds.ts'
import { type LeftOut, readMemberFile } from '#src/letter/members/import/read-import.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import { confirmImport, resumeImport, writeImport } from '#src/letter/members/import/write-import.ts'
import { leaveLetter } from '#src/letter/members/leave.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { listGroups } from '#src/store/member-groups.ts'
import { findImport, listImportFaults } from '#src/store/member-imports.ts'
import { countInvitations } from '#src/store/member-mails.ts'
import { countByStatus, insertMembers } from '#src/store/members.ts'
import { countOrganisationMembers, listOrganisations } from '#src/store/organisations.ts'
import { deleteStalePending, findSubscriberByEmail } from '#src/store/subscribers.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { newMember } from './new-member.ts'

const actor = { name: 'Édith Éditeur' }

async function readLines(csv: string, mode: 'confirm' | 'given' = 'confirm', proof = '') {
  const deps = await createTestDeps()
  const file = readMemberFile(deps, csv, { mode, proof })
  return { ...file, ready: file.ready.map(({ line }) => line) }
}

const reasonsOf = (lines: readonly LeftOut[]) =>
  lines.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)

describe('readMemberFile', () => {
  it('reads what spreadsheets write, whatever the separator and the names of the columns', async () => {
    const expected = {
      line: 2,
      email: 'jeanne.dupont@mairie.fr',
      name: 'Jeanne Dupont',
      organisation: 'Ville de Blois',
      place: 'commune-41018',
      groups: ['Élus', 'DSI'],
      axes: ['donnees-ia', 'cybersecurite-confiance'],
      frequency: 'month',
      consent: 'formulaire papier',
      consentedAt: '2026-09-03',
    }
    const header = [
      'Adresse électronique',
      'Prénom',
      'NOM',
      'Collectivité',
      'Commune',
      'Groupes',
      'Axes',
      'Fréquence',
      'Consentement',
      'Date du consentement',
    ]
    const row = [
      'Jeanne.Dupont@mairie.fr'.toLowerCase(),
      'Jeanne',
      'Dupont',
      'Ville de Blois',
      'Blois',
      'Élus | DSI',
      'DI+CY',
      'mensuelle',
      'formulaire papier',
      '3/9/2026',
    ]
    for (const separator of [';', '\t', ',']) {
      const csv = `\uFEFF${header.join(separator)}\r\n${row.join(separator)}\r\n`
      const file = await readLines(csv)
      expect(file.leftOut).toEqual([])
      expect(file.ready).toEqual([expected])
    }
  })

  it.each([
    ['jean.dupont@', '« jean.dupont@ » n’est pas une adresse'],
    ['', 'il n’y a pas d’adresse'],
    ['"a b"@mairie.fr', 'guillemets ne sont pas acceptées'],
    ['jean@[10.0.0.1]', 'finit par un nom de domaine'],
    ['jéan@mairie.fr', 'lettres accentuées avant l’arobase'],
    ['jean@mairie.fr, paul@mairie.fr', 'n’est pas une adresse'],
    ['Jean <jean@mairie.fr>', 'n’est pas une adresse'],
  ])('names the fault of the address %j', async (email, reason) => {
    const file = await readLines(`nom;courriel\nX;"${email.replaceAll('"', '""')}"\n`)
    expect(file.ready).toEqual([])
    expect(file.leftOut).toEqual([
      expect.objectContaining({
        line: 2,
        kind: 'fault',
        column: 'courriel',
        reason: expect.stringContaining(reason),
      }),
    ])
  })

  it.each(["o'neil+veille@mairie.fr", 'a.b-c_d@sous.domaine.photography', 'contact@mairie-épernon.fr'])(
    'takes the odd but valid address %j',
    async (email) => {
      expect((await readLines(`courriel\n${email}\n`)).ready).toHaveLength(1)
    },
  )

  it.each([
    ['commune', 'Trifouilly', '« Trifouilly » n’est le nom d’aucun territoire connu'],
    ['commune', 'Saint-Denis', 'plusieurs territoires s’appellent « Saint-Denis »'],
    ['axes', 'astrologie', '« astrologie » n’est pas un axe'],
    ['fréquence', 'parfois', '« parfois » n’est pas un rythme'],
    ['fréquence', 'constructor', '« constructor » n’est pas un rythme'],
    ['consentement', 'non', 'cette personne n’a pas consenti'],
    ['date du consentement', '31/02/2026', '« 31/02/2026 » n’est pas une date passée'],
    ['date du consentement', '01/01/2099', '« 01/01/2099 » n’est pas une date passée'],
  ])('names the column « %s » when it says « %s »', async (column, value, reason) => {
    const file = await readLines(`courriel;${column}\na@mairie.fr;${value}\n`)
    expect(file.leftOut).toEqual([
      expect.objectContaining({
        line: 2,
        column,
        reason: expect.stringContaining(reason),
        cells: ['a@mairie.fr', value],
      }),
    ])
  })

  it('tells a double by the line where the address stood first, in whatever case', async () => {
    const file = await readLines('courriel\na@mairie.fr\n\nA@Mairie.fr\n')
    expect(reasonsOf(file.leftOut)).toEqual(['4 : « A@mairie.fr » est déjà à la ligne 2'])
  })

  it('counts lines as an editor does: empty ones, and values of several lines', async () => {
    const file = await readLines(
      'courriel;consentement\n\na@mairie.fr;"oui,\npar écrit"\nfaux;\nb@mairie.fr;oui\n',
    )
    expect(file.ready.map(({ line, email, consent }) => [line, email, consent])).toEqual([
      [3, 'a@mairie.fr', 'oui, par écrit'],
      [6, 'b@mairie.fr', 'oui'],
    ])
    expect(reasonsOf(file.leftOut)).toEqual(['5 courriel: « faux » n’est pas une adresse'])
  })

  it.each([
    'a@mairie.fr;"Dupont\nb@mairie.fr;Martin\nc@mairie.fr;"Durand"\n',
    'a@mairie.fr;"Dupont\nb@mairie.fr;Martin\nc@mairie.fr;Durand\n',
  ])('loses no line to a quote that is never closed: %j', async (body) => {
    const file = await readLines(`courriel;nom\n${body}`)
    expect(file.ready.map(({ line, email }) => [line, email])).toEqual([
      [3, 'b@mairie.fr'],
      [4, 'c@mairie.fr'],
    ])
    expect(reasonsOf(file.leftOut)).toEqual(['2 : un guillemet est ouvert et jamais fermé'])
  })

  it('loses none of a file where every line has a stray quote', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => `p${n}@mairie.fr;"Nom ${n}`)
    const file = await readLines(`courriel;nom\n${lines.join('\n')}\n`)
    expect(file.ready.length + file.leftOut.length).toBe(300)
    expect(file.ready.length).toBeGreaterThan(200)
  })

  it('wants a consent written somewhere when it was given elsewhere', async () => {
    const csv = 'courriel;consentement\na@mairie.fr;convention de 2026\nb@mairie.fr;\n'
    const alone = await readLines(csv, 'given')
    expect(alone.ready.map(({ email }) => email)).toEqual(['a@mairie.fr'])
    expect(reasonsOf(alone.leftOut)).toEqual([
      '3 consentement: rien ne dit comment cette personne a consenti',
    ])
    expect((await readLines(csv, 'given', 'Réunion du 3 septembre')).ready).toHaveLength(2)
  })

  it.each([
    ['', 'vide'],
    ['nom;prénom\nDupont;Jeanne\n', '« nom », « prénom »'],
    ['a@mairie.fr\nb@mairie.fr\n', '« a@mairie.fr »'],
  ])('refuses a file without a column of addresses: %j', async (csv, words) => {
    await expect(readLines(csv)).rejects.toMatchObject({
      code: 'import-header',
      message: expect.stringContaining(words),
    })
  })

  it('refuses what passes its bound, whole', async () => {
    const lines = Array.from({ length: 100_001 }, (_, n) => `p${n}@mairie.fr`)
    await expect(readLines(`courriel\n${lines.join('\n')}`)).rejects.toMatchObject({
      code: 'import-too-long',
    })
  })

  it('keeps control characters out of what it keeps', async () => {
    const [line] = (await readLines('courriel;nom\na@mairie.fr;"Jean\u0000\u0007 Dupont"\n')).ready
    expect(line?.name).toBe('Jean Dupont')
    const hostile = await readLines('courriel\n"a@mairie.fr\r\nBcc: b@mairie.fr"\n')
    expect(hostile.ready).toEqual([])
  })
})

describe('decodeMemberFile', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('élu')],
    ['Windows-1252', Uint8Array.of(0xe9, 0x6c, 0x75)],
    ['UTF-16 of Excel', Uint8Array.of(0xff, 0xfe, 0xe9, 0, 0x6c, 0, 0x75, 0)],
  ])('reads %s', (_, bytes) => {
    expect(decodeMemberFile(bytes)).toBe('élu')
  })
})

const csv = [
  'courriel;nom;organisme;groupe;commune',
  'a@mairie.fr;Alice;Ville de Blois;Élus;Blois',
  'faux;Bob;;;',
  'c@mairie.fr;Carole;ville de Blois;Élus,DSI;',
  'membre@mairie.fr;Déjà là;;;',
  'parti@mairie.fr;Parti;;;',
  'rebond@mairie.fr;Rebond;;;',
  'a@mairie.fr;Alice encore;;;',
].join('\r\n')

async function prepared(consent: 'confirm' | 'given', proof = ''): Promise<{ deps: TestDeps; id: string }> {
  const deps = await createTestDeps()
  await deps.db.batch([insertMembers([newMember('membre@mairie.fr'), newMember('parti@mairie.fr')])])
  await leaveLetter(deps, (await findSubscriberByEmail(deps.db, 'parti@mairie.fr'))!.id)
  await sendMemberMails(deps)
  deps.sent.length = 0
  await suppress(deps, 'rebond@mairie.fr', { reason: 'bounce', detail: '550' })
  return { deps, id: await prepareImport(deps, actor, { name: 'élus.csv', text: csv, consent, proof }) }
}

async function write({ deps, id }: { deps: TestDeps; id: string }): Promise<void> {
  const one = await findImport(deps.db, id)
  expect(await confirmImport(deps, actor, one!)).toBe(true)
  expect(await writeImport(deps, id, 60_000)).toBe(true)
}

describe('prepareImport', () => {
  it('counts every line once, and writes nobody', async () => {
    const { deps, id } = await prepared('confirm')
    const one = await findImport(deps.db, id)
    expect(one).toMatchObject({
      state: 'read',
      counts: { lines: 7, ready: 2, fault: 1, member: 1, left: 1, suppressed: 1, double: 1 },
    })
    expect(await countByStatus(deps.db)).toEqual({ confirmed: 1, left: 1, pending: 0 })
    const parts = await listImportFaults(deps.db, id, -1, 10)
    const lines = parts.flatMap(({ faults }) => JSON.parse(faults) as LeftOut[])
    expect(lines.map(({ line, kind, cells }) => [line, kind, cells.length])).toEqual([
      [3, 'fault', 5],
      [5, 'member', 5],
      [6, 'left', 5],
      [7, 'suppressed', 5],
      [8, 'double', 5],
    ])
  })
})

describe('writeImport', () => {
  it('makes pending members who are asked to confirm, with their groups and bodies', async () => {
    const world = await prepared('confirm')
    const { deps } = world
    await write(world)
    expect(await countByStatus(deps.db)).toEqual({ confirmed: 1, left: 1, pending: 2 })
    const [body] = await listOrganisations(deps.db)
    expect(body?.name).toBe('Ville de Blois')
    expect(await countOrganisationMembers(deps.db)).toEqual(new Map([[body?.id, 2]]))
    expect((await listGroups(deps.db)).map(({ name, members }) => [name, members])).toEqual([
      ['DSI', 1],
      ['Élus', 2],
    ])
    expect(await sendMemberMails(deps)).toBe(2)
    expect(deps.sent.map(({ to }) => to).toSorted()).toEqual(['a@mairie.fr', 'c@mairie.fr'])
    expect(deps.sent[0]?.subject).toBe('Voulez-vous recevoir la lettre de veille\u202F?')
    expect(await findImport(deps.db, world.id)).toMatchObject({ state: 'done', added: 2 })
  })

  it('keeps the proof of each when consent was given before, and asks nobody', async () => {
    const world = await prepared('given', 'Convention signée le 3 septembre 2026')
    await write(world)
    expect(await findSubscriberByEmail(world.deps.db, 'a@mairie.fr')).toMatchObject({
      status: 'confirmed',
      place: 'commune-41018',
      origin: 'import',
      consent: expect.stringMatching(
        /^Convention signée le 3 septembre 2026 \(fichier «\u202Félus\.csv\u202F», ligne 2, importé par Édith Éditeur le /,
      ),
    })
    expect(await countInvitations(world.deps.db)).toBe(0)
    expect((await findSubscriberByEmail(world.deps.db, 'parti@mairie.fr'))?.status).toBe('left')
    expect(await findSubscriberByEmail(world.deps.db, 'rebond@mairie.fr')).toBeUndefined()
  })

  it('is confirmed once, and within its hour', async () => {
    const { deps, id } = await prepared('confirm')
    const one = (await findImport(deps.db, id))!
    deps.clock.at = new Date(deps.now().getTime() + 3_600_001)
    expect(await confirmImport(deps, actor, one)).toBe(false)
    deps.clock.at = new Date(deps.now().getTime() - 3_600_001)
    expect(await confirmImport(deps, actor, one)).toBe(true)
    expect(await confirmImport(deps, actor, one)).toBe(false)
  })

  it('goes on after a run that died, and the same file again adds nobody twice', async () => {
    const deps = await createTestDeps()
    const lines = Array.from({ length: 1500 }, (_, n) => `p${n}@mairie.fr`)
    const text = `courriel\n${lines.join('\n')}\n`
    const given = { name: 'tous.csv', text, consent: 'confirm', proof: '' } as const
    const id = await prepareImport(deps, actor, given)
    await confirmImport(deps, actor, (await findImport(deps.db, id))!)
    expect(await writeImport(deps, id, -1)).toBe(false)
    expect((await countByStatus(deps.db)).pending).toBe(400)
    const again = await prepareImport(deps, actor, given)
    expect((await findImport(deps.db, again))?.counts).toMatchObject({ ready: 1100, pending: 400 })
    expect(await resumeImport(deps, 60_000)).toBe(true)
    expect(await countByStatus(deps.db)).toEqual({ confirmed: 0, left: 0, pending: 1500 })
    await confirmImport(deps, actor, (await findImport(deps.db, again))!)
    await writeImport(deps, again, 60_000)
    expect(await findImport(deps.db, again)).toMatchObject({ state: 'done', added: 0 })
    expect(await countInvitations(deps.db)).toBe(1500)
  })

  it('lets the invitations leave by hundreds, and keeps who waits for theirs past the week', async () => {
    const deps = await createTestDeps()
    const lines = Array.from({ length: 250 }, (_, n) => `p${n}@mairie.fr`)
    const given = {
      name: 'tous.csv',
      text: `courriel\n${lines.join('\n')}`,
      consent: 'confirm',
      proof: '',
    } as const
    const id = await prepareImport(deps, actor, given)
    await write({ deps, id })
    expect([await sendMemberMails(deps), await countInvitations(deps.db)]).toEqual([100, 150])
    expect(await deleteStalePending(deps.db, '2026-12-24T00:00:00Z')).toBe(100)
    expect([await sendMemberMails(deps), await sendMemberMails(deps), await sendMemberMails(deps)]).toEqual([
      100, 50, 0,
    ])
  })
})
