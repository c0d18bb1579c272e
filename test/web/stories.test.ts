import { beforeEach, describe, expect, it } from 'vitest'
import { findItem } from '#src/store/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, postAs, signInAs } from '#test/helpers/staff.ts'
import { arrive, noticeOf, open, undoFrom } from './desk-world.ts'

let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

const storyOf = async (id: string) => (await findItem(site.deps.db, id))?.storyId
const gatherWith = (avec: string) => postAs(site, victor, '/elements/appel/rassembler', { avec })

describe('« Rassembler »', () => {
  it.each([
    ['the id of an item', 'alerte'],
    ['the address of its page', 'https://veille.example/elements/alerte?fait=x'],
    ['a path', '/elements/alerte'],
    ['the address of the original, as copied', 'https://cyber-vigile.example/alerte?utm_source=lettre'],
  ])('takes %s', async (_, avec) => {
    const after = await arrive(site, victor, await gatherWith(avec))
    expect(after.path).toMatch(/^\/elements\/appel\?fait=/)
    expect(noticeOf(after)).toMatch(
      /^Rassemblés : « .+ » et « Rançongiciel : alerte pour les collectivités »\.$/,
    )
    expect(after.words).toContain('Les autres sources qui en parlent')
    expect(await storyOf('alerte')).toBe(await storyOf('appel'))
  })

  it('is undone in one click', async () => {
    const after = await arrive(site, victor, await gatherWith('alerte'))
    const back = await arrive(site, victor, await undoFrom(site, victor, after))
    expect(noticeOf(back)).toBe('C’est annulé.')
    expect(await storyOf('alerte')).toBeUndefined()
    expect(back.words).not.toContain('Les autres sources qui en parlent')
  })

  it.each([
    ['https://ailleurs.example/rien', 422, 'Aucun élément n’a cette adresse'],
    ['pas une adresse', 422, 'Aucun élément n’a cette adresse'],
    ['inconnu', 422, 'Aucun élément n’a cette adresse'],
    ['https://veille.example/elements/inconnu', 422, 'Aucun élément n’a cette adresse'],
    ['/elements/'.repeat(100), 422, 'Aucun élément n’a cette adresse'],
    ['', 422, 'Aucun élément n’a cette adresse'],
  ])('says what to do when %s names nothing', async (avec, status, words) => {
    const answer = await gatherWith(avec)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(words)
  })

  it('changes nothing for the item itself', async () => {
    expect((await gatherWith('appel')).headers.get('location')).toBe('/elements/appel?dit=rien-change')
  })

  it('is not offered to visitors, and refused to readers', async () => {
    expect((await open(site, undefined, '/elements/recit-a')).html).not.toContain('/rassembler')
    const reader = await signInAs(site, 'lecteur')
    expect((await postAs(site, reader, '/elements/appel/rassembler', { avec: 'alerte' })).status).toBe(403)
    expect(await storyOf('alerte')).toBeUndefined()
  })
})

describe('« Séparer »', () => {
  it('takes the item of the page out of its story', async () => {
    const answer = await postAs(site, victor, '/elements/recit-a/separer', {})
    const after = await arrive(site, victor, answer)
    expect(noticeOf(after)).toMatch(/: séparé de son histoire\.$/)
    expect(await storyOf('recit-a')).toBeUndefined()
    expect(await storyOf('recit-b')).toBe(await storyOf('recit-c'))
    expect(after.words).toContain('Éléments proches')
  })

  it('takes another out, from the same page, and is undone', async () => {
    const before = await storyOf('recit-b')
    const answer = await postAs(site, victor, '/elements/recit-a/separer', { element: 'recit-b' })
    const after = await arrive(site, victor, answer)
    expect([await storyOf('recit-b'), await storyOf('recit-a')]).toEqual([undefined, before])
    await arrive(site, victor, await undoFrom(site, victor, after))
    expect(await storyOf('recit-b')).toBe(before)
  })

  it('is told in the history of the item and in the journal, in words', async () => {
    await postAs(site, victor, '/elements/recit-a/separer', {})
    const page = await open(site, victor, '/elements/recit-a')
    expect(page.words).toContain('Victor Veilleur a séparé cet élément de son histoire')
    const ada = await signInAs(site, 'administrateur')
    const journal = await open(site, ada, '/journal')
    expect(journal.words).toMatch(/a séparé « .+ » de son histoire/)
    expect(journal.words).not.toMatch(/stories|pairs|apart/)
  })
})
