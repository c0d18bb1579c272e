/** Fields and their values under the search field (APG, combobox with a list): an offer, never in the way of typing. */
export const searchCompleteScript = `
const list = byId('propositions')
let choices = []
let chosen = -1
let asking, soon

field.setAttribute('role', 'combobox')
field.setAttribute('aria-autocomplete', 'list')
field.setAttribute('aria-controls', 'propositions')
field.setAttribute('aria-expanded', 'false')

const closeList = () => {
  clearTimeout(soon)
  if (asking) asking.abort()
  choices = []
  chosen = -1
  list.hidden = true
  list.replaceChildren()
  field.setAttribute('aria-expanded', 'false')
  field.removeAttribute('aria-activedescendant')
}

const mark = (at) => {
  chosen = at
  for (const [index, line] of [...list.children].entries()) line.setAttribute('aria-selected', String(index === at))
  if (at < 0) { field.removeAttribute('aria-activedescendant'); return }
  field.setAttribute('aria-activedescendant', 'proposition-' + at)
  list.children[at].scrollIntoView({ block: 'nearest' })
}

const accept = (at) => {
  const { insert, from, to } = choices[at]
  closeList()
  field.setRangeText(insert, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const offer = (found) => {
  choices = found
  list.replaceChildren(...found.map(({ label, hint }, index) => {
    const line = document.createElement('li')
    line.id = 'proposition-' + index
    line.setAttribute('role', 'option')
    line.setAttribute('aria-selected', 'false')
    for (const words of [label, hint]) if (words) { const part = document.createElement('span'); part.textContent = words; line.append(part) }
    return line
  }))
  list.hidden = found.length === 0
  chosen = -1
  field.setAttribute('aria-expanded', String(found.length > 0))
}

const ask = async () => {
  const { value, selectionStart: position } = field
  // The beginning of a field or of its value: three letters, or anything after a colon.
  const word = /[^\\s()]*$/.exec(value.slice(0, position))[0].replace(/^-/, '')
  if (!word.includes(':') && word.length < 3) { closeList(); return }
  if (asking) asking.abort()
  asking = new AbortController()
  try {
    const answered = await fetch('/recherche/propositions?' + new URLSearchParams({ q: value, position }), { signal: asking.signal })
    if (answered.ok && document.activeElement === field && field.value === value) offer(await answered.json())
  } catch {
    // An offer that does not come is none.
  }
}

field.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(ask, 100) })
field.addEventListener('blur', closeList)
field.addEventListener('keydown', (event) => {
  if (list.hidden || event.isComposing) return
  const { key } = event
  if (key === 'ArrowDown') mark(chosen + 1 < choices.length ? chosen + 1 : 0)
  else if (key === 'ArrowUp') mark(chosen > 0 ? chosen - 1 : choices.length - 1)
  else if (key === 'Enter' && chosen >= 0) accept(chosen)
  else if (key === 'Escape') closeList()
  else { if (key === 'Enter') closeList(); return }
  event.preventDefault()
})
list.addEventListener('mousedown', (event) => event.preventDefault())
list.addEventListener('click', ({ target }) => {
  const at = [...list.children].indexOf(target.closest('li'))
  if (at >= 0) accept(at)
})
`
