import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Answer {
  q?: unknown
  total?: number
  hits?: { id: string; url: string; title: string; score: number; snippet: string }[]
  facets?: Record<string, { value: string; count: number }[]>
  problems?: { code: string; start: number; end: number; message: string; suggestion?: string }[]
  error?: { code: string; message: string }
}

const archive = [
  {
    id: 'fibre-1',
    url: 'https://exemple.fr/fibre',
    title: 'La fibre <b>optique</b> à Vendôme : "fin" des travaux',
    text: `Le syndicat achève la fibre optique à Vendôme. ${'Les habitants attendaient. '.repeat(200)}`,
    published: '2026-11-01',
  },
  {
    id: 'cyber-2',
    url: 'https://exemple.fr/cyber',
    title: 'Cybersécurité : un guide pour les communes',
    text: 'Le guide aide les communes à se protéger des rançongiciels et à réagir après une cyberattaque.',
    published: '2026-10-15',
  },
]

let data: string
const env = () => ({ VIGIE_DATA: data, VIGIE_BASE_URL: 'https://veille.example' })

async function batch(input: string) {
  const { code, stdout, stderr } = await vigie(['search', '--batch'], { env: env(), input })
  return { code, stderr, stdout, answers: jsonLines(stdout) as unknown as Answer[] }
}

const ask = (...lines: object[]) => batch(lines.map((line) => JSON.stringify(line)).join('\n'))

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'vigie-lignes-'))
  const path = join(data, 'archive.jsonl')
  writeFileSync(path, archive.map((line) => JSON.stringify(line)).join('\n'))
  const { code, stderr } = await vigie(['import', path], { env: env() })
  if (code !== 0) throw new Error(stderr)
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('the lines that go in', () => {
  it('end as they may: CRLF, no end, blank lines, a mark of byte order', async () => {
    const { code, answers } = await batch('\uFEFF{"q":"fibre"}\r\n\r\n   \n{"q":"guide"}\n\n{"q":"rien"}')
    expect(code).toBe(0)
    expect(answers.map(({ q }) => q)).toEqual(['fibre', 'guide', 'rien'])
  })

  it('may be none', async () => {
    expect(await batch('')).toMatchObject({ code: 0, stdout: '' })
    expect(await batch('\n\n')).toMatchObject({ code: 0, stdout: '' })
  })

  it('that are no object are told by their number, in their place', async () => {
    const bad = ['[1]', '"fibre"', 'null', '42', 'true', '{"q":', "{'q':'fibre'}", '{"q":"a"}{"q":"b"}']
    const { code, answers } = await batch([...bad, '{"q":"fibre"}'].join('\n'))
    expect(code).toBe(3)
    bad.forEach((_, index) => {
      expect(answers[index]!.error).toMatchObject({ code: 'bad-line' })
      expect(answers[index]!.error!.message).toMatch(new RegExp(`^Ligne ${index + 1} : .*\\.$`))
    })
    expect(answers.at(-1)).toMatchObject({ q: 'fibre', total: 1 })
  })

  it('may hold more than is asked, which is left alone', async () => {
    const { code, answers } = await ask({ q: 'fibre', id: 'x', qrels: [1], __proto__x: 1 })
    expect([code, answers[0]!.total]).toEqual([0, 1])
  })

  it.each([
    [{ q: null }, /« q »/],
    [{ q: ['fibre'] }, /« q »/],
    [{ q: { text: 'fibre' } }, /« q »/],
    [{ query: 'fibre' }, /« q »/],
    [{ q: 'fibre', limit: '10' }, /« limit » attend un nombre entier entre 1 et 1000/],
    [{ q: 'fibre', limit: 1.5 }, /« limit »/],
    [{ q: 'fibre', limit: -1 }, /« limit »/],
    [{ q: 'fibre', limit: 1e300 }, /« limit »/],
    [{ q: 'fibre', limit: true }, /« limit »/],
    [{ q: 'fibre', filters: [] }, /« filters » attend un objet/],
    [{ q: 'fibre', filters: 12 }, /« filters » attend un objet/],
    [{ q: 'fibre', filters: { axe: [['TH']] } }, /attend un texte/],
    [{ q: 'fibre', filters: { depuis: 'hier' } }, /attend un jour/],
    [{ q: 'fibre', filters: { depuis: '2026-02-30' } }, /attend un jour/],
    [{ q: 'fibre', filters: { toString: 'TH' } }, /Filtre inconnu : « toString »/],
  ])('that ask badly say what was expected: %j', async (line, words) => {
    const { code, answers } = await ask(line, { q: 'fibre' })
    expect(code).toBe(3)
    expect(answers[0]!.error).toMatchObject({ code: 'bad-line' })
    expect(answers[0]!.error!.message).toMatch(words)
    expect(answers[1]!.total).toBe(1)
  })

  it('give « limit » and « filters » as null for not at all', async () => {
    const { code, answers } = await ask({ q: 'fibre', limit: null, filters: null })
    expect([code, answers[0]!.hits!.length]).toEqual([0, 1])
  })
})

