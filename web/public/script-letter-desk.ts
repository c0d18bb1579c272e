/**
 * The desk of a draft without reloading: forms and links of the page are asked for in the background, and the page that
 * would have come takes the place of what stands. Alt and an arrow move the story where the focus is; the introduction
 * keeps itself. XMLHttpRequest parses the answer as a document, since the policy lets no script make markup of a text.
 */
export const letterDeskScript = `'use strict';
{
const desk = () => document.getElementById('atelier')
const pick = (css, within = document) => within.querySelector(css)
const hour = () => new Date().toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' })
let busy, waiting, dirty = false

const say = (words) => {
  const line = document.getElementById('annonce-lettre')
  if (!line) return
  line.textContent = ''
  setTimeout(() => { line.textContent = words }, 100)
}

// The words of the page that came, whatever its notice or its refusal says, and where the story stands now.
const tell = (came, card) => {
  const said = pick('.toast p, #refus p', came)?.textContent.trim() || ''
  const box = card && document.getElementById('c-' + card)
  const list = box && box.closest('.draft-list')
  const all = list ? [...list.children] : []
  const place = all.length > 0 ? ' Place ' + (all.indexOf(box) + 1) + ' sur ' + all.length + '.' : ''
  say(said + place)
}

// The preview keeps its frame, and the place that was read in it.
const renewPreview = (before, after) => {
  if (!before || !after || before.className !== after.className) return
  const top = before.contentWindow ? before.contentWindow.scrollY : 0
  const next = after.getAttribute('src')
  after.replaceWith(before)
  if (before.getAttribute('src') === next) return
  before.addEventListener('load', () => { before.contentWindow.scrollTo(0, top) }, { once: true })
  before.setAttribute('src', next)
}

// Fields that were being written in, by where they stand.
const nameOf = (field) => (field.form ? field.form.getAttribute('action') + ' ' + (field.closest('[data-carte]')?.dataset.carte || '') : '') + ' ' + field.name
const noteTyped = (sent) => {
  const kept = [...desk().querySelectorAll('textarea, input[type="text"]')]
    .filter((one) => one.value !== one.defaultValue && one.form !== sent)
    .map((one) => [nameOf(one), one.value])
  return () => {
    for (const field of desk().querySelectorAll('textarea, input[type="text"]')) {
      const typed = kept.find(([name]) => name === nameOf(field))
      if (typed && !field.closest('#refus')) field.value = typed[1]
    }
  }
}

const put = (came, address, hash, from) => {
  const next = pick('#atelier', came)
  if (!next) { location.assign(address + hash); return }
  const frame = pick('.preview-frame')
  const retype = noteTyped(from.form)
  const opened = [...desk().querySelectorAll('details[open] > summary')].map((one) => one.textContent.trim())
  const fresh = document.importNode(next, true)
  renewPreview(frame, pick('.preview-frame', fresh))
  desk().replaceChildren(...fresh.childNodes)
  for (const line of desk().querySelectorAll('summary'))
    if (opened.includes(line.textContent.trim())) line.parentElement.open = true
  retype()
  const toast = pick('main > .toast'), told = pick('main > .toast', came)
  if (toast) toast.remove()
  if (told) { const shown = document.importNode(told, true); shown.classList.add('toast-low'); shown.removeAttribute('role'); pick('main').prepend(shown) }
  document.title = came.title
  history.replaceState(null, '', address + hash)
  focusOn(hash, from)
  tell(came, from.card)
}

// Back on the same button of the same story, else on the story, else where the page leads.
const focusOn = (hash, { card, touch }) => {
  if (pick('#refus')) { pick('#refus').focus(); return }
  const box = card && document.getElementById('c-' + card)
  const same = touch && [...(box || desk()).querySelectorAll('button, a')].find((one) => touchOf(one) === touch)
  const panel = box && touch === 'modifier' && pick('.card-panel input[type="text"], .card-panel textarea', box)
  const target = panel || same || (box && !box.classList.contains('draft-dropped') && box) || document.getElementById(hash.slice(1)) || box
  if (!target) return
  target.focus({ preventScroll: true })
  target.closest('li, section')?.scrollIntoView({ block: 'nearest' })
}

const touchOf = (one) => one.dataset.touche || (one.name ? one.name + ' ' + one.value.split(':')[0] : one.textContent.trim())

const ask = (method, url, body, from, done) => {
  if (busy) return
  const request = busy = new XMLHttpRequest()
  const [address, hash = ''] = url.split('#')
  request.open(method, address)
  request.responseType = 'document'
  desk().dataset.occupe = ''
  const end = () => { busy = undefined; delete desk().dataset.occupe }
  request.onload = () => {
    end()
    const came = request.response
    const landed = new URL(request.responseURL)
    if (!came || landed.origin !== location.origin || !pick('#atelier', came)) { location.assign(request.status < 400 ? landed.pathname + landed.search : location.href); return }
    done(came, method === 'GET' ? landed.pathname + landed.search : landed.pathname.endsWith('/atelier') ? landed.pathname + landed.search : location.pathname + location.search, hash && '#' + hash, request.status)
  }
  request.onerror = () => { end(); say('Le site ne répond pas : rien n’a été enregistré. Réessayez.'); state('Pas enregistré : le site ne répond pas.') }
  request.send(body)
}

const cardOf = (one) => one.closest('[data-carte], .draft-card')?.id.replace(/^[ca]-/, '')

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (!desk().contains(form) && !form.closest('.toast')) return
  if (!/\\/lettres\\/\\d+\\/(?:gestes|defaire|commentaires|commentaires\\/regler|atelier)$/.test(new URL(form.action).pathname)) return
  event.preventDefault()
  if (busy) return
  const fields = new FormData(form, submitter)
  const from = { form, card: submitter && cardOf(submitter), touch: submitter && touchOf(submitter) }
  const isAsking = form.method === 'get'
  const query = new URLSearchParams(fields)
  const [path, hash = ''] = form.getAttribute('action').split('#')
  if (isAsking) ask('GET', path + '?' + query + '#' + hash, null, from, (came, at, where) => put(came, at, where, from))
  else ask('POST', path, query, from, (came, at) => { dirty = false; put(came, at, '', from) })
})

document.addEventListener('click', (event) => {
  const link = event.target.closest('#atelier a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || !link.pathname.endsWith('/atelier') || link.pathname !== location.pathname) return
  event.preventDefault()
  const from = { card: cardOf(link), touch: touchOf(link) }
  ask('GET', link.pathname + link.search + link.hash, null, from, (came, at, where) => put(came, at, where, from))
})

document.addEventListener('keydown', (event) => {
  const step = { ArrowUp: 'monter', ArrowDown: 'descendre' }[event.key]
  if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.target.matches('textarea, select')) return
  const card = event.target.closest('[data-carte]')
  if (!card) return
  event.preventDefault()
  const button = pick('button[value="' + CSS.escape(step + ':' + card.dataset.carte).replace(/\\\\/g, '\\\\') + '"]', card)
  if (button) button.click()
  else say(step === 'monter' ? 'Cette histoire est déjà en tête de sa partie.' : 'Cette histoire est déjà la dernière de sa partie.')
})

const state = (words) => { const line = pick('[data-etat]'); if (line) line.textContent = words }
const save = () => {
  const form = pick('[data-autosave]')
  if (!form || !dirty) return
  if (busy) { waiting = setTimeout(save, 500); return }
  const area = pick('textarea', form)
  const sent = area.value
  const fields = new URLSearchParams(new FormData(form))
  fields.set('geste', 'intro')
  state('Enregistrement…')
  ask('POST', form.getAttribute('action'), fields, {}, (came, at, where, status) => {
    if (status >= 400) { put(came, at, '#refus', {}); return }
    // Only what depends on the version: who is writing goes on writing.
    const version = pick('#atelier input[name="version"]', came)
    for (const one of desk().querySelectorAll('input[name="version"]')) one.value = version.value
    area.defaultValue = sent
    // « Annuler » would undo what was just written rather than what it names.
    pick('main > .toast')?.remove()
    dirty = area.value !== sent
    renewPreview(pick('.preview-frame'), document.importNode(pick('.preview-frame', came), true))
    state('Enregistré à ' + hour())
    if (dirty) waiting = setTimeout(save, 1500)
  })
}
document.addEventListener('input', ({ target }) => {
  if (!target.closest('[data-autosave]')) return
  dirty = true
  state('Pas encore enregistré')
  clearTimeout(waiting)
  waiting = setTimeout(save, 1500)
})
addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault() })
}
`
