import type { FeedAsked, FeedBuilt } from '../../feeds/feed-asked.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

/** The address to copy, and what to do with it. */
export function builtAddress({ format }: FeedAsked, built: FeedBuilt): Html | '' {
  if (built.kind === 'nothing') return ''
  if (built.kind !== 'address') {
    return html`<div class="notice notice-warn" role="alert">
      <p><strong>L’adresse n’est pas encore faite.</strong> Le formulaire dit ce qui manque.</p>
    </div>`
  }
  return html`<section class="notice" aria-labelledby="adresse">
    <h2 id="adresse">L’adresse</h2>
    <p>${frenchSpacing(built.subject.title)}${format === 'ics' ? ', échéances et rendez-vous' : ''} :</p>
    <p class="addresses"><a href="${built.url}">${built.url}</a></p>
    <p>
      ${format === 'ics' ? 'Copiez-la dans votre agenda : la marche à suivre est plus bas.' : 'Copiez-la dans votre lecteur de flux : il lira seul ce qui paraît.'}
    </p>
  </section>`
}
