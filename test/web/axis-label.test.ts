import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'

const path = '/axes/donnees-ia'

let site: TestSite
let editor: Staff

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  editor = await signInAs(site, 'editeur')
})

const rename = (libelle: string) => postAs(site, editor, `${path}/libelle`, { libelle })

describe('the label of an axis', () => {
  it('changes everywhere, and the log tells who changed it', async () => {
    const answer = await rename('  Données, IA  et jumeaux numériques ')
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, `${path}?dit=libelle-change`])
    expect(wordsOf(await (await site.app.request('/axes')).text())).toContain(
      'Données, IA et jumeaux numériques',
    )
    expect(await listAudit(site.deps.db, { action: 'axis.rename', limit: 5 })).toMatchObject([
      {
        actor: { id: editor.person.id },
        subject: { type: 'axis', id: 'donnees-ia' },
        before: { label: 'Données, géomatique et intelligence artificielle' },
        after: { label: 'Données, IA et jumeaux numériques' },
      },
    ])
  })

  it('says so when it had that label already, and writes nothing', async () => {
    const answer = await rename('Données, géomatique et intelligence artificielle')
    expect(answer.headers.get('location')).toBe(`${path}?dit=rien-change`)
    expect(await listAudit(site.deps.db, { action: 'axis.rename', limit: 5 })).toStrictEqual([])
  })

  it.each(['', 'ab', 'x'.repeat(121)])('refuses « %s », with a sentence', async (label) => {
    const answer = await rename(label)
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toMatch(/Un libellé compte de 3 à 120 caractères/)
  })

  it('is escaped where it shows', async () => {
    await rename('<script>alert(1)</script>')
    expect(await (await site.app.request('/axes')).text()).not.toContain('<script>alert')
  })

  it('is no business of an axis that does not exist', async () => {
    expect((await postAs(site, editor, '/axes/inconnu/libelle', { libelle: 'Un libellé' })).status).toBe(404)
  })

  it('has its form for those who may change it only', async () => {
    expect(await (await getAs(site, editor, path)).text()).toContain('Changer le libellé')
    const reader = await signInAs(site, 'veilleur')
    expect(await (await getAs(site, reader, path)).text()).not.toContain('Changer le libellé')
    expect(await (await site.app.request(path)).text()).not.toContain('Changer le libellé')
  })
})
