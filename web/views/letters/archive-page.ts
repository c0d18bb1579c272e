import type { Letter, LetterCard } from '#src/letter/letter.ts'
import type { Letter as StoredLetter } from '#src/store/letters.ts'
import type { Frame } from '../../site.ts'
import { formatDate } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { leftOn, periodWords } from './archive-list.ts'
import { blocksOf } from './blocks.ts'
import { cardFacts, summaryMark } from './card-facts.ts'

/** The stories that were withdrawn since the letter left. */
export type Withdrawn = ReadonlyMap<string, { at: string; reason: string }>

export interface ArchivePage {
  stored: Pick<StoredLetter, 'number' | 'subject' | 'periodStart' | 'periodEnd' | 'createdAt' | 'sentAt'>
  letter: Letter
  withdrawn: Withdrawn
  previous?: number
  next?: number
}

/** A letter as a page: read without the styles of mail, printed with the addresses of its links, kept at its address. */
export function archivePage(frame: Frame, page: ArchivePage): Html {
  const { stored } = page
  return html`<p class="kicker"><a href="/lettres">Lettres</a> · n° ${stored.number}</p>
    <article class="letter-archive reading">
      <h1>${stored.subject}</h1>
      <p class="letter-dates">
        ${frame.site.deps.config.organisation}, ${periodWords(stored)}. ${leftOn(stored)}
      </p>
      ${letterBody(frame, page.letter, page.withdrawn)}
    </article>
    <p class="actions letter-forms">
      <a href="/lettres/${stored.number}/texte">La lettre en texte seul</a>
      <a href="/lettres/${stored.number}/courriel">Le courriel tel qu’il a été envoyé</a>
      ${frame.visitor.can('edit') ? html`<a href="/lettres/${stored.number}/envois">Suivi de l’envoi</a>` : ''}
    </p>
    ${neighbours(page)}
    <p class="print-only">${frame.site.absolute(`/lettres/${stored.number}`)}</p>`
}

/** The words and stories of a letter, part by part. */
export function letterBody(frame: Frame, letter: Letter, withdrawn: Withdrawn): Html {
  const shown = blocksOf(frame, letter).filter(({ cards }) => cards.length > 0)
  return html`${introduction(letter.intro)}
  ${shown.map(
    ({ block, title, cards }) =>
      html`<section aria-labelledby="partie-${block}">
        <h2 id="partie-${block}">${title}</h2>
        ${cards.map((card) => story(frame, card, withdrawn.get(card.id), block === 'further'))}
      </section>`,
  )}
  ${shown.length === 0 ? html`<p class="empty">Cette lettre ne contient aucun élément.</p>` : ''}`
}

/** An editor's words: plain text, whose empty lines part the paragraphs. */
export function introduction(intro: string): Html | '' {
  const paragraphs = intro.split(/\n\s*\n/).filter((one) => one.trim() !== '')
  return paragraphs.length === 0
    ? ''
    : html`<div class="letter-intro">
        ${paragraphs.map((one) => html`<p class="pre-line">${one.trim()}</p>`)}
      </div>`
}

type Gone = { at: string; reason: string }

function story(frame: Frame, card: LetterCard, gone: Gone | undefined, brief: boolean): Html {
  return html`<article class="letter-story" id="r-${card.id}">
    <h3><a href="${gone ? card.page : card.url}" rel="noopener noreferrer">${card.title}</a></h3>
    ${gone ? goneLine(gone) : ''} ${cardFacts(frame, card)}
    ${brief || card.summary === '' ? '' : html`<p>${card.summary} ${summaryMark(card)}</p>`}
    ${
      card.page === card.url || gone
        ? ''
        : html`<p class="letter-why">
            <a href="${card.page}">Dans Vigie<span class="visually-hidden"> : ${card.title}</span></a>
          </p>`
    }
  </article>`
}

function goneLine({ at, reason }: Gone): Html {
  return html`<p>
    <span class="tag tag-warn">Retirée depuis</span> le
    ${formatDate(at)}${reason ? html` : ${frenchSpacing(reason)}` : '.'}
  </p>`
}

function neighbours({ previous, next }: ArchivePage): Html | '' {
  if (previous === undefined && next === undefined) return ''
  return html`<nav class="pages" aria-label="Lettres voisines">
    ${previous === undefined ? html`<span>C’est la première lettre.</span>` : html`<a href="/lettres/${previous}" rel="prev">← Lettre n° ${previous}</a>`}
    ${next === undefined ? html`<span>C’est la dernière lettre.</span>` : html`<a href="/lettres/${next}" rel="next">Lettre n° ${next} →</a>`}
  </nav>`
}
