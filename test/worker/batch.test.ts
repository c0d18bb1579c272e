import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readJsonLines } from '#worker/commands/lines.ts'
import { rssOf } from '#test/helpers/deps.ts'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-batch-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function readAll(...chunks: (string | Buffer)[]) {
  const lines = []
  for await (const line of readJsonLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))))) {
    lines.push('fault' in line ? [line.number, line.fault] : [line.number, line.record])
  }
  return lines
}

const codesOf = (stdout: string) =>
  jsonLines(stdout).map((line) => (line['error'] as { code: string } | undefined)?.code ?? 'ok')

describe('readJsonLines', () => {
  it('ends lines at newlines only: U+2028 and a lone return belong to the text', async () => {
    expect(await readAll('{"a":"x\u2028y"}\n{"a":\r1}\n{"a":2}')).toEqual([
      [1, { a: 'x\u2028y' }],
      [2, { a: 1 }],
      [3, { a: 2 }],
    ])
  })

  it('takes what Windows writes: a byte-order mark and carriage returns', async () => {
    expect(await readAll('\ufeff{"a":1}\r\n\r\n{"a":2}\r\n')).toEqual([
      [1, { a: 1 }],
      [3, { a: 2 }],
    ])
  })

  it('joins what comes in pieces, in the middle of a character too', async () => {
    const bytes = Buffer.from('{"a":"é"}\n')
    expect(await readAll(bytes.subarray(0, 7), bytes.subarray(7))).toEqual([[1, { a: 'é' }]])
  })

  it('names the lines that hold no object and goes on', async () => {
    expect(await readAll('null\n[1]\n{"a":\u0000}\n\u0000\n{"a":3}\n')).toEqual([
      [1, 'ce n’est pas un objet JSON'],
      [2, 'ce n’est pas un objet JSON'],
      [3, 'JSON illisible'],
      [4, 'JSON illisible'],
      [5, { a: 3 }],
    ])
  })

  it('refuses a line of 300 MB without keeping it', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    async function* endless() {
      for (let sent = 0; sent < 300; sent += 1) yield piece
      yield Buffer.from('\n{"a":1}\n')
    }
    const before = process.memoryUsage().arrayBuffers
    const lines = []
    for await (const line of readJsonLines(Readable.from(endless()))) lines.push(line)
    expect(lines).toEqual([
      { number: 1, fault: 'ligne de plus de 16 Mo' },
      { number: 2, record: { a: 1 } },
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('vigie parse --batch, fed by someone hostile', () => {
  it('never hangs on what is no file, and takes a relative path', async () => {
    const good = file('bon.xml', rssOf([{ title: 'Entier' }]))
    const pipe = join(folder, 'tube')
    execFileSync('mkfifo', [pipe])
    const link = join(folder, 'lien')
    symlinkSync('/dev/zero', link)
    const files = [folder, '/dev/zero', link, pipe, 'a\0b', '', relative(process.cwd(), good)]
    const { code, stdout } = await vigie(['parse', '--batch'], {
      input: files.map((path) => JSON.stringify({ file: path })).join('\n'),
    })
    expect(code).toBe(3)
    expect(codesOf(stdout)).toEqual([
      'unreadable-file',
      'unreadable-file',
      'unreadable-file',
      'unreadable-file',
      'unreadable-file',
      'bad-line',
      'ok',
    ])
  })

  it('answers valid JSON whatever the document holds', async () => {
    const wild = file(
      'sauvage.xml',
      rssOf([
        { guid: 'a\u2028"\\', title: `${'&lt;b&gt;'.repeat(5000)}fin &#0; &#xD800; \u0001` },
        { guid: '__proto__', title: 'constructor' },
      ]),
    )
    const { stdout } = await vigie(['parse', '--batch'], { input: JSON.stringify({ file: wild, url: '::' }) })
    const [answer] = jsonLines(stdout)
    expect(answer?.['items']).toHaveLength(2)
    expect(stdout.split('\n')).toHaveLength(2)
  })
})

describe('vigie enrich --batch, fed by someone hostile', () => {
  it('survives an id nested 100,000 deep, a line of 1 MB and strange characters', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const lines = [
      `{"id":${deep},"title":"x"}`,
      JSON.stringify({ id: 'long', title: 'Fibre', text: 'La fibre optique. '.repeat(60_000) }),
      JSON.stringify({ id: 'nul', title: 'Fi\0bre', text: '\ud800 \u2028 \uffff' }),
      `{"id":"trop","title":${deep}}`,
    ]
    const { stdout, stderr } = await vigie(['enrich', '--batch'], { input: lines.join('\r\n') })
    expect(stderr).toBe('')
    expect(jsonLines(stdout).map((line) => (Array.isArray(line['id']) ? 'deep' : line['id']))).toEqual([
      undefined,
      'long',
      'nul',
      'trop',
    ])
    expect(codesOf(stdout)).toEqual(['ok', 'ok', 'ok', 'bad-line'])
  })
})

describe('a reader who leaves', () => {
  it('ends the batch quietly', async () => {
    const good = file('bon.xml', rssOf([{ title: 'Entier', text: 'La fibre optique. '.repeat(500) }]))
    const child = spawn(process.execPath, ['worker/cli.ts', 'parse', '--batch'])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdin.on('error', () => undefined)
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(`${JSON.stringify({ file: good })}\n`.repeat(2000))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('files that are none', () => {
  it.each(['check', 'import'])('vigie %s says so in one sentence', async (verb) => {
    const { code, stderr } = await vigie([verb, folder], { env: { VIGIE_DATA: join(folder, 'data') } })
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain('n’est pas un fichier')
    expect(stderr).not.toContain('    at ')
  })
})
