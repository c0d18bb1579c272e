/** The only script of every page, which all work without it: « / » goes to the search field. */
export const script = `'use strict'
const searched = document.querySelector('input[type="search"]')
const withoutKeys = () => {
  // A browser may refuse its storage: the keys then stand.
  try { return localStorage.getItem('vigie-raccourcis') === 'non' } catch { return false }
}
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || !searched || withoutKeys()) return
  event.preventDefault()
  searched.focus()
  searched.select()
})
`
