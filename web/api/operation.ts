import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openToOtherSites } from '../door/other-sites.ts'
import { answerConditionally } from '../conditional.ts'
import { type Frame, type Site, type SiteEnv, openFrame } from '../site.ts'
import { type Fault, faultAt } from './faults.ts'
import { type ApiPath, apiPaths } from './paths.ts'
import { type ProblemName, problemTypes } from './problem-types.ts'
import { refuse } from './refuse.ts'
import { problem } from './schemas/problem.ts'

/** What one operation is asked, its parameters already read. */
export interface Asked<Q, P> {
  query: Q
  params: P
  frame: Frame
  site: Site
  /** The address as it came. */
  address: URL
  c: Context<SiteEnv>
}

export type Outcome<A> =
  | { kind: 'found'; body: A; suite?: string | undefined }
  | { kind: 'refused'; problem: ProblemName; detail: string; faults?: readonly Fault[] }

export interface OperationParts<Q extends z.ZodObject, P extends z.ZodObject, A extends z.ZodType> {
  /** The name of the function in clients: for ever. */
  id: string
  /** As OpenAPI writes it: /api/v1/elements/{id}. */
  path: ApiPath
  tag: string
  summary: string
  description: string
  query: Q
  params: P
  answer: A
  /** Refusals of its own, besides those that any operation may give. */
  problems: readonly ProblemName[]
  find(asked: Asked<z.output<Q>, z.output<P>>): Promise<Outcome<z.input<A>>>
}

/** One operation, whatever it is asked and answers. */
export interface Operation extends Pick<OperationParts<z.ZodObject, z.ZodObject, z.ZodType>, 'id' | 'path'> {
  add(app: OpenAPIHono<SiteEnv>, site: Site): void
}

const common: readonly ProblemName[] = [
  'parametre-invalide',
  'cle-necessaire',
  'cle-inconnue',
  'usage-non-permis',
  'trop-de-requetes',
  'erreur-interne',
  'service-indisponible',
]

/** The schemas of an operation read its parameters, type its handler and describe it: there is one of each. */
export function defineOperation<Q extends z.ZodObject, P extends z.ZodObject, A extends z.ZodType>(
  parts: OperationParts<Q, P, A>,
): Operation {
  const { id, path } = parts
  return {
    id,
    path,
    add(app, site) {
      app.openapi(routeOf(parts), async (c) => {
        const valid = c.req as unknown as { valid(part: 'query' | 'param'): unknown }
        const address = new URL(c.req.url)
        const unread = findUnread(address)
        if (unread) return answer(site, c, unread)
        const frame = await openFrame(site, c)
        const outcome = await parts.find({
          query: valid.valid('query') as z.output<Q>,
          params: valid.valid('param') as z.output<P>,
          frame,
          site,
          address,
          c,
        })
        return answer(site, c, outcome)
      })
    },
  }
}

/** Bytes that are no text (« %FF ») reach the schemas as they were written, and the search as a hole. */
function findUnread(address: URL): Extract<Outcome<never>, { kind: 'refused' }> | undefined {
  const [name] = [...address.searchParams].find(([, value]) => value.includes('\uFFFD')) ?? []
  if (name === undefined) return undefined
  const fault = faultAt('query', [name], 'Ce texte contient un caractère qui ne se lit pas.')
  return { kind: 'refused', problem: 'parametre-invalide', detail: fault.detail, faults: [fault] }
}

function routeOf<Q extends z.ZodObject, P extends z.ZodObject, A extends z.ZodType>(
  parts: OperationParts<Q, P, A>,
): RouteConfig {
  const { id, path, tag, summary, description, query, params } = parts
  return {
    method: 'get',
    path,
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: [{}, { cle: [apiPaths[path]] }],
    request: { query, params },
    responses: responsesOf(parts.answer, [...common, ...parts.problems]),
  }
}

type Responses = RouteConfig['responses']

function responsesOf(schema: z.ZodType, names: readonly ProblemName[]): Responses {
  const refusals = Map.groupBy(names, (name) => problemTypes[name].status)
  const told = [...refusals].toSorted(([a], [b]) => a - b)
  return {
    200: {
      description:
        'La réponse. Link donne la page suivante (rel="next"), ETag permet de redemander sans recevoir.',
      headers: z.object({
        ETag: z.string().openapi({ description: 'À renvoyer dans If-None-Match.' }),
        Link: z.string().optional().openapi({ description: 'RFC 8288.' }),
        RateLimit: z.string().openapi({ description: 'Ce qui reste : "adresse";r=59;t=1.' }),
        'RateLimit-Policy': z.string().openapi({ description: 'Le quota : "adresse";q=60;w=60.' }),
      }),
      content: { 'application/json': { schema } },
    },
    304: { description: 'Rien n’a changé depuis cet ETag.' },
    ...Object.fromEntries(
      told.map(([status, of]) => [
        String(status),
        {
          description: of.map((name) => problemTypes[name].when).join(' '),
          content: { 'application/problem+json': { schema: problem } },
        },
      ]),
    ),
  }
}

// By ETag alone: the date of the last change stays when an item leaves the list.
function answer(site: Site, c: Context<SiteEnv>, outcome: Outcome<unknown>): Response | Promise<Response> {
  openToOtherSites(c)
  if (outcome.kind === 'refused') return refuse(site, c, outcome)
  const next = outcome.suite === undefined ? undefined : nextAddress(site, c, outcome.suite)
  const body = next ? { ...(outcome.body as object), next } : outcome.body
  if (next) c.header('link', `<${next}>; rel="next"`, { append: true })
  return answerConditionally(c, { body: JSON.stringify(body), type: 'application/json' })
}

function nextAddress(site: Site, c: Context, suite: string): string {
  const address = new URL(c.req.url)
  address.searchParams.set('suite', suite)
  return site.absolute(address.pathname + address.search)
}
