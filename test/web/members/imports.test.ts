import { beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { countByStatus } from '#src/store/members.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { jobs, runJob } from '#worker/jobs.ts'

const csv = [
  'Courriel;Nom;Commune',
  'lea@mairie.example;Léa;Blois',
  'jean.dupont@;Jean;Blois',
  'paul@mairie.example;=cmd|calc;Trifouilly',
  'ines@mairie.example;Inès;',
].join('\n')

let site: TestSite
let editor: Staff

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  editor = await signInAs(site, 'editeur')
})

async function upload(
  body: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = { consentement: 'confirmer' },
  staff = editor,
): Promise<Response> {
  const form = new FormData()
  form.set('csrf', staff.csrf)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('fichier', new File([body], 'élus <b>.csv'))
  return site.app.request(`${site.deps.config.baseUrl}/membres/importer`, {
    method: 'POST',
    headers: { origin: site.deps.config.baseUrl, cookie: staff.cookie },
    body: form,
  })
}

async function uploaded(...given: Parameters<typeof upload>): Promise<string> {
  const answer = await upload(...given)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

const page = async (path: string) => (await getAs(site, editor, path)).text()

describe('POST /membres/importer', () => {
  it('shows what the file holds and writes nobody; each fault is named by line and column', async () => {
    const shown = await page(await uploaded(csv))
    const words = wordsOf(shown)
    expect(words).toContain('Importer 2 membres')
    expect(words).toContain('ligne 3, colonne « Courriel » : « jean.dupont@ » n’est pas une adresse')
    expect(words).toContain(
      'ligne 4, colonne « Commune » : « Trifouilly » n’est le nom d’aucun territoire connu',
    )
    expect(shown).not.toContain('<b>.csv')
    expect(await countByStatus(site.deps.db)).toEqual({ confirmed: 0, pending: 0, left: 0 })
  })

  it('gives back the lines left out, in order, as they stood, safe for a spreadsheet', async () => {
    const answer = await getAs(site, editor, `${await uploaded(csv)}/lignes.csv`)
    expect(answer.headers.get('content-disposition')).toContain('lignes-laissees-de-cote.csv')
    const rows: string[][] = parse(await answer.text(), { delimiter: ';', bom: true })
    expect(rows).toEqual([
      ['Courriel', 'Nom', 'Commune', 'n° de ligne', 'colonne', 'raison'],
      ['jean.dupont@', 'Jean', 'Blois', '3', 'Courriel', '« jean.dupont@ » n’est pas une adresse'],
      [
        'paul@mairie.example',
        "'=cmd|calc",
        'Trifouilly',
        '4',
        'Commune',
        '« Trifouilly » n’est le nom d’aucun territoire connu',
      ],
    ])
  })

  it('gives them all, however many', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `faux ${n}`)
    const path = await uploaded(`courriel\n${lines.join('\n')}`)
    const rows: string[][] = parse(await (await getAs(site, editor, `${path}/lignes.csv`)).text(), {
      delimiter: ';',
      bom: true,
    })
    expect(rows.length).toBe(10_001)
    expect(rows.at(-1)?.[0]).toBe('faux 9999')
    expect(wordsOf(await page(path))).toContain('Aucune ligne ne peut être importée.')
  })

  it.each([
    ['an empty file', '', 'Choisissez un fichier.'],
    ['a file without addresses', 'nom\nLéa\n', 'La première ligne doit nommer les colonnes'],
    [
      'a picture',
      Uint8Array.from({ length: 3000 }, (_, n) => (n * 97) % 251),
      'La première ligne doit nommer les colonnes',
    ],
  ])('refuses %s', async (_, body, why) => {
    const answer = await upload(body)
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain(why)
  })

  it('refuses what passes 15 MB before it is read', async () => {
    expect((await upload(new Uint8Array(15_200_000))).status).toBe(413)
  })

  it('wants a proof that says something', async () => {
    expect((await upload(csv, { consentement: 'donne', preuve: 'oui' })).status).toBe(422)
  })

  it('is for who may edit', async () => {
    expect((await upload(csv, {}, await signInAs(site, 'veilleur'))).status).toBe(403)
  })
})

describe('POST /membres/importer/:id', () => {
  it('writes, asks each to confirm, and says so in the log', async () => {
    const path = await uploaded(csv)
    expect((await postAs(site, editor, path)).headers.get('location')).toBe(path)
    expect(wordsOf(await page(path))).toContain('2 personnes invitées à confirmer')
    expect(await countByStatus(site.deps.db)).toEqual({ confirmed: 0, pending: 2, left: 0 })
    expect(await sendMemberMails(site.deps)).toBe(2)
    const [line] = await listAudit(site.deps.db, { kind: 'member', limit: 1 })
    expect(line).toMatchObject({
      action: 'member.import',
      after: { lignes: 4, membres: 2, consentement: 'confirm' },
    })
  })

  it('writes once, however often it is posted, and adds nobody twice from the same file', async () => {
    const path = await uploaded(csv, { consentement: 'donne', preuve: 'Convention du 3 septembre 2026' })
    await postAs(site, editor, path)
    await postAs(site, editor, path)
    expect(await countByStatus(site.deps.db)).toEqual({ confirmed: 2, pending: 0, left: 0 })
    const again = wordsOf(await page(await uploaded(csv)))
    expect(again).toContain('« lea@mairie.example » reçoit déjà la lettre : rien n’est changé')
    expect(again).toContain('Aucune ligne ne peut être importée.')
  })

  it('writes nothing past its hour, and the clock forgets the file', async () => {
    const path = await uploaded(csv)
    site.wait(3_600_001)
    expect(wordsOf(await page(path))).toContain('a été lu il y a plus d’une heure')
    await postAs(site, editor, path)
    expect((await countByStatus(site.deps.db)).pending).toBe(0)
    const job = jobs.find(({ name }) => name === 'members')!
    expect(await runJob(site.deps, job, { holder: 'essai' })).toBe('done')
    expect((await getAs(site, editor, path)).status).toBe(404)
    expect(await runJob(site.deps, job, { holder: 'essai' })).toBe('idle')
  })

  it('is given up', async () => {
    const path = await uploaded(csv)
    await postAs(site, editor, `${path}/abandonner`)
    expect((await getAs(site, editor, path)).status).toBe(404)
  })
})
