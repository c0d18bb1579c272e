import {
  type ApiKey,
  type KeyFaults,
  type Scope,
  keyState,
  lifetimes,
  scopes,
} from '#src/account/api-keys.ts'
import { daysBetween } from '#src/french/calendar.ts'
import type { Frame } from '../../site.ts'
import { csrfField, faultSummary, selectField, textField } from '../form.ts'
import { formatAge, formatDate } from '../format.ts'
import { type Html, html } from '../html.ts'

/** What was typed, and what is wrong with it. */
export interface KeyForm {
  name: string
  scopes: readonly string[]
  days: string
  faults: KeyFaults
}

const scopeWords: Record<Scope, { words: string; hint: string }> = {
  flux: { words: 'Flux', hint: 'RSS, Atom et JSON Feed' },
  elements: { words: 'Éléments', hint: 'recherche et lecture par programme, en JSON' },
  lettres: { words: 'Lettres', hint: 'les lettres parties, en JSON' },
}

const lifetimeWords: Record<(typeof lifetimes)[number], string> = {
  30: '30 jours',
  90: '90 jours',
  365: '1 an',
  730: '2 ans',
}

const labels = { name: 'Nom', scopes: 'Usages', days: 'Durée' }
const emptyForm: KeyForm = { name: '', scopes: [], days: '365', faults: {} }

