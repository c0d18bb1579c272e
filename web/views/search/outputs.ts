import { type SearchParams, matterOf, serialiseSearchParams } from '../../search-params.ts'
import { type Html, html } from '../html.ts'
import { feedFormats, feedHref } from '../layout.ts'

/** One thing that the result of a search can become. */
export interface Output {
  group: 'follow' | 'export' | 'keep'
  words: string
  /** `query` is the canonical query string of what the search is about; '' is the whole watch. */
  href(query: string): string
  /** Said of a link whose words are an acronym. */
  hint?: string
}

const groups: readonly { id: Output['group']; words: string }[] = [
  { id: 'keep', words: 'Garder' },
  { id: 'follow', words: 'Suivre' },
  { id: 'export', words: 'Emporter' },
]

/** Under the results, in this order; a group without an output is not shown. */
export const outputs: readonly Output[] = [
  {
    group: 'keep',
    words: 'Enregistrer cette recherche',
    href: (query: string) => `/recherches/nouvelle?${new URLSearchParams({ requete: query })}`,
    hint: 'la retrouver, en être prévenu',
  },
  ...feedFormats.map(({ extension, words }) => ({
    group: 'follow' as const,
    words,
    href: (query: string) => feedHref({ title: '', path: '/flux/recherche', query }, extension),
    hint: 'cette recherche dans un lecteur de flux',
  })),
  {
    group: 'follow',
    words: 'Agenda (iCal)',
    href: (query: string) => feedHref({ title: '', path: '/flux/recherche', query }, 'ics'),
    hint: 'les échéances de cette recherche',
  },
  ...(['CSV', 'ODS', 'RIS'] as const).map((words) => ({
    group: 'export' as const,
    words,
    href: (query: string) => feedHref({ title: '', path: '/recherche', query }, words.toLowerCase()),
    hint: words === 'RIS' ? 'les références, pour Zotero' : 'un tableau, 5 000 éléments au plus',
  })),
]

/** « Suivre : RSS · Atom · JSON Feed »: what can be made of this very search. */
export function outputsLine(params: SearchParams, list: readonly Output[] = outputs): Html {
  const query = serialiseSearchParams(matterOf(params))
  return html`<section class="outputs" aria-label="Cette recherche, ailleurs">
    ${groups.map(({ id, words }) =>
      groupLine(
        words,
        query,
        list.filter((one) => one.group === id),
      ),
    )}
  </section>`
}

function groupLine(title: string, query: string, list: readonly Output[]): Html | '' {
  if (list.length === 0) return ''
  return html`<div class="feed-line">
    <span>${title} :</span>
    <ul>
      ${list.map(({ words, href, hint }) => html`<li><a href="${href(query)}">${words}${hint ? html`<span class="visually-hidden"> : ${hint}</span>` : ''}</a></li>`)}
    </ul>
  </div>`
}
