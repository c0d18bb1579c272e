import type { Context } from 'hono'
import { listComments } from '#src/letter/desk/comments.ts'
import { forecast } from '#src/letter/desk/forecast.ts'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { previewFor } from '#src/letter/desk/preview-for.ts'
import { readLetter } from '#src/letter/letter.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import type { Letter as StoredLetter } from '#src/store/letters.ts'
import { listPeople } from '#src/store/people.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { type Frame, type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { policyFor } from '../../door/headers.ts'
import type { DeskAnswer, DeskView, Refused } from '../../views/letters/desk-answer.ts'
import { deskPage } from '../../views/letters/desk-page.ts'
import { draftNotice } from './draft-notice.ts'
import { findForDraft } from './find-for-draft.ts'
import { findMembers, subjectOf } from './seen-by.ts'

/** What a gesture adds to the page that answers it at once. */
export interface Told {
  refused?: Refused
  proposal?: DeskAnswer['proposal']
  status?: PageStatus
}

/** Every version that a letter of many gestures may have; older ones are still kept. */
const mostVersions = 200

/** The page of a draft, as its address asks for it; after a gesture that was refused, with why and what was typed. */
export async function showDesk(
  site: Site,
  c: Context<SiteEnv>,
  stored: StoredLetter,
  view: DeskView,
  told: Told = {},
): Promise<Response> {
  const { status = 200, ...beside } = told
  const opened = await openFrame(site, c)
  const answer = { ...(await gather(opened, c, stored, view)), ...beside }
  const given = Number(/^\d{1,9}$/.exec(c.req.query('fait') ?? '')?.[0] ?? 0)
  const notice = draftNotice(answer, given, actorOf(c).id)
  const frame = { ...opened, ...(notice ? { notice } : {}) }
  const { letterDesk, letterStyle, letterDeskStyle } = site.assets
  const page = {
    title: `Lettre n° ${stored.number}`,
    section: '/lettres',
    private: true,
    scripts: [letterDesk.path],
    styles: [letterStyle.path, letterDeskStyle.path],
  } as const
  c.header('content-security-policy', policyFor(frame.nonce, ["frame-src 'self'"]))
  return answerPage(c, frame, page, deskPage(frame, answer, subjectOf(answer.letter)), status)
}

/** Everything that the pages of a draft tell. */
export async function gather(
  frame: Frame,
  c: Context<SiteEnv>,
  stored: StoredLetter,
  view: DeskView,
): Promise<DeskAnswer> {
  const { site } = frame
  const { deps } = site
  const letter = readLetter(stored.content)
  const [comments, versions, people, counted, found, members, seenBy, settings] = await Promise.all([
    listComments(deps, stored.id),
    listVersions(deps.db, stored.id, mostVersions),
    listPeople(deps.db),
    forecast(deps, letter),
    view.search === '' ? undefined : findForDraft(frame, view.search),
    findMembers(deps, view.member),
    view.seenBy ? previewFor(deps, stored, view.seenBy) : undefined,
    readLetterSettings(deps),
  ])
  const { person } = signedIn(c)
  const active = people.filter(({ id, status }) => status === 'active' && id !== person.id)
  return {
    stored,
    letter,
    view,
    comments,
    versions,
    forecast: counted,
    members,
    testers: [person, ...active].map(({ id, name, email }) => ({ id, name, email })),
    hasModel: settings.model && deps.config.model !== undefined,
    ...(found ? { found } : {}),
    ...(seenBy ? { seenBy } : {}),
  }
}
