import { passwordLengths } from '#src/account/sign-in/password.ts'
import { isFresh } from '#src/account/sign-in/sessions.ts'
import type { Person } from '#src/store/people.ts'
import type { KeptIdentity } from '#src/store/identities.ts'
import type { Session } from '#src/store/sessions.ts'
import type { Frame } from '../../site.ts'
import { type Faults, csrfField, faultSummary, textField } from '../form.ts'
import { formatAge, formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { methodWords, rightWords, roleHints, roleWords } from '../staff-words.ts'
import { grants } from '#src/roles.ts'

export type AccountFaults = Faults<'nom' | 'actuel' | 'mot-de-passe'>

interface Account {
  person: Person
  session: Session
  sessions: readonly Session[]
  passkeys: number
  identities: readonly KeptIdentity[]
  faults: AccountFaults
}

export function accountPage(frame: Frame, account: Account): Html {
  const { person, faults } = account
  return html`<div class="form">
    <h1>Mon compte</h1>
    <p class="lead">
      ${person.name}, ${roleWords[person.role].toLowerCase()} : ${frenchSpacing(roleHints[person.role])}.
    </p>
    ${faultSummary(faults, { nom: 'Nom', actuel: 'Mot de passe actuel', 'mot-de-passe': 'Nouveau mot de passe' })}
    ${whatIMay(person)} ${nameForm(frame, account)} ${passwordForm(frame, account)} ${secondFactor(account)}
    ${organisation(frame, account)} ${sessionList(frame, account)} ${shortcutsForm(frame, person)}
    <section aria-labelledby="alertes">
      <h2 id="alertes">Mes alertes</h2>
      <p><a href="/compte/alertes">Choisir ce que Vigie m’écrit : échéances, textes, recherches</a></p>
    </section>
    <section aria-labelledby="donnees">
      <h2 id="donnees">Ce que Vigie garde de moi</h2>
      <p><a href="/compte/donnees">Voir, télécharger ou effacer mes données</a></p>
    </section>
  </div>`
}

function whatIMay({ role }: Person): Html {
  return html`<details>
    <summary>Ce que mon rôle permet</summary>
    <ul>
      ${grants[role].map((right) => html`<li>${frenchSpacing(rightWords[right])}</li>`)}
    </ul>
  </details>`
}

function nameForm(frame: Frame, { person, faults }: Account): Html {
  return html`<section aria-labelledby="identite">
    <h2 id="identite">Nom et adresse</h2>
    <form action="/compte/nom" method="post">
      ${csrfField(frame)}
      ${textField('nom', 'Nom', {
        value: person.name,
        hint: 'Il signe vos notes et ce que vous faites dans le journal.',
        autocomplete: 'name',
        required: true,
        maxlength: 80,
        fault: faults.nom,
      })}
      <p>Adresse : ${person.email}. <span class="hint">Un administrateur peut la changer.</span></p>
      <button type="submit">Enregistrer le nom</button>
    </form>
  </section>`
}

function passwordForm(frame: Frame, { person, session, faults }: Account): Html {
  const mayChoose = person.hasPassword || isFresh(session, frame.now)
  return html`<section aria-labelledby="mot">
    <h2 id="mot">Mot de passe</h2>
    ${
      person.hasPassword
        ? ''
        : html`<p>
            Vous n’en avez pas : vous entrez par un lien reçu par courriel, ou par votre organisation.
          </p>`
    }
    ${
      mayChoose
        ? html`<form action="/compte/mot-de-passe" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="utilisateur" value="${person.email}" autocomplete="username" />
            ${
              person.hasPassword
                ? textField('actuel', 'Mot de passe actuel', {
                    type: 'password',
                    autocomplete: 'current-password',
                    required: true,
                    maxlength: passwordLengths.max,
                    fault: faults.actuel,
                  })
                : ''
            }
            ${textField('mot-de-passe', 'Nouveau mot de passe', {
              type: 'password',
              autocomplete: 'new-password',
              hint: `${passwordLengths.min} caractères au moins : une courte phrase convient. Vos autres sessions seront fermées.`,
              required: true,
              maxlength: passwordLengths.max,
              fault: faults['mot-de-passe'],
            })}
            <button type="submit">
              ${person.hasPassword ? 'Changer le mot de passe' : 'Choisir ce mot de passe'}
            </button>
          </form>`
        : html`<p>
            Pour en choisir un,
            <a href="/connexion?retour=%2Fcompte&amp;de-nouveau=1">connectez-vous de nouveau</a>, par lien :
            c’est une précaution.
          </p>`
    }
  </section>`
}

function secondFactor({ passkeys }: Account): Html {
  const told =
    passkeys === 0
      ? 'Aucune. Une clé (téléphone, ordinateur, clé USB) demandée après le mot de passe ou le lien protège votre compte même si votre messagerie est piratée.'
      : passkeys === 1
        ? 'Une clé est demandée après le mot de passe ou le lien.'
        : `${passkeys} clés : l’une d’elles est demandée après le mot de passe ou le lien.`
  return html`<section aria-labelledby="cles">
    <h2 id="cles">Clés d’accès</h2>
    <p>${frenchSpacing(told)}</p>
    <p>
      <a href="/compte/cles-d-acces"
        >${passkeys === 0 ? 'Ajouter une clé d’accès' : 'Gérer mes clés d’accès'}</a
      >
    </p>
  </section>`
}

/** Only for whoever has come in by it. */
function organisation(frame: Frame, { identities }: Account): Html | '' {
  if (identities.length === 0) return ''
  return html`<section aria-labelledby="organisation">
    <h2 id="organisation">Compte de l’organisation</h2>
    <ul class="plain-list">
      ${identities.map(
        ({ issuer, createdAt }) =>
          html`<li>${hostOf(issuer)}, <span class="hint">lié le ${formatMoment(createdAt)}</span></li>`,
      )}
    </ul>
    <form action="/compte/organisation/delier" method="post" class="gesture">
      ${csrfField(frame)}
      <p id="delier-suite">
        Il n’ouvrira plus ce compte ; vous entrerez par lien ou par mot de passe. Il se liera de nouveau si
        vous vous connectez par lui.
      </p>
      <button type="submit" class="quiet" aria-describedby="delier-suite">Délier</button>
    </form>
  </section>`
}

function hostOf(issuer: string): string {
  return URL.parse(issuer)?.host ?? issuer
}

function sessionList(frame: Frame, { session, sessions }: Account): Html {
  const others = sessions.filter(({ id }) => id !== session.id)
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">Où je suis connecté</h2>
    <ul class="plain-list">
      ${sessions.map((one) => sessionLine(frame, one, one.id === session.id))}
    </ul>
    ${
      others.length > 0
        ? html`<form action="/compte/sessions/fermer" method="post">
            ${csrfField(frame)}
            <button type="submit" class="quiet">Fermer toutes les autres sessions</button>
          </form>`
        : ''
    }
  </section>`
}

function sessionLine(frame: Frame, session: Session, isCurrent: boolean): Html {
  return html`<li class="line-action">
    <span>
      <strong>${session.device}</strong>${isCurrent ? ' (cette session)' : ''}<br />
      <span class="hint"
        >par ${methodWords[session.method]}, le ${formatMoment(session.createdAt)} ; vue
        ${formatAge(session.seenAt, frame.now)}</span
      >
    </span>
    ${
      isCurrent
        ? ''
        : html`<form action="/compte/sessions/fermer" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="session" value="${session.id}" />
            <button type="submit" class="quiet">
              Fermer<span class="visually-hidden"> la session ${session.device}</span>
            </button>
          </form>`
    }
  </li>`
}

function shortcutsForm(frame: Frame, { shortcuts }: Person): Html {
  return html`<section aria-labelledby="raccourcis-titre">
    <h2 id="raccourcis-titre">Raccourcis clavier</h2>
    <form action="/compte/raccourcis" method="post">
      ${csrfField(frame)}
      <label class="box"
        ><input type="checkbox" name="actifs" value="1" ${shortcuts ? html`checked` : ''} />
        <span
          >Raccourcis d’une touche (<kbd>j</kbd>, <kbd>k</kbd>, <kbd>x</kbd>… ; <kbd>?</kbd> en donne la
          liste). <span class="hint">À couper avec une commande vocale.</span></span
        ></label
      >
      <button type="submit" class="quiet">Enregistrer ce choix</button>
    </form>
  </section>`
}
