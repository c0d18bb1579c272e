import { type Limit, retentionLimits } from '../account/privacy/retention.ts'
import type { Deps } from '../deps.ts'
import { deleteCallsBefore } from '../store/alert-calls.ts'
import { deleteToldBefore } from '../store/alert-items.ts'
import { deleteNoticesBefore } from '../store/notices-told.ts'
import { deleteEndedMails } from '../store/account-mails.ts'
import { deleteAuditBefore } from '../store/audit-log.ts'
import type { Database } from '../store/database.ts'
import { deleteDaysBefore } from '../store/feed-days.ts'
import {
  deleteDeliveriesBefore,
  deleteKeysEndedBefore,
  deleteReadMarksBefore,
  deleteRevisionsBefore,
} from '../store/old-rows.ts'
import { deleteEndedLinks } from '../store/one-time-links.ts'
import { deleteHealthChangesBefore } from '../store/health-changes.ts'
import { deleteRejectionsBefore } from '../store/rejections.ts'
import { deleteRobotsBefore } from '../store/robots.ts'
import { deleteRemovedSearches } from '../store/saved-searches.ts'
import { deleteEndedSessions } from '../store/sessions.ts'
import { deleteEndedFlows } from '../store/sign-in-flows.ts'
import { deleteVersionsBefore } from '../store/letter-versions.ts'
import { readSiteSettings } from '../store/site-settings.ts'
import { deleteStoryKeysBefore } from '../store/story-keys.ts'
import { deleteImportsBefore } from '../store/member-imports.ts'
import { deleteLeftBefore, deleteStalePending } from '../store/subscribers.ts'
import { deleteOldTries } from '../store/throttles.ts'

interface Step {
  /** One, several: « 1 session finie », « 2 sessions finies ». */
  words: readonly [string, string]
  run(db: Database, limits: Record<Limit, string>): Promise<number>
}

/** A host that was not asked for two months is watched no more; its old copy counts for thirty days anyway. */
const robotsKept = 60 * 86_400_000

const steps: readonly Step[] = [
  {
    words: ['inscription jamais confirmée', 'inscriptions jamais confirmées'],
    run: (db, { pending }) => deleteStalePending(db, pending),
  },
  {
    words: ['membre parti', 'membres partis'],
    run: (db, { leftMember, pending }) => deleteLeftBefore(db, leftMember, pending),
  },
  {
    words: ['import de membres', 'imports de membres'],
    // One that nobody confirmed is good for an hour.
    run: (db, { now, memberImport }) =>
      deleteImportsBefore(db, new Date(Date.parse(now) - 3_600_000).toISOString(), memberImport),
  },
  {
    words: ['ancienne révision', 'anciennes révisions'],
    run: (db, { revisions }) => deleteRevisionsBefore(db, revisions),
  },
  {
    words: ['ancienne version de lettre', 'anciennes versions de lettres'],
    run: (db, { revisions }) => deleteVersionsBefore(db, revisions),
  },
  {
    words: ['ligne ancienne du journal', 'lignes anciennes du journal'],
    run: (db, { audit }) => deleteAuditBefore(db, audit),
  },
  {
    words: ['ancienne marque de lecture', 'anciennes marques de lecture'],
    run: (db, { readMarks }) => deleteReadMarksBefore(db, readMarks),
  },
  {
    words: ['ancien envoi', 'anciens envois'],
    run: (db, { deliveries }) => deleteDeliveriesBefore(db, deliveries),
  },
  {
    words: ['ancien jour d’une source', 'anciens jours des sources'],
    run: (db, { coverage }) => deleteDaysBefore(db, coverage),
  },
  {
    words: ['ancien écarté', 'anciens écartés'],
    run: (db, { coverage }) => deleteRejectionsBefore(db, coverage),
  },
  {
    words: ['ancien état de source', 'anciens états de sources'],
    run: (db, { coverage }) => deleteHealthChangesBefore(db, coverage),
  },
  {
    words: ['session finie', 'sessions finies'],
    run: (db, { now, idle }) => deleteEndedSessions(db, now, idle),
  },
  { words: ['lien périmé', 'liens périmés'], run: (db, { link }) => deleteEndedLinks(db, link) },
  {
    words: ['connexion abandonnée', 'connexions abandonnées'],
    run: (db, { now }) => deleteEndedFlows(db, now),
  },
  {
    words: ['robots.txt oublié', 'robots.txt oubliés'],
    run: (db, { now }) => deleteRobotsBefore(db, new Date(Date.parse(now) - robotsKept).toISOString()),
  },
  {
    words: ['compteur d’essais passé', 'compteurs d’essais passés'],
    run: (db, { now }) => deleteOldTries(db, Date.parse(now)),
  },
  {
    words: ['message de compte périmé', 'messages de compte périmés'],
    run: (db, { now }) => deleteEndedMails(db, now),
  },
  {
    words: ['repère d’histoire passé', 'repères d’histoires passés'],
    run: (db, { now }) => deleteStoryKeysBefore(db, now),
  },
  {
    words: ['ancienne clé d’API', 'anciennes clés d’API'],
    run: (db, { apiKey }) => deleteKeysEndedBefore(db, apiKey),
  },
  {
    words: ['recherche retirée', 'recherches retirées'],
    run: (db, { removedSearch }) => deleteRemovedSearches(db, removedSearch),
  },
  {
    words: ['ligne ancienne du registre des alertes', 'lignes anciennes du registre des alertes'],
    run: (db, { alertItem }) => deleteToldBefore(db, alertItem),
  },
  {
    words: ['ancien rappel', 'anciens rappels'],
    run: (db, { alertItem }) => deleteNoticesBefore(db, alertItem),
  },
  {
    words: ['ancien envoi de webhook', 'anciens envois de webhooks'],
    run: (db, { alertItem }) => deleteCallsBefore(db, alertItem),
  },
]

/** The nightly job: drops what is past its time. Running it twice does no more than once. */
export async function cleanUp(deps: Pick<Deps, 'db' | 'now'>): Promise<string> {
  const limits = retentionLimits(await readSiteSettings(deps.db), deps.now())
  const told: string[] = []
  // One after the other: what is done stays done when a later one fails.
  for (const { words, run } of steps) {
    const count = await run(deps.db, limits)
    if (count > 0) told.push(`${count} ${count === 1 ? words[0] : words[1]}`)
  }
  return told.length === 0 ? 'Rien à effacer.' : `Effacé\u00A0: ${told.join(', ')}.`
}
