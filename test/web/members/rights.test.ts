import { beforeAll, describe, expect, it } from 'vitest'
import { openLinkSigner, type LinkPurpose } from '#src/letter/links.ts'
import { leaveLetter } from '#src/letter/members/leave.ts'
import { insertMembers } from '#src/store/members.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { openTestSite, type TestSite } from '#test/helpers/site.ts'
import { getAs, postAs, postForm, signInAs, type Staff } from '#test/helpers/staff.ts'
import { roles } from '#src/roles.ts'
import { access } from '#web/door/access.ts'
import { newMember } from '../../letter/members/new-member.ts'

const member = newMember('lea.martin@mairie.example', { name: 'Léa Martin' })
const gone = newMember('parti@mairie.example')
let site: TestSite
const staff = new Map<string, Staff>()

beforeAll(async () => {
  site = await openTestSite({ seeds: false })
  await site.deps.db.batch([insertMembers([member, gone])])
  await leaveLetter(site.deps, gone.id)
  for (const role of roles) staff.set(role, await signInAs(site, role))
})

const routes = Object.keys(access)
  .map((route) => route.split(' ') as [string, string])
  .filter(([, path]) => path.startsWith('/membres'))
const cases = routes.map(([method, path]) => [method, path.replace(':id', member.id)] as const)

describe('every route of /membres', () => {
  it('is in the table', () => {
    expect(cases.length).toBeGreaterThan(20)
  })

  it.each(cases)('%s %s: for a visitor, no page; and nothing is done', async (method, path) => {
    const before = await digestOf(site.deps.db)
    const answer =
      method === 'GET'
        ? await site.app.request(site.deps.config.baseUrl + path)
        : await postForm(site, path, { certain: 'oui', nom: 'x' })
    // To the sign-in page, or refused: never the page itself.
    expect([302, 303, 401, 403]).toContain(answer.status)
    expect(await answer.text()).not.toContain('lea.martin@')
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it.each(['lecteur', 'veilleur'].flatMap((role) => cases.map((one) => [role, ...one] as const)))(
    '%s, %s %s: refused',
    async (role, method, path) => {
      const who = staff.get(role)!
      const answer =
        method === 'GET'
          ? await getAs(site, who, path)
          : await postAs(site, who, path, { certain: 'oui', nom: 'x' })
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('lea.martin@')
    },
  )

  it.each(cases.filter(([method]) => method === 'POST'))(
    '%s %s: not for an editor whose form comes from elsewhere, or has no token',
    async (_, path) => {
      const before = await digestOf(site.deps.db)
      const who = staff.get('editeur')!
      const elsewhere = await postAs(
        site,
        who,
        path,
        { certain: 'oui' },
        { origin: 'https://ailleurs.example' },
      )
      const bare = await postForm(site, path, { certain: 'oui' }, { cookie: who.cookie })
      expect([elsewhere.status, bare.status]).toEqual([403, 403])
      expect(await digestOf(site.deps.db)).toBe(before)
    },
  )

  it.each(cases.filter(([method]) => method === 'GET'))('%s %s: changes nothing', async (_, path) => {
    await getAs(site, staff.get('editeur')!, path)
    const before = await digestOf(site.deps.db)
    await getAs(site, staff.get('editeur')!, path)
    expect(await digestOf(site.deps.db)).toBe(before)
  })
})

describe('every link of a mail to a member', () => {
  const purposes: LinkPurpose[] = [
    'confirm',
    'unsubscribe',
    'preferences',
    'return',
    'device',
    'alert',
    'alerts',
  ]
  const pages = [
    ['/preferences', 'preferences'],
    ['/preferences/apercu', 'preferences'],
    ['/desabonnement', 'unsubscribe'],
    ['/abonnement/confirmer', 'confirm'],
    ['/abonnement/revenir', 'return'],
  ] as const

  it.each(
    pages.flatMap(([path, own]) => purposes.map((purpose) => [path, purpose, purpose === own] as const)),
  )('GET %s with a link for « %s » opens: %s, and changes nothing', async (path, purpose, isOwn) => {
    const signer = await openLinkSigner(site.deps)
    for (const { id } of [member, gone]) {
      const before = await digestOf(site.deps.db)
      const token = await signer.sign(purpose, id)
      const answer = await site.app.request(`${site.deps.config.baseUrl}${path}?jeton=${token}`)
      expect(answer.status === 400).toBe(!isOwn)
      // The address stands in full where only its own mailbox leads: a letter is forwarded, a confirmation is not.
      const page = purpose === 'confirm' ? '' : await answer.text()
      expect(page).not.toMatch(/lea\.martin@|parti@/)
      expect(await digestOf(site.deps.db)).toBe(before)
    }
  })

  it.each(pages)(
    'GET %s opens to no token that is past, cut, turned or made elsewhere',
    async (path, purpose) => {
      const signer = await openLinkSigner(site.deps)
      const other = await openLinkSigner({ ...site.deps, config: { secret: 'x'.repeat(40) } })
      const good = await signer.sign(purpose, member.id)
      const [body, signature] = good.split('.')
      const now = site.deps.now().getTime()
      const forged = [
        await signer.sign(purpose, member.id, now),
        await other.sign(purpose, member.id),
        good.slice(0, -1),
        `${good}A`,
        `${signature}.${body}`,
        `${body}.${'A'.repeat(43)}`,
        `${btoa(`v1 ${purpose} ${gone.id} `).replace(/=+$/, '')}.${signature}`,
        `${body}..${signature}`,
        `%00${good}`,
        'x'.repeat(5000),
      ]
      for (const token of forged) {
        const answer = await site.app.request(`${site.deps.config.baseUrl}${path}?jeton=${token}`)
        expect(answer.status).toBe(400)
      }
    },
  )

  it.each([
    ['a link of the farewell', 'return'],
    ['a link of the footer', 'preferences'],
    ['a link to confirm', 'confirm'],
  ] as const)('leaves by one click with no other: not %s', async (_, purpose) => {
    const token = await (await openLinkSigner(site.deps)).sign(purpose, member.id)
    const before = await digestOf(site.deps.db)
    const answer = await site.app.request(`${site.deps.config.baseUrl}/desabonnement?jeton=${token}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(answer.status).toBe(400)
    expect(await digestOf(site.deps.db)).toBe(before)
  })
})
