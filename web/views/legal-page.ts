import type { Frame } from '../site.ts'
import { type Html, html } from './html.ts'

/** The least that is true of every installation; the rest is named as missing. */
export function legalPage(frame: Frame): Html {
  const { organisation, contact } = frame.site.deps.config
  return html`<div class="reading">
    <h1>Mentions légales</h1>
    <h2>Éditeur</h2>
    <p>Ce site est édité par ${organisation}. Contact : <a href="mailto:${contact}">${contact}</a>.</p>
    <p class="hint">
      Le nom du directeur de la publication et celui de l’hébergeur sont à compléter par l’éditeur avant
      l’ouverture au public.
    </p>
    <h2>Contenus</h2>
    <p>
      Vigie reprend des titres et des textes publiés par d’autres, avec leur source et leur adresse d’origine.
      Ils restent à leurs auteurs, sous leurs licences. Le classement est automatique : seule la page
      d’origine fait foi.
    </p>
    <h2>Données personnelles</h2>
    <p>
      Le site ne dépose ni cookie ni traceur, et ne charge rien depuis un autre site. Pour la lettre, il garde
      l’adresse de messagerie, les axes choisis, et la date de la confirmation avec les mots acceptés, qui en
      sont la preuve. Ces données ne servent qu’à envoyer la lettre. Elles sont effacées à la désinscription ;
      une demande jamais confirmée est effacée aussi.
    </p>
    <p>
      Le responsable du traitement est ${organisation}, sur le fondement du consentement. Pour exercer vos
      droits d’accès, de rectification et d’effacement, écrivez à <a href="mailto:${contact}">${contact}</a>.
      Vous pouvez aussi saisir la <a href="https://www.cnil.fr/" rel="noopener noreferrer">CNIL</a>.
    </p>
    <h2>Logiciel</h2>
    <p>Vigie est un logiciel libre, sous licence EUPL 1.2.</p>
  </div>`
}
