import type { Schema } from '../../api/described.ts'
import type { ApiDocument } from '../../api/document.ts'
import { replayWindow } from '../../api/client/verify-webhook.ts'
import type { Frame } from '../../site.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

interface Hook {
  post?: { description?: string; parameters?: { name: string; description?: string; schema: Schema }[] }
}

/** What a receiver must know: when it is called, by whom, and how it is sure of it. */
export function webhookSection(document: ApiDocument): Html {
  const hook = (document.webhooks ?? {})['nouveautes'] as Hook | undefined
  return html`<h2 id="webhooks" tabindex="-1">Webhooks</h2>
    <p>${frenchSpacing(hook?.post?.description ?? '')}</p>
    <dl class="api-list">
      ${(hook?.post?.parameters ?? []).map(
        ({ name, description, schema }) =>
          html`<div>
            <dt><code>${name}</code></dt>
            <dd>${frenchSpacing(description ?? schema.description ?? '')}</dd>
          </div>`,
      )}
    </dl>
    <p>
      Le corps est un <a href="#schema-WebhookCall">WebhookCall</a>. Vérifiez la signature sur les octets
      reçus, avant de lire le JSON, et refusez ce qui a plus de ${replayWindow / 60} minutes : un envoi
      surpris sur le réseau ne peut alors pas être rejoué.
    </p>
    <details>
      <summary>Vérifier une signature (JavaScript)</summary>
      <pre tabindex="0"><code>${verification}</code></pre>
    </details>`
}

/** Where the typed client is, and how it is used. */
export function clientSection({ site }: Frame): Html {
  return html`<h2 id="client" tabindex="-1">Client TypeScript</h2>
    <p>
      Sans dépendance, typé d’après le document OpenAPI : copiez le dossier <code>web/api/client</code> du
      dépôt du logiciel. <code>verify-webhook.ts</code> y vérifie les webhooks.
    </p>
    <pre tabindex="0"><code>${sample(site.absolute(''))}</code></pre>`
}

const verification = `import { createHmac, timingSafeEqual } from 'node:crypto'

function verifier(entete, corps, cle) {
  const { t, v1 } = Object.fromEntries(entete.split(',').map((part) => part.split('=')))
  if (!(Math.abs(Date.now() / 1000 - Number(t)) <= ${replayWindow})) return false
  const attendu = createHmac('sha256', cle).update(t + '.' + corps).digest()
  const recu = Buffer.from(v1 ?? '', 'hex')
  return recu.length === attendu.length && timingSafeEqual(recu, attendu)
}`

const sample = (base: string): string => `import { createVigieClient } from './vigie-client.ts'

const vigie = createVigieClient({ baseUrl: '${base}', key: 'vigie_…' })
for await (const element of vigie.tous.listerElements({ axe: ['donnees-ia'] })) {
  console.log(element.title)
}`
