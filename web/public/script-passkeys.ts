/**
 * Served on the two pages that speak to a passkey. The form holds the question in `data-options` and its sentences in
 * other `data-` attributes; the browser's answer goes into the hidden field `reponse`, and the form leaves as any other.
 * Until the script runs, the button is off and the page says what is missing.
 */
export const passkeyScript = `'use strict'
// A function of its own: the names of the site's other script are taken.
function speakToPasskey(form) {
  const { passkey, options } = form.dataset
  const button = form.querySelector('button')
  const status = form.querySelector('[role="status"]')
  const say = (name) => { status.textContent = form.dataset[name] ?? '' }
  const api = window.PublicKeyCredential
  const parse = passkey === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'
  const outcomes = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known', NotSupportedError: 'unsupported' }

  if (!api?.[parse] || !api.prototype.toJSON) {
    say('unsupported')
    return
  }
  button.disabled = false
  say('ready')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    say('waiting')
    try {
      const publicKey = api[parse](JSON.parse(options))
      const credential = await navigator.credentials[passkey]({ publicKey })
      form.elements.reponse.value = JSON.stringify(credential.toJSON())
      form.submit()
    } catch (error) {
      button.disabled = false
      const outcome = outcomes[error.name]
      say(outcome in form.dataset ? outcome : 'failed')
    }
  })
}

document.querySelectorAll('form[data-passkey]').forEach(speakToPasskey)
`
