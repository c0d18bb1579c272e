import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageFile from '../package.json' with { type: 'json' }
import { readConfig } from '#src/config.ts'

/** No container runs here: what these files name is compared with what the code reads. */
const root = resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const [compose, dockerfile, ignored] = [read('compose.yaml'), read('Dockerfile'), read('.dockerignore')]

/** The lines under « name: » of a service of compose.yaml, by indentation. */
function service(name: string): string {
  const [, after = ''] = compose.split(`\n  ${name}:\n`)
  return after.split(/\n {0,2}\S/)[0] ?? ''
}

/** « NAME: value » under environment. */
function environmentOf(name: string): Record<string, string> {
  const [, after = ''] = service(name).split('    environment:\n')
  const block = after.split(/\n {4}\S/)[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, key = '', value = '']) => [
      key,
      value.replace(/^'|'$/g, ''),
    ]),
  )
}

describe('compose.yaml', () => {
  it('gives Vigie variables that it reads, and the address of the server beside it', () => {
    const given = environmentOf('vigie')
    expect(Object.keys(given)).toStrictEqual(['PORT', 'VIGIE_DATA', 'MEILI_URL', 'MEILI_KEY'])
    const config = readConfig({ ...given, MEILI_KEY: 'cle' })
    expect(config).toMatchObject({
      port: 3000,
      dataFolder: '/data',
      meili: { url: 'http://meilisearch:7700' },
    })
    expect(service('vigie')).toContain("- '${VIGIE_PORT:-3000}:3000'")
    expect(service('vigie')).toContain('- vigie-data:/data')
  })

  it('has no default secret: both ask for MEILI_MASTER_KEY, and stop without it', () => {
    expect(environmentOf('vigie')['MEILI_KEY']).toMatch(/^\$\{MEILI_MASTER_KEY:\?.+\}$/)
    expect(environmentOf('meilisearch')['MEILI_MASTER_KEY']).toMatch(/^\$\{MEILI_MASTER_KEY:\?.+\}$/)
  })

  it('keeps the search server to itself, in production mode, on a volume', () => {
    const text = service('meilisearch')
    expect(text).toContain('image: getmeili/meilisearch:v1.50')
    expect(text).not.toContain('ports:')
    expect(text).toContain('- meili-data:/meili_data')
    expect(text).toContain('http://127.0.0.1:7700/health')
    expect(environmentOf('meilisearch')).toMatchObject({
      MEILI_ENV: 'production',
      MEILI_NO_ANALYTICS: 'true',
    })
  })

  it('declares the volumes that it uses', () => {
    const [, declared = ''] = compose.split('\nvolumes:\n')
    expect(declared.trim().split(/\s+/)).toStrictEqual(['vigie-data:', 'meili-data:'])
  })

  it('is indented with spaces, two by two', () => {
    const odd = compose.split('\n').filter((line) => /\t/.test(line) || /^ */.exec(line)![0].length % 2 === 1)
    expect(odd).toStrictEqual([])
  })
})

describe('Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '))

  it('copies what is there, and all that the programs import', () => {
    expect(copied.filter((name) => !existsSync(join(root, name)))).toStrictEqual([])
    const folders = Object.values(packageFile.imports).map((alias) => alias.split('/')[1] ?? '')
    expect(folders.filter((folder) => !copied.includes(folder))).toStrictEqual(['test'])
  })

  it('sends nothing else to the builder: neither history nor secrets nor data', () => {
    const sent = ignored
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    expect(ignored.split('\n')).toContain('*')
    expect(sent.toSorted()).toStrictEqual(copied.toSorted())
  })

  it('runs as no administrator, from the program that npm starts', () => {
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toContain('"worker/vigie.mjs"]')
    for (const flag of packageFile.scripts.start.match(/--[a-z-]+(=\d+)?/g) ?? [])
      expect(dockerfile).toContain(`"${flag}"`)
  })

  it('has the Node that the package names, and asks for its health where the site answers', () => {
    const [major] = packageFile.dependencies.node.split('.')
    expect(dockerfile).toMatch(new RegExp(`^FROM node:${major}-slim$`, 'm'))
    expect(dockerfile).toContain('/sante`')
    expect(dockerfile).toContain('PORT=3000 VIGIE_DATA=/data')
  })
})
