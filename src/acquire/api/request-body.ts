import type { JsonRequest } from '../../feed/definition.ts'
import type { RequestOptions } from '../session.ts'

/** What a request sends, by the definition of its source: nothing (GET), JSON, a form, or typed parts. */
export function requestOf(request: JsonRequest | undefined): RequestOptions {
  const accept = { accept: 'application/json' }
  if (!request) return { headers: accept }
  if ('json' in request) {
    const headers = { ...accept, 'content-type': 'application/json' }
    return { method: 'POST', headers, body: JSON.stringify(request.json) }
  }
  const body = 'form' in request ? new URLSearchParams(request.form) : partsOf(request.parts)
  return { method: 'POST', headers: accept, body }
}

/** One part an entry (RFC 7578), each announced as JSON: SEDIA answers 500 to a part without its type. */
function partsOf(parts: Record<string, unknown>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    form.append(name, new Blob([JSON.stringify(value)], { type: 'application/json' }))
  }
  return form
}
