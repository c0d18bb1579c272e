import type { ServerResponse } from 'node:http'
import { escapeMarkup } from './escape.ts'

/** Every way of publishing badly that Vigie must survive, by the name it has under /trouble/. */
export const troubleNames = [
  '404',
  '500',
  '429',
  'redirect-loop',
  'html-page',
  'empty',
  'truncated',
  'not-xml',
  'huge',
  'slow',
  'wrong-charset',
  'same-guid',
  'undated',
] as const
export type TroubleName = (typeof troubleNames)[number]

const hugeBytes = 50 * 1024 * 1024
const retryAfterSeconds = '120'
const xmlType = 'application/rss+xml; charset=utf-8'

/** Answers a request for /trouble/<name>; false when no trouble has that name. */
export function answerTrouble(name: string, response: ServerResponse): boolean {
  const trouble = troubleNames.find((known) => known === name)
  if (!trouble) return false
  answers[trouble](response)
  return true
}

const answers: Record<TroubleName, (response: ServerResponse) => void> = {
  '404': (response) => send(response, 404, 'text/html; charset=utf-8', '<h1>Page introuvable</h1>'),
  '500': (response) => send(response, 500, 'text/plain; charset=utf-8', 'Erreur interne'),
  '429': (response) => {
    response.setHeader('retry-after', retryAfterSeconds)
    send(response, 429, 'text/plain; charset=utf-8', 'Trop de requêtes')
  },
  'redirect-loop': (response) => {
    response.writeHead(302, { location: '/trouble/redirect-loop' }).end()
  },
  'html-page': (response) =>
    send(
      response,
      200,
      'text/html; charset=utf-8',
      '<!doctype html><title>Accueil</title><p>Le fil a déménagé.</p>',
    ),
  empty: (response) => send(response, 200, xmlType, ''),
  truncated: (response) => {
    const whole = channel(item('complet', 'Un article complet') + item('coupe', 'Un article coupé au milieu'))
    send(response, 200, xmlType, whole.slice(0, whole.indexOf('coupé au')))
  },
  'not-xml': (response) => send(response, 200, xmlType, 'Ceci n’est pas un fil : {"erreur": true} <<< & fin'),
  huge: sendHuge,
  // Nothing is ever written: the reader's own patience, or the closing of the server, ends it.
  slow: () => undefined,
  'wrong-charset': (response) => {
    const declared = channel(item('accents', 'Déploiement achevé à Fougères-sur-Bièvre'))
    response.writeHead(200, { 'content-type': xmlType }).end(Buffer.from(declared, 'latin1'))
  },
  'same-guid': (response) =>
    send(
      response,
      200,
      xmlType,
      channel(item('jumeau', 'Premier de ce guid') + item('jumeau', 'Second de ce guid')),
    ),
  undated: (response) => send(response, 200, xmlType, channel(item('sans-date', 'Un article sans date'))),
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

/** 50 MB of well-formed items, as fast as they are read, without saying how long it will be. */
function sendHuge(response: ServerResponse): void {
  const piece = item('enorme', 'Un article parmi beaucoup trop d’articles').repeat(256)
  const size = Buffer.byteLength(piece)
  let sent = 0
  response.writeHead(200, { 'content-type': xmlType })
  const more = (): void => {
    while (sent < hugeBytes && !response.destroyed) {
      sent += size
      if (!response.write(piece)) return
    }
    response.end('</channel></rss>')
  }
  response.on('drain', more)
  response.write('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Trop</title>')
  more()
}

function channel(items: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Un fil à problème</title><link>https://trouble.example/</link>
<description>Pour les essais</description>${items}</channel></rss>`
}

function item(guid: string, title: string): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${escapeMarkup(title)}</title>
<link>https://trouble.example/${guid}</link><description>La fibre optique arrive dans la commune.</description></item>
`
}
