import SwaggerParser from '@apidevtools/swagger-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultsAgainst } from '#test/helpers/api-conformity.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { apiPaths } from '#web/api/paths.ts'
import { describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'
import { problemTypes } from '#web/api/problem-types.ts'
import { access } from '#web/door/access.ts'

let document: ApiDocument

beforeAll(async () => {
  document = await readDocument()
})

describe('GET /api/v1/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    type Given = Parameters<typeof SwaggerParser.validate>[0]
    await expect(SwaggerParser.validate(structuredClone(document) as unknown as Given)).resolves.toBeDefined()
    expect(document.openapi).toBe('3.1.0')
  })

  it('tells every address of the API, and the use that opens each in the table of rights', () => {
    const told = Object.fromEntries(describedIn(document).map(({ path, scope }) => [path, scope]))
    expect(told).toStrictEqual({ ...apiPaths })
    for (const [path, scope] of Object.entries(apiPaths)) {
      const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
      expect(access[`GET ${route}`]).toStrictEqual({ right: 'read', scope })
    }
  })

  it('gives each operation a name, a summary, a description and a type to its answer', () => {
    const ids = describedIn(document).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, summary, description, tag, responses } of describedIn(document)) {
      expect(id).toMatch(/^[a-z][a-zA-Z]+$/)
      expect(summary.length).toBeGreaterThan(5)
      expect(description.length).toBeGreaterThan(10)
      expect(document.tags?.map(({ name }) => name)).toContain(tag)
      expect(responses['200']?.schema).toBeDefined()
    }
  })

  it('tells the refusals of each operation', () => {
    for (const { id, responses } of describedIn(document)) {
      const statuses = Object.keys(responses).map(Number)
      expect([id, statuses]).toStrictEqual([
        id,
        expect.arrayContaining([200, 304, 400, 401, 403, 429, 500, 503]),
      ])
    }
    const all = new Set(describedIn(document).flatMap(({ responses }) => Object.keys(responses).map(Number)))
    for (const { status } of Object.values(problemTypes)) expect(all).toContain(status)
  })

  it('bounds each parameter, and describes it', () => {
    for (const { id, parameters } of describedIn(document)) {
      for (const { name, schema, description } of parameters) {
        const one = schema.items ?? schema
        const isBounded = [one.enum, one.maxLength, one.maximum, one.pattern, one.format, one.$ref].some(
          (bound) => bound !== undefined,
        )
        expect([id, name, isBounded, schema.type === 'array' ? schema.maxItems : 20]).toStrictEqual([
          id,
          name,
          true,
          20,
        ])
        expect([id, name, Boolean(description ?? schema.description) || Boolean(schema.$ref)]).toStrictEqual([
          id,
          name,
          true,
        ])
      }
    }
  })

  it('describes the webhook, its signature and how long a call is good', () => {
    const hook = JSON.stringify(document.webhooks?.['nouveautes'])
    for (const word of ['Vigie-Signature', 'Vigie-Delivery', 'HMAC-SHA256', '300 secondes', 'WebhookCall'])
      expect(hook).toContain(word)
  })

  it('describes the items of a webhook as they are sent', async () => {
    const site = await openTestSite()
    for (const id of ['appel', 'cuivre', 'sans-date', 'hors', 'ami']) {
      // A webhook sends an item as this address gives it (web/alert-ways.ts).
      const sent = await (await site.app.request(`/api/elements/${id}`)).json()
      expect([id, faultsAgainst(document, 'WebhookItem', sent)]).toStrictEqual([id, []])
    }
    expect(faultsAgainst(document, 'WebhookItem', { id: 'appel' })).not.toStrictEqual([])
  })

  it('is open to whoever learns to present a key, on a reserved index too', async () => {
    const site = await openTestSite({ seeds: false })
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    const answer = await site.app.request('/api/v1/openapi.json')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const etag = answer.headers.get('etag') ?? ''
    const again = await site.app.request('/api/v1/openapi.json', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it('names this site, and whom to write to', async () => {
    const site = await openTestSite({ seeds: false, env: { VIGIE_CONTACT: 'veille@valdeloire.example' } })
    const own = (await (await site.app.request('/api/v1/openapi.json')).json()) as ApiDocument
    expect(own.info.contact?.email).toBe('veille@valdeloire.example')
    expect(own.servers?.[0]?.url).toBe('https://veille.example')
  })
})
