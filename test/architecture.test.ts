import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = ['src', 'feeds', 'worker', 'web', 'test', 'bench'].flatMap((folder) =>
  sourcesIn(join(root, folder)),
)

/** `node:` modules that workerd has too (nodejs_compat), each for the one file that needs it. */
const inBothRuntimes = ['src/account/sign-in/password.ts → node:crypto', 'src/hash.ts → node:crypto']

/** Files that may reach Node itself; everything else must run in workerd. */
const nodeOnly = [
  'src/store/node-sqlite.ts',
  'src/store/migrate.ts',
  'src/mail/smtp.ts',
  'src/mail/smtp/',
  'src/mail/message/',
  'src/mail/file.ts',
  'src/runtime/node.ts',
  'src/runtime/node-mailer.ts',
  'src/runtime/guarded-fetch.ts',
  'src/runtime/fulltext-',
  'web/node.ts',
  'worker/node.ts',
  'worker/holder.ts',
  'worker/install.mjs',
  'worker/cli.ts',
  'worker/vigie.mjs',
  'worker/commands/',
  'worker/demo/',
  'feeds/territories/build.ts',
  'feeds/territories/map/build.ts',
  'test/',
  'bench/',
  'vitest.config.ts',
]

const bottom = ['feed', 'axis', 'errors', 'log', 'french', 'hash', 'base64url', 'roles']
const pure = ['parse', 'normalise', 'enrich', 'match']
const outputs = ['store', 'search', 'mail', 'syndicate']
const upper = [
  'letter',
  'account',
  'catalogue',
  'taxonomy',
  'curation',
  'pages',
  'pipeline',
  'runtime',
  'config',
  'deps',
]

/** Which rooms of src a room may use: down the stairs only. */
const allowed: Record<string, readonly string[]> = {
  errors: [],
  hash: [],
  base64url: [],
  roles: [],
  log: [],
  axis: ['errors'],
  french: ['axis'],
  feed: ['axis', 'errors'],
  config: ['errors', 'roles'],
  fetch: ['errors', 'log'],
  parse: [...bottom],
  normalise: [...bottom, 'parse'],
  fulltext: [...bottom, 'parse', 'normalise'],
  acquire: [...bottom, 'fetch', 'parse', 'normalise'],
  enrich: [...bottom, 'normalise'],
  match: [...bottom, 'normalise', 'enrich'],
  store: [...bottom, ...pure],
  search: [...bottom, ...pure, 'config', 'store'],
  mail: [...bottom, 'config'],
  syndicate: [...bottom, ...pure, 'store'],
  deps: [...bottom, ...pure, ...outputs, 'fetch', 'config', 'fulltext'],
  letter: [...bottom, ...pure, ...outputs, 'config', 'deps', 'fetch', 'catalogue'],
  account: [...bottom, ...outputs, 'config', 'deps', 'letter'],
  catalogue: [...bottom, ...pure, 'acquire', ...outputs, 'config', 'deps', 'fetch', 'account', 'mail'],
  pages: [...bottom, 'normalise', ...outputs, 'config', 'deps', 'account'],
  taxonomy: [...bottom, ...pure, ...outputs, 'config', 'deps', 'account'],
  curation: [...bottom, ...pure, ...outputs, 'config', 'deps', 'account', 'catalogue', 'taxonomy'],
  notices: [...bottom, ...pure, 'store', 'config', 'deps', 'letter'],
  searches: [...bottom, ...pure, ...outputs, 'config', 'deps', 'fetch', 'account', 'letter', 'notices'],
  websub: [...bottom, 'store', 'config', 'deps'],
  pipeline: [
    ...bottom,
    ...pure,
    ...outputs,
    'acquire',
    'fulltext',
    'config',
    'deps',
    'fetch',
    'catalogue',
    'taxonomy',
    'curation',
    'account',
  ],
  runtime: [...bottom, ...pure, ...outputs, 'fetch', 'fulltext', ...upper],
}

