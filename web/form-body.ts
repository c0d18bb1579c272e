import type { Context } from 'hono'

/** The fields of a posted form: texts, each bounded; a file is none of them, and is asked for by itself. */
export interface FormBody {
  /** The first value, trimmed; '' when absent. */
  text(name: string, most?: number): string
  /** As typed: a password may begin with a space. */
  raw(name: string, most?: number): string
  list(name: string): string[]
  has(name: string): boolean
  /** What was chosen in a file field; an empty file when nothing was. */
  file(name: string): File | undefined
}

export async function readForm(c: Context): Promise<FormBody> {
  const body = await parse(c)
  const values = (name: string): string[] =>
    [body[name]].flat().filter((one): one is string => typeof one === 'string')
  const raw = (name: string, most = 500): string => (values(name)[0] ?? '').slice(0, most)
  return {
    raw,
    text: (name, most) => raw(name, most).toWellFormed().replaceAll('\0', '').trim(),
    list: (name) => values(name).slice(0, 1000),
    has: (name) => values(name).length > 0,
    file: (name) => [body[name]].flat().find((one): one is File => one instanceof File),
  }
}

// A body that is no form holds no field.
async function parse(c: Context): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof Error && error.name === 'BodyLimitError') throw error
    return {}
  }
}

/** A path of this site to come back to, or `otherwise`: what came from an address may lead nowhere else. */
export function localPath(value: string, otherwise: string): string {
  if (!/^\/(?![/\\])/.test(value) || value.length > 1000 || /[\p{Cc}\\]/u.test(value)) return otherwise
  const url = URL.parse(value, 'https://ici.invalid')
  if (!url || url.origin !== 'https://ici.invalid') return otherwise
  const path = url.pathname + url.search
  return /^\/(?:connexion|deconnexion|lien)\b/.test(path) || path.startsWith('//') ? otherwise : path
}

/** The page of this site that the request came from, if the browser says so, or `otherwise`. */
export function cameFrom(c: Context, otherwise: string): string {
  const from = URL.parse(c.req.header('referer') ?? '')
  return from && from.host === new URL(c.req.url).host
    ? localPath(from.pathname + from.search, otherwise)
    : otherwise
}
