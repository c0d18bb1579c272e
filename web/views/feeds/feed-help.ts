import { type Html, html } from '../html.ts'

/** How each agenda subscribes, in the words of its own menus. */
export const calendarHelp: Html = html`<h2 id="agenda">S’abonner dans un agenda</h2>
  <p class="lead">
    Il faut s’abonner à l’adresse, non l’importer : un fichier importé ne change plus. Une date qui bouge se
    déplace, une date retirée s’annule.
  </p>
  <dl class="addresses">
    <div>
      <dt>Thunderbird</dt>
      <dd>
        Agenda, « Nouvel agenda », « Sur le réseau » : collez l’adresse, laissez le nom d’utilisateur vide.
      </dd>
    </div>
    <div>
      <dt>Outlook</dt>
      <dd>
        Calendrier, « Ajouter un calendrier », « S’abonner à partir du web » (Outlook sur le web et nouvel
        Outlook) ou « À partir d’Internet » (Outlook pour Windows). Outlook relit à son rythme, de trois à
        vingt-quatre heures.
      </dd>
    </div>
    <div>
      <dt>Google Agenda</dt>
      <dd>
        Sur ordinateur : « Autres agendas », « + », « À partir de l’URL ». Google relit une ou deux fois par
        jour, et ne garde pas les rappels d’un agenda auquel on s’abonne : réglez les vôtres.
      </dd>
    </div>
    <div>
      <dt>Apple (Mac, iPhone)</dt>
      <dd>
        Calendrier, « Fichier », « Nouvel abonnement à un calendrier » ; sur iPhone, « Calendriers », «
        Ajouter un calendrier », « Ajouter un calendrier avec abonnement ». Les rappels sont retirés sauf si
        vous décochez « Supprimer les alertes ».
      </dd>
    </div>
  </dl>`

/** What whoever takes these feeds up can count on. */
export const reuseHelp: Html = html`<h2 id="reutiliser">Réutiliser ces flux</h2>
  <p class="lead">
    Un flux porte les cinquante éléments les plus récents ; un calendrier, les dates passées depuis trente
    jours au plus. Il répond « inchangé » (304) quand rien n’a bougé : une lecture toutes les quinze minutes
    suffit. Les textes restent à leurs auteurs : chaque élément donne sa source, sa licence quand elle est
    connue et son adresse d’origine.
  </p>
  <ul>
    <li>
      Ce qui précède les cinquante derniers se lit d’archive en archive (RFC 5005) : chaque document nomme
      celui d’avant ; en JSON, <code>next_url</code>. Une recherche n’a pas d’archive.
    </li>
    <li>
      Ce qui est retiré de la veille est annoncé pendant quatre-vingt-dix jours, avec le motif :
      <code>at:deleted-entry</code> (RFC 6721) en Atom et en RSS, <code>_vigie.withdrawn</code> en JSON.
    </li>
    <li>Un élément corrigé garde son identifiant ; sa date de modification change.</li>
  </ul>
  <h2 id="cles">Flux réservés</h2>
  <p class="lead">
    Quand l’index est réservé, et pour une recherche enregistrée qui n’est pas partagée, le lecteur présente
    une clé d’API, qu’un administrateur donne : comme mot de passe (le nom est libre), ou dans l’en-tête
    <code>Authorization: Bearer</code>. Jamais dans l’adresse, que l’on copie et que les serveurs notent.
  </p>`
