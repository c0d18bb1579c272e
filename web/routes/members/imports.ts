import { type Context, Hono } from 'hono'
import { WatchError } from '#src/errors.ts'
import { decodeMemberFile, importBounds } from '#src/letter/members/import/import-bounds.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import type { LeftOut } from '#src/letter/members/import/read-import.ts'
import { confirmImport, writeImport } from '#src/letter/members/import/write-import.ts'
import {
  type MemberImport,
  deleteImport,
  findImport,
  listImportFaults,
  listImports,
} from '#src/store/member-imports.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { importCsv } from '../../views/members/import-csv.ts'
import { type ImportForm, importPage, importReportPage } from '../../views/members/import-pages.ts'
import { membersPath } from '../../views/members/member-words.ts'
import { noProof } from './add-member.ts'

const path = `${membersPath}/importer`
const shownLines = 50
const hourMs = 3_600_000
// A person waits this long; the clock goes on with the rest.
const mostMs = 8000

/** A file of members: read, shown, and written once a person says so. */
export function memberImportRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get(path, (c) => showForm(site, c, { consent: '', proof: '', faults: {} }))
  app.post(path, (c) => readFile(site, c))
  app.get(`${path}/:id`, async (c) => showReport(site, c, await importAt(site, c)))
  app.post(`${path}/:id`, async (c) => {
    const one = await importAt(site, c)
    if (one.state === 'read') await confirmImport(site.deps, actorOf(c), one)
    await writeImport(site.deps, one.id, mostMs)
    return c.redirect(`${path}/${one.id}`, 303)
  })
  app.post(`${path}/:id/abandonner`, async (c) => {
    const one = await importAt(site, c)
    if (one.state === 'read') await db.batch([deleteImport(one.id)])
    return c.redirect(`${path}?dit=import-abandonne`, 303)
  })
  app.get(`${path}/:id/lignes.csv`, async (c) => {
    const one = await importAt(site, c)
    c.header('cache-control', 'no-store')
    c.header('content-disposition', 'attachment; filename="lignes-laissees-de-cote.csv"')
    c.header('content-type', 'text/csv; charset=utf-8')
    return c.body(importCsv(one.header, (after) => listImportFaults(db, one.id, after, 20)))
  })
  return app
}

async function readFile(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const given: ImportForm = {
    consent: form.text('consentement', 20),
    proof: form.text('preuve', 500),
    faults: {},
  }
  const file = form.file('fichier')
  if (!file || file.size === 0)
    return showForm(site, c, { ...given, faults: { fichier: 'Choisissez un fichier.' } })
  const { bytes } = importBounds()
  if (file.size > bytes) {
    const fault = `Le fichier dépasse ${bytes / 1_000_000} Mo : coupez-le en plusieurs.`
    return showForm(site, c, { ...given, faults: { fichier: fault } })
  }
  const isGiven = given.consent === 'donne'
  if (isGiven && given.proof !== '' && given.proof.length < 10)
    return showForm(site, c, { ...given, faults: { preuve: noProof } })
  try {
    const text = decodeMemberFile(new Uint8Array(await file.arrayBuffer()))
    const id = await prepareImport(site.deps, actorOf(c), {
      name: nameOf(file),
      text,
      consent: isGiven ? 'given' : 'confirm',
      proof: isGiven ? given.proof : '',
    })
    return c.redirect(`${path}/${id}`, 303)
  } catch (error) {
    if (!(error instanceof WatchError) || !error.code.startsWith('import-')) throw error
    return showForm(site, c, { ...given, faults: { fichier: error.message } })
  }
}

function nameOf({ name }: File): string {
  return (
    name
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 100) || 'sans nom'
  )
}

async function showForm(site: Site, c: Context<SiteEnv>, form: ImportForm): Promise<Response> {
  const [frame, past] = await Promise.all([openFrame(site, c), listImports(site.deps.db, 10)])
  const page = { title: 'Importer des membres', section: '/administration', private: true } as const
  const isWrong = Object.keys(form.faults).length > 0
  return answerPage(
    c,
    frame,
    page,
    importPage(frame, form, { bounds: importBounds(), past }),
    isWrong ? 422 : 200,
  )
}

async function showReport(site: Site, c: Context<SiteEnv>, one: MemberImport): Promise<Response> {
  const { db, now } = site.deps
  const [frame, parts] = await Promise.all([openFrame(site, c), listImportFaults(db, one.id, -1, 1)])
  const leftOut = parts.flatMap(({ faults }) => JSON.parse(faults) as LeftOut[]).slice(0, shownLines)
  const isOver = one.state === 'read' && now().getTime() - Date.parse(one.madeAt) > hourMs
  const page = { title: 'Importer des membres', section: '/administration', private: true } as const
  return answerPage(c, frame, page, importReportPage(frame, { one, leftOut, isOver }))
}

async function importAt(site: Site, c: Context<SiteEnv>): Promise<MemberImport> {
  const one = await findImport(site.deps.db, c.req.param('id') ?? '')
  if (one) return one
  throw new Refusal(404, {
    title: 'Import introuvable',
    sentence: 'Cet import n’existe pas, ou son rapport a été effacé.',
    advice: 'Donnez de nouveau le fichier.',
    link: { words: 'Importer', path },
  })
}
