import type { Context } from 'hono'
import { readLetter } from '#src/letter/letter.ts'
import { preferencesOf } from '#src/letter/preferences.ts'
import { reachOf } from '#src/letter/reach.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { preferencesUrl } from '#src/letter/site-links.ts'
import { findLastLetter, findLetterInHand } from '#src/store/letters.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import { letterPolicy } from '../../letter-policy.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { emptyPreviewPage } from '../../views/members/preferences-page.ts'

/** The letter in hand, or the last one, as this member would get it. */
export async function showMemberPreview(
  site: Site,
  c: Context<SiteEnv>,
  member: Subscriber,
  token: string,
): Promise<Response> {
  const { db, config, enricher } = site.deps
  const letter = (await findLetterInHand(db)) ?? (await findLastLetter(db))
  const content = letter && holdsLetter(letter.content) ? readLetter(letter.content) : undefined
  const preferences = preferencesOf(member)
  const reader = {
    kind: 'member',
    preferencesUrl: preferencesUrl(config, token),
    confirmedAt: member.confirmedAt ?? member.createdAt,
  } as const
  const reach = preferences.place ? reachOf(enricher.territories, preferences.place) : undefined
  const rendered = content && renderEdition(content, preferences, reader, reach)
  if (!rendered) {
    const why = content
      ? 'Rien, dans la lettre en préparation, ne répond à vos choix : dans ce cas, elle ne vous est pas envoyée.'
      : 'Il n’y a pas encore de lettre à montrer.'
    const frame = await openFrame(site, c)
    const page = { title: 'Aperçu de ma prochaine lettre', private: true } as const
    return answerPage(c, frame, page, emptyPreviewPage(token, why))
  }
  c.header('content-security-policy', letterPolicy)
  c.header('cache-control', 'no-store')
  return c.html(rendered.html)
}

// A letter of the first versions kept no data.
function holdsLetter(content: string): boolean {
  return content.length > 2
}
