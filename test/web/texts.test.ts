import { beforeEach, describe, expect, it } from 'vitest'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { item } from '#test/enrich/item.ts'
import { mostFollowed } from '#src/store/followed-refs.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { open, noticeOf } from './desk-world.ts'
import { addStaff, postForm, signIn } from '#test/helpers/staff.ts'
import type { Staff } from '#test/helpers/staff.ts'

let site: TestSite
let lea: Staff

const law = {
  id: 'loi',
  title: 'LOI n° 2026-321 du 4 mai 2026 relative aux données des collectivités',
  text: 'L’ouverture des données est obligatoire. Elle modifie la loi n° 78-17. Les communes ont jusqu’au 1er juillet 2027.',
}

/** An item as a source would bring it. */
async function bring(id: string, title: string, text: string, hash = '1'): Promise<void> {
  const read = item({
    id,
    feedId: 'autorite-reseaux',
    identity: `guid:${id}`,
    title,
    text,
    contentHtml: text,
    contentHash: `${id}-${hash}`,
    publishedAt: '2026-11-20T08:00:00Z',
  })
  await saveItems(site.deps, read.feedId, [enrichItem(read, undefined, site.deps.enricher)], () => [])
}

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  lea = await signIn(site, await addStaff(site, 'lecteur'))
  await bring(law.id, law.title, law.text)
  await bring(
    'decret',
    'Décret n° 2026-400 du 8 juin 2026 pris pour l’application de la loi n° 2026-321',
    'Il fixe le format des données ouvertes.',
  )
  await bring(
    'glose',
    'Open data : ce que la loi n° 2026-321 demande aux communes',
    'La loi n° 2026-321 vise les données ouvertes des collectivités.',
  )
  await bring(
    'retouche',
    'Arrêté modifiant la loi n° 2026-321',
    'Un texte sur les données ouvertes des collectivités.',
  )
})

const press = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  postForm(site, path, { csrf: lea.csrf, ...fields }, { cookie: lea.cookie })

describe('GET /textes', () => {
  it('lists the texts most cited of late, with the way to each', async () => {
    const { $, status, words } = await open(site, undefined, '/textes')
    expect(status).toBe(200)
    expect($('ol a').first().attr('href')).toBe('/textes/loi_2026-321')
    expect(words).toMatch(/Loi n° 2026-321 \d éléments/)
    expect(words).not.toContain('Les textes que je suis')
  })

  it.each(['loi 2026-321', 'Loi n° 2026-321', '2026-321', ' LOI  N°2026-321 '])(
    'opens the text that « %s » names',
    async (typed) => {
      const answer = await site.app.request(`/textes?${new URLSearchParams({ q: typed })}`)
      expect([answer.status, answer.headers.get('location')]).toStrictEqual([302, '/textes/loi_2026-321'])
    },
  )

  it('lets choose between texts of one number', async () => {
    await bring('homonyme', 'Le décret n° 2026-321 aussi', 'Le décret n° 2026-321 parle d’open data.')
    const { $ } = await open(site, undefined, '/textes?q=2026-321')
    const links = $('ul.plain-list a')
      .map((_, link) => $(link).attr('href'))
      .get()
    expect(links).toStrictEqual(['/textes/loi_2026-321', `/textes/${encodeURIComponent('décret_2026-321')}`])
  })

  it('says what to write when nothing answers', async () => {
    const { words, $ } = await open(site, undefined, '/textes?q=%3Cb%3E2019-9')
    expect(words).toContain('Aucun élément de la veille ne cite « <b>2019-9 »')
    expect($('main b').length).toBe(0)
  })

  it('is calm on an empty watch', async () => {
    const bare = await openTestSite({ seeds: false })
    expect((await open(bare, undefined, '/textes')).words).toContain('ne cite de texte par son numéro')
  })
})

