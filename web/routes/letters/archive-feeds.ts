import { type Context, Hono } from 'hono'
import { readLetter } from '#src/letter/letter.ts'
import { type ArchivedContent, listArchiveContents } from '#src/store/letter-archive.ts'
import { type Withdrawal, listWithdrawnAmong } from '#src/store/withdrawn-among.ts'
import { channelTypes } from '#src/syndicate/channel.ts'
import { type LettersChannel, lettersFeeds } from '#src/syndicate/letters-channel.ts'
import { answerConditionally } from '../../conditional.ts'
import { openToOtherSites } from '../../door/other-sites.ts'
import { type Frame, type Site, type SiteEnv, openFrame } from '../../site.ts'
import { feedContent } from '../../views/letters/feed-content.ts'
import { openArchive } from './archive-access.ts'

const most = 20

/** The letters that left, as a feed of their own. */
export function archiveFeedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/lettres/:file{flux\\.(?:rss|atom|json)}', openArchive(site), async (c) => {
    const [frame, letters] = await Promise.all([openFrame(site, c), listArchiveContents(site.deps.db, most)])
    const withdrawn = await listWithdrawnAmong(
      site.deps.db,
      letters.flatMap(({ itemIds }) => itemIds),
    )
    const channel = channelOf(c, frame, letters, withdrawn)
    const format = formatOf(c)
    openToOtherSites(c)
    const { updatedAt: modifiedAt } = channel
    return answerConditionally(c, {
      body: lettersFeeds[format](channel),
      type: channelTypes[format],
      modifiedAt,
    })
  })
  return app
}

function channelOf(
  c: Context<SiteEnv>,
  frame: Frame,
  letters: readonly ArchivedContent[],
  withdrawn: ReadonlyMap<string, Withdrawal>,
): LettersChannel {
  const { site } = frame
  const { organisation } = site.deps.config
  return {
    title: 'Vigie – les lettres',
    description: `Les lettres de la veille technologique, juridique et financière de ${organisation}.`,
    selfUrl: site.absolute(new URL(c.req.url).pathname),
    pageUrl: site.absolute('/lettres'),
    updatedAt: lastChange(letters, withdrawn),
    author: organisation,
    letters: letters.map((letter) => ({
      number: letter.number,
      title: letter.subject,
      url: site.absolute(`/lettres/${letter.number}`),
      sentAt: sentAt(letter),
      html: feedContent(frame, readLetter(letter.content), withdrawn).toString(),
    })),
  }
}

function sentAt(letter: ArchivedContent): string {
  return letter.sentAt ?? letter.createdAt
}

/** A story that is withdrawn changes the feed as a new letter does: whoever asks by date alone must be told. */
function lastChange(letters: readonly ArchivedContent[], withdrawn: ReadonlyMap<string, Withdrawal>): string {
  const instants = [...letters.map(sentAt), ...[...withdrawn.values()].map(({ at }) => at)]
  const last = Math.max(...instants.map((at) => Date.parse(at)))
  return instants.find((at) => Date.parse(at) === last) ?? '2026-01-01T00:00:00Z'
}

function formatOf(c: Context<SiteEnv>): keyof typeof lettersFeeds {
  const extension = c.req.param('file')?.split('.')[1]
  return extension === 'atom' || extension === 'json' ? extension : 'rss'
}
