import type { AuditRecord } from '#src/store/audit-log.ts'

const done: Record<string, string> = {
  'setting.synonym-add': 'ajouté : la recherche en tient compte dès maintenant',
  'setting.synonym-remove': 'retiré : la recherche n’en tient plus compte',
  'setting.synonym-restore': 'remis : la recherche en tient compte de nouveau',
}

/** « Groupe « fibre = FttH » ajouté… »: what the page after a gesture says of it. */
export function describeSynonyms({ action, subject }: AuditRecord): string {
  return `Groupe « ${subject.words} » ${done[action] ?? 'changé'}.`
}
