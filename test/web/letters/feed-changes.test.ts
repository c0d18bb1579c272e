import { beforeEach, describe, expect, it } from 'vitest'
import { insertLetter } from '#src/store/letters.ts'
import { sentLetter } from '#test/helpers/letter-seed.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})

const ask = (extension: string, headers: Record<string, string> = {}) =>
  site.app.request(`https://veille.example/lettres/flux.${extension}`, { headers })

const withdraw = (at: string) =>
  site.deps.db.run(`update items set withdrawn_at = ?, withdrawn_reason = 'Erreur.' where id = 'cuivre'`, at)

describe.each(['rss', 'atom', 'json'])('the %s feed of the letters', (extension) => {
  it('tells whoever asks by date alone that a story was withdrawn since the letter left', async () => {
    const modified = (await ask(extension)).headers.get('last-modified') ?? ''
    expect((await ask(extension, { 'if-modified-since': modified })).status).toBe(304)
    await withdraw('2026-11-24T06:00:00Z')
    const again = await ask(extension, { 'if-modified-since': modified })
    expect(again.status).toBe(200)
    expect(await again.text()).toContain('retirée depuis')
    expect(again.headers.get('last-modified')).toBe('Tue, 24 Nov 2026 06:00:00 GMT')
  })

  it('keeps its date when a story was withdrawn before the letter left', async () => {
    const { headers } = await ask(extension)
    await withdraw('2026-11-02T06:00:00Z')
    expect((await ask(extension)).headers.get('last-modified')).toBe(headers.get('last-modified'))
  })

  it('is a feed when no letter has left', async () => {
    await site.deps.db.run('delete from letters')
    const answer = await ask(extension)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Vigie – les lettres')
  })

  it('holds the last twenty letters, latest first', async () => {
    for (let number = 20; number < 45; number += 1) await add(number)
    const body = await (await ask(extension)).text()
    const told = [...body.matchAll(/letter\/(\d+)/g)].map(([, number]) => Number(number))
    expect([...new Set(told)]).toStrictEqual(Array.from({ length: 20 }, (_, at) => 44 - at))
  })
})

async function add(number: number): Promise<void> {
  await insertLetter(site.deps.db, {
    id: `2027-S${number}`,
    number,
    periodStart: '2026-11-22T23:00:00Z',
    periodEnd: '2026-11-24T07:00:00Z',
    subject: `Veille n° ${number}`,
    html: '',
    text: '',
    content: JSON.stringify({ ...sentLetter, number }),
    itemIds: [],
    createdAt: '2026-11-24T07:00:00Z',
    state: 'sent',
  })
}
