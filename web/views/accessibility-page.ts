import type { Frame } from '../site.ts'
import { type Html, html } from './html.ts'

/** Says what was tested and what was not: no claim of conformity without an audit. */
export function accessibilityPage(frame: Frame): Html {
  const { organisation, contact } = frame.site.deps.config
  return html`<div class="reading">
    <h1>Accessibilité</h1>
    <p class="lead">${organisation} veut que chacun puisse lire cette veille, avec ou sans aide technique.</p>
    <h2>État de conformité</h2>
    <p>
      La conformité au RGAA n’a pas été évaluée : aucun audit complet n’a encore été mené. Le site ne peut
      donc être dit ni conforme, ni partiellement conforme.
    </p>
    <h2>Ce qui est vérifié</h2>
    <ul>
      <li>
        Chaque page est contrôlée automatiquement (axe-core), en couleurs claires et sombres, à chaque version
        du site. Un tel contrôle ne voit qu’une partie des défauts.
      </li>
      <li>Toutes les pages s’utilisent au clavier, sans JavaScript, et jusqu’à 320 pixels de large.</li>
      <li>Aucune information ne passe par la seule couleur.</li>
    </ul>
    <h2>Ce qui reste à faire</h2>
    <ul>
      <li>Un audit par des personnes, avec des lecteurs d’écran.</li>
      <li>
        Les textes repris des sources gardent parfois leurs défauts : tableaux sans en-têtes, liens peu
        explicites.
      </li>
    </ul>
    <h2>Signaler une difficulté</h2>
    <p>
      Écrivez à <a href="mailto:${contact}">${contact}</a>. Si la réponse ne vient pas ou ne convient pas,
      vous pouvez saisir le
      <a href="https://www.defenseurdesdroits.fr/" rel="noopener noreferrer">Défenseur des droits</a>.
    </p>
  </div>`
}
