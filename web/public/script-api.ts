/** Only on the page of the API: an answer is shown under its form. Without it, the form opens the answer itself. */
export const apiScript = `'use strict'
const show = (place, lines, body) => {
  const told = document.createElement('p')
  told.textContent = lines
  const text = document.createElement('pre')
  text.tabIndex = 0
  text.textContent = body
  place.replaceChildren(told, text)
}
const addressOf = (form) => {
  const given = new FormData(form)
  const used = new Set(['essai'])
  const path = form.dataset.essai.replace(/\\{(\\w+)\\}/g, (_, name) => {
    used.add(name)
    return encodeURIComponent(given.get(name) || '-')
  })
  const query = new URLSearchParams([...given].filter(([name, value]) => !used.has(name) && value.trim() !== ''))
  return query.size > 0 ? path + '?' + query : path
}
const pretty = (text) => {
  try { return JSON.stringify(JSON.parse(text), null, 2) } catch { return text }
}
for (const form of document.querySelectorAll('form[data-essai]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const place = form.querySelector('[data-reponse]')
    const address = addressOf(form)
    place.textContent = 'Réponse attendue…'
    try {
      const answer = await fetch(address, { headers: { accept: 'application/json' } })
      const left = answer.headers.get('ratelimit') ?? ''
      show(place, 'GET ' + address + ' : ' + answer.status + (left ? ', RateLimit ' + left : ''), pretty(await answer.text()))
    } catch {
      place.textContent = 'Le site ne répond pas : vérifiez la connexion, puis réessayez.'
    }
  })
}
`
