import type { OpenAPIHono } from '@hono/zod-openapi'
import packageFile from '../../package.json' with { type: 'json' }
import type { Site, SiteEnv } from '../site.ts'
import { anonymousQuota, keyQuota } from './quotas.ts'

export type ApiDocument = ReturnType<OpenAPIHono<SiteEnv>['getOpenAPI31Document']>

/** The version of the API: its second part grows with what is added. What breaks a client is another API, /api/v2. */
export const apiVersion = '1.0'

export const documentPath = '/api/v1/openapi.json'

/** The OpenAPI 3.1 document, made of the schemas that read the parameters and type the answers. */
export function describeApi(app: OpenAPIHono<SiteEnv>, site: Site): ApiDocument {
  const { organisation, contact } = site.deps.config
  const made = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `API de la veille de ${organisation}`,
      version: apiVersion,
      description: introduction,
      ...(contact.includes('@') ? { contact: { name: organisation, email: contact } } : {}),
      'x-vigie-version': packageFile.version,
    },
    servers: [{ url: site.absolute(''), description: 'Ce site.' }],
    externalDocs: { url: site.absolute('/api'), description: 'Documentation, avec de quoi essayer.' },
    tags: [
      { name: 'Éléments', description: 'Ce que les sources publient : recherche, récits, échéances.' },
      { name: 'Classement', description: 'Axes, vocabulaire et lieux : les valeurs des filtres.' },
      { name: 'Sources', description: 'Ce que la veille lit, et comment elle va.' },
      { name: 'Flux et lettres', description: 'Ce qui s’abonne, et la lettre de la semaine.' },
    ],
  })
  return { ...made, security: [{}, { cle: [] }] }
}

const introduction = [
  'Toutes les opérations lisent : rien ne se change par l’API. Les noms de champs sont en anglais, les valeurs et les paramètres en français, comme sur le site. Un champ inconnu est absent.',
  `Sans clé, ${anonymousQuota.burst} requêtes par minute et par adresse ; avec une clé (Authorization: Bearer vigie_…), ${keyQuota.burst}. Les en-têtes RateLimit et RateLimit-Policy disent ce qui reste, Retry-After quand revenir.`,
  'Chaque réponse porte un ETag : renvoyé dans If-None-Match, il épargne ce qui n’a pas changé (304). Une liste qui continue donne l’adresse de sa suite dans « next » et dans l’en-tête Link.',
  'Un refus est un application/problem+json (RFC 9457) dont le type mène à son explication.',
  'Cette version reste compatible : des champs, des paramètres et des valeurs de réponse s’ajoutent, rien ne disparaît. Un programme ignore ce qu’il ne connaît pas.',
].join('\n\n')
