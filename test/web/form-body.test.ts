import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { type FormBody, localPath, readForm } from '#web/form-body.ts'

async function read<Value>(request: RequestInit, take: (form: FormBody) => Value): Promise<Value> {
  const app = new Hono()
  let taken: Value | undefined
  app.post('/', async (c) => {
    taken = take(await readForm(c))
    return c.body(null)
  })
  await app.request('/', { method: 'POST', ...request })
  return taken as Value
}

const encoded = { 'content-type': 'application/x-www-form-urlencoded' }
const form = (body: string) => ({ headers: encoded, body })

describe('readForm', () => {
  it('reads texts, trimmed or as typed', async () => {
    const given = await read(form('a=+%20un%0Ddeux%00+&b='), (f) => [
      f.text('a'),
      f.raw('a'),
      f.text('b'),
      f.text('c'),
    ])
    expect(given).toStrictEqual(['un\rdeux', '  un\rdeux\0 ', '', ''])
  })

  it('takes the first of several, and lists them all', async () => {
    const given = await read(form('a=1&a=2&b=3'), (f) => [f.text('a'), f.list('a'), f.list('b'), f.list('c')])
    expect(given).toStrictEqual(['1', ['1', '2'], ['3'], []])
  })

  it('bounds each text and each list', async () => {
    const body = `long=${'x'.repeat(2000)}&${'n=1&'.repeat(1500)}`
    const given = await read(form(body), (f) => [f.text('long').length, f.raw('long', 7), f.list('n').length])
    expect(given).toStrictEqual([500, 'xxxxxxx', 1000])
  })

  it('mends half a character', async () => {
    expect(await read(form('a=%F0%9F%A6%A6'), (f) => f.text('a', 1))).toBe('\uFFFD')
  })

  it('knows a box that is ticked from one that is not', async () => {
    expect(await read(form('oui='), (f) => [f.has('oui'), f.has('non')])).toStrictEqual([true, false])
  })

  it('has no field of Object.prototype', async () => {
    const names = ['constructor', '__proto__', 'toString']
    expect(await read(form('a=1'), (f) => names.map((name) => [f.has(name), f.text(name)]))).toStrictEqual(
      names.map(() => [false, '']),
    )
  })

  it('takes a file for nothing', async () => {
    const body = new FormData()
    body.append('a', new File(['texte'], 'a.txt'))
    body.append('b', 'texte')
    expect(await read({ body }, (f) => [f.has('a'), f.text('a'), f.text('b')])).toStrictEqual([
      false,
      '',
      'texte',
    ])
  })

  it.each([
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{"a":"1"}' }],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: 'a=1' }],
    ['no type', { body: new TextEncoder().encode('a=1') }],
    [
      'a broken multipart',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--y\r\na' },
    ],
    ['a multipart without boundary', { headers: { 'content-type': 'multipart/form-data' }, body: 'a=1' }],
  ])('finds no field in %s', async (_, request) => {
    expect(await read(request, (f) => f.has('a'))).toBe(false)
  })
})

describe('localPath', () => {
  it.each([
    ['/', '/'],
    ['/bureau', '/bureau'],
    ['/?q=cuivre&axe=donnees-ia', '/?q=cuivre&axe=donnees-ia'],
    ['/elements/x?retour=https://ailleurs.example', '/elements/x?retour=https://ailleurs.example'],
    ['/recherche?q=fermeture du cuivre', '/recherche?q=fermeture%20du%20cuivre'],
    ['/lettres/12#haut', '/lettres/12'],
    ['/lettres', '/lettres'],
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
    ['/a/../bureau', '/bureau'],
  ])('keeps « %s »', (value, path) => {
    expect(localPath(value, '/sinon')).toBe(path)
  })

  it.each([
    '',
    'bureau',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    'https:evil.example',
    'https://evil.example/',
    'HTTPS:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nset-cookie: a=b',
    '/bureau\0',
    '\u0000//evil.example',
    '/\u0085/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    `/${'x'.repeat(1000)}`,
    '/connexion',
    '/connexion?retour=/connexion',
    '/connexion/oidc/retour?code=x',
    '/deconnexion',
    '/lien?jeton=x',
    '/a/../lien?jeton=x',
  ])('leads elsewhere than to « %s »', (value) => {
    expect(localPath(value, '/sinon')).toBe('/sinon')
  })

  it('never leaves the site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '%2e',
      ' ',
      '\t',
      '\n',
      'https:',
      'javascript:',
      'evil.example',
      'é',
      '／',
      '。',
      '[',
      ']',
      '%00',
      '%',
      'lien',
      'connexion',
    )
    const value = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
    )
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('https://veille.example', 'http://localhost:3000'),
        (given, base) => {
          const path = localPath(given, '/sinon')
          const landed = new URL(path, base)
          expect(landed.origin).toBe(base)
          expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
          expect(landed.pathname).not.toMatch(/^\/(connexion|deconnexion|lien)(\/|$)/)
          expect(localPath(path, '/sinon')).toBe(path)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
