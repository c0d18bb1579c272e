import type { Scope } from '#src/account/api-keys.ts'
import { daysInWords } from '#src/account/privacy/retention.ts'
import { kindWords } from '#src/french/kinds.ts'
import { type AuditRecord, fieldsOf } from '#src/store/audit-log.ts'
import { dateWords, frequencyWords, lengthWords } from '#src/letter/members/preference-words.ts'
import { programs } from '../../journal-params.ts'
import { auditKindWords } from './audit-words.ts'
import { formatDate, formatNumber } from '../format.ts'
import { methodWords, roleWords } from '../staff-words.ts'
import { domainWords, territoryName } from '../words.ts'

/** One thing that an action changed, in words. */
export interface AuditChange {
  label: string
  before?: string
  after?: string
}

/** Names that the log keeps by their id: they may have changed since. */
export interface AuditNames {
  axes: ReadonlyMap<string, { label: string }>
  people: ReadonlyMap<string, string>
}

interface Field {
  label: string
  show(value: unknown, names: AuditNames): string
}

const yesOrNo = (value: unknown): string => (value ? 'oui' : 'non')
const asGiven = (value: unknown): string => shorten(plain(value), 400)
const among =
  (words: Readonly<Record<string, string>>) =>
  (value: unknown): string =>
    words[String(value)] ?? plain(value)

const scopeWords: Record<Scope, string> = { flux: 'flux', elements: 'éléments', lettres: 'lettres' }

/** What the fields of `before` and `after` are called, and how their values read. */
const fields: Record<string, Field> = {
  retained: { label: 'Retenu', show: yesOrNo },
  letter: { label: 'Pour la lettre', show: yesOrNo },
  withdrawn: { label: 'Place dans la veille', show: placeWords },
  axes: { label: 'Axes', show: axesWords },
  axisVerdicts: { label: 'Avis sur les axes', show: verdictWords },
  kind: { label: 'Type', show: among(kindWords) },
  domain: { label: 'Domaine', show: among(domainWords) },
  note: { label: 'Note', show: (value) => asGiven(fieldsOf(value)['text']) },
  role: { label: 'Rôle', show: among(roleWords) },
  name: { label: 'Nom', show: asGiven },
  method: { label: 'Par', show: among(methodWords) },
  device: { label: 'Appareil', show: asGiven },
  issuer: { label: 'Fournisseur d’identité', show: asGiven },
  host: { label: 'Serveur', show: asGiven },
  scopes: { label: 'Usages', show: (value) => listOf(value).map(among(scopeWords)).join(', ') },
  expiresAt: { label: 'Expire', show: (value) => formatDate(String(value)) },
  text: { label: 'Texte', show: asGiven },
  label: { label: 'Libellé', show: asGiven },
  index: { label: 'Accès', show: among({ public: 'public', reserve: 'réservé' }) },
  words: { label: 'Expressions', show: (value) => asGiven(listOf(value).join(', ')) },
  days: { label: 'Durée', show: (value) => daysInWords(Number(value)) },
  person: { label: 'Filtré par personne', show: personWords },
  actions: { label: 'Filtré par actions', show: among(auditKindWords) },
  subject: { label: 'Filtré par objet', show: asGiven },
  from: { label: 'Depuis le', show: (value) => formatDate(String(value)) },
  to: { label: 'Jusqu’au', show: (value) => formatDate(String(value)) },
  sendAt: { label: 'Départ', show: (value) => formatDate(String(value)) },
  alone: { label: 'Part sans approbation', show: yesOrNo },
  chosenAxes: {
    label: 'Axes',
    show: (value, names) => (listOf(value).length === 0 ? 'tous' : axesWords(value, names)),
  },
  domains: { label: 'Domaines', show: (value) => listOf(value).map(among(domainWords)).join(', ') || 'tous' },
  place: { label: 'Territoire', show: (value) => territoryName(String(value)) },
  frequency: { label: 'Rythme', show: among(frequencyWords) },
  dates: { label: 'Dates', show: among(dateWords) },
  length: { label: 'Lettre', show: among(lengthWords) },
  nom: { label: 'Nom', show: asGiven },
  lieux: { label: 'Territoire', show: (value) => listOf(value).map(territoryNameOf).join(', ') },
  lignes: { label: 'Lignes', show: (value) => formatNumber(Number(value)) },
  membres: { label: 'Membres', show: (value) => formatNumber(Number(value)) },
  consentement: {
    label: 'Consentement',
    show: among({ confirm: 'à confirmer par courriel', given: 'déjà donné ailleurs' }),
  },
  tooLong: {
    label: 'Détail',
    show: (value) => `trop long pour être gardé (${formatNumber(Number(value))} signes)`,
  },
}