export function apiKeysPage(frame: Frame, keys: readonly ApiKey[], form = emptyForm): Html {
  const good = keys.filter((key) => keyState(key, frame.now) === 'active')
  const ended = keys.filter((key) => keyState(key, frame.now) !== 'active')
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Clés d’API</h1>
    <p class="lead">
      Une clé ouvre les flux, les éléments ou les lettres à un programme ou à un lecteur de flux, même quand
      l’index est réservé. Elle ne permet que de lire. <a href="/api">L’API</a> a sa documentation.
    </p>
    ${faultSummary(form.faults, labels)}
    <section aria-labelledby="actives">
      <h2 id="actives">Clés actives</h2>
      ${
        good.length === 0
          ? html`<p class="empty">
              Aucune clé n’est active. Créez-en une pour un programme ou un partenaire.
            </p>`
          : keyList(frame, good)
      }
    </section>
    ${newKeyForm(frame, form)}
    ${
      ended.length === 0
        ? ''
        : html`<section aria-labelledby="finies">
            <h2 id="finies">Clés qui n’ouvrent plus rien</h2>
            ${keyList(frame, ended)}
          </section>`
    }`
}

function keyList(frame: Frame, keys: readonly ApiKey[]): Html {
  return html`<ul class="plain-list">
    ${keys.map((key) => keyLine(frame, key))}
  </ul>`
}

function keyLine(frame: Frame, key: ApiKey): Html {
  return html`<li>
    <h3>${key.name} ${stateTag(frame, key)}</h3>
    <p class="facts">
      <span>${key.scopes.map((scope) => scopeWords[scope].words).join(', ')}</span>
      <span><code>${key.hint}…</code></span>
      <span>créée le ${formatDate(key.createdAt)} par ${key.createdBy?.name ?? 'un compte effacé'}</span>
      <span>${endWords(frame, key)}</span>
      <span>dernier usage : ${lastUse(frame, key)}</span>
    </p>
    ${keyState(key, frame.now) === 'active' ? revokeForm(frame, key) : ''}
  </li>`
}

/** Time to give the partner another one. */
const soonDays = 14

function stateTag(frame: Frame, key: ApiKey): Html {
  const state = keyState(key, frame.now)
  if (state === 'revoked') return html`<span class="tag tag-soft">Révoquée</span>`
  if (state === 'expired') return html`<span class="tag tag-soft">Expirée</span>`
  return daysBetween(frame.now, key.expiresAt) <= soonDays
    ? html`<span class="tag tag-care">Expire bientôt</span>`
    : html`<span class="tag tag-ok">Active</span>`
}

function endWords(frame: Frame, key: ApiKey): string {
  if (key.revokedAt) return `révoquée le ${formatDate(key.revokedAt)}`
  const word = keyState(key, frame.now) === 'expired' ? 'expirée depuis le' : 'expire le'
  return `${word} ${formatDate(key.expiresAt)}`
}

function lastUse(frame: Frame, key: ApiKey): Html {
  if (!key.lastUsedAt) return html`jamais`
  return html`<time datetime="${key.lastUsedAt}">${formatAge(key.lastUsedAt, frame.now)}</time>`
}

function revokeForm(frame: Frame, key: ApiKey): Html {
  return html`<details>
    <summary>Révoquer<span class="visually-hidden"> la clé ${key.name}</span></summary>
    <form action="/administration/cles/${key.id}/revoquer" method="post">
      ${csrfField(frame)}
      <p>Le programme qui s’en sert n’aura plus accès. Une clé révoquée ne se rétablit pas.</p>
      <p><button type="submit">Révoquer cette clé</button></p>
    </form>
  </details>`
}

function newKeyForm(frame: Frame, form: KeyForm): Html {
  return html`<section aria-labelledby="nouvelle">
    <h2 id="nouvelle">Nouvelle clé</h2>
    <form class="form" action="/administration/cles" method="post">
      ${csrfField(frame)}
      ${textField('name', labels.name, {
        value: form.name,
        hint: 'Le programme ou le partenaire qui s’en servira.',
        fault: form.faults.name,
        required: true,
        maxlength: 80,
      })}
      ${scopeBoxes(form)}
      ${selectField(
        'days',
        labels.days,
        lifetimes.map((days) => ({ value: String(days), words: lifetimeWords[days] })),
        { value: form.days, hint: 'Passé ce délai, il faudra une autre clé.', fault: form.faults.days },
      )}
      <p><button type="submit">Créer la clé</button></p>
    </form>
  </section>`
}

function scopeBoxes({ scopes: chosen, faults }: KeyForm): Html {
  return html`<fieldset
    class="field"
    id="scopes"
    ${faults.scopes ? html`aria-describedby="scopes-faute"` : ''}
  >
    <legend>Usages</legend>
    ${faults.scopes ? html`<p class="fault" id="scopes-faute">${faults.scopes}</p>` : ''}
    ${scopes.map(
      (scope) =>
        html`<label class="box"
          ><input
            type="checkbox"
            name="scopes"
            value="${scope}"
            ${chosen.includes(scope) ? html`checked` : ''}
          /><span
            >${scopeWords[scope].words} <span class="hint">– ${scopeWords[scope].hint}</span></span
          ></label
        >`,
    )}
  </fieldset>`
}

/** The only page that ever shows a key. */
export function newKeyPage(frame: Frame, key: ApiKey, secret: string): Html {
  return html`<div class="reading">
    <p class="kicker">
      <a href="/administration">Administration</a> · <a href="/administration/cles">Clés d’API</a>
    </p>
    <h1>Clé créée</h1>
    <p class="lead">« ${key.name} » : valable jusqu’au ${formatDate(key.expiresAt)}.</p>
    <div class="notice notice-warn">
      <p>
        <strong>Copiez la clé maintenant.</strong> Elle ne sera plus jamais montrée : Vigie n’en garde qu’une
        empreinte. Perdue, il faudra la révoquer et en créer une autre.
      </p>
    </div>
    <div class="field">
      <label for="cle">Clé</label>
      <input id="cle" type="text" readonly value="${secret}" autocomplete="off" spellcheck="false" />
    </div>
    <h2>S’en servir</h2>
    ${usages(frame, key, secret)}
    <p>
      Confiez-la comme un mot de passe : jamais dans une adresse, ni dans un document partagé. Elle reste
      valable si le compte qui l’a créée est fermé.
    </p>
    <p><a class="button" href="/administration/cles">J’ai copié la clé</a></p>
  </div>`
}

function usages(frame: Frame, key: ApiKey, secret: string): Html {
  const { absolute } = frame.site
  return html`${
      key.scopes.includes('flux')
        ? html`<h3>Dans un lecteur de flux</h3>
            <p>
              Adresse : <code>${absolute('/flux/tout.rss')}</code>, ou toute autre de la page
              <a href="/flux">Flux</a>. Quand le lecteur demande un nom et un mot de passe, le nom est libre,
              le mot de passe est la clé.
            </p>`
        : ''
    }
    <h3>Dans un programme</h3>
    <p>La clé va dans l’en-tête <code>Authorization</code> de chaque demande :</p>
    <pre class="letter-text"><code>Authorization: Bearer ${secret}</code></pre>
    <p>Par exemple :</p>
    <pre
      class="letter-text"
    ><code>curl -H 'Authorization: Bearer ${secret}' '${absolute(exampleOf(key))}'</code></pre>`
}

function exampleOf(key: ApiKey): string {
  return key.scopes.includes('elements') ? '/api/elements?q=cuivre' : '/flux/tout.json'
}
