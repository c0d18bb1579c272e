import { longestName } from '#src/searches/saved-search.ts'
import type { ListedSearch } from '#src/store/saved-searches.ts'
import { rhythms } from '#src/store/search-alerts.ts'
import { searchHref, parseSearchParams } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { type Faults, csrfField, faultSummary, radioField, selectField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { askedWords, proposedName, rhythmWords } from './search-words.ts'

export interface SaveForm {
  query: string
  name?: string
  /** The id of the search that this one takes the place of; '' for a new one. */
  replaces?: string
  rhythm?: string
  faults?: Faults<'nom' | 'remplace'>
}

const labels = { nom: 'Nom', remplace: 'Où l’enregistrer' }

/** « Enregistrer cette recherche ». */
export function savePage(frame: Frame, mine: readonly ListedSearch[], form: SaveForm): Html {
  const { query, faults = {} } = form
  const href = searchHref(parseSearchParams(new URLSearchParams(query)))
  return html`<p class="kicker"><a href="/recherches">Recherches enregistrées</a></p>
    <h1>Enregistrer cette recherche</h1>
    <p class="lead"><a href="${href}">${askedWords(frame, { query })}</a></p>
    ${faultSummary(faults, labels)}
    <form class="form" action="/recherches" method="post">
      ${csrfField(frame)}
      <input type="hidden" name="requete" value="${query}" />
      ${mine.length === 0 ? '' : replaceField(mine, form)}
      ${textField('nom', labels.nom, {
        value: form.name ?? proposedName(frame, query),
        hint:
          mine.length === 0
            ? undefined
            : 'Le nom d’une recherche remplacée ne change que si vous en tapez un autre.',
        fault: faults.nom,
        maxlength: longestName,
      })}
      ${radioField(
        'rythme',
        'Me prévenir par courriel de ce qui arrive',
        [
          { value: '', words: 'Non', hint: 'les nouveautés se comptent sur le site' },
          ...rhythms.map((one) => ({ value: one, words: upper(rhythmWords[one]) })),
        ],
        { value: form.rhythm ?? '' },
      )}
      <p><button type="submit">Enregistrer</button></p>
    </form>`
}

function replaceField(mine: readonly ListedSearch[], { replaces, faults }: SaveForm): Html {
  return selectField(
    'remplace',
    labels.remplace,
    [
      { value: '', words: 'Une nouvelle recherche' },
      ...mine.map(({ id, name }) => ({ value: id, words: `À la place de « ${name} »` })),
    ],
    {
      value: replaces ?? '',
      hint: 'Une recherche remplacée garde ses alertes et l’adresse de son flux.',
      fault: faults?.remplace,
    },
  )
}

function upper(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1)
}
