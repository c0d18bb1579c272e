import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Hit {
  id: string
  url: string
  title: string
  score: number
  snippet: string
  page: string
  ref?: string
}

interface Answer {
  q?: string
  total: number
  exact: number
  ms: number
  hits: Hit[]
  facets: Record<string, { value: string; count: number }[]>
  problems?: { code: string; message: string }[]
  error?: { code: string; message: string }
}

const archive = [
  {
    id: 'cuivre-1',
    url: 'https://exemple.fr/cuivre',
    title: 'Fermeture du cuivre : le lot 3 en Loir-et-Cher',
    text: 'Le réseau cuivre ferme commune par commune. Les abonnés passent à la fibre optique avant janvier 2027.',
    published: '2026-11-01',
  },
  {
    id: 'capteurs-2',
    url: 'https://exemple.fr/capteurs',
    title: 'Appel à projets : capteurs connectés dans les collectivités',
    text: 'L’appel à projets finance des réseaux LoRaWAN et des capteurs. Dépôt des dossiers avant le 31 décembre 2099.',
    published: '2026-10-15',
  },
  {
    id: 'citrouille-3',
    url: 'https://exemple.fr/citrouille',
    title: 'La fête de la citrouille revient samedi',
    text: 'Stands, musique et soupe sur la place du marché.',
    published: '2026-10-30',
  },
]

