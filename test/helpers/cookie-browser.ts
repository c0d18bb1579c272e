import { type FormFields, type Served, postForm } from './staff.ts'

/** A browser without scripts: it keeps its cookies, and posts the forms that it was shown. */
export interface CookieBrowser {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: FormFields, headers?: Record<string, string>): Promise<Response>
  /** The token that the forms of this page carry. */
  csrfOf(path: string): Promise<string>
}

/** `always`: headers of each of its requests, such as its User-Agent. */
export function openBrowser(site: Served, always: Record<string, string> = {}): CookieBrowser {
  const cookies = new Map<string, string>()
  const sent = (): Record<string, string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { ...always, ...(cookie ? { cookie } : {}) }
  }
  const keep = (answer: Response): Response => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/; Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    keep(await site.app.request(site.deps.config.baseUrl + path, { headers: { ...sent(), ...headers } }))
  return {
    cookies,
    get,
    post: async (path, fields = {}, headers = {}) =>
      keep(await postForm(site, path, fields, { ...sent(), ...headers })),
    async csrfOf(path) {
      return /name="csrf" value="([\w-]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
    },
  }
}
