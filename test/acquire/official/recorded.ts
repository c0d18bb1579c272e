import type { FeedDefinition } from '#src/feed/definition.ts'

/** The definition of the catalogue, asked of a server of the test's own: every address keeps its path and query. */
export function servedAt<F extends FeedDefinition>(feed: F, server: string): F {
  const moved = (address: string) => {
    const url = new URL(address)
    return `${server}${url.pathname}${url.search}`
  }
  return {
    ...feed,
    url: moved(feed.url),
    ...('auth' in feed && feed.auth ? { auth: { ...feed.auth, url: moved(feed.auth.url) } } : {}),
  }
}

/** One feed of a list, with its own type. */
export function feedNamed(feeds: readonly FeedDefinition[], id: string): FeedDefinition {
  const feed = feeds.find((one) => one.id === id)
  if (!feed) throw new Error(`no feed ${id}`)
  return feed
}