describe('GET /textes/:ref', () => {
  it('tells the text, what changes it, applies it and cites it', async () => {
    const { $, status } = await open(site, undefined, '/textes/loi_2026-321')
    expect(status).toBe(200)
    expect($('h1').text().replaceAll('\u00A0', ' ')).toBe('Loi n° 2026-321')
    const parts = $('main section')
      .map((_, part) => {
        const title = $(part).find('h2').text()
        return `${title} : ${$(part)
          .find('h3 a, li a')
          .map((__, link) => $(link).attr('href'))
          .get()
          .join(' ')}`
      })
      .get()
    expect(parts.map((part) => part.replace(/[\u00A0\u202F]/g, ' '))).toStrictEqual([
      'Le texte : /elements/loi',
      'Ce qui le modifie : /elements/retouche',
      'Ce qu’il modifie : /textes/loi_78-17',
      'Pris pour son application : /elements/decret',
      'Ce qui le cite : /elements/glose',
    ])
    expect($('link[rel="canonical"]').attr('href')).toBe('https://veille.example/textes/loi_2026-321')
    expect($('form[action*="suivre"]').length).toBe(0)
  })

  it('leads to the text at its publisher, by the day that an item says', async () => {
    const { $ } = await open(site, undefined, '/textes/loi_2026-321')
    expect($('.inline-form a').attr('href')).toBe(
      'https://www.legifrance.gouv.fr/eli/loi/2026/5/4/2026-321/jo/texte',
    )
  })

  it('shows what changed inside a sentence when the text was revised', async () => {
    site.wait(3_600_000)
    await bring(law.id, law.title, law.text.replace('2027', '2028'), '2')
    const { $ } = await open(site, undefined, '/textes/loi_2026-321')
    expect($('.changes del').text()).toBe('supprimé\u00A0: 2027.')
    expect($('.changes ins').text()).toBe('ajouté\u00A0: 2028.')
  })

  it('pages what cites it', async () => {
    for (let n = 1; n <= 24; n += 1)
      await bring(
        `cite-${n}`,
        `Open data, épisode ${n}`,
        'Selon la loi n° 2026-321, les données sont ouvertes.',
      )
    const first = await open(site, undefined, '/textes/loi_2026-321')
    const second = await open(site, undefined, '/textes/loi_2026-321?page=2')
    const cards = ({ $ }: typeof first) => $('section[aria-labelledby="cite"] article').length
    expect([cards(first), cards(second)]).toStrictEqual([20, 5])
    expect(first.$('.pages a').attr('href')).toBe('/textes/loi_2026-321?page=2#cite')
    expect(second.$('.pages').text()).toContain('Page 2 sur 2')
  })

  it.each(['/textes/loi_1-1', '/textes/%3Cscript%3E', '/textes/constructor', `/textes/${'a'.repeat(3000)}`])(
    'does not know %s',
    async (path) => {
      const { status, words, $ } = await open(site, undefined, path)
      expect(status).toBe(404)
      expect(words).toContain('La veille ne cite pas ce texte')
      expect($('main script').length).toBe(0)
    },
  )

  it.each(['0', '-3', '999', 'x', '1e9'])('shows a page that exists for page=%s', async (page) => {
    const { status, $ } = await open(site, undefined, `/textes/loi_2026-321?page=${page}`)
    expect(status).toBe(200)
    expect($('section[aria-labelledby="cite"] article').length).toBeGreaterThan(0)
  })

  it('says so when all that named it was withdrawn', async () => {
    await site.deps.db.run(`update items set withdrawn_at = '2026-11-24T09:00:00Z'`)
    const { status, words } = await open(site, undefined, '/textes/loi_2026-321')
    expect([status, words.includes('Les éléments qui le citaient ont été retirés.')]).toStrictEqual([
      200,
      true,
    ])
  })
})

describe('following a text', () => {
  it('takes one click, says so, and takes one to undo', async () => {
    const before = await open(site, lea, '/textes/loi_2026-321')
    expect(before.$('form[action$="/suivre"] button').text().trim()).toBe('Suivre ce texte')
    const followed = await press('/textes/loi_2026-321/suivre')
    expect(followed.status).toBe(303)
    const after = await open(site, lea, followed.headers.get('location')!)
    expect(noticeOf(after)).toContain('Vous suivez ce texte')
    expect(after.$('form[action$="/ne-plus-suivre"] button').text().trim()).toBe('Ne plus suivre')
    const left = await press('/textes/loi_2026-321/ne-plus-suivre')
    expect(noticeOf(await open(site, lea, left.headers.get('location')!))).toContain('Vous ne suivez plus')
    expect((await open(site, lea, '/textes')).words).toContain('Aucun pour l’instant')
  })

  it('tells on /textes what came since, until the person saw it', async () => {
    await press('/textes/loi_2026-321/suivre')
    site.wait(60_000)
    await bring('neuf', 'Open data : la loi n° 2026-321 expliquée', 'Aux collectivités.')
    site.wait(60_000)
    const listed = await open(site, lea, '/textes')
    expect(listed.words).toContain('Loi n° 2026-321 5 éléments 1 nouveau')
    expect((await open(site, lea, '/bureau')).words).toContain('Textes suivis : 1 nouveauté')
    const answer = await press('/textes/vus', { jusqua: listed.$('input[name="jusqua"]').attr('value')! })
    expect(answer.status).toBe(303)
    const seen = await open(site, lea, answer.headers.get('location')!)
    expect(noticeOf(seen)).toContain('Les nouveautés de vos textes sont vues')
    expect(seen.words).not.toContain('1 nouveau')
  })

  it('keeps new what came after the page was shown', async () => {
    await press('/textes/loi_2026-321/suivre')
    site.wait(60_000)
    const shown = site.deps.now().toISOString()
    site.wait(60_000)
    await bring('neuf', 'Open data : la loi n° 2026-321 expliquée', 'Aux collectivités.')
    await press('/textes/vus', { jusqua: shown })
    expect((await open(site, lea, '/textes')).words).toContain('1 nouveau')
  })

  it('says so when the person follows as many texts as they may', async () => {
    const refs = JSON.stringify(Array.from({ length: mostFollowed }, (_, n) => `loi 1999-${n}`))
    await site.deps.db.run(
      `insert into followed_refs (person_id, ref, followed_at, seen_at)
       select ?, value, '2026-11-24', '2026-11-24' from json_each(?)`,
      lea.person.id,
      refs,
    )
    const answer = await press('/textes/loi_2026-321/suivre')
    const after = await open(site, lea, answer.headers.get('location')!)
    expect(noticeOf(after)).toContain('Vous suivez déjà 200 textes')
    expect(after.$('form[action$="/suivre"]')).toHaveLength(1)
  })

  it('follows nothing that no item names', async () => {
    expect((await press('/textes/loi_1-1/suivre')).status).toBe(404)
  })

  it('is not for visitors', async () => {
    const answer = await postForm(site, '/textes/loi_2026-321/suivre', {}, {})
    expect([302, 303, 401, 403]).toContain(answer.status)
    expect(await site.deps.db.all('select * from followed_refs')).toStrictEqual([])
  })
})
