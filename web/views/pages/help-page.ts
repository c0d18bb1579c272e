import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { shortcutsFor } from '../staff-words.ts'
import { searchHelp } from './search-help.ts'

/** For those who have an account. */
function staffHelp(frame: Frame): Html {
  return html`<h2>Travailler au bureau</h2>
    <p>
      Le <a href="/bureau">bureau</a> montre ce qui attend quelqu’un aujourd’hui. Sous chaque élément :
      retenir, écarter avec un motif, choisir pour la lettre, corriger le classement, poser une étoile. Chaque
      geste s’annule. Un classement corrigé le reste, même quand le lexique ou la source change.
    </p>
    <h3>Raccourcis clavier</h3>
    <ul class="plain-list">
      ${shortcutsFor(frame.visitor.can).map(({ key, words }) => html`<li><kbd>${key}</kbd> ${words}</li>`)}
    </ul>
    <p>Ils se coupent dans <a href="/compte">Mon compte</a>.</p>
    <h3>Étoiles, textes suivis et rappels</h3>
    <p>
      L’étoile garde un élément dans <a href="/bureau/favoris">vos favoris</a> ; ses échéances, et celles des
      textes que vous suivez, vous sont rappelées par courriel à J-30 et à J-7. Tout se règle dans
      <a href="/compte/alertes">Mes alertes</a>.
    </p>
    ${searchesHelp}`
}

const searchesHelp = html`<h2>Recherches enregistrées et alertes</h2>
  <p>
    Sous les résultats, « Enregistrer cette recherche » la garde sous un nom. Vos
    <a href="/recherches">recherches</a> disent ce qui est arrivé depuis votre dernier passage. Chacune peut
    vous prévenir par courriel (dans le quart d’heure, chaque jour ou chaque lundi à 7 h), et a son flux.
  </p>
  <h3 id="webhooks">Recevoir les nouveautés dans un programme</h3>
  <p>
    Un webhook reçoit, en POST et en JSON, la recherche, son adresse et les éléments tels que
    <code>/api/elements</code> les donne, cent au plus par envoi. Répondez par un code 2xx en moins de dix
    secondes. Après cinq échecs de suite, de plus en plus espacés, le webhook se met en pause et vous recevez
    un message.
  </p>
  <p>
    L’en-tête <code>Vigie-Signature</code> (<code>t=…,v1=…</code>) prouve l’envoi : <code>v1</code> est le
    HMAC-SHA256, en hexadécimal, de la valeur de <code>t</code>, d’un point et du corps, avec la clé montrée à
    la création. Refusez un <code>t</code> à plus de cinq minutes de votre horloge : un envoi surpris sur le
    réseau ne peut alors pas être rejoué. Un envoi répété porte le même <code>Vigie-Delivery</code> : laissez
    celui que vous avez déjà. <a href="/api#webhooks">La documentation de l’API</a> montre comment vérifier.
  </p>`

/** The short guide for readers. */
export function helpPage(frame: Frame): Html {
  const { organisation, contact } = frame.site.deps.config
  return html`<div class="reading">
    <h1>Aide</h1>
    <p class="lead">
      Vigie lit pour vous ${formatNumber(frame.catalogue.feeds.length)} sources publiques, garde ce qui touche
      au numérique des territoires, et dit pourquoi. C’est la veille de ${organisation}.
    </p>
    ${searchHelp()}
    <h2>Les dix axes</h2>
    <p>
      Chaque élément reçoit jusqu’à trois axes, selon les mots de son titre et de son texte. Un élément sans
      axe est « hors périmètre » : il reste dans la recherche, mais ne part ni dans la lettre ni dans les
      flux.
    </p>
    <ul class="plain-list">
      ${[...frame.axes.values()].map((axis) => html`<li>${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${axis.label}</a></li>`)}
    </ul>
    <h2>Pourquoi cet élément est-il là ?</h2>
    <p>
      Sa page donne, pour chaque axe, les mots trouvés, leur place, leur poids et la phrase qui les contient.
      Les mêmes mots sont marqués dans le titre et dans le texte, avec les deux lettres de l’axe. Aucune
      décision n’est cachée.
    </p>
    <h2>Les échéances</h2>
    <p>
      Une date de clôture vient d’un champ de la source, ou d’une phrase que la page cite. « J-23 » veut dire
      : dans vingt-trois jours. En cas de doute, c’est la page d’origine qui fait foi.
    </p>
    <h2>Suivre la veille</h2>
    <ul>
      <li>
        <a href="/abonnement">La lettre</a> : par courriel, chaque semaine, toutes les deux semaines ou une
        fois par mois, sur les axes et le territoire que vous choisissez.
      </li>
      <li>
        <a href="/flux">Les flux</a> RSS, Atom et JSON Feed, et les agendas : tout, un axe, un domaine, un
        type, un territoire, ou le résultat d’une recherche.
      </li>
      <li><a href="/donnees">Les données ouvertes</a> et <a href="/api">l’API</a>, pour les programmes.</li>
    </ul>
    ${frame.visitor.person ? staffHelp(frame) : ''}
    <h2>Une source manque, un classement étonne ?</h2>
    <p>Écrivez à <a href="mailto:${contact}">${contact}</a>, en donnant l’adresse de la page.</p>
  </div>`
}
