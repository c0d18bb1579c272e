import { erasedName } from '#src/account/privacy/personal-data.ts'
import { type AuditKind, type AuditRecord, type SubjectType, fieldsOf } from '#src/store/audit-log.ts'

/** The kinds of actions that the journal is filtered by. */
export const auditKindWords: Record<AuditKind, string> = {
  item: 'Éléments',
  person: 'Comptes',
  'sign-in': 'Connexions',
  setting: 'Réglages',
  key: 'Clés d’API',
  page: 'Pages du site',
  axis: 'Axes',
  source: 'Sources',
  search: 'Recherches partagées',
  letter: 'Lettres',
  member: 'Membres de la lettre',
  audit: 'Exports du journal',
}

/** What follows the name of whoever acts; « … » is where the subject stands. */
export const actionWords: Record<string, string> = {
  'item.retain': 'a retenu …',
  'item.unretain': 'ne retient plus …',
  'item.reject': 'a écarté …',
  'item.restore': 'a remis … dans la veille',
  'item.correct': 'a reclassé …',
  'item.confirm': 'a confirmé un axe de …',
  'item.unjudge': 'est revenu sur un avis d’axe de …',
  'item.letter': 'a choisi … pour la lettre',
  'item.unletter': 'a retiré … de la lettre',
  'item.note': 'a annoté …',
  'item.unnote': 'a retiré une note sur …',
  'item.gather': 'a rassemblé … avec un autre élément',
  'item.separate': 'a séparé … de son histoire',
  'item.undo': 'a annulé un geste sur …',
  'person.create': 'a créé le compte …',
  'person.invitation': 'a invité …',
  'person.reset': 'a fait un lien de mot de passe pour le compte …',
  'person.role': 'a changé le rôle du compte …',
  'person.name': 'a changé le nom du compte …',
  'person.email': 'a changé l’adresse du compte …',
  'person.sign-out': 'a fermé une session du compte …',
  'person.disable': 'a fermé le compte …',
  'person.enable': 'a rouvert le compte …',
  'person.password': 'a changé le mot de passe du compte …',
  'person.sign-in': 'a ouvert une session au nom de …',
  'person.sign-in-refused': 'a donné un mauvais mot de passe pour le compte …',
  'person.link-identity': 'a lié un compte de l’organisation au compte …',
  'person.unlink-identity': 'a délié le compte de l’organisation du compte …',
  'person.passkey-add': 'a ajouté une clé d’accès au compte …',
  'person.passkey-remove': 'a retiré les clés d’accès du compte …',
  'person.recovery-code': 'a donné un code de secours pour le compte …',
  'person.recovery-codes': 'a renouvelé les codes de secours du compte …',
  'person.export': 'a téléchargé les données gardées sur …',
  'person.erase': 'a effacé un compte ou un abonnement',
  'setting.change': 'a changé le réglage …',
  'setting.synonym-add': 'a ajouté aux synonymes de la recherche …',
  'setting.synonym-remove': 'a retiré des synonymes de la recherche …',
  'setting.synonym-restore': 'a remis dans les synonymes de la recherche …',
  'page.change': 'a modifié la page …',
  'page.reset': 'a remis le texte d’origine de la page …',
  'key.create': 'a créé la clé …',
  'key.revoke': 'a révoqué la clé …',
  'axis.rename': 'a renommé un axe, désormais …',
  'axis.publish': 'a publié une version du lexique : …',
  'axis.restore': 'a remis une version du lexique : …',
  'axis.forget': 'a changé l’apprentissage du modèle : …',
  'source.try': 'a essayé la source …',
  'source.add': 'a ajouté la source …',
  'source.edit': 'a modifié la source …',
  'source.reset': 'a rétabli la définition d’origine de la source …',
  'source.pause': 'a mis en pause la source …',
  'source.resume': 'a repris la lecture de la source …',
  'source.archive': 'a retiré de la veille la source …',
  'source.unarchive': 'a remis dans la veille la source …',
  'search.share': 'a partagé la recherche …',
  'search.unshare': 'ne partage plus la recherche …',
  'search.remove': 'a retiré la recherche partagée …',
  'search.restore': 'a remis la recherche partagée …',
  'search.webhook': 'envoie à un webhook les nouveautés de la recherche …',
  'search.webhook-end': 'n’envoie plus à un webhook les nouveautés de la recherche …',
  'member.add': 'a inscrit à la lettre …',
  'member.invite': 'a proposé la lettre à …',
  'member.edit': 'a changé les préférences de …',
  'member.leave': 'a désinscrit de la lettre …',
  'member.erase': 'a effacé un abonnement',
  'member.import': 'a importé des membres depuis …',
  'member.group-add': 'a créé le groupe de membres …',
  'member.group-rename': 'a renommé le groupe de membres …',
  'member.group-remove': 'a supprimé le groupe de membres …',
  'member.group-fill': 'a mis des membres dans le groupe …',
  'member.group-empty': 'a retiré des membres du groupe …',
  'member.organisation-add': 'a ajouté l’organisme …',
  'member.organisation-edit': 'a modifié l’organisme …',
  'member.organisation-remove': 'a supprimé l’organisme …',
  'letter.draft': 'a préparé le brouillon : …',
  'letter.approve': 'a approuvé l’envoi : …',
  'letter.hold-back': 'a repris l’approbation : …',
  'letter.cancel': 'a annulé : …',
  'letter.reopen': 'a rouvert : …',
  'letter.alone': 'a changé le départ sans approbation : …',
  'letter.pause': 'a mis en pause l’envoi : …',
  'letter.resume': 'a repris l’envoi : …',
  'letter.retry': 'a relancé les échecs : …',
  'letter.block': 'a bloqué l’adresse …',
  'letter.unblock': 'a débloqué l’adresse …',
  'letter.begin': 'a fait partir : …',
  'letter.give-up': 'n’a pas fait partir, faute d’histoires : …',
  'audit.export': 'a téléchargé le journal',
}