describe('the lines that come out', () => {
  it('are one an answer, whatever a title holds', async () => {
    const { stdout, answers } = await ask({ q: 'vendome' }, { q: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(answers[0]!.hits![0]!.url).toBe('https://exemple.fr/fibre')
    expect(answers[1]!.total).toBe(2)
  })

  it('give a snippet of plain text, bounded, about what was asked', async () => {
    const { answers } = await ask({ q: 'habitants' })
    const { snippet } = answers[0]!.hits![0]!
    expect(snippet).toContain('habitants')
    expect(snippet.length).toBeLessThan(300)
    expect(snippet).not.toMatch(/[<>\n]/)
  })

  it('give scores between 0 and 1 that never grow down the list', async () => {
    const { answers } = await ask({ q: 'guide fibre communes' }, { q: '' }, { q: 'commune*' })
    for (const { hits } of answers) {
      const scores = hits!.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      for (const score of scores) expect(Number.isFinite(score)).toBe(true)
    }
  })

  it('give facets under the names of the filters, whose values can be asked back', async () => {
    const { answers } = await ask({ q: '' })
    const names = ['axe', 'type', 'domaine', 'territoire', 'source', 'pour', 'statut']
    expect(Object.keys(answers[0]!.facets!)).toEqual(names)
    const lines = Object.entries(answers[0]!.facets!).flatMap(([name, values]) =>
      values.slice(0, 3).map(({ value, count }) => ({ name, value, count })),
    )
    expect(lines.length).toBeGreaterThan(2)
    const again = await ask(...lines.map(({ name, value }) => ({ q: '', filters: { [name]: value } })))
    expect(again.code).toBe(0)
    again.answers.forEach(({ total }, index) =>
      expect([lines[index], total]).toEqual([lines[index], lines[index]!.count]),
    )
  })

  it('say the place of what was not understood, in the text of the line', async () => {
    const q = 'fibre axe:zzzz "communes'
    const { code, answers } = await ask({ q })
    expect(code).toBe(0)
    const places = answers[0]!.problems!.map(({ code: which, start, end }) => [which, q.slice(start, end)])
    expect(places).toEqual([
      ['unknown-value', 'zzzz'],
      ['unclosed-quote', '"'],
    ])
  })

  it('find nobody’s marks: nobody is signed in at a terminal, and the line says so', async () => {
    const { answers } = await ask({ q: 'est:suivi' }, { q: 'fibre -est:lu' })
    expect(answers[0]).toMatchObject({ total: 0, problems: [{ code: 'unknown-value' }] })
    expect(answers[1]!.total).toBe(1)
  })

  it('keep the order of those that went in, good and bad', async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      index % 7 === 0 ? { q: index } : { q: `fibre ${index}` },
    )
    const { code, answers } = await ask(...lines)
    expect(code).toBe(3)
    answers.forEach((answer, index) => {
      const expected = index % 7 === 0 ? 'bad-line' : `fibre ${index}`
      expect(answer.error?.code ?? answer.q).toBe(expected)
    })
  })
})

describe('a line that attacks', () => {
  it('is an answer like another', async () => {
    const wild = [
      "'; drop table items; --",
      'fibre" OR rowid > 0 --',
      '{title text}: ^fibre + NEAR("a" "b", 10)',
      'relevant = true OR publisher IN ["x"]',
      '\u0000\u0001\u0002',
      '\uD800\uDC00\uD800',
      '👩‍👩‍👧‍👦'.repeat(200),
      '\u202E\u200B\uFEFF',
      '-'.repeat(5_000),
      '(fibre OU '.repeat(500),
      `axe:${'TH,'.repeat(2_000)}`,
      'lieu:zza lieu:zzb lieu:zzc lieu:zzd',
      'montant:>99999999999999999999',
      'echeance:<9999an',
      '*'.repeat(2_000),
      'a* b* c* d* e* f* g* h*',
    ]
    const { code, stderr, answers } = await ask(...wild.map((q) => ({ q })), { q: 'fibre' })
    expect([code, stderr]).toEqual([0, ''])
    expect(answers.at(-1)!.total).toBe(1)
    for (const { problems = [] } of answers)
      for (const { message } of problems) expect(message).toMatch(/\.$/)
  })

  it('of seventeen megabytes is refused alone', async () => {
    const { code, answers } = await batch(`{"q":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"q":"fibre"}`)
    expect(code).toBe(3)
    expect(answers[0]!.error!.message).toBe('Ligne 1 : ligne de plus de 16 Mo.')
    expect(answers[1]!.total).toBe(1)
  })
})