let data: string
const env = () => ({ VIGIE_DATA: data, VIGIE_BASE_URL: 'https://veille.example' })
const batch = async (...lines: (object | string)[]) => {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { code, stdout, stderr } = await vigie(['search', '--batch'], { env: env(), input })
  return { code, stderr, answers: jsonLines(stdout) as unknown as Answer[] }
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'vigie-search-'))
  const path = join(data, 'archive.jsonl')
  writeFileSync(path, archive.map((line) => JSON.stringify(line)).join('\n'))
  const { code, stderr } = await vigie(['import', path], { env: env() })
  if (code !== 0 || !stderr.includes('3 nouveaux')) throw new Error(stderr)
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('vigie search --batch', () => {
  it('answers what was asked, in order, with what joins it to judgements', async () => {
    const { code, stderr, answers } = await batch({ q: 'fermeture du cuivre' }, { q: 'LoRaWAN', limit: 1 })
    expect([code, stderr]).toEqual([0, ''])
    expect(answers.map(({ q }) => q)).toEqual(['fermeture du cuivre', 'LoRaWAN'])
    const [{ hits, total, ms, facets }] = answers as [Answer]
    expect(total).toBeGreaterThanOrEqual(1)
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(hits[0]).toMatchObject({
      url: 'https://exemple.fr/cuivre',
      title: 'Fermeture du cuivre : le lot 3 en Loir-et-Cher',
      ref: 'cuivre-1',
    })
    expect(hits[0]!.page).toBe(`https://veille.example/elements/${hits[0]!.id}`)
    expect(hits[0]!.score).toBeGreaterThan(0)
    expect(hits[0]!.score).toBeLessThanOrEqual(1)
    expect(hits[0]!.snippet).toContain('réseau cuivre ferme')
    expect(Object.keys(facets)).toEqual(['axe', 'type', 'domaine', 'territoire', 'source', 'pour', 'statut'])
    expect(answers[1]!.hits).toHaveLength(1)
  })

  it('holds what is off scope, which a measure is about too, unless the line asks for the watch', async () => {
    const { answers } = await batch({ q: 'citrouille' }, { q: 'citrouille', filters: { perimetre: true } })
    expect(answers.map(({ total }) => total)).toEqual([1, 0])
  })

  it('narrows by filters, in codes or in words', async () => {
    const { answers } = await batch(
      { q: '', filters: { type: 'appel-a-projets' } },
      { q: '', filters: { type: 'aap' } },
      { q: '', filters: { jusqua: '2026-10-20' } },
      { q: '', filters: { depuis: '2026-10-25' } },
      { q: '' },
    )
    expect(answers.map(({ hits }) => hits.map(({ ref }) => ref).toSorted())).toEqual([
      ['capteurs-2'],
      ['capteurs-2'],
      ['capteurs-2'],
      ['citrouille-3', 'cuivre-1'],
      ['capteurs-2', 'citrouille-3', 'cuivre-1'],
    ])
  })

  it('takes the whole query language, and tells what it could not read', async () => {
    const { code, answers } = await batch(
      { q: 'cuivre OU LoRaWAN' },
      { q: 'cuivre -fibre' },
      { q: '"capteurs connectés' },
    )
    expect(code).toBe(0)
    expect(answers.map(({ hits }) => hits.map(({ ref }) => ref).toSorted())).toEqual([
      ['capteurs-2', 'cuivre-1'],
      [],
      ['capteurs-2'],
    ])
    expect(answers[2]!.problems?.[0]?.code).toBe('unclosed-quote')
  })

  it('never stops at a bad line: it is told in its place', async () => {
    const { code, answers } = await batch(
      'illisible',
      { q: 'cuivre' },
      {},
      { q: 12 },
      { q: 'fibre', limit: 0 },
      { q: 'fibre', limit: 1001 },
      { q: 'fibre', filters: 'TH' },
      { q: 'fibre', filters: { axe: 'XX' } },
      { q: 'fibre', filters: { couleur: 'bleu' } },
      { q: 'cuivre' },
    )
    expect(code).toBe(3)
    expect(answers.map(({ error }) => error?.code ?? 'ok')).toEqual([
      'bad-line',
      'ok',
      ...Array.from({ length: 7 }, () => 'bad-line'),
      'ok',
    ])
    expect(answers[7]).toMatchObject({ q: 'fibre', error: { message: expect.stringContaining('« XX »') } })
    expect(answers.at(-1)!.hits[0]!.ref).toBe('cuivre-1')
  })

  it('survives whatever a query holds', async () => {
    const wild = [
      '\u0000',
      '\ud800',
      '"'.repeat(3000),
      '('.repeat(3000),
      'a'.repeat(100_000),
      '* OR 1=1 --',
      'NEAR(a b)',
      '😀',
    ]
    const { code, stderr, answers } = await batch(...wild.map((q) => ({ q })))
    expect([code, stderr]).toEqual([0, ''])
    expect(answers).toHaveLength(wild.length)
  })

  it('answers on an empty folder of data', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'vigie-vide-'))
    const { code, stdout } = await vigie(['search', '--batch'], {
      env: { VIGIE_DATA: join(empty, 'neuf') },
      input: JSON.stringify({ q: 'fibre' }),
    })
    expect(code).toBe(0)
    expect(jsonLines(stdout)[0]).toMatchObject({ q: 'fibre', total: 0, hits: [] })
    rmSync(empty, { recursive: true })
  })

  it('runs thousands of lines without keeping them', async () => {
    const words = ['cuivre', 'fibre', 'capteurs', 'soupe', 'fermetur', 'LoRaWAN']
    const lines = Array.from({ length: 3000 }, (_, index) => ({ q: words[index % words.length]!, limit: 3 }))
    const { code, answers } = await batch(...lines)
    expect(code).toBe(0)
    expect(answers.map(({ q }) => q)).toEqual(lines.map(({ q }) => q))
  })
})

describe('vigie search', () => {
  const search = (...words: string[]) => vigie(['search', ...words], { env: env() })

  it('finds by filters and by fields, in words', async () => {
    const titles = async (...words: string[]) =>
      jsonLines((await search(...words, '--json')).stdout).map((line) => line['title'])
    expect(await titles('', '--type', 'aap')).toEqual([
      'Appel à projets : capteurs connectés dans les collectivités',
    ])
    expect(await titles('type:aap capteurs')).toEqual([
      'Appel à projets : capteurs connectés dans les collectivités',
    ])
    expect(await titles('citrouille')).toEqual([])
    expect(await titles('citrouille', '--tout')).toEqual(['La fête de la citrouille revient samedi'])
  })

  it('answers 2 to a filter that it does not know, and names those that it does', async () => {
    const { code, stderr } = await search('fibre', '--domaine', 'sportif')
    expect(code).toBe(2)
    expect(stderr).toContain('technologique, juridique, financiere')
    expect((await search('fibre', '--limite', '0')).code).toBe(2)
  })

  it('says what it could not read', async () => {
    const { stderr } = await search('"capteurs connectés')
    expect(stderr).toMatch(/guillemet/)
  })
})