/** The same when the account is one's own. */
const ownWords: Record<string, string> = {
  'person.create': 'a créé le premier compte',
  'person.name': 'a changé son nom',
  'person.password': 'a choisi son mot de passe',
  'person.sign-in': 'a ouvert une session',
  'person.sign-out': 'a fermé une session',
  'person.unlink-identity': 'a délié son compte de celui de l’organisation',
  'person.passkey-add': 'a ajouté une clé d’accès à son compte',
  'person.passkey-remove': 'a retiré une clé d’accès de son compte',
  'person.recovery-code': 'a donné un code de secours',
  'person.recovery-codes': 'a renouvelé ses codes de secours',
  'person.erase': 'a effacé son compte',
}

/** Actors that are no person, as they begin a sentence. */
const actorWords: Record<string, string> = {
  'ligne de commande': 'La ligne de commande',
  'tâche de nuit': 'La tâche de nuit',
  visiteur: 'Un visiteur',
}

/** « Léa Martin », « a écarté », « Titre », « »: a line of the log as a sentence, cut where its subject may be a link. */
export interface AuditSentence {
  actor: string
  verb: string
  subject?: string
  rest: string
}

export function auditSentence(record: AuditRecord): AuditSentence {
  const isOwn = record.subject.type === 'person' && record.actor.id === record.subject.id
  const action = actionOf(record)
  const words = (isOwn ? ownWords[action] : undefined) ?? actionWords[action] ?? `a fait ${action} sur …`
  const [verb = '', rest] = words.split('…')
  return {
    actor: actorOf(record),
    verb: verb.trim(),
    ...(rest === undefined ? {} : { subject: subjectWords(record, verb.trim()) }),
    rest: (rest ?? '').trim(),
  }
}

export function sentenceText({ actor, verb, subject, rest }: AuditSentence): string {
  return [actor, verb, subject, rest].filter(Boolean).join(' ')
}

const people: readonly SubjectType[] = ['person', 'session']

function actorOf({ actor: { id, name } }: AuditRecord): string {
  if (id) return name === erasedName ? `Un ${erasedName}` : name
  return actorWords[name] ?? name
}

function subjectWords({ subject }: AuditRecord, verb: string): string {
  if (!people.includes(subject.type)) return `«\u202F${subject.words}\u202F»`
  if (subject.words !== erasedName) return subject.words
  // « du compte compte effacé » would be said twice.
  return verb.endsWith('compte') ? 'effacé' : `un ${erasedName}`
}

/** One action may say two things: a note put or taken, a choice made or taken back. */
function actionOf({ action, after }: AuditRecord): string {
  const fields = fieldsOf(after)
  if (action === 'item.retain' && fields['retained'] === false) return 'item.unretain'
  if (action === 'item.letter' && fields['letter'] === false) return 'item.unletter'
  if (action === 'item.note' && fields['note'] === null) return 'item.unnote'
  return action
}