/** Decided by a person or left to the tagger: told only where the result is the same. */
const overrides: Record<string, string> = {
  axesOverride: 'axes',
  kindOverride: 'kind',
  domainOverride: 'domain',
}
const chosenBy = (value: unknown): string => (value ? 'choix d’une personne' : 'choix de Vigie')

/** What moves along with every gesture, and says nothing. */
const silent = ['reviewed', 'stories', 'pairs', ...Object.keys(overrides)]

/** What the sentence has said already. */
const saidBy: Record<string, string> = { 'item.retain': 'retained', 'item.letter': 'letter' }

/** What an action changed, each with its state before and after; never as the program writes it. */
export function auditChanges(record: AuditRecord, names: AuditNames): AuditChange[] {
  const [before, after] = [valuesOf(record, record.before), valuesOf(record, record.after)]
  const shown = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = shown
    .filter((name) => !silent.includes(name) && saidBy[record.action] !== name)
    .map((name): AuditChange => {
      const { label, show } = fields[name] ?? { label: name, show: asGiven }
      const words = (value: unknown): string =>
        value === undefined || (value === null && name !== 'withdrawn') ? '' : show(value, names)
      return changeOf(label, words(before[name]), words(after[name]))
    })
  return [...changes, ...overrideChanges(before, after)].filter((one) => one.before !== one.after)
}

export function changeText({ label, before, after }: AuditChange): string {
  return `${label}\u00A0: ${[before, after].filter(Boolean).join(' → ')}`
}

function overrideChanges(before: Record<string, unknown>, after: Record<string, unknown>): AuditChange[] {
  return Object.entries(overrides).flatMap(([name, field]) => {
    const isSameResult = JSON.stringify(before[field]) === JSON.stringify(after[field])
    if (!(name in after) || !isSameResult) return []
    return [changeOf(fields[field]?.label ?? field, chosenBy(before[name]), chosenBy(after[name]))]
  })
}

function changeOf(label: string, before: string, after: string): AuditChange {
  return { label, ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

// A setting is kept as a bare value: which field it is, its name tells.
function valuesOf({ subject }: AuditRecord, value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (typeof value === 'object') return fieldsOf(value)
  if (subject.id === 'index') return { index: value }
  return subject.id.startsWith('retention.') ? { days: value } : { Valeur: value }
}

function territoryNameOf(value: unknown): string {
  return territoryName(String(value))
}

function placeWords(value: unknown): string {
  if (value === null) return 'dans la veille'
  const reason = plain(fieldsOf(value)['reason'])
  return reason ? `écarté (${shorten(reason, 300)})` : 'écarté'
}

function axesWords(value: unknown, { axes }: AuditNames): string {
  const labels = listOf(value).map((id) => axes.get(id)?.label ?? id)
  return labels.length > 0 ? labels.join(', ') : 'hors périmètre'
}

function verdictWords(value: unknown, { axes }: AuditNames): string {
  const said = Object.entries(fieldsOf(value)).map(
    ([id, verdict]) => `${axes.get(id)?.label ?? id} ${verdict === 'yes' ? '(oui)' : '(non)'}`,
  )
  return said.join(', ')
}

function personWords(value: unknown, { people }: AuditNames): string {
  if (value === programs) return 'programmes et visiteurs'
  return people.get(String(value)) ?? 'compte effacé'
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(plain) : []
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ')
  if (typeof value === 'boolean') return yesOrNo(value)
  return value === undefined || value === null ? '' : typeof value === 'object' ? '…' : String(value)
}

function shorten(text: string, most: number): string {
  return text.length > most
    ? `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd()}…`
    : text
}
