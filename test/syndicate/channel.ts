import type { StoredItem } from '#src/store/stored-item.ts'
import type { Channel } from '#src/syndicate/channel.ts'

export function channelOf(items: readonly StoredItem[], given: Partial<Channel> = {}): Channel {
  return {
    title: 'Vigie, tout',
    description: 'Tout ce que la veille retient',
    selfUrl: 'https://veille.example/flux.rss?axe=a&tri=date',
    pageUrl: 'https://veille.example/recherche?axe=a&tri=date',
    updatedAt: '2026-11-20T06:00:00Z',
    items,
    publisherOf: (feedId) => (feedId === 'arcep-actualites' ? 'Arcep' : 'Éditeur & Cie'),
    itemUrl: (item) => `https://veille.example/item/${item.id}`,
    axisLabelOf: (axis) => (axis === 'infrastructures-thd-mobile' ? 'Infrastructures & <couverture>' : axis),
    ...given,
  }
}

/** Titles that publishers or attackers may send: what each must become in a plain-text field. */
export const hostileTitles = [
  { given: '<script>alert(1)</script>', read: '<script>alert(1)</script>' },
  { given: 'R&D & "fibre" d’avenir, l\'été', read: 'R&D & "fibre" d’avenir, l\'été' },
  { given: 'fin ]]> de section <![CDATA[ debut', read: 'fin ]]> de section <![CDATA[ debut' },
  { given: 'nul\u0000 sonne\u0007 fin\uFFFF', read: 'nul sonne fin' },
  { given: 'demi \uD83D paire \uDE00 😀', read: 'demi  paire  😀' },
  { given: '&lt;b&gt; &amp;amp; &#0; &eacute;', read: '&lt;b&gt; &amp;amp; &#0; &eacute;' },
  { given: '--><item><title>faux</title></item>', read: '--><item><title>faux</title></item>' },
] as const
