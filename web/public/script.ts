/**
 * The only script of the site; every page works without it. Filters apply as soon as one is chosen (the focus
 * comes back to it on the next page), empty fields stay out of the address, « / » goes to the search field.
 */
export const script = `'use strict'
const form = document.getElementById('recherche')
const field = document.querySelector('input[type="search"]')

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return
  event.preventDefault()
  field.focus()
  field.select()
})

if (form) {
  form.addEventListener('submit', () => {
    for (const input of form.elements) if (input.name && input.value === '') input.disabled = true
  })
  // Back from the next page, the browser may show this one as it was left.
  addEventListener('pageshow', () => {
    for (const input of form.elements) input.disabled = false
  })
  document.addEventListener('change', ({ target }) => {
    if (target.form !== form || target.type !== 'checkbox') return
    sessionStorage.setItem('vigie-focus', target.id)
    form.requestSubmit()
  })
  const last = sessionStorage.getItem('vigie-focus')
  sessionStorage.removeItem('vigie-focus')
  const target = last && document.getElementById(last)
  if (target) {
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true
    target.focus()
  }
}
`
