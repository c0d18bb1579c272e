import { type Context, Hono } from 'hono'
import {
  type LetterSettings,
  readLetterSettings,
  saveLetterSettings,
} from '#src/letter/desk/letter-settings.ts'
import { WatchError } from '#src/errors.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type SettingsForm,
  settingFields,
  settingsFormOf,
  settingsPage,
} from '../../views/letters/settings-page.ts'
import { readNumber } from './read-gesture.ts'

const path = '/lettres/reglages'

/** When the letter is drafted and leaves, whether it may leave alone, who reads past ones. */
export function letterSettingsRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, async (c) => show(site, c, settingsFormOf(await readLetterSettings(site.deps))))
  app.post(path, async (c) => {
    const form = readSettings(await readForm(c), settingsFormOf(await readLetterSettings(site.deps)))
    try {
      const changed = await saveLetterSettings(site.deps, actorOf(c), toSettings(form))
      return c.redirect(`${path}?dit=${changed > 0 ? 'reglages-enregistres' : 'reglages-inchanges'}`, 303)
    } catch (error) {
      if (!(error instanceof WatchError)) throw error
      return show(site, c, form, error.message, 422)
    }
  })
  return app
}

async function show(
  site: Site,
  c: Context<SiteEnv>,
  form: SettingsForm,
  fault?: string,
  status?: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const page = { title: 'Réglages de la lettre', section: '/lettres', private: true } as const
  const told = { hasModel: site.deps.config.model !== undefined, ...(fault ? { fault } : {}) }
  return answerPage(c, frame, page, settingsPage(frame, form, told), status)
}

/** A field that the page did not show keeps its value. */
function readSettings(body: FormBody, kept: SettingsForm): SettingsForm {
  const values = Object.entries(settingFields).map(([name, field]) => [
    name,
    body.has(field) ? body.text(field, 20) : kept[name as keyof SettingsForm],
  ])
  return Object.fromEntries(values) as SettingsForm
}

function toSettings(form: SettingsForm): LetterSettings {
  return {
    draftDay: readNumber(form.draftDay),
    draftHour: hourOf(form.draftHour),
    sendDay: readNumber(form.sendDay),
    sendHour: hourOf(form.sendHour),
    alone: form.alone === 'true',
    archive: form.archive === 'reserved' ? 'reserved' : 'public',
    model: form.model === 'true',
  }
}

/** Midnight is 0: what is no number must not be read as one. */
function hourOf(typed: string): number {
  return /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN
}