/** Between the top-level folders. `feeds` sees types of src only (checked below). */
const folders: Record<string, readonly string[]> = {
  src: ['src', 'feeds'],
  feeds: ['feeds', 'src'],
  web: ['web', 'src'],
  worker: ['worker', 'src', 'feeds', 'web'],
  test: ['test', 'src', 'feeds', 'web', 'worker', 'bench'],
  bench: ['bench', 'src', 'feeds', 'web', 'worker', 'test'],
}

interface Import {
  from: string
  target: string
  typeOnly: boolean
}

describe('the direction of imports', () => {
  const imports = files.flatMap(importsOf)

  it('finds the imports it is about', () => {
    expect(imports.length).toBeGreaterThan(300)
  })

  it('between the folders runs one way', () => {
    const wrong = imports.filter(
      ({ from, target }) => isInside(target) && !folders[roomAt(from, 0)]?.includes(roomAt(target, 0)),
    )
    expect(wrong.map(told)).toEqual([])
  })

  it('src sees the feeds from its runtime entries only, and feeds see types and notations of src only', () => {
    const up = imports.filter(
      ({ from, target }) =>
        from.startsWith('src/') && target.startsWith('feeds/') && !from.startsWith('src/runtime/'),
    )
    const values = imports.filter(
      ({ from, target, typeOnly }) =>
        from.startsWith('feeds/') &&
        target.startsWith('src/') &&
        !typeOnly &&
        !['src/feed/definition.ts', 'src/axis/cues.ts'].includes(target),
    )
    expect([...up, ...values].map(told)).toEqual([])
  })

  it('inside src runs down the stairs', () => {
    const inside = imports.filter(({ from, target }) => from.startsWith('src/') && target.startsWith('src/'))
    const wrong = inside.filter(({ from, target }) => {
      const [room, other] = [roomAt(from, 1), roomAt(target, 1)]
      return room !== other && !allowed[room]?.includes(other)
    })
    expect(wrong.map(told)).toEqual([])
  })

  it('reaches Node in the closed list of files only', () => {
    const wrong = imports.filter(
      ({ from, target }) => target.startsWith('node:') && !nodeOnly.some((place) => from.startsWith(place)),
    )
    expect(wrong.map(told).filter((one) => !inBothRuntimes.includes(one))).toEqual([])
  })

  it('has no file under src, feeds or web that imports a Node-only file, but for the Node entries', () => {
    const portable = imports.filter(({ from }) => !nodeOnly.some((place) => from.startsWith(place)))
    const wrong = portable.filter(
      ({ target, typeOnly }) =>
        !typeOnly && isInside(target) && nodeOnly.some((place) => target.startsWith(place)),
    )
    expect(wrong.map(told)).toEqual([])
  })
})

describe('the tree', () => {
  const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length

  it('has no file over 400 lines', () => {
    expect(files.filter((file) => lines(file) > 400)).toEqual([])
  })

  it('has no drawer', () => {
    expect(files.filter((file) => /(^|\/)(utils?|misc|common|tools)(\.ts|\/)/.test(file))).toEqual([])
    expect(files.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([])
  })

  it('has tests at least as long as the source', () => {
    const total = (prefix: RegExp) =>
      files.filter((file) => prefix.test(file)).reduce((sum, file) => sum + lines(file), 0)
    // The client is written by a program from the API's document.
    const source = total(/^(src|web|worker)\/(?!api\/client\/vigie-)/) - total(/^worker\/demo\//)
    expect(total(/^test\//)).toBeGreaterThanOrEqual(source)
  })
})

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourcesIn(path)
    return /\.(ts|mjs)$/.test(name) ? [relative(root, path)] : []
  })
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\s(type\s)?[^'";]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm,
  )
  return [...found].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? ''
    const onlyTypes = Boolean(match[1]) || /^(?:import|export)\s*\{(\s*type\s[^,}]+,?)+\s*\}/.test(match[0])
    return { from: file, target: resolveTarget(file, specifier), typeOnly: onlyTypes }
  })
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier
}

function isInside(target: string): boolean {
  return Object.keys(folders).includes(roomAt(target, 0))
}

function roomAt(path: string, depth: number): string {
  return (path.split('/')[depth] ?? '').replace(/\.ts$/, '')
}

function told({ from, target }: Import): string {
  return `${from} → ${target}`
}
