import { type Html, html } from '../html.ts'

/** What the link at the foot of an alert opens: the button stops it, the page alone changes nothing. */
export function stopPage(token: string, names: readonly string[]): Html {
  return html`<div class="reading">
    <h1>Arrêter ${names.length > 1 ? 'ces alertes' : 'cette alerte'}</h1>
    <p>Vous ne recevrez plus de courriel pour :</p>
    <ul>
      ${names.map((name) => html`<li>${name}</li>`)}
    </ul>
    <form action="/desabonnement/alerte" method="post">
      <input type="hidden" name="jeton" value="${token}" />
      <p>
        <button type="submit">${names.length > 1 ? 'Arrêter ces alertes' : 'Arrêter cette alerte'}</button>
      </p>
    </form>
  </div>`
}

export function stoppedPage(): Html {
  return html`<div class="reading">
    <h1>Alerte arrêtée</h1>
    <p>
      Plus aucun courriel ne partira pour cela. Vos recherches, vos favoris et les textes que vous suivez
      restent enregistrés.
    </p>
    <p><a href="/compte/alertes">Mes alertes</a></p>
  </div>`
}

export function badStopPage(): Html {
  return html`<div class="reading">
    <h1>Ce lien ne convient pas</h1>
    <p>
      Il a pu être coupé par la messagerie : copiez-le en entier depuis le message, ou arrêtez l’alerte depuis
      vos
      <a href="/compte/alertes">alertes</a>.
    </p>
  </div>`
}
