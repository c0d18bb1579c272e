import { beforeEach, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { postForm } from '#test/helpers/staff.ts'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
})

const plain = { origin: 'http://veille.example', 'sec-fetch-site': 'same-origin' }

describe('signing in over plain http, where the site has an https address', () => {
  it.each([
    ['/connexion', { email: 'lea@mairie.example', 'mot-de-passe': 'la loire coule' }],
    ['/lien', { jeton: 'x' }],
  ])('POST %s says where to go, rather than loop without a word', async (path, fields) => {
    const answer = await postForm(site, path, fields as Record<string, string>, plain)
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(wordsOf(page)).toContain('Allez sur https://veille.example, puis connectez-vous.')
    expect(page).toContain('href="https://veille.example/connexion"')
    expect(answer.headers.getSetCookie()).toStrictEqual([])
  })

  it('is no trouble where the address itself is plain: a trial on one machine', async () => {
    const trial = await openTestSite({ seeds: false, baseUrl: 'http://localhost:3000' })
    const fields = { email: 'lea@mairie.example', 'mot-de-passe': '' }
    expect((await postForm(trial, '/connexion', fields)).status).toBe(422)
  })
})
