import { beforeEach, describe, expect, it } from 'vitest'
import { saveLetterSettings, readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { insertLetter } from '#src/store/letters.ts'
import { sentLetter } from '#test/helpers/letter-seed.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { getAs, signInAs } from '#test/helpers/staff.ts'
import { act, openLetterWorld, show } from './letter-world.ts'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})

const get = (path: string) => show(site.app.request(`https://veille.example${path}`))

async function reserve(): Promise<void> {
  const settings = await readLetterSettings(site.deps)
  await saveLetterSettings(site.deps, { name: 'essai' }, { ...settings, archive: 'reserved' })
}

async function addLetter(number: number, title = 'Une histoire'): Promise<void> {
  const letter = { ...sentLetter, number, id: `2026-S${number}` }
  letter.texts = [{ ...letter.texts[0]!, title }]
  await insertLetter(site.deps.db, {
    id: letter.id,
    number,
    periodStart: '2026-11-22T23:00:00Z',
    periodEnd: '2026-11-24T07:00:00Z',
    subject: `Veille n° ${number}`,
    html: '',
    text: '',
    content: JSON.stringify(letter),
    itemIds: ['cuivre'],
    createdAt: '2026-11-24T07:00:00Z',
    state: 'sent',
  })
}

describe('the list of letters', () => {
  it('tells each letter that left, its period and what it held, and leads to their feed', async () => {
    const { words, $ } = await get('/lettres')
    expect(words).toContain('Veille n° 12 : 2 échéances, 1 texte')
    expect(words).toContain(
      'N° 12, du 16 nov. 2026 au 23 nov. 2026. Envoyée le 23 novembre 2026. 3 éléments.',
    )
    expect(words).toContain('le lundi à 8 h')
    expect(
      $('link[rel=alternate]')
        .map((_, one) => $(one).attr('href'))
        .get(),
    ).toStrictEqual(['/lettres/flux.rss', '/lettres/flux.atom', '/lettres/flux.json'])
  })

  it('goes back in time by pages', async () => {
    for (let number = 20; number < 90; number += 1) await addLetter(number)
    const first = await get('/lettres')
    expect(first.$('ol > li')).toHaveLength(60)
    const older = first.$('.pages a').attr('href')
    expect(older).toBe('/lettres?avant=29')
    const { $, words } = await get(older!)
    expect($('ol > li a').first().attr('href')).toBe('/lettres/28')
    expect(words).toContain('Veille n° 12')
    expect((await get('/lettres?avant=5')).words).toContain('Il n’y a pas de lettre plus ancienne')
    expect((await get('/lettres?avant=constructor')).$('ol > li')).toHaveLength(60)
  })
})

describe('the page of a letter', () => {
  it('tells the editor’s words, the stories part by part, and whose words a summary is', async () => {
    const { status, words, $ } = await get('/lettres/12')
    expect(status).toBe(200)
    expect(
      $('article h2')
        .map((_, one) => $(one).text().trim())
        .get(),
    ).toStrictEqual([
      'Échéances à venir',
      'Textes parus',
      'Cybersécurité, protection des données et souveraineté',
    ])
    expect(
      $('.letter-intro p')
        .map((_, one) => $(one).text())
        .get(),
    ).toStrictEqual(['Bonjour.', 'Le cuivre ferme plus tôt que prévu.'])
    expect(words).toContain('jusqu’à 30 M€')
    expect(words).toContain('Résumé d’un modèle de langage')
    expect($('link[rel=canonical]').attr('href')).toBe('https://veille.example/lettres/12')
  })

  it('says which stories were withdrawn since, and why, and leads to our page rather than theirs', async () => {
    await site.deps.db.run(
      `update items set withdrawn_at = '2026-11-24T06:00:00Z', withdrawn_reason = '<b>Erreur</b>' where id = 'cuivre'`,
    )
    const { words, html, $ } = await get('/lettres/12')
    expect(words).toContain('Retirée depuis le 24 nov. 2026 : <b>Erreur</b>')
    expect(html).not.toContain('<b>Erreur')
    expect($('#r-cuivre h3 a').attr('href')).toBe('https://veille.example/elements/cuivre')
    expect($('#r-alerte h3 a').attr('href')).toBe('https://e.example/alerte')
  })

  it('leads to the letters before and after', async () => {
    await addLetter(14)
    expect((await get('/lettres/12')).words).toContain('C’est la première lettre. Lettre n° 14 →')
    expect((await get('/lettres/14')).words).toContain('← Lettre n° 12 C’est la dernière lettre.')
  })

  it('gives the text as it was mailed', async () => {
    const { html, headers } = await get('/lettres/12/texte')
    expect(headers.get('content-type')).toMatch(/^text\/plain; ?charset=UTF-8$/)
    expect(html).toMatch(/^Veille n° 12\n\nBonjour\./)
  })

  it('escapes what letters hold, wherever it came from', async () => {
    await addLetter(14, '<script>alert(1)</script>')
    const { html } = await get('/lettres/14')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>alert')
  })
})

describe('a letter that has not left', () => {
  it('is not there, but for editors', async () => {
    const world = await openLetterWorld()
    const reader = await signInAs(world.site, 'veilleur')
    const answers: unknown[] = []
    for (const page of ['', '/texte', '/courriel', '/atelier', '/apercu', '/envoi']) {
      const path = `/lettres/${world.number}${page}`
      const visitor = await world.site.app.request(`https://veille.example${path}`)
      answers.push([page, visitor.status, (await getAs(world.site, reader, path)).status])
    }
    expect(answers).toStrictEqual([
      ['', 404, 404],
      ['/texte', 404, 404],
      ['/courriel', 404, 404],
      ['/atelier', 303, 403],
      ['/apercu', 303, 403],
      ['/envoi', 303, 403],
    ])
  })

  it('is not there either once it is cancelled, nor in the list, nor in the feed', async () => {
    const world = await openLetterWorld()
    await act(world, 'annuler')
    for (const path of ['/lettres', '/lettres/flux.rss', '/lettres/flux.atom', '/lettres/flux.json'])
      expect((await show(world.site.app.request(`https://veille.example${path}`))).html).not.toContain(
        'lettres/13',
      )
    expect((await world.site.app.request('https://veille.example/lettres/13')).status).toBe(404)
  })
})

describe('a reserved archive', () => {
  it('sends a visitor to sign in', async () => {
    await reserve()
    for (const path of ['/lettres', '/lettres/12', '/lettres/12/texte', '/lettres/12/courriel']) {
      const answer = await site.app.request(`https://veille.example${path}`)
      expect([answer.status, answer.headers.get('location')]).toStrictEqual([
        303,
        `/connexion?retour=${encodeURIComponent(path)}`,
      ])
    }
  })

  it('is closed to programs without a key', async () => {
    await reserve()
    expect((await site.app.request('https://veille.example/lettres/flux.rss')).status).toBe(401)
  })

  it('is open to whoever has an account', async () => {
    await reserve()
    const reader = await signInAs(site, 'lecteur')
    for (const path of ['/lettres', '/lettres/12', '/lettres/flux.json'])
      expect((await getAs(site, reader, path)).status).toBe(200)
  })
})
