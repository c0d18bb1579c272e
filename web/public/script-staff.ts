/**
 * For those who are signed in; every gesture works without it. It announces what was done, opens the dialog that asks
 * why, counts what is checked, comes back to where one was, copies citations, notes that an item was read, and answers
 * one-letter keys where the person wants them. The menu closes by Escape or a click elsewhere.
 */
export const staffScript = `'use strict'
const bar = document.getElementById('gestes')

// A live region speaks only when its words come after it does.
for (const toast of document.querySelectorAll('[data-annonce] p')) {
  const words = toast.textContent
  toast.textContent = ''
  setTimeout(() => { toast.textContent = words }, 150)
}

const menu = document.querySelector('.person-menu')
document.addEventListener('click', ({ target }) => { if (menu && menu.open && !menu.contains(target)) menu.open = false })
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu || !menu.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})

for (const button of document.querySelectorAll('[data-copie]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const words = document.getElementById(button.dataset.copie)
    button.closest('details').open = true
    try {
      await navigator.clipboard.writeText(words.textContent)
      button.textContent = 'Copié'
    } catch {
      // The browser said no: the text is chosen, and the keyboard copies it.
      getSelection().selectAllChildren(words)
    }
  })
}

// Found each time: the search page changes its results as one types.
const boxes = () => (bar ? [...document.querySelectorAll('input[name="id"][form="gestes"]')] : [])
const counter = bar && bar.querySelector('[data-compte]')
const count = () => {
  const checked = boxes().filter((box) => box.checked).length
  if (counter) counter.textContent = checked === 0 ? 'Aucun élément coché' : checked === 1 ? '1 élément coché :' : checked + ' éléments cochés :'
  if (bar) bar.classList.toggle('gesture-bar-on', checked > 0)
}
document.addEventListener('change', ({ target }) => { if (boxes().includes(target)) count() })
document.addEventListener('vigie-resultats', count)
addEventListener('pageshow', count)
count()

const dialog = document.getElementById('motif')
const sure = dialog && dialog.querySelector('[data-confirme]')
let asker
if (dialog && dialog.showModal) {
  const other = dialog.querySelector('input[type="text"]')
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="geste"]')
    if (!button || button === sure || !button.value.startsWith('ecarter')) return
    event.preventDefault()
    if (button.value === 'ecarter' && !boxes().some((box) => box.checked)) { if (counter) counter.textContent = 'Cochez d’abord des éléments'; return }
    asker = button
    sure.value = button.value
    other.value = ''
    const first = dialog.querySelector('input[type="radio"]')
    first.checked = true
    dialog.showModal()
    first.focus()
  })
  dialog.querySelector('[data-ferme]').addEventListener('click', () => dialog.close())
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.localName !== 'input') return
    event.preventDefault()
    sure.click()
  })
}

// Back where one was: the card that was acted on, else the nearest that is still there; on an item's page, the button.
const place = 'vigie-place'
const cards = () => [...document.querySelectorAll('.card, .due')]
if (bar) document.addEventListener('submit', ({ target, submitter }) => {
  if (target !== bar || !submitter) return
  const from = submitter === sure && asker ? asker : submitter
  const card = from.closest('.card, .due')
  const all = cards()
  const acted = card ? [card] : all.filter((one) => one.querySelector('input[name="id"]:checked'))
  const at = all.indexOf(acted[0])
  const near = [...acted.slice(0, 1), ...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()]
  sessionStorage.setItem(place, JSON.stringify([near.map(({ id }) => id), scrollY, from.dataset.touche]))
})
const [near, height, key] = JSON.parse(sessionStorage.getItem(place) || '[[]]')
sessionStorage.removeItem(place)
const back = near.map((id) => id && document.getElementById(id)).find(Boolean)
const target = back ? back.querySelector('h2 a, h3 a, a') : key && document.querySelector('.card-whole [data-touche="' + key + '"]')
if (target) {
  const folded = target.closest('details')
  if (folded) folded.open = true
  target.focus({ preventScroll: true })
  scrollTo({ top: height, behavior: 'instant' })
  // What was done is said at the top of the page, out of sight from here.
  const toast = document.querySelector('.toast')
  if (toast && scrollY > 0) toast.classList.add('toast-low')
}

const shown = document.querySelector('[data-element]')
const token = document.querySelector('input[name="csrf"]')
if (shown && token) {
  const body = new URLSearchParams({ csrf: token.value, geste: 'lu:' + shown.dataset.element, 'sans-page': '1' })
  fetch('/bureau/marques', { method: 'POST', body, keepalive: true }).catch(() => {})
}

// Ticking an axis is choosing « ceux-ci ».
for (const group of document.querySelectorAll('[data-choisit]')) {
  group.addEventListener('change', () => {
    const radio = group.parentElement.querySelector('input[type="radio"][value="' + group.dataset.choisit + '"]')
    if (radio) radio.checked = true
  })
}
const main = document.getElementById('axe-principal')
if (main) main.addEventListener('change', () => {
  const box = main.form.querySelector('input[name="axes"][value="' + main.value + '"]')
  if (box && !box.checked) box.click()
  else main.form.querySelector('input[name="axes-de"][value="equipe"]').checked = true
})

const help = document.getElementById('touches')
if ('raccourcis' in document.body.dataset) {
  const current = () => document.activeElement.closest('.card, .due, .card-whole') || document.querySelector('.card-whole')
  const move = (step) => {
    const all = cards(), at = all.indexOf(document.activeElement.closest('.card, .due'))
    const card = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]
    const link = card && card.querySelector('h2 a, h3 a, a:not(.axis)')
    if (link) { link.focus(); card.scrollIntoView({ block: 'nearest' }) }
  }
  const press = (key) => { const button = current() && current().querySelector('[data-touche="' + key + '"]'); if (button) button.click(); return Boolean(button) }
  const keys = {
    j: () => move(1), k: () => move(-1),
    o: () => { const link = current() && current().querySelector('h2 a, h3 a'); if (link) link.click() },
    v: () => press('original'), r: () => press('retenir'), e: () => press('ecarter'), l: () => press('lettre'),
    s: () => press('etoile'), m: () => press('lu'), c: () => press('corriger') || press('citer'),
    x: () => { const box = current() && current().querySelector('input[name="id"]'); if (box) box.click() },
    '?': () => help && help.showModal && help.showModal(),
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, dialog')
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return
    event.preventDefault()
    keys[event.key]()
  })
}
`
