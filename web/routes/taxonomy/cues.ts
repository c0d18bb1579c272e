import { type Context, Hono } from 'hono'
import type { Axis } from '#src/axis/taxonomy.ts'
import { WatchError } from '#src/errors.ts'
import { listPeople } from '#src/store/people.ts'
import { cueLines } from '#src/taxonomy/cue-lines.ts'
import { putCue, resetCue, takeCue } from '#src/taxonomy/draft.ts'
import { openLexicon } from '#src/taxonomy/lexicon.ts'
import { readCue } from '#src/taxonomy/read-cue.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type AxisCuesAnswer, axisCuesPage } from '../../views/taxonomy/axis-cues-page.ts'
import { type CueFields, emptyCue, fieldsOfCue } from '../../views/taxonomy/cue-form.ts'
import { isOvertaken, orSay } from './or-say.ts'

const path = '/administration/lexique/axes'

/** The cues of an axis: each button and form changes the shared draft. */
export function cueRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const onAxis = (handle: AxisHandler) => (c: Context<SiteEnv>) => {
    const axis = site.deps.axes.find(({ id }) => id === c.req.param('id'))
    return axis ? handle(site, c, axis) : c.notFound()
  }
  app.get(`${path}/:id`, onAxis(show))
  app.post(`${path}/:id/indices`, onAxis(save))
  app.post(`${path}/:id/retirer`, onAxis(change(takeCue)))
  app.post(`${path}/:id/remettre`, onAxis(change(resetCue)))
  return app
}

type AxisHandler = (site: Site, c: Context<SiteEnv>, axis: Axis) => Response | Promise<Response>

async function show(site: Site, c: Context<SiteEnv>, axis: Axis): Promise<Response> {
  const key = c.req.query('indice') ?? ''
  const asked = key && cueLines(axis, await openLexicon(site.deps)).find((line) => line.key === key)
  const fields = asked && asked.state !== 'off' ? fieldsOfCue(key, asked.cue) : emptyCue
  return answer(site, c, axis, { fields })
}

async function save(site: Site, c: Context<SiteEnv>, axis: Axis): Promise<Response> {
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const read = readCue({
    term: fields.term,
    weight: Number(fields.weight),
    exactCase: fields.exactCase,
    needs: linesOf(fields.needs),
    cancelledBy: linesOf(fields.cancelledBy),
  })
  if ('faults' in read) return answer(site, c, axis, { fields, fault: `${read.faults.join(' ; ')}.` }, 422)
  try {
    const gesture = { actor: actorOf(c), seen: form.text('brouillon', 40) }
    await putCue(site.deps, gesture, axis.id, read.cue, fields.former || undefined)
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    return answer(site, c, axis, { fields, fault: error.message }, isOvertaken(error) ? 409 : 422)
  }
  return c.redirect(`${path}/${axis.id}?dit=lexique-brouillon`, 303)
}

function change(act: typeof takeCue): AxisHandler {
  return async (site, c, axis) => {
    const form = await readForm(c)
    const gesture = { actor: actorOf(c), seen: form.text('brouillon', 40) }
    await orSay(() => act(site.deps, gesture, axis.id, form.text('indice', 200)))
    return c.redirect(`${path}/${axis.id}?dit=lexique-brouillon`, 303)
  }
}

async function answer(
  site: Site,
  c: Context<SiteEnv>,
  axis: Axis,
  written: Pick<AxisCuesAnswer, 'fields' | 'fault'>,
  status?: PageStatus,
): Promise<Response> {
  const [frame, lexicon, people] = await Promise.all([
    openFrame(site, c),
    openLexicon(site.deps),
    listPeople(site.deps.db),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const query = (c.req.query('q') ?? '').slice(0, 100)
  const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
  const label = frame.axes.get(axis.id)?.label ?? axis.label
  const page = { title: `Indices : ${label}`, section: '/administration', private: true } as const
  const view = { axis, lexicon, names, query, page: pageNumber, ...written }
  return answerPage(c, frame, page, axisCuesPage(frame, view), status)
}

function fieldsOf(form: FormBody): CueFields {
  return {
    former: form.text('ancien', 200),
    term: form.text('terme', 200),
    weight: form.text('poids', 5),
    exactCase: form.text('casse') === 'oui',
    needs: form.text('pres', 5000),
    cancelledBy: form.text('sauf', 5000),
  }
}

function linesOf(text: string): string[] {
  return text.split(/[\n\r]+/).filter((line) => line.trim() !== '')
}
