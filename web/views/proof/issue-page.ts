import { kindWords } from '#src/french/kinds.ts'
import type { IssueText } from '#src/store/issue-texts.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { feedLine } from '../feed-line.ts'
import { textField } from '../form.ts'
import { formatLongDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { FeedLinks } from '../layout.ts'
import { plural } from '../words.ts'
import { type Rubric, arrange } from './rubrics.ts'
import { coverageTabs } from './tabs.ts'

export interface IssueAnswer {
  /** The day that is shown; none when no issue was ever read. */
  day?: string
  texts: readonly IssueText[]
  /** Texts that name persons: counted, never kept. */
  measures: number
  /** Days of the issues before and after. */
  previous?: string
  next?: string
  /** Only those in the scope of the watch. */
  onlyOurs: boolean
  feeds: FeedLinks
  /** No source reads the Journal officiel. */
  unwatched: boolean
}

/** The address of one day of the Journal officiel. */
export function issueHref(day: string | undefined, onlyOurs: boolean): string {
  const query = new URLSearchParams({
    ...(day ? { jour: day } : {}),
    ...(onlyOurs ? { seulement: '1' } : {}),
  })
  return query.size === 0 ? '/journal-officiel' : `/journal-officiel?${query.toString()}`
}

/** Every text of a day under its rubrics, beside what the watch made of it. */
export function issuePage(frame: Frame, answer: IssueAnswer): Html {
  const { day, texts, onlyOurs, feeds } = answer
  if (!day)
    return html`<h1>Journal officiel</h1>
      ${coverageTabs('issue')} ${neverRead(answer)}`
  const shown = onlyOurs ? texts.filter(({ relevant }) => relevant) : texts
  return html`<h1>Journal officiel du ${formatLongDate(day)}</h1>
    ${coverageTabs('issue')} ${summary(answer)} ${issueLinks(answer)} ${dayForm(day, onlyOurs)}
    ${choice(answer)} ${shown.length === 0 ? noText(answer) : rubricSection(frame, arrange(shown), 2)}
    ${feedLine(feeds)}`
}

function summary({ texts, measures }: IssueAnswer): Html | '' {
  if (texts.length === 0 && measures === 0) return ''
  const ours = texts.filter(({ relevant }) => relevant).length
  return html`<p class="lead">
      ${formatNumber(texts.length)} ${plural(texts.length, 'texte')}, dont
      <strong>${formatNumber(ours)} dans le périmètre</strong> de la veille.
    </p>
    ${
      measures > 0
        ? html`<p class="hint">
            ${formatNumber(measures)}
            ${plural(measures, 'mesure nominative, laissée', 'mesures nominatives, laissées')} de côté : qui
            est nommé n’intéresse pas la veille, et son nom n’est pas gardé.
          </p>`
        : ''
    }`
}

function dayForm(day: string, onlyOurs: boolean): Html {
  return html`<form class="filter-line" action="/journal-officiel" method="get" aria-label="Choisir le jour">
    ${textField('jour', 'Jour', { type: 'date', value: day })}
    ${onlyOurs ? html`<input type="hidden" name="seulement" value="1" />` : ''}
    <button type="submit">Afficher</button>
  </form>`
}

/** Everything, or what concerns us. */
function choice({ day, onlyOurs }: IssueAnswer): Html {
  const chip = (ours: boolean, words: string) =>
    html`<li>
      <a class="chip" href="${issueHref(day, ours)}" ${ours === onlyOurs ? html`aria-current="true"` : ''}
        >${words}</a
      >
    </li>`
  return html`<ul class="chips chips-choice" aria-label="Textes montrés">
    ${chip(false, 'Tout le JO')} ${chip(true, 'Seulement ce qui nous concerne')}
  </ul>`
}

function rubricSection(frame: Frame, { texts, rubrics }: Rubric, level: number): Html {
  return html`${
    texts.length > 0
      ? html`<ul class="issue">
          ${texts.map((text) => textLine(frame, text))}
        </ul>`
      : ''
  }
  ${rubrics.map((rubric) => html`${heading(rubric.title, level)} ${rubricSection(frame, rubric, level + 1)}`)}`
}

function heading(title: string, level: number): Html {
  if (level === 2) return html`<h2>${title}</h2>`
  return level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
}

function textLine(frame: Frame, { id, title, url, kind, relevant, axes }: IssueText): Html {
  const original = url && /^https?:\/\//.test(url) ? url : undefined
  return html`<li ${relevant ? html`class="ours"` : ''}>
    <a href="/elements/${id}">${title}</a>
    <p class="facts">
      ${axes.map((axis) => axisBadge(frame, axis))} <span>${kindWords[kind]}</span>
      ${relevant ? '' : html`<span>hors périmètre</span>`}
      ${
        original
          ? html`<span
              ><a href="${original}" rel="noopener noreferrer"
                >Légifrance<span class="visually-hidden"> : ${title}</span></a
              ></span
            >`
          : ''
      }
    </p>
  </li>`
}

function issueLinks({ previous, next, onlyOurs }: IssueAnswer): Html | '' {
  if (!previous && !next) return ''
  return html`<nav class="pages" aria-label="Autres jours">
    ${previous ? html`<a rel="prev" href="${issueHref(previous, onlyOurs)}">← JO du ${formatLongDate(previous)}</a>` : html`<span></span>`}
    ${next ? html`<a rel="next" href="${issueHref(next, onlyOurs)}">JO du ${formatLongDate(next)} →</a>` : html`<span></span>`}
  </nav>`
}

function noText({ texts, day }: IssueAnswer): Html {
  if (texts.length > 0) {
    return html`<p class="empty">
      Aucun texte de ce jour n’est dans le périmètre.
      <a href="${issueHref(day, false)}">Voir tout le JO de ce jour</a>
    </p>`
  }
  return html`<p class="empty">
    Aucun Journal officiel n’a été lu pour ce jour. Il n’en paraît pas tous les jours, et la veille ne lit que
    ceux qui sont parus depuis qu’elle suit cette source.
  </p>`
}

function neverRead({ unwatched }: IssueAnswer): Html {
  return html`<p class="empty">
    ${unwatched ? 'Aucune source du Journal officiel n’est suivie.' : 'Aucun Journal officiel n’a encore été lu.'}
    <a href="/sources">Voir l’état des sources</a>
  </p>`
}
