import type { Deps } from '#src/deps.ts'
import { countStuckMails } from '#src/store/account-mails.ts'
import { listIdentitiesOf } from '#src/store/identities.ts'
import { type Person, listPeople } from '#src/store/people.ts'
import { plural } from '#web/views/words.ts'
import { nobody } from './user.ts'

/** For the doctor: who can enter Vigie, and what would keep them out. */
export async function checkAccounts(deps: Deps): Promise<{ level: 'ok' | 'attention'; told: string }> {
  const people = await listPeople(deps.db)
  if (people.length === 0) return { level: 'attention', told: nobody }
  const administrators = people.filter(({ role, status }) => role === 'administrateur' && status === 'active')
  const stuck = await countStuckMails(deps.db, deps.now().toISOString())
  const faults = [
    ...((await someoneEnters(deps, administrators))
      ? []
      : [
          'aucun administrateur n’a de quoi entrer («\u202Fvigie user reset-link <adresse>\u202F» donne un lien)',
        ]),
    ...(stuck > 0
      ? [
          `${stuck} ${plural(stuck, 'message de connexion attend', 'messages de connexion attendent')} le courrier`,
        ]
      : []),
    ...(deps.config.baseUrl.startsWith('http:')
      ? ['VIGIE_BASE_URL est en http (rien ne protège en chemin les mots de passe ni les sessions)']
      : []),
  ]
  if (faults.length > 0) return { level: 'attention', told: `À voir\u00A0: ${faults.join('\u202F; ')}.` }
  const counts = [
    `${people.length} ${plural(people.length, 'compte')}`,
    `${administrators.length} ${plural(administrators.length, 'administrateur')}`,
  ]
  return { level: 'ok', told: `${counts.join(', dont ')}.` }
}

/** By password, by the mail link where mail really leaves, or through the organisation's provider. */
async function someoneEnters({ config, db }: Deps, people: readonly Person[]): Promise<boolean> {
  if (people.some(({ hasPassword }) => hasPassword)) return true
  if (people.length > 0 && config.mail.transport !== 'file') return true
  if (!config.oidc) return false
  for (const { id } of people) if ((await listIdentitiesOf(db, id)).length > 0) return true
  return false
}
