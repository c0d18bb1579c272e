import type { Forecast } from '#src/letter/desk/forecast.ts'
import type { MemberPreview } from '#src/letter/desk/preview-for.ts'
import type { Letter } from '#src/letter/letter.ts'
import type { Letter as StoredLetter } from '#src/store/letters.ts'
import type { LetterComment } from '#src/store/letter-comments.ts'
import type { LetterVersion } from '#src/store/letter-versions.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Subscriber } from '#src/store/subscribers.ts'

/** How a draft is looked at before it leaves. */
export const previewForms = ['large', 'telephone', 'sombre', 'texte', 'archive'] as const
export type PreviewForm = (typeof previewForms)[number]

/** What the address of the desk asks to see, beside the draft. */
export interface DeskView {
  form: PreviewForm
  /** The story whose panel is open. */
  card?: string
  /** Words looked for in the watch, to add from. */
  search: string
  /** A member, by a part of the address or the name. */
  member: string
  /** The member through whose eyes the preview looks. */
  seenBy?: string
}

/** What a refused gesture leaves: why, and what the person had typed, field by field. */
export interface Refused {
  words: string
  /** A colleague was faster: the draft on the page is theirs. */
  isConflict: boolean
  /** As typed, under the names of the fields. */
  typed: Readonly<Record<string, string>>
}

/** Everything that the page of a draft shows. */
export interface DeskAnswer {
  stored: StoredLetter
  letter: Letter
  view: DeskView
  found?: { items: readonly StoredItem[]; total: number }
  members: readonly Subscriber[]
  seenBy?: MemberPreview
  comments: readonly LetterComment[]
  versions: readonly LetterVersion[]
  forecast: Forecast
  /** Whom a test may be sent to: the person first. */
  testers: readonly { id: string; name: string; email: string }[]
  /** A language model is configured. */
  hasModel: boolean
  /** What the model proposed for the story whose panel is open, beside the title as typed; kept nowhere until saved. */
  proposal?: { summary: string; title: string }
  refused?: Refused
}
