import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { readOpml } from '#src/catalogue/opml.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { getAs, postAs } from '#test/helpers/staff.ts'
import { openSourceWorld, type SourceWorld } from './source-world.ts'

const path = '/sources/importer'

let world: SourceWorld

beforeEach(async () => {
  world = await openSourceWorld()
})

const file = `<opml version="2.0"><body><outline text="Presse">
<outline text="Le Fil du Val" xmlUrl="https://fil.example/rss" htmlUrl="https://fil.example/"/>
<outline text="La Gazette" xmlUrl="http://www.gazette.example/rss/"/>
<outline text="Deux fois" xmlUrl="https://fil.example/rss/"/>
<outline text="Piège" xmlUrl="https://piege.example/?x={SMTP_URL}"/>
<outline text="Script" xmlUrl="javascript:alert(1)"/>
</outline></body></opml>`

const line = (url: string, title: string) => JSON.stringify([url, title, ''])
const post = (fields: Record<string, string> | [string, string][]) =>
  postAs(world, world.editor, path, fields)

async function upload(body: string | Buffer<ArrayBuffer>): Promise<Response> {
  const form = new FormData()
  form.set('csrf', world.editor.csrf)
  form.set('fichier', new File([body], 'flux.opml', { type: 'text/xml' }))
  return world.app.request(`https://veille.example${path}`, {
    method: 'POST',
    headers: { origin: 'https://veille.example', cookie: world.editor.cookie },
    body: form,
  })
}

describe('importing a list', () => {
  it('shows what a file holds, what is watched already, and what cannot be', async () => {
    const answer = await upload(file)
    const words = wordsOf(await answer.text())
    expect(answer.status).toBe(200)
    expect(words).toContain('1 flux à ajouter, 4 déjà suivis ou refusés.')
    expect(words).toContain('Le Fil du Val – Presse')
    expect(words).toContain('déjà suivie : « Gazette de la Loire, À la une »')
    expect(words).toContain('déjà suivie : « Le Fil du Val »')
    expect(await openCatalogue(world.deps).then(({ find }) => find('le-fil-du-val'))).toBeUndefined()
  })

  it('takes a pasted text as well', async () => {
    expect(wordsOf(await (await post({ texte: file })).text())).toContain('1 flux à ajouter')
  })

  it('reads a file in another charset than ours', async () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="Évreux" xmlUrl="https://evreux.example/rss"/></body></opml>'
    const page = wordsOf(await (await upload(Buffer.from(text, 'latin1'))).text())
    expect(page).toContain('Évreux')
  })

  it('adds those that were ticked, each read anew, in one operation', async () => {
    const answer = await post([
      ['faire', 'ajouter'],
      ['domaine', 'financiere'],
      ['territoire', 'dept-41'],
      ['rythme', '1440'],
      ['flux', line('https://fil.example/rss', 'Le Fil du Val')],
      ['flux', line('https://autre.example/rss', 'Un autre')],
      ['flux', line('https://gazette.example/rss', 'Déjà là')],
      ['flux', line('https://piege.example/{SMTP_URL}', 'Piège')],
      ['flux', 'pas du JSON'],
      ['flux', '{"a":1}'],
    ])
    expect(answer.headers.get('location')).toMatch(/^\/sources\?fait=[\da-f-]{36}$/)
    const { find, feeds } = await openCatalogue(world.deps)
    expect(find('le-fil-du-val')).toMatchObject({
      domain: 'financiere',
      territory: 'dept-41',
      everyMinutes: 1440,
      origin: 'site',
    })
    expect(feeds.filter(({ origin }) => origin === 'site')).toHaveLength(2)
    const lines = await listAudit(world.deps.db, { action: 'source.add', limit: 9 })
    expect(new Set(lines.map(({ operation }) => operation)).size).toBe(1)
  })

  it.each([
    ['nothing', {}],
    ['no OPML', { texte: '<html>' }],
    ['no feed', { texte: '<opml><body/></opml>' }],
    ['nothing ticked', { faire: 'ajouter' }],
    ['only what is refused', { faire: 'ajouter', flux: line('ftp://x.example/', 'x') }],
    ['a place that is none', { faire: 'ajouter', territoire: 'lune', flux: line('https://x.example/', 'x') }],
  ])('says in words what is wrong: %s', async (_, fields) => {
    const answer = await post(fields as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('role="alert"')
  })

  it('takes a file of 1 MB, and no more', async () => {
    const filler = (size: number) =>
      `<opml><body><!--${'x'.repeat(size)}--><outline text="a" xmlUrl="https://a.example/rss"/></body></opml>`
    expect((await upload(filler(900_000))).status).toBe(200)
    expect((await upload(filler(1_200_000))).status).toBe(422)
    expect((await upload(filler(3_000_000))).status).toBe(413)
  })

  it('shows 500 of them, and says that there are more', async () => {
    const many = Array.from(
      { length: 510 },
      (_, n) => `<outline text="Fil ${n}" xmlUrl="https://s${n}.example/rss"/>`,
    )
    const page = await (await post({ texte: `<opml><body>${many.join('')}</body></opml>` })).text()
    expect(page.match(/name="flux"/g)).toHaveLength(500)
    expect(wordsOf(page)).toContain('Le fichier en compte 10 de plus')
  })

  it('goes on with the same file once the first are in', async () => {
    const many = Array.from({ length: 501 }, (_, n) => `<outline xmlUrl="https://s${n}.example/rss"/>`)
    const again = `<opml><body>${many.join('')}</body></opml>`
    const boxes = many
      .slice(0, 500)
      .map((_, n) => ['flux', line(`https://s${n}.example/rss`, `Fil ${n}`)] as const)
    await post([['faire', 'ajouter'], ...boxes.map(([a, b]) => [a, b] as [string, string])])
    const page = await (await post({ texte: again })).text()
    expect(page.match(/name="flux"/g)).toHaveLength(1)
    expect(wordsOf(page)).toContain('1 flux à ajouter, 500 déjà suivis ou refusés.')
  })

  it('says that a file is cut, and still offers what it could read', async () => {
    const page = await (
      await post({ texte: '<opml><body><outline xmlUrl="https://s.example/rss"/><outl' })
    ).text()
    expect(wordsOf(page)).toContain('Le fichier semble coupé')
    expect(page.match(/name="flux"/g)).toHaveLength(1)
  })

  it('takes the publisher out of a title, as adding by address does', async () => {
    await post([
      ['faire', 'ajouter'],
      ['flux', line('https://blois.example/rss', 'Ville de Blois - Actualités')],
    ])
    expect((await openCatalogue(world.deps)).find('ville-de-blois-actualites')?.publisher).toBe(
      'Ville de Blois',
    )
  })
})

describe('the list of sources as OPML', () => {
  const get = () => world.app.request('https://veille.example/sources.opml')

  it('is a file that any reader takes, in a folder a domain', async () => {
    const answer = await get()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('sources-vigie.opml')
    const { feeds } = readOpml(await answer.text())
    expect(feeds.find(({ url }) => url === 'https://gazette.example/rss')).toMatchObject({
      title: 'Gazette de la Loire, À la une',
      folders: ['Technologique'],
    })
    expect(feeds.map(({ url }) => url)).not.toContain('https://aides.example/api')
    expect(feeds.map(({ url }) => url)).not.toContain('https://ancien.example/rss')
  })

  it('is as reserved as the index', async () => {
    await world.deps.db.batch([writeSetting('index', 'reserve')])
    expect((await get()).status).toBe(401)
    expect((await getAs(world, world.editor, '/sources.opml')).status).toBe(200)
  })
})
