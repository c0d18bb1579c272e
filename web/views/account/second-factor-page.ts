import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { faultNotice } from './passkey-pages.ts'

export const secondFactorPath = '/connexion/seconde-etape'

export interface SecondFactorView {
  options: object
  returnTo: string
  /** Why the key was refused. */
  fault?: string
  /** Why the code was refused. */
  codeFault?: string
}

/** The password or the link was right; now the key, or a code in its place. */
export function secondFactorPage(
  frame: Frame,
  { options, returnTo, fault, codeFault }: SecondFactorView,
): Html {
  const hidden = html`${csrfField(frame)} <input type="hidden" name="retour" value="${returnTo}" />`
  return html`<div class="reading">
    <h1>Votre clé d’accès</h1>
    <p class="lead">Votre compte demande, après le mot de passe ou le lien, une clé d’accès.</p>
    ${faultNotice(fault)}
    <form
      class="form"
      action="${secondFactorPath}"
      method="post"
      data-passkey="get"
      data-options="${JSON.stringify(options)}"
      data-waiting="Suivez ce que demande votre navigateur."
      data-cancelled="La clé n’a pas été donnée : la demande a été refusée, ou a trop tardé. Recommencez, ou servez-vous d’un code de secours."
      data-unsupported="Ce navigateur ne sait pas lire une clé d’accès : servez-vous d’un code de secours, ou d’un navigateur à jour."
      data-failed="Le navigateur n’a pas pu lire la clé. Recommencez, ou servez-vous d’un code de secours."
    >
      ${hidden}
      <input type="hidden" name="reponse" value="" />
      <p><button type="submit" disabled>Se servir de ma clé d’accès</button></p>
      <p role="status">
        La clé demande JavaScript, coupé dans ce navigateur : servez-vous d’un code de secours.
      </p>
    </form>
    <h2>Sans votre clé</h2>
    <form class="form" action="${secondFactorPath}/code" method="post">
      ${hidden}
      ${textField('code', 'Code de secours', {
        hint: 'Un des dix codes donnés avec votre clé, comme 7k2p-9xqd-03vm. Il ne servira plus ensuite.',
        fault: codeFault,
        autocomplete: 'one-time-code',
        maxlength: 40,
        required: true,
      })}
      <p><button type="submit" class="quiet">Entrer avec ce code</button></p>
    </form>
    <p class="hint">Ni clé ni code ? Un administrateur de Vigie peut retirer les clés de votre compte.</p>
    <form action="/deconnexion" method="post">
      ${hidden}
      <button type="submit" class="quiet">Abandonner</button>
    </form>
  </div>`
}
