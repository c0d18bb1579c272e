import type { Changed } from '../store/websub-pings.ts'

const formats = ['rss', 'atom', 'json'] as const

/** The addresses of the feeds that tell these changes, as the feeds name themselves. None changed: none. */
export function topicsOf(baseUrl: string, { axes, domains, kinds }: Changed): string[] {
  if (kinds.length === 0) return []
  const paths = [
    '/flux/tout',
    ...axes.map((id) => `/flux/axes/${id}`),
    ...domains.map((id) => `/flux/domaines/${id}`),
    ...kinds.map((id) => `/flux/types/${id}`),
  ]
  return paths.flatMap((path) => formats.map((format) => `${baseUrl}${path}.${format}`))
}
