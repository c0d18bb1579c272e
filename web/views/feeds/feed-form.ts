import { domains, kinds } from '#src/axis/taxonomy.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { FeedAsked, FeedBuilt } from '../../feeds/feed-asked.ts'
import type { PlaceAsked } from '../../place-asked.ts'
import type { Frame } from '../../site.ts'
import { radioField, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { domainWords, territoryName } from '../words.ts'

/** Chooses a feed; sent by GET, so that its answer has an address of its own and needs no script. */
export function feedForm(frame: Frame, asked: FeedAsked, built: FeedBuilt): Html {
  return html`<form action="/flux" method="get" class="form" id="choisir">
    ${subjectField(frame, asked, built)}
    ${textField('lieu', 'Territoire', {
      value: asked.place,
      hint: 'Si le sujet est un territoire : une commune ou un EPCI, par exemple « Blois » ou « Saint-Denis (93) ».',
      maxlength: 80,
      ...faultOf(built, 'lieu'),
    })}
    ${built.kind === 'place' ? candidates(frame, asked, built.asked) : ''}
    ${textField('q', 'Recherche', {
      value: asked.words,
      hint: 'Si le sujet est une recherche : les mots, comme sur la page Recherche.',
      maxlength: 300,
      ...faultOf(built, 'q'),
    })}
    ${radioField('format', 'Format', formats, { value: asked.format })}
    ${radioField('contenu', 'Contenu', contents, { value: asked.summaries ? 'resume' : 'complet', id: 'ce-que-le-flux-contient' })}
    <button type="submit">Donner l’adresse</button>
  </form>`
}

const formats = [
  { value: 'rss', words: 'RSS 2.0, que tout lecteur comprend' },
  { value: 'atom', words: 'Atom 1.0' },
  { value: 'json', words: 'JSON Feed 1.1, pour les programmes' },
  { value: 'ics', words: 'iCal, les échéances dans un agenda' },
] as const

const contents = [
  { value: 'complet', words: 'Le texte entier' },
  { value: 'resume', words: 'Un résumé' },
] as const

function subjectField(frame: Frame, { about }: FeedAsked, built: FeedBuilt): Html {
  const { fault } = faultOf(built, 'sujet')
  const option = (value: string, words: string) =>
    html`<option value="${value}" ${value === (about || 'tout') ? html`selected` : ''}>${words}</option>`
  return html`<div class="field">
    <label for="sujet">Sujet</label>
    ${fault ? html`<p class="fault" id="sujet-faute">${fault}</p>` : ''}
    <select id="sujet" name="sujet" ${fault ? html`aria-invalid="true" aria-describedby="sujet-faute"` : ''}>
      ${option('tout', 'Toute la veille')} ${option('territoire', 'Un territoire')}
      ${option('recherche', 'Une recherche')}
      <optgroup label="Axes">
        ${[...frame.axes.values()].map((axis) => option(`axes/${axis.id}`, axis.label))}
      </optgroup>
      <optgroup label="Domaines">
        ${domains.map((domain) => option(`domaines/${domain}`, domainWords[domain]))}
      </optgroup>
      <optgroup label="Types">${kinds.map((kind) => option(`types/${kind}`, kindWords[kind]))}</optgroup>
    </select>
  </div>`
}

function faultOf(built: FeedBuilt, field: 'lieu' | 'q' | 'sujet'): { fault?: string } {
  if (built.kind === 'fault' && built.field === field) return { fault: built.sentence }
  if (built.kind !== 'place' || field !== 'lieu') return {}
  const several = built.asked.kind === 'several'
  return {
    fault: several
      ? 'Plusieurs territoires portent ce nom : choisissez le vôtre ci-dessous.'
      : 'Aucune commune ni aucun EPCI ne porte ce nom : vérifiez l’orthographe, ou ajoutez le département.',
  }
}

function candidates(frame: Frame, asked: FeedAsked, place: PlaceAsked): Html | '' {
  if (!('candidates' in place) || place.candidates.length === 0) return ''
  const { territories } = frame.site.deps.enricher
  return html`<ul>
    ${place.candidates.map(({ code, level, departement = '' }) => {
      const where = level === 'epci' && departement ? `, ${territoryName(departement, territories)}` : ''
      const query = new URLSearchParams({
        sujet: 'territoire',
        lieu: code,
        format: asked.format,
        contenu: asked.summaries ? 'resume' : 'complet',
      })
      return html`<li>
        <a href="/flux?${query.toString()}">${frenchSpacing(territoryName(code, territories))}${where}</a>
      </li>`
    })}
  </ul>`
}
