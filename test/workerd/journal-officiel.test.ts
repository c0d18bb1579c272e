import { env } from 'cloudflare:workers'
import { packTar } from 'modern-tar'
import { describe, expect, it } from 'vitest'
import { findLeftOut } from '#src/catalogue/find-left-out.ts'
import { readDelivery } from '#src/parse/jorf/archive.ts'
import { joinIssue } from '#src/parse/jorf/issue.ts'
import { openD1 } from '#src/store/d1.ts'
import { addToDay, listDay } from '#src/store/feed-days.ts'
import { findIssueDay, listIssueTexts } from '#src/store/issue-texts.ts'
import { countMeasures, saveRejections } from '#src/store/rejections.ts'

const limits = { bytes: 5_000_000, entries: 100, fileBytes: 1_000_000 }
const summary = `<JO><ID>JORFCONT000099990001</ID><TITRE>JORF n°0270</TITRE><DATE_PUBLI>2026-11-20</DATE_PUBLI>
<TM niv="2"><TITRE_TM>LOIS</TITRE_TM><LIEN_TXT idtxt="JORFTEXT000099990011" titretxt="LOI sur la fibre"/></TM>
<TM niv="2"><TITRE_TM>Mesures nominatives</TITRE_TM><LIEN_TXT idtxt="JORFTEXT000099990014" titretxt="Décret"/></TM></JO>`
const text = `<TEXTE><ID>JORFTEXT000099990011</ID><NATURE>LOI</NATURE><TITREFULL>LOI sur la fibre</TITREFULL></TEXTE>`

async function archive(): Promise<Uint8Array> {
  const entry = (name: string, content: string) => {
    const body = new TextEncoder().encode(content)
    return { header: { name, size: body.length, type: 'file' as const }, body }
  }
  const tar = await packTar([
    entry('x/JORFCONT000099990001.xml', summary),
    entry('x/JORFTEXT000099990011.xml', text),
  ])
  const gzip = new Response(tar).body!.pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(gzip).arrayBuffer())
}

/** Streams, gzip and tar are the runtime's own: what a Worker has of them is seen here. */
describe('readDelivery in workerd', () => {
  it('reads a night of the Journal officiel', async () => {
    const { summaries, texts, fault, unreadable } = await readDelivery(await archive(), limits)
    expect([fault, unreadable]).toEqual([undefined, 0])
    expect(joinIssue(summaries, texts)).toMatchObject({
      items: [{ guid: 'JORFTEXT000099990011', kind: 'loi', categories: ['LOIS'] }],
      leftOut: [{ rule: 'personal-measure', guid: 'JORFTEXT000099990014' }],
    })
  })

  it('survives an archive that is cut, or none', async () => {
    const whole = await archive()
    expect((await readDelivery(whole.slice(0, whole.length / 2), limits)).fault).toContain('abîmée')
    expect((await readDelivery(new Uint8Array([1, 2, 3]), limits)).fault).toContain('abîmée')
  })

  it('stops at its cap', async () => {
    const { fault } = await readDelivery(await archive(), { ...limits, bytes: 600 })
    expect(fault).toContain('dépasse')
  })
})

describe('the proof of coverage on D1', () => {
  it('counts a day and what was left out, and lists it', async () => {
    const db = openD1(env.DB)
    const [day, at] = ['2026-11-20', '2026-11-20T01:00:00.000Z']
    const measure = {
      rule: 'personal-measure' as const,
      identity: 'guid:x',
      title: '',
      publishedAt: `${day}T00:00:00Z`,
    }
    const check = {
      feedId: 'jo-d1',
      day,
      failed: false,
      seen: 2,
      added: 1,
      revised: 0,
      rejected: 1,
      leftOut: [measure],
    }
    for (let round = 0; round < 2; round += 1)
      await db.batch([addToDay(check), saveRejections('jo-d1', [measure], { at, day })])
    expect((await listDay(db, day)).find(({ feedId }) => feedId === 'jo-d1')).toMatchObject({
      checks: 2,
      seen: 3,
      rejected: 1,
    })
    expect(await countMeasures(db, ['jo-d1'], day, '2026-11-21')).toBe(1)
    const found = await findLeftOut(db, {
      words: '',
      feedId: 'jo-d1',
      rules: ['personal-measure', 'off-scope'],
      from: '2026-11-01',
      to: '2026-12-01',
      limit: 10,
    })
    expect(found.lines).toMatchObject([{ rule: 'personal-measure', title: '' }])
  })

  it('finds the days of an issue', async () => {
    const db = openD1(env.DB)
    expect(await findIssueDay(db, ['jo-d1', 'autre'], 'before', '9999')).toBeUndefined()
    expect(await listIssueTexts(db, ['jo-d1'], '2026-11-20', 10)).toEqual([])
  })
})
