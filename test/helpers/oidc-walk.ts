/**
 * Walks through the provider of startOidcProvider as a browser would, from the address where the site sends people to
 * the address that the provider sends them back to. A login that is not an account's refuses.
 */
export async function walkProvider(start: string, login: string): Promise<URL> {
  const { origin } = new URL(start)
  const cookies = new Map<string, string>()
  let url = new URL(start)
  let form: URLSearchParams | undefined
  for (let steps = 0; steps < 10; steps += 1) {
    const response = await fetch(url.href, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    keepCookies(cookies, response)
    const location = response.headers.get('location')
    const text = await response.text()
    if (!location && form)
      throw new Error(`The provider stopped at ${url.pathname}: ${response.status} ${text}`)
    form = location ? undefined : new URLSearchParams({ login })
    if (location) url = new URL(location, url)
    if (url.origin !== origin) return url
  }
  throw new Error('The provider never sent the person back.')
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
