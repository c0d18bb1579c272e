import { beforeEach, describe, expect, it } from 'vitest'
import { findPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { type Shown, arrive, noticeOf, open, press } from './desk-world.ts'

let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

async function openBare(): Promise<void> {
  site = await openTestSite({ seeds: false })
  victor = await signInAs(site, 'veilleur')
}

/** What a part of the desk says, by the id of its title. */
async function part(id: string, staff = victor): Promise<string> {
  return partOf(await open(site, staff, '/bureau'), id)
}

function partOf({ $ }: Shown, id: string): string {
  return $(`section[aria-labelledby="${id}"]`).text().replace(/\s+/g, ' ').trim()
}

const insert = (count: number, prefix = 'lot') =>
  site.deps.db.batch(
    insertItems(
      Array.from({ length: count }, (_, n) => enrichedItem({ id: `${prefix}-${n}` })),
      site.deps.now().toISOString(),
    ),
  )

describe('/bureau', () => {
  it('is the signed-in person’s own', async () => {
    const answer = await site.app.request('https://veille.example/bureau')
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([
      303,
      '/connexion?retour=%2Fbureau',
    ])
    const mine = await getAs(site, victor, '/bureau')
    expect([mine.status, mine.headers.get('cache-control')]).toStrictEqual([200, 'private, no-cache'])
  })

  it('greets by name, says the day, and has one part for each thing to do', async () => {
    const desk = await open(site, victor, '/bureau')
    expect(desk.words).toContain('Bonjour Victor Veilleur. Nous sommes le 24 novembre 2026.')
    expect(desk.$('h1')).toHaveLength(1)
    const titles = desk
      .$('h2[id]')
      .map((_, title) => desk.$(title).attr('id'))
      .get()
    expect(titles).toStrictEqual([
      'motif-titre',
      'nouveautes',
      'a-verifier',
      'proches',
      'pannes',
      'lettre',
      'mes-listes',
      'touches-titre',
    ])
  })

  it('says of each part that there is nothing to do', async () => {
    await openBare()
    expect(await part('nouveautes')).toBe(
      'Nouveautés Rien de neuf depuis le 17 nov. 2026. Les sources sont relues tous les quarts d’heure.',
    )
    expect(await part('a-verifier')).toContain('Rien à vérifier')
    expect(await part('proches')).toContain('Rien ne se termine dans les quinze jours.')
    expect(await part('pannes')).toContain('Aucune des 8 sources n’est en échec')
    expect(await part('lettre')).toContain('Aucun élément choisi : elle prendra les mieux classés.')
    expect((await open(site, victor, '/bureau')).$('.gesture-bar')).toHaveLength(0)
  })

  it('offers a lecteur what they may do, and no more', async () => {
    const lise = await signInAs(site, 'lecteur')
    const desk = await open(site, lise, '/bureau')
    const titles = desk
      .$('main h2[id]')
      .map((_, title) => desk.$(title).attr('id'))
      .get()
    expect(titles).toStrictEqual(['nouveautes', 'proches', 'mes-listes'])
    expect(desk.$('.gesture-bar, .pick, dialog#motif, select')).toHaveLength(0)
    const gestures = desk
      .$('button[name="geste"]')
      .map((_, one) => desk.$(one).attr('value'))
      .get()
    expect([...new Set(gestures.map((value) => value.split(':')[0]))]).toStrictEqual(['etoile', 'lu'])
  })
})

describe('the news', () => {
  it('counts by axis since the last visit, and shows the latest', async () => {
    const news = await part('nouveautes')
    expect(news).toMatch(
      /^Nouveautés 42 éléments depuis le 17 nov\. 2026 : TH Infrastructures et couverture numérique 3\d /,
    )
    const desk = await open(site, victor, '/bureau')
    expect(desk.$('section[aria-labelledby="nouveautes"] .card')).toHaveLength(5)
    expect(desk.$('.axis-counts a').first().attr('href')).toBe(
      '/bureau/nouveautes?axe=infrastructures-thd-mobile',
    )
  })

  it('lists them all, page by page, and those of one axis', async () => {
    const first = await open(site, victor, '/bureau/nouveautes')
    expect(first.$('.card')).toHaveLength(30)
    expect(first.words).toContain('42 éléments lus depuis le 17 novembre 2026')
    const second = await open(site, victor, '/bureau/nouveautes?page=2')
    const ids = [first, second].flatMap(({ $ }) =>
      $('.card')
        .toArray()
        .map((one) => $(one).attr('id')),
    )
    expect(new Set(ids).size).toBe(42)
    const cyber = await open(site, victor, '/bureau/nouveautes?axe=cybersecurite-confiance')
    expect(cyber.words).toContain('Nouveautés : Cybersécurité')
    expect(cyber.$('.card').length).toBeGreaterThan(0)
    expect(cyber.$('.card .axis-cy')).toHaveLength(cyber.$('.card').length)
  })

  it.each(['/bureau/nouveautes?page=40', '/bureau/nouveautes?axe=numerique-responsable'])(
    'says so where there is nothing: %s',
    async (path) => {
      expect((await open(site, victor, path)).words).toContain('Rien de neuf ici')
    },
  )

  it.each(['?page=abc', '?page=0', '?axe=inconnu', '?page=-1'])('takes no harm from %s', async (query) => {
    expect((await open(site, victor, `/bureau/nouveautes${query}`)).$('.card')).toHaveLength(30)
  })

  it('leaves out what is off scope or withdrawn', async () => {
    expect(await part('nouveautes')).toContain('42 éléments')
    await postAs(site, victor, '/bureau/gestes', { geste: 'ecarter:alerte', motif: 'Hors sujet' })
    expect(await part('nouveautes')).toContain('41 éléments')
  })

  it.each([
    [1000, '1 000 éléments'],
    [1001, 'plus de 1 000 éléments'],
    [1200, 'plus de 1 000 éléments'],
  ])('of %d are told as « %s »', async (count, words) => {
    await openBare()
    await insert(count)
    expect(await part('nouveautes')).toContain(`Nouveautés ${words} depuis`)
    expect(await part('nouveautes')).toContain(`Territoires durables et connectés ${words.slice(0, -9)}`)
  })

  it('says that it looked no further than a thousand items off scope', async () => {
    await openBare()
    await insert(3)
    site.wait(60_000)
    const fields = { relevant: false, axes: [] }
    const off = Array.from({ length: 1001 }, (_, n) => enrichedItem({ id: `hors-${n}`, ...fields }))
    await site.deps.db.batch(insertItems(off, site.deps.now().toISOString()))
    expect(await part('nouveautes')).toContain('Les 1 000 derniers éléments lus sont hors périmètre.')
  })
})

describe('« J’ai tout vu »', () => {
  const newsSince = async () => (await findPerson(site.deps.db, victor.person.id))?.newsSince

  async function seen(desk: Shown): Promise<Shown> {
    const jusqua = desk.$('input[name="jusqua"]').attr('value') ?? ''
    return arrive(site, victor, await postAs(site, victor, '/bureau/vu', { jusqua }))
  }

  it('counts from what the page showed: what came in between is still new', async () => {
    const desk = await open(site, victor, '/bureau')
    site.wait(60_000)
    await insert(1, 'arrive')
    site.wait(60_000)
    const after = await seen(desk)
    expect(noticeOf(after)).toBe('Les nouveautés se comptent désormais à partir de maintenant.')
    expect(await newsSince()).toBe('2026-11-24T08:00:00.000Z')
    expect(partOf(after, 'nouveautes')).toContain('1 élément depuis votre dernier passage, il y a 2 min')
  })

  it('says when that was, once there is nothing new', async () => {
    await seen(await open(site, victor, '/bureau'))
    site.wait(3 * 86_400_000)
    expect(await part('nouveautes')).toContain('Rien de neuf depuis votre dernier passage, il y a 3 j.')
  })

  it('takes nothing back from an old page', async () => {
    const old = await open(site, victor, '/bureau')
    site.wait(3_600_000)
    await seen(await open(site, victor, '/bureau'))
    await seen(old)
    expect(await newsSince()).toBe('2026-11-24T09:00:00.000Z')
  })

  it.each([
    '',
    'hier',
    '2026-11-24T:::Z',
    '2026-13-45T08:00:00.000Z',
    '2999-01-01T00:00:00.000Z',
    '2026-11-24',
  ])('counts from now when the moment is forged: « %s »', async (jusqua) => {
    await postAs(site, victor, '/bureau/vu', { jusqua })
    expect(await newsSince()).toBe('2026-11-24T08:00:00.000Z')
    expect((await open(site, victor, '/bureau')).status).toBe(200)
  })

  it('is one person’s own', async () => {
    const edith = await signInAs(site, 'editeur')
    await seen(await open(site, victor, '/bureau'))
    expect(await part('nouveautes', edith)).toContain('42 éléments depuis le 17 nov. 2026')
  })
})

describe('what is to check', () => {
  const doubt = (where: string) => site.deps.db.run(`update items set doubtful = ${where}`)

  it('shows a few that the news do not show, and how many there are', async () => {
    await doubt(`id like 'serie-%'`)
    const desk = await open(site, victor, '/bureau')
    expect(partOf(desk, 'a-verifier')).toMatch(/^À vérifier 30 éléments classés sur peu de mots\. Retenir/)
    const ids = desk
      .$('.card[id^="e-"]')
      .map((_, card) => desk.$(card).attr('id'))
      .get()
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
    expect(partOf(desk, 'a-verifier')).toContain('Tout vérifier')
  })

  it('gets shorter by each gesture that settles it', async () => {
    await doubt(`id in ('serie-01', 'serie-02', 'serie-03')`)
    const list = '/bureau/a-verifier'
    const after = await arrive(site, victor, await press(site, victor, list, 'retenir:serie-01'))
    expect(after.path.startsWith(`${list}?fait=`)).toBe(true)
    expect(after.words).toContain('2 éléments classés sur peu de mots, les plus récents d’abord.')
    await postAs(site, victor, '/bureau/gestes', { geste: 'ecarter:serie-02', motif: 'Hors sujet' })
    expect((await open(site, victor, list)).words).toContain('1 élément classé sur peu de mots')
    // A star is no look.
    await press(site, victor, list, 'etoile:serie-03')
    expect((await open(site, victor, list)).$('.card')).toHaveLength(1)
    await press(site, victor, list, 'retenir:serie-03')
    expect((await open(site, victor, list)).words).toContain('Rien à vérifier Chaque classement tient')
  })

  it('is shown thirty at a time, and counted up to a thousand', async () => {
    await openBare()
    await insert(1001)
    await doubt('1')
    const list = await open(site, victor, '/bureau/a-verifier')
    expect(list.$('.card')).toHaveLength(30)
    expect(list.words).toContain('plus de 1 000 éléments classés sur peu de mots')
    expect(await part('a-verifier')).toContain('plus de 1 000 éléments')
  })
})

describe('the right side', () => {
  it('tells what closes within a fortnight, soonest first', async () => {
    await site.deps.db.run(`update items set closing_at = '2026-11-24' where id = 'appel'`)
    const desk = await open(site, victor, '/bureau')
    const due = desk.$('section[aria-labelledby="proches"] li')
    expect(due.map((_, one) => desk.$(one).attr('id')).get()).toStrictEqual(['d-appel', 'd-ami'])
    expect(due.first().text()).toContain('dernier jour')
    await press(site, victor, '/bureau', 'retenir:ami')
    expect((await open(site, victor, '/bureau')).$('#d-ami .tag-work').text()).toBe('Retenu')
  })

  it('tells which sources are in trouble, and why', async () => {
    expect(await part('pannes')).toBe(
      'Sources en difficulté 2 sur 8. Cyber-Vigile, Alertes En échec depuis 2 j. 404 : la page n’existe plus. « Modifier » permet de la donner. Prochain essai à 14 h 05. Lettre muette, Brèves Silencieuse. Elle répond, mais n’apporte rien depuis 6 mois. Ouvrez la page de la source : si elle a du neuf, l’adresse lue n’est plus la bonne.',
    )
  })

  it('tells when the next letter leaves, for whom, with what', async () => {
    await press(site, victor, '/elements/appel', 'lettre:appel')
    expect(await part('lettre')).toBe(
      'Prochaine lettre Lundi 30 nov. 2026 à 8 h, n° 13, pour 0 abonné. 1 élément choisi y sera en tête. Relire la dernière (n° 12)',
    )
    // On its Monday, before it leaves.
    site.wait(6 * 86_400_000 - 3_600_000)
    expect(await part('lettre')).toContain('Lundi 30 nov. 2026 à 8 h')
  })

  it('says when the search has much to catch up', async () => {
    expect((await open(site, victor, '/bureau')).words).not.toContain('La recherche rattrape')
    await insert(51)
    expect((await open(site, victor, '/bureau')).words).toContain('La recherche rattrape 51 changements.')
  })
})

describe('/bureau/favoris', () => {
  it('lists one’s stars, the latest first, and says how to put one', async () => {
    const list = '/bureau/favoris'
    expect((await open(site, victor, list)).words).toContain(
      'Aucun favori Le bouton « Étoile », sous chaque élément',
    )
    for (const id of ['alerte', 'cuivre']) {
      site.wait(60_000)
      await press(site, victor, `/elements/${id}`, `etoile:${id}`)
    }
    const { $ } = await open(site, victor, list)
    expect(
      $('.card')
        .map((_, card) => $(card).attr('id'))
        .get(),
    ).toStrictEqual(['e-cuivre', 'e-alerte'])
    const after = await arrive(site, victor, await press(site, victor, list, 'sans-etoile:cuivre'))
    expect([after.path, noticeOf(after)]).toStrictEqual([`${list}?dit=sans-etoile`, 'Étoile retirée.'])
    expect(after.$('.card')).toHaveLength(1)
  })
})
