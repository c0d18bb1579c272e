import { passwordLengths } from '#src/account/sign-in/password.ts'
import type { Frame } from '../../site.ts'
import { type Faults, faultSummary, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

export interface SignInForm {
  email: string
  returnTo: string
  faults?: Faults<'email' | 'mot-de-passe'>
  /** The address or the password is not right; which one is not said. */
  isWrong?: boolean
}

/** One address, two ways in (password, link), and the organisation's own where it is set. */
export function signInPage(frame: Frame, { email, returnTo, faults = {}, isWrong }: SignInForm): Html {
  const { oidc } = frame.site.deps.config
  return html`<div class="form">
    <h1>Se connecter</h1>
    <p>
      Réservé aux personnes qui tiennent la veille. <a href="/abonnement">Recevoir la lettre</a> ne demande
      aucun compte.
    </p>
    ${faultSummary(faults, { email: 'Adresse', 'mot-de-passe': 'Mot de passe' }, 'Rien n’a été fait.')}
    ${
      isWrong
        ? html`<div class="notice notice-warn" role="alert">
            <p>
              <strong>L’adresse ou le mot de passe ne convient pas.</strong> Vérifiez les deux, ou demandez un
              lien par courriel : il ouvre votre compte sans mot de passe.
            </p>
          </div>`
        : ''
    }
    ${oidc ? organisationForm(oidc.label, returnTo) : ''}
    <form action="/connexion" method="post">
      <input type="hidden" name="retour" value="${returnTo}" />
      ${textField('email', 'Adresse de messagerie', {
        type: 'email',
        value: email,
        autocomplete: 'username',
        maxlength: 254,
        required: true,
        fault: faults.email,
      })}
      ${textField('mot-de-passe', 'Mot de passe', {
        type: 'password',
        autocomplete: 'current-password',
        maxlength: passwordLengths.max,
        fault: faults['mot-de-passe'],
      })}
      <p class="actions">
        <button type="submit">Se connecter</button>
        <button type="submit" class="quiet" formaction="/connexion/lien">
          Recevoir un lien par courriel
        </button>
      </p>
    </form>
    <p class="hint">
      Mot de passe oublié, ou jamais choisi ? Le lien par courriel suffit. À la connexion, Vigie pose un
      cookie de session, et un autre qui reconnaît votre navigateur ; ni l’un ni l’autre ne vous suit
      ailleurs.
    </p>
  </div>`
}

function organisationForm(label: string, returnTo: string): Html {
  return html`<form action="/connexion/oidc" method="post" class="organisation">
      <input type="hidden" name="retour" value="${returnTo}" />
      <button type="submit">${label}</button>
    </form>
    <p class="or"><span>ou</span></p>`
}

/** Nobody has an account yet: how the first is made. */
export function firstStartPage(frame: Frame): Html {
  const { firstAdmin } = frame.site.deps.config
  return html`<div class="reading">
    <h1>Premier compte</h1>
    <p class="lead">Vigie fonctionne, mais personne n’a encore de compte.</p>
    <p>
      Le lien qui ouvre le premier, celui de l’administrateur, est écrit dans la console où Vigie a démarré.
      Il sert une seule fois, pendant 24 heures. Pour en obtenir un autre :
    </p>
    <pre><code>npm run -s vigie -- user first-link</code></pre>
    ${
      firstAdmin
        ? html`<p>Ou demandez-le par courriel, à l’adresse que la configuration prévoit.</p>
            <form action="/connexion/lien" method="post" class="form">
              ${textField('email', 'Adresse de messagerie', { type: 'email', autocomplete: 'email', required: true, maxlength: 254 })}
              <button type="submit">Recevoir le lien</button>
            </form>`
        : ''
    }
    <p><a href="/">Consulter la veille</a></p>
  </div>`
}

/**
 * The same whoever asked, and in what state mail is: messages wait for people who have an account only, so that even
 * « le courrier est en panne » would tell who has one.
 */
export function linkSentPage(frame: Frame, email: string): Html {
  const { config } = frame.site.deps
  return html`<div class="reading">
    <h1>Ouvrez votre messagerie</h1>
    <p>
      Si un compte existe pour <strong>${email}</strong>, un message part à l’instant, avec un lien à ouvrir
      dans les vingt minutes. Le lien mène à un bouton : c’est lui qui vous connecte.
    </p>
    ${
      config.mail.transport === 'file'
        ? html`<p class="notice" role="note">
            ${frenchSpacing(`Aucun serveur de courrier n’est configuré : le message est écrit dans le dossier des données (${config.dataFolder}/mail).`)}
          </p>`
        : ''
    }
    <p class="hint">
      Rien n’arrive ? Regardez dans les indésirables et vérifiez l’adresse. Si le serveur de courrier est en
      panne, le message part dès son retour, dans la demi-heure ; en attendant, connectez-vous par mot de
      passe, ou écrivez à
      <a href="mailto:${config.contact}">${config.contact}</a>.
    </p>
    <p><a href="/connexion">Revenir à la connexion</a></p>
  </div>`
}
