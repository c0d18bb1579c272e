/**
 * One-letter keys for who has no account (script-staff.ts has those of the others), and the preview of a result for all:
 * a panel in the place of the filters, so that no result moves. On the page of an item that a search led to, j and k go
 * to its neighbours.
 */
export const searchKeysScript = `
const signedIn = Boolean(pick('.person-menu'))
const isOff = () => {
  if (signedIn) return !('raccourcis' in document.body.dataset)
  try { return localStorage.getItem('vigie-raccourcis') === 'non' } catch { return false }
}
const cards = () => pickAll('#resultats .card')
const linkOf = (card) => card && card.querySelector('.card-title a')
const keyHelp = byId('touches')
const hasRoom = matchMedia('(min-width: 1000px)')
let panel, body, previewed, pulling

const cardNow = () => document.activeElement.closest('#resultats .card') || (panel && !panel.hidden && previewed)

const closePreview = () => {
  if (!panel || panel.hidden) return
  const back = panel.contains(document.activeElement)
  panel.hidden = true
  if (previewed) previewed.classList.remove('card-shown')
  if (back) (linkOf(previewed) || byId('resultats')).focus()
  previewed = undefined
}

const buildPanel = () => {
  panel = document.createElement('aside')
  panel.className = 'preview'
  panel.setAttribute('aria-label', 'Aperçu')
  const head = document.createElement('div')
  head.className = 'preview-head'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'quiet'
  close.textContent = 'Fermer l’aperçu'
  close.addEventListener('click', closePreview)
  body = document.createElement('div')
  body.tabIndex = -1
  head.append(close)
  panel.append(head, body)
  pick('.search-grid').append(panel)
}

const preview = (card) => {
  if (!card || !hasRoom.matches) return
  if (!panel) buildPanel()
  if (previewed) previewed.classList.remove('card-shown')
  previewed = card
  card.classList.add('card-shown')
  card.scrollIntoView({ block: 'nearest' })
  panel.hidden = false
  if (pulling) pulling.abort()
  pulling = new XMLHttpRequest()
  const at = new URL(linkOf(card).href)
  at.pathname += '/apercu'
  at.searchParams.set('partiel', '1')
  pulling.open('GET', at)
  pulling.responseType = 'document'
  pulling.onload = ({ target }) => {
    const part = target.response && target.response.getElementById('apercu')
    if (!part) { linkOf(card).click(); return }
    body.replaceChildren(...document.importNode(part, true).childNodes)
    panel.scrollTop = 0
    body.focus({ preventScroll: true })
  }
  pulling.onerror = () => { body.textContent = 'L’aperçu ne vient pas : vérifiez la connexion.' }
  pulling.send()
}

const moveBy = (step) => {
  const all = cards(), at = all.indexOf(cardNow())
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]
  if (!next) return
  if (panel && !panel.hidden && panel.contains(document.activeElement)) { preview(next); return }
  linkOf(next).focus()
  next.scrollIntoView({ block: 'nearest' })
}

const follow = (link) => { if (link) link.click() }
const openKeys = () => { if (keyHelp && keyHelp.showModal) keyHelp.showModal() }
const readerKeys = {
  j: () => (answer ? moveBy(1) : follow(pick('.in-search [rel="next"]'))),
  k: () => (answer ? moveBy(-1) : follow(pick('.in-search [rel="prev"]'))),
  p: () => (previewed && panel.contains(document.activeElement) ? closePreview() : preview(cardNow() || cards()[0])),
  o: () => follow(linkOf(cardNow())),
  v: () => follow(cardNow() && cardNow().querySelector('[data-touche="original"], [data-original]')),
  '?': openKeys,
}
// Those that the other script answers, unless the focus is in the preview, which it does not know.
const shared = ['o', 'v', '?', ...(answer ? ['j', 'k'] : [])]

// Before the other script: a key is answered once.
document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (key === 'Escape' && panel && !panel.hidden && !(keyHelp && keyHelp.open) && !target.closest('input, details[open] > summary')) { closePreview(); return }
  const typing = target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, dialog')
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(readerKeys, key) || isOff()) return
  if (signedIn && shared.includes(key) && !(panel && panel.contains(target))) return
  event.preventDefault()
  event.stopImmediatePropagation()
  readerKeys[key]()
}, true)

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-apercu], [data-cles], [data-couper]')
  if (!button) return
  if ('apercu' in button.dataset) preview(button.closest('.card'))
  else if ('cles' in button.dataset) openKeys()
  else switchKeys(isOff())
})
document.addEventListener('vigie-resultats', () => { if (previewed && !document.contains(previewed)) closePreview() })

const cut = pick('[data-couper]')
const switchKeys = (on) => {
  try { localStorage.setItem('vigie-raccourcis', on ? 'oui' : 'non') } catch { return }
  cut.setAttribute('aria-pressed', String(!on))
}
if (cut) cut.setAttribute('aria-pressed', String(isOff()))
`
