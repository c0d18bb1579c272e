/**
 * Results as one types: the same address with « partiel », put in place part by part. One search is one step of the
 * browser's history: its first change adds an entry, the next ones rewrite it, until it is sent or the field is left.
 * XMLHttpRequest parses the answer as a document: the policy of the site lets no script turn text into markup.
 */
export const searchLiveScript = `
const parts = ['q-fautes', 'filtres', 'en-cours', 'resultats']
const here = () => location.pathname + location.search
let shown = here()
let asked = shown
let request, wait, noting, voice, later
let inStep = false
// Where one was before the field, which comes into sight by itself as one types.
let rest = 0
addEventListener('scroll', () => { if (document.activeElement !== field) rest = scrollY }, { passive: true })
let closing = false

const addressOf = () => {
  const given = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (value.trim() !== '') given.append(name, value)
  const text = given.toString()
  return text ? '/?' + text : '/'
}

const announce = (words, delay) => {
  clearTimeout(voice)
  voice = setTimeout(() => { say.textContent = words }, delay)
}

// Where the focus is, as it can be found again in what comes.
const noteFocus = () => {
  const at = document.activeElement
  if (!at || !answer.contains(at)) return () => {}
  const card = at.closest('.card')
  const find = at.type === 'checkbox' && at.name !== 'id'
    ? () => [...form.elements].find((one) => one.name === at.name && one.value === at.value)
    : () => (card && pick('#' + CSS.escape(card.id) + ' .card-title a')) || (at.id && byId(at.id))
  return () => {
    if (document.contains(at)) return
    const next = find() || byId('resultats')
    if (!next) return
    for (let box = next.closest('details'); box; box = box.parentElement.closest('details')) box.open = true
    next.focus({ preventScroll: true })
  }
}

// What was unfolded stays so, and a list that was narrowed too.
const noteFolds = () => {
  const wide = pick('.filters')?.open
  const groups = pickAll('[data-facette]').map((group) => {
    const box = group.querySelector('details'), narrow = group.querySelector('[data-filtre]')
    return [group.dataset.facette, box?.open, narrow?.value]
  })
  return () => {
    const next = pick('.filters')
    if (next && wide) next.open = true
    for (const [name, open, words] of groups) {
      const group = pick('[data-facette="' + name + '"]')
      const box = group?.querySelector('details'), narrow = group?.querySelector('[data-filtre]')
      if (box && open) box.open = true
      if (narrow && words) { narrow.value = words; narrowList(narrow) }
    }
  }
}

const put = (part, kept) => {
  const focus = noteFocus(), folds = noteFolds()
  const typing = document.activeElement
  for (const id of parts) {
    // Whoever writes a date or a place meanwhile is not interrupted.
    if (id === 'filtres' && kept && typing && typing !== field && typing.closest('#filtres input:not([type="checkbox"])')) continue
    byId(id).replaceChildren(...document.importNode(part.querySelector('#' + id), true).childNodes)
  }
  folds()
  focus()
  const { titre, entete, adresse } = part.dataset
  document.title = titre === 'Vigie' ? titre : titre + ' – Vigie'
  pick('.search-title').textContent = entete
  if (byId('q-problemes')) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
  // It spoke of another search; its place stays, so that nothing moves.
  const saved = pick('[data-recherche]')
  if (saved) saved.style.visibility = 'hidden'
  const back = pick('#gestes input[name="retour"]')
  if (back) back.value = adresse
  document.dispatchEvent(new Event('vigie-resultats'))
}

const complain = () => {
  const line = document.createElement('p')
  line.className = 'fault'
  line.textContent = 'La recherche ne répond pas : les résultats affichés sont ceux d’avant. Vérifiez la connexion, puis « Rechercher ».'
  byId('q-fautes').replaceChildren(line)
  announce(line.textContent, 150)
}

const load = (address, pace, done) => {
  if (request) request.abort()
  clearTimeout(later)
  const mine = request = new XMLHttpRequest()
  const at = new URL(address, location.origin)
  at.searchParams.set('partiel', pace)
  mine.open('GET', at)
  mine.responseType = 'document'
  answer.setAttribute('aria-busy', 'true')
  mine.onload = () => {
    request = undefined
    answer.removeAttribute('aria-busy')
    const part = mine.status === 200 && mine.response && mine.response.getElementById('reponse')
    const fits = part && parts.every((id) => part.querySelector('#' + id) && byId(id))
    if (!fits) { if (pace === '2' || part) location.assign(address); else complain(); return }
    // One or two letters are the beginning of a word that is coming: what stands stays, unless nothing comes.
    if (pace === '1' && part.querySelector('.empty') && /(?:^|\\s)\\S{1,2}$/.test(field.value)) {
      later = setTimeout(() => load(address, '2', done), 700)
      return
    }
    put(part, pace === '1')
    shown = part.dataset.adresse
    announce(part.dataset.annonce, pace === '1' ? 1000 : 150)
    done(shown)
    // Nothing found: once the fingers rest, what would find something.
    if (pace === '1' && part.querySelector('.empty')) later = setTimeout(() => load(address, '2', () => {}), 700)
  }
  mine.onerror = () => { request = undefined; answer.removeAttribute('aria-busy'); complain() }
  mine.send()
}

const write = (address) => {
  clearTimeout(noting)
  noting = undefined
  if (address === here()) return
  if (inStep) { history.replaceState(null, '', address); return }
  history.replaceState({ height: rest }, '')
  history.pushState(null, '', address)
  inStep = true
}

// Browsers refuse a script that rewrites the address at each letter.
const writeSoon = (address) => {
  clearTimeout(noting)
  noting = setTimeout(() => write(address), 400)
}

const endStep = () => {
  if (request) { closing = true; return }
  if (noting !== undefined) write(shown)
  inStep = false
}

const typed = () => {
  const address = addressOf()
  if (address === asked) return
  asked = address
  load(address, '1', (real) => {
    if (!closing) { writeSoon(real); return }
    closing = false
    write(real)
    inStep = false
  })
}

const send = (isStep) => {
  clearTimeout(wait)
  if (!isStep) { if (noting !== undefined) write(shown); inStep = false }
  asked = addressOf()
  load(asked, '2', (real) => { closing = false; write(real); inStep = false })
}

field.addEventListener('input', (event) => {
  clearTimeout(wait)
  if (!event.isComposing) wait = setTimeout(typed, 20)
})
field.addEventListener('compositionend', () => { clearTimeout(wait); wait = setTimeout(typed, 20) })
field.addEventListener('focusout', endStep)
// Out of the field by the key that leads down; the list of propositions has it first.
field.addEventListener('keydown', (event) => {
  const first = pick('#resultats .card-title a')
  if (event.key !== 'ArrowDown' || !first || field.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  first.focus()
})

form.addEventListener('submit', (event) => {
  event.preventDefault()
  send(inStep || noting !== undefined || request !== undefined)
  // A keyboard on the screen would hide what it asked for.
  if (matchMedia('(pointer: coarse)').matches) byId('resultats')?.focus({ preventScroll: true })
})
document.addEventListener('change', ({ target }) => {
  if (target.form === form && target.type === 'checkbox') send(false)
})

addEventListener('popstate', () => {
  if (!request && here() === shown) return
  clearTimeout(wait)
  clearTimeout(noting)
  noting = undefined
  inStep = closing = false
  asked = here()
  field.value = new URLSearchParams(location.search).get('q') || ''
  const top = history.state?.height || 0
  load(asked, '2', () => scrollTo({ top, behavior: 'instant' }))
})

// A long list of filters, by a few letters.
const fold = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase()
const narrowList = (narrow) => {
  const group = narrow.closest('[data-facette]'), words = fold(narrow.value.trim())
  const box = group.querySelector('details')
  if (box && words) box.open = true
  for (const line of group.querySelectorAll('li')) line.hidden = !fold(line.textContent).includes(words)
}
document.addEventListener('input', ({ target }) => { if (target.matches('[data-filtre]')) narrowList(target) })
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('[data-filtre]')) event.preventDefault()
})
`
