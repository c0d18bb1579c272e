import { type Context, Hono } from 'hono'
import { saveSiteSettings } from '#src/account/site-settings.ts'
import {
  type KeptThing,
  type SiteSettings,
  isRetention,
  keptThings,
  retentionBounds,
} from '#src/store/site-settings.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import type { Faults } from '../../views/form.ts'
import { formatNumber } from '../../views/format.ts'
import {
  type SettingsForm,
  formOf,
  settingFields,
  settingsPage,
} from '../../views/administration/settings-page.ts'

const path = '/administration/reglages'

/** Administrators: who reads the site, and how long things are kept. */
export function settingsRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, (c) => show(site, c, formOf(c.get('settings'))))
  app.post(path, async (c) => {
    const form = readSettings(await readForm(c))
    const faults = faultsOf(form)
    if (Object.keys(faults).length > 0) return show(site, c, form, faults, 422)
    const changed = await saveSiteSettings(site.deps, actorOf(c), toSettings(form))
    return c.redirect(`${path}?dit=${changed > 0 ? 'reglages-enregistres' : 'reglages-inchanges'}`, 303)
  })
  return app
}

async function show(
  site: Site,
  c: Context<SiteEnv>,
  form: SettingsForm,
  faults?: Faults<'index' | KeptThing>,
  status?: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const page = { title: 'Réglages', section: '/administration', private: true } as const
  return answerPage(c, frame, page, settingsPage(frame, form, faults), status)
}

function readSettings(body: FormBody): SettingsForm {
  const values = Object.entries(settingFields).map(([name, field]) => [name, body.text(field, 20)])
  return Object.fromEntries(values) as SettingsForm
}

function faultsOf(form: SettingsForm): Faults<'index' | KeptThing> {
  const wrong = keptThings.filter((thing) => !isRetention(thing, toDays(form[thing])))
  const told = wrong.map((thing) => {
    const { min, max } = retentionBounds[thing]
    return [thing, `Donnez un nombre entier de jours, de ${formatNumber(min)} à ${formatNumber(max)}.`]
  })
  return {
    ...(['public', 'reserve'].includes(form.index) ? {} : { index: 'Choisissez qui lit la veille.' }),
    ...(Object.fromEntries(told) as Faults<KeptThing>),
  }
}

function toSettings(form: SettingsForm): SiteSettings {
  const days = keptThings.map((thing) => [thing, toDays(form[thing])])
  return {
    index: form.index === 'reserve' ? 'reserve' : 'public',
    retention: Object.fromEntries(days) as SiteSettings['retention'],
  }
}

// Number('') is 0, Number('1e3') is 1000: neither is what a person means by a number of days.
function toDays(typed: string): number {
  return /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
}
