import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { type AuditRecord, auditKinds, recordAudit } from '#src/store/audit-log.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { auditChanges, changeText } from '#web/views/administration/audit-changes.ts'
import { actionWords, auditSentence, sentenceText } from '#web/views/administration/audit-words.ts'

const names = {
  axes: new Map(axes.map((axis) => [axis.id, axis])),
  people: new Map([['lea', 'Léa Martin']]),
}
const line = (fields: Partial<AuditRecord>): AuditRecord => ({
  seq: 1,
  at: '2026-11-24T08:00:00.000Z',
  actor: { id: 'lea', name: 'Léa Martin' },
  action: 'item.reject',
  subject: { type: 'item', id: 'cuivre', words: 'Le cuivre ferme' },
  ...fields,
})
const told = (fields: Partial<AuditRecord>) => sentenceText(auditSentence(line(fields)))
const changed = (before: unknown, after: unknown, fields: Partial<AuditRecord> = {}) =>
  auditChanges(line({ before, after, ...fields }), names).map(changeText)
const victor = { type: 'person', id: 'victor', words: 'Victor' } as const
const herself = { type: 'person', id: 'lea', words: 'Léa Martin' } as const

/** Every action name that the program writes, found in its own text. */
function writtenActions(): string[] {
  const found = ['src', 'web', 'worker'].flatMap(sourcesIn).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [
      ...text.matchAll(/'((?:item|person|setting|page|key|axis|audit|source|letter|member)\.[a-z-]+)'/g),
    ]
  })
  return [...new Set(found.map((match) => match[1] ?? ''))].filter((name) => !Object.hasOwn(notActions, name))
}

/** Written alike, and something else. */
const notActions: Record<string, true> = {}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourcesIn(path)
    return path.endsWith('.ts') && !path.endsWith('audit-words.ts') ? [path] : []
  })
}

describe('actionWords', () => {
  it('has words for every action that the program writes', () => {
    const actions = writtenActions()
    expect(actions.length).toBeGreaterThan(20)
    expect(actions.filter((name) => !Object.hasOwn(actionWords, name))).toEqual([])
  })

  it('has words for actions whose kind the journal is filtered by', async () => {
    const db = await openTestDatabase()
    const all = Object.keys(actionWords).map((action) => line({ action }))
    await db.batch(all.map(recordAudit))
    const rows = await db.all<{ kind: string }>('select distinct kind from audit_log')
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(auditKinds.toSorted())
  })
})

describe('auditSentence', () => {
  it.each<[string, Partial<AuditRecord>]>([
    ['Léa Martin a écarté «\u202FLe cuivre ferme\u202F»', {}],
    [
      'Léa Martin a choisi «\u202FLe cuivre ferme\u202F» pour la lettre',
      { action: 'item.letter', after: { letter: true } },
    ],
    [
      'Léa Martin a retiré «\u202FLe cuivre ferme\u202F» de la lettre',
      { action: 'item.letter', after: { letter: false } },
    ],
    [
      'Léa Martin ne retient plus «\u202FLe cuivre ferme\u202F»',
      { action: 'item.retain', after: { retained: false } },
    ],
    [
      'Léa Martin a retiré une note sur «\u202FLe cuivre ferme\u202F»',
      { action: 'item.note', after: { note: null } },
    ],
    ['Léa Martin a changé le rôle du compte Victor', { action: 'person.role', subject: victor }],
    ['Léa Martin a ouvert une session', { action: 'person.sign-in', subject: herself }],
    ['Léa Martin a choisi son mot de passe', { action: 'person.password', subject: herself }],
    [
      'La ligne de commande a créé le compte Victor',
      { actor: { name: 'ligne de commande' }, action: 'person.create', subject: victor },
    ],
    [
      'Un visiteur a donné un mauvais mot de passe pour le compte Victor',
      { actor: { name: 'visiteur' }, action: 'person.sign-in-refused', subject: victor },
    ],
    [
      'Léa Martin a téléchargé le journal',
      { action: 'audit.export', subject: { type: 'journal', id: 'journal', words: 'Journal' } },
    ],
    ['Léa Martin a fait item.futur sur «\u202FLe cuivre ferme\u202F»', { action: 'item.futur' }],
  ])('says « %s »', (sentence, fields) => {
    expect(told(fields)).toBe(sentence)
  })

  it('does not take a person for a program of that name', () => {
    expect(told({ actor: { id: 'x', name: 'visiteur' } })).toMatch(/^visiteur a écarté/)
  })
})

