/**
 * For those who are signed in; every gesture works without it. It announces what was done, opens the dialog that asks
 * why, counts what is checked, copies citations, notes that an item was read, and answers one-letter keys where the
 * person wants them. The menu closes by Escape or a click elsewhere.
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
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copie).textContent)
    button.textContent = 'Copié'
  })
}

const boxes = bar ? [...document.querySelectorAll('input[name="id"][form="gestes"]')] : []
const counter = bar && bar.querySelector('[data-compte]')
const count = () => {
  const checked = boxes.filter((box) => box.checked).length
  if (counter) counter.textContent = checked === 0 ? 'Aucun élément coché' : checked === 1 ? '1 élément coché :' : checked + ' éléments cochés :'
  if (bar) bar.classList.toggle('gesture-bar-on', checked > 0)
}
for (const box of boxes) box.addEventListener('change', count)
addEventListener('pageshow', count)
count()

const dialog = document.getElementById('motif')
if (dialog && dialog.showModal) {
  const confirm = dialog.querySelector('[data-confirme]')
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="geste"]')
    if (!button || button === confirm || !button.value.startsWith('ecarter')) return
    event.preventDefault()
    if (button.value === 'ecarter' && !boxes.some((box) => box.checked)) { if (counter) counter.textContent = 'Cochez d’abord des éléments'; return }
    confirm.value = button.value
    const first = dialog.querySelector('input[type="radio"]')
    first.checked = true
    dialog.showModal()
    first.focus()
  })
  dialog.querySelector('[data-ferme]').addEventListener('click', () => dialog.close())
}

// Back where one was: the card that was acted on, or the next one when it has left the list.
const place = 'vigie-place'
if (bar) {
  document.addEventListener('submit', ({ target, submitter }) => {
    if (target !== bar || !submitter) return
    const id = submitter.value.split(':')[1]
    const card = id && document.getElementById('e-' + id)
    const next = card && (card.nextElementSibling || card.previousElementSibling)
    sessionStorage.setItem(place, JSON.stringify([card && card.id, next && next.id, scrollY]))
  })
  const kept = JSON.parse(sessionStorage.getItem(place) || 'null')
  sessionStorage.removeItem(place)
  if (kept) {
    const card = document.getElementById(kept[0] || '-') || document.getElementById(kept[1] || '-')
    const link = card && card.querySelector('h2 a, h3 a, a')
    scrollTo(0, kept[2])
    if (link) link.focus({ preventScroll: true })
  }
}

const shown = document.querySelector('[data-element]')
const token = document.querySelector('input[name="csrf"]')
if (shown && token) {
  const body = new URLSearchParams({ csrf: token.value, geste: 'lu:' + shown.dataset.element, 'sans-page': '1' })
  fetch('/bureau/marques', { method: 'POST', body, keepalive: true }).catch(() => {})
}

const help = document.getElementById('touches')
if ('raccourcis' in document.body.dataset) {
  const cards = [...document.querySelectorAll('.card, .due')]
  const current = () => document.activeElement.closest('.card, .due, .card-whole') || document.querySelector('.card-whole')
  const move = (step) => {
    const at = cards.indexOf(document.activeElement.closest('.card, .due'))
    const card = cards[at < 0 ? (step > 0 ? 0 : cards.length - 1) : at + step]
    const link = card && card.querySelector('h2 a, h3 a, a:not(.axis)')
    if (link) { link.focus(); card.scrollIntoView({ block: 'nearest' }) }
  }
  const press = (key) => { const button = current() && current().querySelector('[data-touche="' + key + '"]'); if (button) button.click(); return Boolean(button) }
  const keys = {
    j: () => move(1), k: () => move(-1),
    o: () => { const link = current() && current().querySelector('h2 a, h3 a'); if (link) link.click() },
    v: () => press('original'), r: () => press('retenir'), e: () => press('ecarter'), l: () => press('lettre'),
    s: () => press('etoile'), c: () => press('corriger') || press('citer'),
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
