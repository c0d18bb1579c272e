import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { sitePages, wordsOf } from '#test/helpers/site-pages.ts'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})

const headers = {
  'content-type': 'text/html; charset=UTF-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'nonce-…'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
}

describe.each(sitePages)('$path', ({ path, status }) => {
  it('answers in French, with one h1, under the strict policy', async () => {
    const answer = await site.app.request(path)
    const page = await answer.text()
    expect(answer.status).toBe(status)
    const nonce = /<script src="[^"]+" nonce="([\w-]{22})"/.exec(page)?.[1] ?? 'absent'
    expect(
      Object.fromEntries(
        Object.keys(headers).map((name) => [name, answer.headers.get(name)?.replace(nonce, '…')]),
      ),
    ).toStrictEqual(headers)
    expect(page).toMatch(/^<!doctype html>\s*<html lang="fr">/)
    expect(page.match(/<h1[ >]/g)).toHaveLength(1)
    expect(page.match(/<main id="contenu"/g)).toHaveLength(1)
    expect(page).toMatch(/<title>[^<]+<\/title>/)
  })

  it('holds no inline style or script, and loads nothing from elsewhere', async () => {
    const page = await (await site.app.request(path)).text()
    expect(page).not.toMatch(/ style=| on[a-z]+="|<style|<script(?! src="\/public\/)/)
    expect(
      [...page.matchAll(/ (?:src|action)="([^"]*)"/g)]
        .map((match) => match[1])
        .filter((url) => !url?.startsWith('/')),
    ).toStrictEqual([])
  })
})

// Pages that hold no text of a source, which is shown as it was written.
const ownWords = [
  '/aide',
  '/accessibilite',
  '/mentions-legales',
  '/confidentialite',
  '/connexion',
  '/lien?jeton=faux',
  '/abonnement',
  '/flux',
  '/sources',
  '/couverture',
  '/couverture/ecartes?regle=doublon',
  '/couverture/sources/gazette-loire',
  '/journal-officiel',
  '/nulle-part',
  '/?q=introuvable',
]

it.each(ownWords)('sets %s in French: no plain space beside a high mark', async (path) => {
  const page = (await (await site.app.request(path)).text()).replace(/<[^>]*>/g, '')
  expect(page.match(/.{0,20}(?:[ \n][;:?!»]|«[ \n]).{0,10}/g)).toBeNull()
})

describe('security of every answer', () => {
  it('sends the headers with errors, files and feeds too', async () => {
    for (const path of ['/rien', '/robots.txt', '/sante', '/flux/tout.rss', '/favicon.svg']) {
      const answer = await site.app.request(path)
      expect([
        path,
        answer.headers.get('x-content-type-options'),
        answer.headers.get('referrer-policy'),
      ]).toStrictEqual([path, 'nosniff', path === '/rien' ? 'same-origin' : 'no-referrer'])
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('serves its files for ever, under a name that changes with them', async () => {
    const page = await (await site.app.request('/echeances')).text()
    const files = [...page.matchAll(/(?:href|src)="(\/public\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(files).toHaveLength(2)
    for (const file of files) {
      const answer = await site.app.request(file)
      expect(answer.status).toBe(200)
      expect(file).toMatch(/^\/public\/vigie\.[0-9a-f]{16}\.(css|js)$/)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/)
    }
    expect((await site.app.request('/public/vigie.0000000000000000.css')).status).toBe(404)
  })

  it('keeps style and script small', async () => {
    const page = await (await site.app.request('/')).text()
    const sizes = await Promise.all(
      ['css', 'js'].map(async (extension) => {
        const path = new RegExp(`"(/public/[^"]+\\.${extension})"`).exec(page)?.[1] ?? ''
        return (await (await site.app.request(path)).text()).length
      }),
    )
    expect(sizes[0]).toBeLessThan(30_000)
    expect(sizes[1]).toBeLessThan(3_000)
  })
})

describe('an empty watch', () => {
  it('explains itself on every list', async () => {
    const bare = await openTestSite({ seeds: false })
    const told = async (path: string) => wordsOf(await (await bare.app.request(path)).text())
    expect(await told('/')).toContain('La veille est encore vide')
    expect(await told('/')).toContain('Voir où en est la lecture des sources')
    expect(await told('/echeances')).toContain('Aucune échéance à venir')
    expect(await told('/lettres')).toContain('Aucune lettre pour l’instant')
    expect(await told('/axes/donnees-ia')).toContain('Aucun élément n’a encore été classé dans cet axe.')
    expect(await told('/sources/gazette-loire')).toContain('Cette source n’a encore rien apporté.')
    expect(await told('/sources')).toContain('Elle le sera au prochain passage.')
  })
})

describe('/robots.txt and icons', () => {
  it('keeps crawlers out of the endless mix of filters', async () => {
    expect(await (await site.app.request('/robots.txt')).text()).toContain('Disallow: /?\n')
  })

  it('gives the icon under the name that browsers guess', async () => {
    const answer = await site.app.request('/favicon.ico')
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([301, '/favicon.svg'])
    expect((await site.app.request('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })
})

describe('/sante', () => {
  it('counts items and failing sources', async () => {
    const answer = await site.app.request('/sante')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toStrictEqual({
      status: 'ok',
      items: 43,
      relevant: 42,
      feeds: { total: 8, failing: 1 },
      version: '0.1.0',
    })
  })

  it('answers 503 when the database is away', async () => {
    const broken = await openTestSite({ seeds: false })
    await broken.deps.db.run('drop table feed_state')
    const answer = await broken.app.request('/sante')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toStrictEqual({ status: 'down', version: '0.1.0' })
    expect(broken.errors.map((one) => one.event)).toStrictEqual(['web.health'])
  })
})
