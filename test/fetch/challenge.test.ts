import { describe, expect, it } from 'vitest'
import { findChallenge, mayBeChallenge } from '#src/fetch/challenge.ts'

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers })
const bytes = (text: string) => new TextEncoder().encode(text)
const page = (inside: string) => bytes(`<!DOCTYPE html><html><head>${inside}</head><body></body></html>`)

describe('findChallenge', () => {
  it.each([
    ['Cloudflare', answer(403, { 'cf-mitigated': 'challenge' }), bytes('')],
    ['DataDome', answer(403, { 'x-datadome': 'protected' }), bytes('')],
    ['AWS WAF', answer(405, { 'x-amzn-waf-action': 'captcha' }), bytes('')],
    ['Cloudflare', answer(200), page('<title>Just a moment...</title>')],
    ['Cloudflare', answer(503), page('<title>Un instant…</title>')],
    ['Cloudflare', answer(403), page('<script>window._cf_chl_opt={}</script>')],
    ['DataDome', answer(200), page('<script src="https://geo.captcha-delivery.com/captcha/"></script>')],
    ['Imperva', answer(200), page('Request unsuccessful. Incapsula incident ID: 42')],
    ['Anubis', answer(200), page('<script id="anubis_challenge" type="application/json">{}</script>')],
    ['Sucuri', answer(200), page('<script>sucuri_cloudproxy_js=1</script>')],
  ])('recognises %s', (whose, response, body) => expect(findChallenge(response, body)).toBe(whose))

  it.each([
    ['a feed that speaks of one', bytes('<?xml version="1.0"?><rss><title>Just a moment...</title></rss>')],
    ['JSON that speaks of one', bytes('{"title":"<title>Just a moment...</title>"}')],
    [
      'a page that is only protected',
      page('<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
    ],
    ['a page with a form', page('<script src="https://www.google.com/recaptcha/api.js"></script>')],
    ['a mark beyond the start', page(`${' '.repeat(70_000)}<title>Just a moment...</title>`)],
  ])('is not deceived by %s', (_, body) => expect(findChallenge(answer(200), body)).toBeUndefined())

  it('takes a header of a protection for nothing when the document came', () => {
    expect(findChallenge(answer(200, { 'x-datadome': 'protected' }), bytes('<rss/>'))).toBeUndefined()
  })
})

describe('mayBeChallenge', () => {
  it.each([
    [403, 'text/html; charset=utf-8', true],
    [429, 'text/html', true],
    [403, 'application/json', false],
    [404, 'text/html', false],
  ])('%i %s → %s', (status, type, expected) => {
    expect(mayBeChallenge(answer(status, { 'content-type': type }))).toBe(expected)
  })
})
