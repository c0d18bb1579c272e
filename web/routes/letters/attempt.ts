import type { Context } from 'hono'
import { WatchError } from '#src/errors.ts'
import { findAnyLetterByNumber, type Letter as StoredLetter } from '#src/store/letters.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import type { Site, SiteEnv } from '../../site.ts'
import type { DeskView } from '../../views/letters/desk-answer.ts'
import { deskHref } from '../../views/letters/desk-forms.ts'
import { readView } from './desk-view.ts'
import { readNumber } from './read-gesture.ts'
import { type Told, showDesk } from './show-desk.ts'

/** A form of the desk, as it came: the letter today, the version that its page showed, and what was typed. */
export interface DeskForm {
  stored: StoredLetter
  form: FormBody
  version: number
  view: DeskView
}

/** Where the page comes back to; or what it says at once, in place of a redirect. */
export type Outcome = { to: string } | { told: Told; view?: DeskView }

/** What a person types in the forms of the desk: shown again when it was not kept. */
const typedFields = [
  'carte',
  'titre',
  'resume',
  'texte',
  'sujet',
  'commentaire',
  'commentaire-carte',
  'depart',
  'destinataire',
] as const

/**
 * Runs one gesture of the desk. What it refuses becomes the page of the letter as it stands now, with why, and with what
 * was typed: 409 after a colleague's change or in another state, 422 when the form itself is wrong.
 */
export async function attempt(
  site: Site,
  c: Context<SiteEnv>,
  act: (given: DeskForm) => Promise<Outcome>,
): Promise<Response> {
  const number = Number(c.req.param('number'))
  const stored = await findAnyLetterByNumber(site.deps.db, number)
  if (!stored) return c.notFound()
  const form = await readForm(c)
  const view = readView(new URLSearchParams(form.raw('vue', 1000)))
  const given = { stored, form, version: readNumber(form.text('version', 10)), view }
  const outcome = await act(given).catch((error: unknown) => refusedBy(error, given))
  if ('to' in outcome) return c.redirect(outcome.to, 303)
  const now = (await findAnyLetterByNumber(site.deps.db, number)) ?? stored
  return showDesk(site, c, now, outcome.view ?? view, outcome.told)
}

function refusedBy(error: unknown, { form, view }: DeskForm): Outcome {
  if (!(error instanceof WatchError)) throw error
  const typed = typedFields.flatMap((name) =>
    form.has(name) ? [[name, form.raw(name, 20_000)] as const] : [],
  )
  const card = form.text('carte', 100)
  const isConflict = error.code === 'letter-changed'
  const isState = /^letter-(?:approved|sending|sent|cancelled|touched|replaced)$/.test(error.code)
  return {
    view: card === '' ? view : { ...view, card },
    told: {
      refused: { words: error.message, isConflict, typed: Object.fromEntries(typed) },
      status: isConflict || isState ? 409 : 422,
    },
  }
}

/** The desk again, with what this version did said on it. */
export function back(
  { stored, view }: Pick<DeskForm, 'stored' | 'view'>,
  anchor: string,
  told: { version?: number; word?: string } = {},
  change: Partial<DeskView> = {},
): Outcome {
  const href = deskHref(stored.number, view, change)
  const said = told.version ? `fait=${told.version}` : told.word ? `dit=${told.word}` : ''
  const query = said === '' ? '' : `${href.includes('?') ? '&' : '?'}${said}`
  return { to: `${href}${query}#${anchor}` }
}
