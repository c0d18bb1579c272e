import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { shortcutsFor } from '../staff-words.ts'

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
    <p>Ils se coupent dans <a href="/compte">Mon compte</a>.</p>`
}

/** The short guide for readers. */
export function helpPage(frame: Frame): Html {
  const { organisation, contact } = frame.site.deps.config
  return html`<div class="reading">
    <h1>Aide</h1>
    <p class="lead">
      Vigie lit pour vous ${formatNumber(frame.catalogue.feeds.length)} sources publiques, garde ce qui touche
      au numérique des territoires, et dit pourquoi. C’est la veille de ${organisation}.
    </p>
    <h2>Chercher</h2>
    <ul>
      <li>
        Tous les mots tapés doivent se trouver dans l’élément. Accents, majuscules et pluriels ne comptent
        pas.
      </li>
      <li>« Entre guillemets », les mots doivent se suivre.</li>
      <li>Un tiret devant un mot l’exclut : <code>fibre -textile</code>.</li>
      <li>Un astérisque vaut toute fin de mot : <code>mutualis*</code>.</li>
      <li>
        Dans les filtres, les cases d’un même groupe s’ajoutent (ceci <em>ou</em> cela) ; d’un groupe à
        l’autre, elles se combinent (ceci <em>et</em> cela).
      </li>
      <li>L’adresse de la page dit toute la recherche : copiez-la pour la partager ou la garder.</li>
      <li>La touche <kbd>/</kbd> mène au champ de recherche.</li>
    </ul>
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
      <li><a href="/abonnement">La lettre</a> : chaque lundi, par courriel.</li>
      <li>
        <a href="/flux">Les flux</a> RSS, Atom et JSON Feed : tout, un axe, ou le résultat d’une recherche.
      </li>
    </ul>
    ${frame.visitor.person ? staffHelp(frame) : ''}
    <h2>Une source manque, un classement étonne ?</h2>
    <p>Écrivez à <a href="mailto:${contact}">${contact}</a>, en donnant l’adresse de la page.</p>
  </div>`
}
