import { type Context, Hono } from 'hono'
import { parisDay } from '#src/french/calendar.ts'
import { listAudit, recordAudit } from '#src/store/audit-log.ts'
import { listPeople } from '#src/store/people.ts'
import { readForm } from '../../form-body.ts'
import { type JournalParams, readJournalParams, toAuditFilter } from '../../journal-params.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { journalCsv } from '../../views/administration/journal-csv.ts'
import { journalPage } from '../../views/administration/journal-page.ts'

const pageSize = 50

/** Administrators: who did what to which thing when, as a page and as a file. */
export function journalRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/journal', (c) => show(site, c))
  app.post('/journal/export', (c) => exportCsv(site, c))
  return app
}

async function show(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const params = readJournalParams((name) => c.req.query(name) ?? '')
  const [frame, people, found] = await Promise.all([
    openFrame(site, c),
    listPeople(db),
    listAudit(db, toAuditFilter(params, pageSize + 1)),
  ])
  const lines = found.slice(0, pageSize)
  const next = found.length > pageSize ? lines.at(-1)?.seq : undefined
  const keptDays = c.get('settings').retention.audit
  const body = journalPage(frame, { params, lines, people, keptDays, ...(next ? { next } : {}) })
  return answerPage(c, frame, { title: 'Journal', section: '/administration', private: true }, body)
}

// A form rather than a link: taking the journal away is an action too, with its own line.
async function exportCsv(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db, now } = site.deps
  const form = await readForm(c)
  const params = readJournalParams((name) => form.text(name, 300))
  const [{ axes }, people] = await Promise.all([openFrame(site, c), listPeople(db)])
  await db.batch([
    recordAudit({
      at: now().toISOString(),
      actor: actorOf(c),
      action: 'audit.export',
      subject: { type: 'journal', id: 'journal', words: 'Journal' },
      after: keptFilters(params),
    }),
  ])
  c.header('cache-control', 'no-store')
  c.header('content-disposition', `attachment; filename="vigie-journal-${parisDay(now())}.csv"`)
  c.header('content-type', 'text/csv; charset=utf-8')
  const names = { axes, people: new Map(people.map(({ id, name }) => [id, name])) }
  return c.body(
    journalCsv((before, limit) => listAudit(db, toAuditFilter({ ...params, before }, limit)), names),
  )
}

function keptFilters({ person, kind, subject, from, to }: JournalParams) {
  return { person, actions: kind, subject: subject && `${subject.type} ${subject.id}`, from, to }
}