describe('auditChanges', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['a role', { role: 'lecteur' }, { role: 'editeur' }, ['Rôle\u00A0: Lecteur → Éditeur']],
    [
      'axes by their labels',
      { axes: ['donnees-ia'], axesOverride: null },
      { axes: [], axesOverride: [], reviewed: '2026-11-24T08:00:00.000Z' },
      [`Axes\u00A0: ${names.axes.get('donnees-ia')?.label} → hors périmètre`],
    ],
    [
      'who chose, when the filing stays the same',
      { axes: ['donnees-ia'], axesOverride: null },
      { axes: ['donnees-ia'], axesOverride: ['donnees-ia'] },
      ['Axes\u00A0: choix de Vigie → choix d’une personne'],
    ],
    [
      'a type and a domain',
      { kind: 'actualite', kindOverride: null, domain: 'juridique', domainOverride: null },
      { kind: 'loi', kindOverride: 'loi', domain: 'financiere', domainOverride: 'financiere' },
      ['Type\u00A0: Actualité → Loi', 'Domaine\u00A0: Juridique → Financière'],
    ],
    [
      'why an item was rejected',
      { withdrawn: null },
      { withdrawn: { reason: 'Hors sujet' } },
      ['Place dans la veille\u00A0: dans la veille → écarté (Hors sujet)'],
    ],
    ['a choice', { retained: false }, { retained: true }, ['Retenu\u00A0: non → oui']],
    [
      'a note by its text alone',
      { note: null },
      { note: { id: 'n', text: 'À relire', author: 'Léa' } },
      ['Note\u00A0: À relire'],
    ],
    [
      'how a person came in',
      undefined,
      { method: 'link', device: 'Firefox sur Linux' },
      ['Par\u00A0: lien à usage unique', 'Appareil\u00A0: Firefox sur Linux'],
    ],
    [
      'what a key opens',
      undefined,
      { scopes: ['flux', 'elements'], expiresAt: '2027-02-22T08:00:00.000Z' },
      ['Usages\u00A0: flux, éléments', 'Expire\u00A0: 22 févr. 2027'],
    ],
    [
      'what was too long to keep',
      undefined,
      { tooLong: 5000 },
      ['Détail\u00A0: trop long pour être gardé (5\u202F000 signes)'],
    ],
    ['an unknown role as it is', undefined, { role: 'stagiaire' }, ['Rôle\u00A0: stagiaire']],
    ['an unknown field without its insides', undefined, { neuf: { a: [1] } }, ['neuf\u00A0: …']],
    ['nothing where nothing differs', { name: 'Léa' }, { name: 'Léa' }, []],
    ['nothing where nothing is kept', undefined, undefined, []],
    [
      'the filters of an export',
      undefined,
      { person: 'lea', actions: 'sign-in', from: '2026-11-01' },
      [
        'Filtré par personne\u00A0: Léa Martin',
        'Filtré par actions\u00A0: Connexions',
        'Depuis le\u00A0: 1er nov. 2026',
      ],
    ],
  ])('tells %s', (_, before, after, expected) => {
    expect(changed(before, after)).toEqual(expected)
  })

  it('tells a setting, which is kept bare', () => {
    const setting = (id: string) =>
      ({ action: 'setting.change', subject: { type: 'setting', id, words: 'Réglage' } }) as const
    expect(changed('public', 'reserve', setting('index'))).toEqual(['Accès\u00A0: public → réservé'])
    expect(changed(365, 90, setting('retention.audit'))).toEqual(['Durée\u00A0: 1\u00A0an → 90\u00A0jours'])
    expect(changed('a', 'b', setting('autre'))).toEqual(['Valeur\u00A0: a → b'])
  })

  it('does not say twice what the sentence says', () => {
    const retained = [{ retained: false }, { retained: true }] as const
    expect(changed(...retained, { action: 'item.retain' })).toEqual([])
    expect(changed(...retained, { action: 'item.undo' })).toEqual(['Retenu\u00A0: non → oui'])
  })

  it('cuts a long text, and never in the middle of a letter', () => {
    const [page] = changed({ text: `${'a'.repeat(398)}😀${'b'.repeat(50)}` }, { text: 'court' })
    expect(page).toBe(`Texte\u00A0: ${'a'.repeat(398)}… → court`)
  })
})
