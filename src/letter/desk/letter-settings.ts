import { WatchError } from '../../errors.ts'
import { type AuditEntry, recordAuditIfChanged } from '../../store/audit-log.ts'
import { listSettings } from '../../store/settings.ts'
import { writeSetting } from '../../store/site-settings.ts'
import type { Actor, DeskDeps } from './desk-deps.ts'
import type { LetterClock } from './letter-calendar.ts'

/** What editors decide of the letter, on its own page. */
export interface LetterSettings extends LetterClock {
  /**
   * A new draft leaves at its hour if nobody touches it. Without it, a draft waits for an approval: the safer choice, and
   * the one of a new site, since what left by mistake cannot be taken back.
   */
  alone: boolean
  /** Who reads past letters: everyone, or the team alone. */
  archive: 'public' | 'reserved'
  /** Editors may ask a language model for a summary, where one is configured. */
  model: boolean
}

export const defaultLetterSettings: LetterSettings = {
  draftDay: 5,
  draftHour: 18,
  sendDay: 1,
  sendHour: 8,
  alone: false,
  archive: 'public',
  model: false,
}

/** What each setting is called, on its page and in the audit log. */
export const letterSettingWords: Record<keyof LetterSettings, string> = {
  draftDay: 'Jour du brouillon de la lettre',
  draftHour: 'Heure du brouillon de la lettre',
  sendDay: 'Jour de départ de la lettre',
  sendHour: 'Heure de départ de la lettre',
  alone: 'La lettre part seule si personne ne la touche',
  archive: 'Accès aux lettres passées',
  model: 'Résumés proposés par un modèle de langage',
}

const names = Object.keys(defaultLetterSettings) as (keyof LetterSettings)[]

/** One query. A value that makes no sense is as good as none. */
export async function readLetterSettings(deps: Pick<DeskDeps, 'db'>): Promise<LetterSettings> {
  const kept = await listSettings(
    deps.db,
    names.map((name) => `letter.${name}`),
  )
  const value = (name: keyof LetterSettings) => kept.get(`letter.${name}`)
  const whole = (name: keyof LetterClock) => {
    const number = Number(value(name))
    return value(name) && isClock(name, number) ? number : defaultLetterSettings[name]
  }
  return {
    draftDay: whole('draftDay'),
    draftHour: whole('draftHour'),
    sendDay: whole('sendDay'),
    sendHour: whole('sendHour'),
    alone: value('alone') === 'true',
    archive: value('archive') === 'reserved' ? 'reserved' : 'public',
    model: value('model') === 'true',
  }
}

/** Writes what is different, each setting with its line of the audit log. Answers how many changed. */
export async function saveLetterSettings(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  actor: Actor,
  wanted: LetterSettings,
): Promise<number> {
  checkSettings(wanted)
  const before = await readLetterSettings(deps)
  const changed = names.filter((name) => before[name] !== wanted[name])
  const entry = (name: keyof LetterSettings): AuditEntry => ({
    at: deps.now().toISOString(),
    actor,
    action: 'setting.change',
    subject: { type: 'setting', id: `letter.${name}`, words: letterSettingWords[name] },
    before: wordsOf(name, before[name]),
    after: wordsOf(name, wanted[name]),
  })
  await deps.db.batch(
    changed.flatMap((name) => [
      writeSetting(`letter.${name}`, String(wanted[name])),
      recordAuditIfChanged(entry(name)),
    ]),
  )
  return changed.length
}

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** As a person reads the journal. */
function wordsOf(name: keyof LetterSettings, value: LetterSettings[keyof LetterSettings]): string {
  if (name.endsWith('Day')) return days[Number(value) - 1] ?? String(value)
  if (name.endsWith('Hour')) return `${String(value)}\u00A0h`
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  return value === 'reserved' ? 'réservé à l’équipe' : 'public'
}

function checkSettings(wanted: LetterSettings): void {
  const clock = ['draftDay', 'draftHour', 'sendDay', 'sendHour'] as const
  const wrong = clock.find((name) => !isClock(name, wanted[name]))
  if (wrong)
    throw new WatchError('letter-setting', `${letterSettingWords[wrong]}\u00A0: choisissez dans la liste.`)
  if (wanted.draftDay === wanted.sendDay && wanted.draftHour === wanted.sendHour) {
    throw new WatchError(
      'letter-setting',
      'Le brouillon et le départ sont à la même heure\u00A0: laissez du temps pour relire.',
    )
  }
}

function isClock(name: keyof LetterClock, value: number): boolean {
  return (
    Number.isInteger(value) && (name.endsWith('Day') ? value >= 1 && value <= 7 : value >= 0 && value <= 23)
  )
}
