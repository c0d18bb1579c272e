import { beforeEach, describe, expect, it } from 'vitest'
import { draftWeekly } from '#src/letter/desk/draft-weekly.ts'
import { openLinkSigner, type LinkPurpose } from '#src/letter/links.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { insertMembers } from '#src/store/members.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type FormFields, postForm } from '#test/helpers/staff.ts'
import { newMember } from '../../letter/members/new-member.ts'

const email = 'lea.martin@mairie.example'
let site: TestSite
let id: string
let jeton: string

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  const one = newMember(email, { name: 'Léa Martin', axes: ['donnees-ia'], place: 'commune-41018' })
  id = one.id
  await site.deps.db.batch([insertMembers([one])])
  jeton = await tokenFor('preferences')
})

async function tokenFor(purpose: LinkPurpose): Promise<string> {
  return (await openLinkSigner(site.deps)).sign(purpose, id)
}

const get = (path: string) => site.app.request(site.deps.config.baseUrl + path)
const post = (path: string, fields: FormFields = {}) =>
  postForm(site, path, [['jeton', jeton], ...(Array.isArray(fields) ? fields : Object.entries(fields))])
const member = () => findSubscriberByEmail(site.deps.db, email)

describe('GET /preferences', () => {
  it('shows what was chosen, what the place lies in, and neither the address nor the name', async () => {
    const answer = await get(`/preferences?jeton=${jeton}`)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toMatch(/value="donnees-ia"\s+checked/)
    expect(wordsOf(page)).toContain('Blois, Agglopolys, Loir-et-Cher, Centre-Val de Loire')
    expect(wordsOf(page)).toContain('l…@mairie.example')
    expect(page).not.toContain(email)
    expect(page).not.toContain('Martin')
  })

  it('changes nothing, nor does the preview', async () => {
    const before = await digestOf(site.deps.db)
    await get(`/preferences?jeton=${jeton}`)
    await get(`/preferences/apercu?jeton=${jeton}`)
    await get(`/desabonnement?jeton=${await tokenFor('unsubscribe')}`)
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it.each(['confirm', 'unsubscribe', 'return', 'device'] as const)(
    'is not opened by a link for « %s »',
    async (purpose) => {
      expect((await get(`/preferences?jeton=${await tokenFor(purpose)}`)).status).toBe(400)
    },
  )

  it('says so to who left, without saying who', async () => {
    await post('/preferences/quitter')
    const answer = await get(`/preferences?jeton=${jeton}`)
    expect(answer.status).toBe(410)
    expect(await answer.text()).not.toContain('mairie.example')
  })
})

describe('POST /preferences', () => {
  it('keeps every choice, and tells the member', async () => {
    const answer = await post('/preferences', [
      ['axes', 'cybersecurite-confiance'],
      ['domaines', 'juridique'],
      ['lieu', 'Vendôme'],
      ['rythme', 'fortnight'],
      ['longueur', 'short'],
      ['dates', 'en'],
    ])
    expect(wordsOf(await answer.text())).toContain('Vos préférences sont enregistrées')
    expect(await member()).toMatchObject({
      axes: ['cybersecurite-confiance'],
      domains: ['juridique'],
      place: 'commune-41269',
      frequency: 'fortnight',
      length: 'short',
      dates: 'en',
      name: 'Léa Martin',
    })
    await sendMemberMails(site.deps)
    expect(site.mails.map(({ subject }) => subject)).toEqual([
      'Vos préférences de la lettre de veille ont changé',
    ])
  })

  it('asks which place when several have the name, keeps the rest of the form, and takes the one that is picked', async () => {
    const fields = { lieu: 'Saint-Denis', rythme: 'month' }
    const asked = await post('/preferences', fields)
    const page = await asked.text()
    expect(asked.status).toBe(422)
    expect(wordsOf(page)).toContain('Plusieurs territoires s’appellent « Saint-Denis »')
    expect(page).toMatch(/value="month"\s+checked/)
    expect(page).toContain('value="commune-93066"')
    expect((await post('/preferences', { ...fields, 'lieu-choisi': 'commune-93066' })).status).toBe(200)
    expect(await member()).toMatchObject({ place: 'commune-93066', frequency: 'month' })
  })

  it('proposes what a name that is unknown may be, and takes no place that it did not propose', async () => {
    const answer = await post('/preferences', { lieu: 'Vendom', 'lieu-choisi': 'commune-75056' })
    expect(answer.status).toBe(422)
    expect((await member())?.place).toBe('commune-41018')
  })

  it('takes an empty place as everywhere', async () => {
    await post('/preferences', { lieu: '' })
    expect(await member()).not.toHaveProperty('place')
  })

  it.each([
    ['axes', 'astrologie'],
    ['domaines', 'culinaire'],
    ['rythme', 'jamais'],
    ['dates', 'latin'],
    ['longueur', '__proto__'],
    ['lieu', '<script>alert(1)</script>'],
  ])('refuses %s=%s and changes nothing', async (name, value) => {
    const before = await member()
    const answer = await post('/preferences', { [name]: value })
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toContain('<script>alert')
    expect(await member()).toEqual(before)
  })

  it('bears no link of another purpose, and none that is forged', async () => {
    for (const token of ['', 'a.b', await tokenFor('unsubscribe')]) {
      expect((await postForm(site, '/preferences', { jeton: token, rythme: 'month' })).status).toBe(400)
    }
    expect((await member())?.frequency).toBe('week')
  })

  it('comes from our own page only', async () => {
    const answer = await postForm(
      site,
      '/preferences',
      { jeton, rythme: 'month' },
      { origin: 'https://ailleurs.example' },
    )
    expect(answer.status).toBe(403)
    expect((await member())?.frequency).toBe('week')
  })

  it('slows down who saves without end', async () => {
    const statuses = []
    for (let n = 0; n < 21; n += 1) statuses.push((await post('/preferences', { rythme: 'month' })).status)
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(statuses[20]).toBe(429)
  })
})

describe('leaving from the page', () => {
  it('is at once, with a farewell whose link comes back by a POST', async () => {
    const done = await post('/preferences/quitter')
    expect(wordsOf(await done.text())).toContain('Vous ne recevrez plus la lettre')
    expect((await member())?.status).toBe('left')
    await sendMemberMails(site.deps)
    const link = /https:\/\/veille\.example(\/abonnement\/revenir\?jeton=([\w.-]+))/.exec(site.mails[0]!.text)
    const shown = await (await get(link![1]!)).text()
    expect(wordsOf(shown)).toContain('sera de nouveau envoyée à l…@mairie.example')
    expect((await member())?.status).toBe('left')
    const back = await postForm(site, '/abonnement/revenir', { jeton: link![2]!, faire: 'revenir' })
    expect(wordsOf(await back.text())).toContain('Vous êtes de nouveau inscrit')
    expect((await member())?.status).toBe('confirmed')
  })

  it('may erase at once instead, from the farewell', async () => {
    await post('/preferences/quitter')
    const answer = await postForm(site, '/abonnement/revenir', {
      jeton: await tokenFor('return'),
      faire: 'effacer',
    })
    expect(wordsOf(await answer.text())).toContain('C’est effacé')
    expect(await member()).toBeUndefined()
    expect((await get(`/abonnement/revenir?jeton=${await tokenFor('return')}`)).status).toBe(400)
  })

  it('erases only when the box is checked, and tells the member', async () => {
    expect((await post('/preferences/effacer')).status).toBe(422)
    expect(await member()).toBeDefined()
    expect((await post('/preferences/effacer', { certain: 'oui' })).status).toBe(200)
    expect(await member()).toBeUndefined()
    expect(site.mails.map(({ to }) => to)).toEqual([email])
  })

  it('answers a mail program that leaves by itself, and a second time', async () => {
    const token = await tokenFor('unsubscribe')
    const oneClick = () =>
      site.app.request(`/desabonnement?jeton=${token}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      })
    expect([(await oneClick()).status, (await oneClick()).status]).toEqual([200, 200])
    expect((await member())?.status).toBe('left')
    await sendMemberMails(site.deps)
    expect(site.mails).toHaveLength(1)
  })

  it('takes no POST of a scanner that says nothing of one click', async () => {
    const token = await tokenFor('unsubscribe')
    const answer = await site.app.request(`/desabonnement?jeton=${token}`, { method: 'POST' })
    expect(answer.status).toBe(403)
    expect((await member())?.status).toBe('confirmed')
  })
})

describe('POST /preferences/fichier', () => {
  it('gives all that is kept, the address masked', async () => {
    const answer = await post('/preferences/fichier')
    const file = (await answer.json()) as { adresse: string; compte: null; lettre: Record<string, unknown> }
    expect(answer.headers.get('content-disposition')).toContain('vigie-mon-inscription.json')
    expect(file).toMatchObject({
      adresse: 'l…@mairie.example',
      compte: null,
      lettre: {
        adresse: 'l…@mairie.example',
        nom: 'Léa Martin',
        territoire: 'commune-41018',
        axes: ['donnees-ia'],
      },
    })
    expect(JSON.stringify(file)).not.toContain(email)
  })
})

describe('GET /preferences/apercu', () => {
  it('says so when there is no letter yet', async () => {
    const answer = await get(`/preferences/apercu?jeton=${jeton}`)
    expect(answer.status).toBe(200)
    expect(wordsOf(await answer.text())).toContain('Il n’y a pas encore de lettre à montrer.')
  })

  it('shows the letter in hand as this member would get it, with nothing that runs', async () => {
    const full = await openTestSite()
    await full.deps.db.batch([insertMembers([newMember('paul@mairie.example', { id })])])
    await full.deps.db.run('delete from letters')
    // Friday evening.
    full.wait(3 * 86_400_000 + 11 * 3_600_000)
    expect((await draftWeekly(full.deps)).kind).toBe('drafted')
    const token = await (await openLinkSigner(full.deps)).sign('preferences', id)
    const answer = await full.app.request(`https://veille.example/preferences/apercu?jeton=${token}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toContain(`/preferences?jeton=${token}`)
  })

  it('is for the member alone', async () => {
    expect((await get('/preferences/apercu?jeton=faux')).status).toBe(400)
  })
})
