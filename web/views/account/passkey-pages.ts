import type { Passkey } from '#src/store/passkeys.ts'
import type { Frame } from '../../site.ts'
import { signInPath } from '../../door/refusal.ts'
import { csrfField, textField } from '../form.ts'
import { formatLongDate, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

export const passkeysPath = '/compte/cles-d-acces'

export interface PasskeysView {
  passkeys: readonly Passkey[]
  /** Recovery codes that still serve. */
  codesLeft: number
  /** What the browser is asked; none when the sign-in is too old, or the keys too many. */
  options?: object
  isFresh: boolean
  /** The name to propose. */
  name: string
  /** Why the last gesture was refused. */
  fault?: string
}

/** The passkeys and recovery codes of an account. */
export function passkeysPage(frame: Frame, view: PasskeysView): Html {
  const byOrganisation = frame.visitor.session?.method === 'oidc'
  return html`<div class="reading">
    <h1>Clés d’accès</h1>
    <p class="lead">
      Avec une clé d’accès (téléphone, ordinateur, clé de sécurité), votre mot de passe ou l’accès à votre
      messagerie ne suffit plus pour entrer à votre place. Elle est facultative.
    </p>
    ${
      byOrganisation
        ? html`<p class="hint">
            Elle n’est pas demandée à qui entre, comme vous cette fois, par le compte de son organisation.
          </p>`
        : ''
    }
    ${faultNotice(view.fault)} ${view.isFresh ? '' : signInAgain()}
    <h2>Vos clés</h2>
    ${
      view.passkeys.length === 0
        ? html`<p>
            Aucune clé : votre compte s’ouvre par le mot de passe ou par le lien reçu par courriel, seuls.
          </p>`
        : html`<ul class="plain-list">
            ${view.passkeys.map((passkey) => passkeyLine(frame, view, passkey))}
          </ul>`
    }
    ${view.options ? addForm(frame, view, view.options) : ''}
    ${view.passkeys.length > 0 ? codesPart(frame, view) : ''}
    <p><a href="/compte">Revenir à mon compte</a></p>
  </div>`
}

function signInAgain(): Html {
  return html`<div class="notice" role="note">
    <p>
      Pour ajouter ou retirer une clé, il faut s’être connecté il y a moins d’un quart d’heure : c’est ce qui
      protège votre compte d’un écran laissé ouvert.
    </p>
    <p><a class="button" href="${signInAgainPath}">Se connecter de nouveau</a></p>
  </div>`
}

export const signInAgainPath = `${signInPath(passkeysPath)}&de-nouveau=1`

function passkeyLine(frame: Frame, { passkeys, isFresh }: PasskeysView, passkey: Passkey): Html {
  const { id, name, createdAt, lastUsedAt } = passkey
  const used = lastUsedAt ? html`, a servi le ${formatLongDate(lastUsedAt)}` : html`, n’a pas encore servi`
  return html`<li>
    <p><strong>${name}</strong> <span class="hint">ajoutée le ${formatLongDate(createdAt)}${used}</span></p>
    ${
      isFresh
        ? html`<form action="${passkeysPath}/retirer" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="cle" value="${id}" />
            ${
              passkeys.length === 1
                ? html`<p class="hint">
                    C’est la seule : sans elle, le mot de passe ou le lien suffira de nouveau, et les codes de
                    secours ne serviront plus.
                  </p>`
                : ''
            }
            <button type="submit" class="quiet">
              Retirer<span class="visually-hidden"> la clé ${name}</span>
            </button>
          </form>`
        : ''
    }
  </li>`
}

function addForm(frame: Frame, { name }: PasskeysView, options: object): Html {
  return html`<h2>Ajouter une clé</h2>
    <p>Votre navigateur demandera votre empreinte, votre visage, un code, ou d’approcher la clé.</p>
    <form
      class="form"
      action="${passkeysPath}/ajouter"
      method="post"
      data-passkey="create"
      data-options="${JSON.stringify(options)}"
      data-waiting="Suivez ce que demande votre navigateur."
      data-cancelled="La clé n’a pas été ajoutée : la demande a été refusée, ou a trop tardé. Vous pouvez recommencer."
      data-known="Cette clé est déjà sur votre compte : il n’y a rien à faire."
      data-unsupported="Ce navigateur ne sait pas créer de clé d’accès, ou l’adresse du site ne le permet pas (il faut https). Essayez avec un navigateur à jour."
      data-failed="Le navigateur n’a pas pu créer la clé. Essayez avec un autre navigateur, ou une autre clé."
    >
      ${csrfField(frame)}
      <input type="hidden" name="reponse" value="" />
      ${textField('nom', 'Nom de la clé', {
        value: name,
        hint: 'Pour la reconnaître dans la liste : « Téléphone », « Clé du bureau ».',
        maxlength: 60,
        required: true,
      })}
      <p><button type="submit" disabled>Ajouter une clé d’accès</button></p>
      <p role="status">Ajouter une clé demande JavaScript, coupé dans ce navigateur.</p>
    </form>`
}

function codesPart(frame: Frame, { codesLeft, isFresh }: PasskeysView): Html {
  return html`<h2>Codes de secours</h2>
    <p>
      Un code de secours remplace la clé quand vous ne l’avez pas sous la main ; chacun sert une fois.
      ${
        codesLeft === 0
          ? html`<strong>Il ne vous en reste aucun.</strong>`
          : html`Il vous en reste ${formatNumber(codesLeft)} sur 10.`
      }
    </p>
    ${
      isFresh
        ? html`<form action="/compte/codes-de-secours" method="post">
            ${csrfField(frame)}
            <p class="hint">Les codes d’avant ne serviront plus.</p>
            <p><button type="submit" class="quiet">Faire dix nouveaux codes</button></p>
          </form>`
        : ''
    }`
}

/** The only time that the codes are shown. */
export function recoveryCodesPage(codes: readonly string[]): Html {
  return html`<div class="reading">
    <h1>Vos codes de secours</h1>
    <p class="lead">Notez-les ou imprimez cette page maintenant : ils ne seront plus jamais montrés.</p>
    <p>
      Si votre clé d’accès manque, un de ces codes la remplace à la connexion. Chacun sert une fois.
      Rangez-les à l’abri, ailleurs que sur l’appareil qui porte la clé.
    </p>
    <ol class="recovery-codes">
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ol>
    <p><a class="button" href="${passkeysPath}">C’est noté</a></p>
  </div>`
}

export function faultNotice(fault: string | undefined): Html | '' {
  if (!fault) return ''
  return html`<div class="notice notice-warn" role="alert"><p>${frenchSpacing(fault)}</p></div>`
}
