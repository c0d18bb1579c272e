import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const page = async (id: string) => (await site.app.request(`/elements/${id}`)).text()
const words = async (id: string) => wordsOf(await page(id))
const told = async (path: string) => wordsOf(await (await site.app.request(path)).text())

beforeAll(async () => {
  site = await openTestSite()
})

describe('/elements/:id', () => {
  it('tells the facts in one strip', async () => {
    const strip = await words('cuivre')
    for (const fact of [
      'Type Actualité',
      'Domaine Technologique',
      'Territoire Loir-et-Cher (41)',
      'Source Autorité des réseaux',
      'Publié 12 novembre 2026',
      'Lu par Vigie 24 novembre 2026',
      'Auteur Direction des réseaux',
      'Pièces jointes lot-7.pdf (application/pdf)',
    ]) {
      expect(strip).toContain(fact)
    }
  })

  it('tells the deadline and what says so', async () => {
    expect(await words('appel')).toContain('Échéance 17 décembre 2026 à 12 h J-23')
    expect(await words('appel')).toContain('date donnée par la source')
  })

  it('says why: term, place, weight and sentence', async () => {
    const why = await words('cuivre')
    expect(why).toMatch(/Pourquoi cet axe \? TH Infrastructures et couverture numérique score \d+,\d/)
    expect(why).toMatch(
      /« fermeture du cuivre » titre et texte, \+ [\d,]+ points L’Autorité publie le calendrier de la fermeture du cuivre/,
    )
  })

  it('marks the words in the title and in the text, with the letters of the axis', async () => {
    const html = await page('cuivre')
    expect(html).toMatch(/<h1[^>]*>\s*<mark data-axes="TH">Fermeture du cuivre<\/mark>/)
    expect(html).toContain('calendrier de la <mark data-axes="TH">fermeture du cuivre</mark>.</p>')
  })

  it('links the original safely', async () => {
    expect(await page('cuivre')).toMatch(
      /href="https:\/\/autorite-reseaux\.example\/cuivre"\s+rel="noopener noreferrer"/,
    )
    expect(await words('sans-date')).toContain('La source ne donne pas l’adresse de la page d’origine.')
    expect(await words('sans-date')).toContain('Publié la source ne donne pas de date')
  })

  it('never links an address that is not of the web', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set url = 'javascript:alert(1)' where id = 'cuivre'`)
    expect(await (await own.app.request('/elements/cuivre')).text()).not.toContain('javascript:')
  })

  it('names the other sources of the story, the feed of calls before the paper', async () => {
    const html = await page('recit-a')
    expect(wordsOf(html)).toContain('Les autres sources qui en parlent')
    expect([...html.matchAll(/href="\/elements\/(recit-[a-z])"/g)].map((one) => one[1])).toStrictEqual([
      'recit-c',
      'recit-b',
    ])
  })

  it('shows what a revision changed', async () => {
    const changed = await words('cuivre')
    expect(changed).toContain(
      'Fermeture du cuivre : le ajouté : nouveau calendrier pour supprimé : 800 ajouté : 812',
    )
    expect(changed).toContain('à partir du supprimé : 31 janvier ajouté : 28 février 2027.')
  })

  it('says why an item was withdrawn', async () => {
    expect(await words('retire')).toContain(
      'Élément retiré le 22 nov. 2026. Annonce démentie par la collectivité.',
    )
  })

  it('says that no axis knew an item', async () => {
    expect(await words('hors')).toContain('Pourquoi hors périmètre ?')
  })

  it('says the language of a foreign text', async () => {
    expect(await page('anglais')).toMatch(/<h1 lang="en">/)
    expect(await page('anglais')).toMatch(/class="item-text" lang="en"/)
  })

  it('shows markup written in a title or a text as text', async () => {
    const html = await page('piege')
    expect(html).toContain('&lt;script&gt;alert(&quot;titre&quot;)&lt;/script&gt; &amp; «')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(html).not.toMatch(/<img|<script>/)
  })

  it('helps when the item is unknown', async () => {
    const answer = await site.app.request('/elements/%3Cscript%3E')
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expect(html).toContain('role="search"')
    expect(html).not.toContain('<script>')
  })
})

describe('/echeances', () => {
  it('groups by week and folds what is past', async () => {
    const text = await told('/echeances')
    expect(text).toContain('2 échéances à venir.')
    expect(text).toMatch(
      /Cette semaine ven\. 27 nov\. .*intelligence artificielle.*Semaine du 14 décembre jeu\. 17 déc\., 12 h/,
    )
    expect(text).toMatch(/1 échéance passée depuis 30 jours mar\. 10 nov\. clos/)
  })

  it('filters by axis', async () => {
    const text = await told('/echeances?axe=donnees-ia')
    expect(text).toContain('1 échéance à venir pour l’axe Données, géomatique et intelligence artificielle.')
    expect(text).not.toContain('Territoires intelligents et durables')
  })

  it('moves a deadline to the past at its very hour', async () => {
    const own = await openTestSite()
    own.wait(23 * 86_400_000 + 3 * 3_600_000 + 1)
    const text = wordsOf(await (await own.app.request('/echeances')).text())
    expect(text).toContain('Aucune échéance à venir')
  })
})

describe('/axes', () => {
  it('counts the items of each axis', async () => {
    expect(await told('/axes')).toMatch(/Infrastructures et couverture numérique [^.]+\. \d+ éléments/)
  })

  it('gives scope, limits, words and feeds of one axis', async () => {
    const html = await (await site.app.request('/axes/infrastructures-thd-mobile')).text()
    expect(html).toContain('href="/flux/axes/infrastructures-thd-mobile.rss"')
    expect(html).toContain(
      'href="/axes/territoires-durables-connectes">Territoires durables et connectés</a>',
    )
    expect(html).toContain('<strong>fermeture du cuivre</strong>')
    expect(wordsOf(html)).toContain('Hors de cet axe :')
  })
})

describe('/sources', () => {
  it('puts what needs a person first', async () => {
    const html = await (await site.app.request('/sources')).text()
    const order = [...html.matchAll(/<h2 id="etat-([a-z-]+)"/g)].map((match) => match[1])
    expect(order).toStrictEqual(['failing', 'secret-missing', 'silent', 'limited', 'never', 'ok', 'paused'])
  })

  it('tells the state of each in a sentence', async () => {
    const text = await told('/sources')
    expect(text).toContain(
      'Cyber-Vigile – Alertes 404 : la page n’existe plus. « Modifier » permet de la donner. Prochain essai à 14 h 05.',
    )
    expect(text).toContain('AIDES_TOKEN est absente de l’environnement.')
    expect(text).toContain('Vérifiée il y a 12 min.')
    expect(text).toContain('Ancien portail – Archives le site a fermé en 2025.')
  })

  it('tells how one source is read and what it brought', async () => {
    const text = await told('/sources/cyber-vigile')
    expect(text).toContain('Réponse du serveur 404')
    expect(text).toContain('Échecs de suite 3 (http-status)')
    expect(text).toContain('Durée 840 ms')
    expect(text).toContain('Lecture toutes les 2 heures')
    expect(text).toContain('Rançongiciel : alerte pour les collectivités')
    expect(await told('/sources/banque-projets')).toContain(
      'Lue avec une réserve : une esperluette n’était pas codée.',
    )
  })
})

describe('/lettres', () => {
  it('lists the letters, and shows one with its items', async () => {
    expect(wordsOf(await (await site.app.request('/lettres')).text())).toContain(
      'Veille n° 12 : 2 échéances, 1 texte N° 12, du 16 nov. 2026 au 23 nov. 2026. Envoyée le 23 novembre 2026. 3 éléments.',
    )
    const html = await (await site.app.request('/lettres/12')).text()
    expect(
      [...html.matchAll(/<a href="https:\/\/veille.example\/elements\/([a-z-]+)">\s*Dans Vigie/g)].map(
        (one) => one[1],
      ),
    ).toStrictEqual(['appel', 'cuivre', 'alerte'])
  })

  it('shows the mail itself apart, in a sandbox of its own', async () => {
    const answer = await site.app.request('/lettres/12/courriel')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<h1 style="color:#111">Veille n° 12</h1>')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
    )
  })
})
