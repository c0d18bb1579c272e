import { beforeEach, describe, expect, it } from 'vitest'
import { addSources } from '#src/catalogue/edit-source.ts'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { findFeedState, saveFeedState } from '#src/store/feed-state.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { openSourceWorld, type SourceWorld } from './source-world.ts'

let world: SourceWorld

beforeEach(async () => {
  world = await openSourceWorld()
  await addSources(world.deps, { name: 'essai' }, [
    feedAt('https://neuf.example/fil', { id: 'ajoutee', publisher: 'Ajoutée', title: 'Fil' }),
  ])
})

const post = (id: string, gesture: string, fields: Record<string, string> = {}) =>
  postAs(world, world.editor, `/sources/${id}/${gesture}`, fields)
/** What the page after a gesture says of it: the name of a fixed sentence, or the notice that offers to undo it. */
async function told(id: string, gesture: string, fields: Record<string, string> = {}): Promise<string> {
  const location = (await post(id, gesture, fields)).headers.get('location') ?? ''
  if (location.includes('?dit=')) return location.split('dit=')[1] ?? ''
  const page = await (await getAs(world, world.editor, location)).text()
  const toast = /<div class="toast"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
  expect(toast).toContain('action="/sources/annuler"')
  return wordsOf(toast).trim()
}
const find = async (id: string) => (await openCatalogue(world.deps)).find(id)
const pageOf = async (id: string) =>
  wordsOf(await (await getAs(world, world.editor, `/sources/${id}`)).text())

describe('a pause', () => {
  it('wants a reason, shows it to all, and ends by a button', async () => {
    expect(await told('gazette-loire', 'pause')).toBe('motif-manquant')
    expect(await told('gazette-loire', 'pause', { 'motif-pause': '  Site   en travaux. ' })).toBe(
      '« Gazette de la Loire, À la une » : en pause : elle n’est plus lue. Annuler',
    )
    expect((await find('gazette-loire'))?.paused).toBe('Site en travaux.')
    const visitor = wordsOf(
      await (await world.app.request('https://veille.example/sources/gazette-loire')).text(),
    )
    expect(visitor).toContain('En pause : Site en travaux.')
    expect(visitor).not.toContain('Reprendre la lecture')
    expect(await pageOf('gazette-loire')).toContain('Reprendre la lecture')
    expect(await pageOf('gazette-loire')).toContain('Historique des états')
    expect(await told('gazette-loire', 'reprise')).toContain('reprise : lue au prochain passage.')
    expect(await find('gazette-loire')).not.toHaveProperty('paused')
    expect(await told('gazette-loire', 'reprise')).toBe('source-inchangee')
  })

  it('escapes its reason', async () => {
    await post('gazette-loire', 'pause', { 'motif-pause': '<script>alert(1)</script>' })
    expect(await (await getAs(world, world.editor, '/sources/gazette-loire')).text()).not.toContain(
      '<script>alert',
    )
  })
})

describe('a new address', () => {
  async function move(to: string): Promise<void> {
    const state = await findFeedState(world.deps.db, 'gazette-loire')
    await world.deps.db.batch([saveFeedState({ ...state!, outcome: 'fresh', movedTo: to })])
  }

  it('is offered after a permanent redirect, and adopted by a button', async () => {
    await move('https://gazette.example/nouveau')
    const elsewhere = await post('gazette-loire', 'adresse', { nouvelle: 'https://autre.example/rss' })
    expect(elsewhere.status).toBe(422)
    expect(await pageOf('gazette-loire')).toContain('Adopter la nouvelle adresse')
    expect(await told('gazette-loire', 'adresse', { nouvelle: 'https://gazette.example/nouveau' })).toBe(
      '« Gazette de la Loire, À la une » : nouvelle adresse, relue en entier au prochain passage. Annuler',
    )
    expect(await find('gazette-loire')).toMatchObject({
      url: 'https://gazette.example/nouveau',
      origin: 'edited',
    })
    expect(await pageOf('gazette-loire')).not.toContain('Adopter la nouvelle adresse')
  })

  it('is checked like one that a person types', async () => {
    for (const nouvelle of [
      '',
      'javascript:alert(1)',
      'https://x.example/{SMTP_URL}',
      'https://projets.example/rss',
    ]) {
      await move(nouvelle)
      expect((await post('gazette-loire', 'adresse', { nouvelle })).status).toBe(422)
    }
    expect((await find('gazette-loire'))?.origin).toBe('code')
  })

  it('is not offered to a source with a secret', async () => {
    const state = await findFeedState(world.deps.db, 'aides-ouvertes')
    await world.deps.db.batch([saveFeedState({ ...state!, movedTo: 'https://ailleurs.example/' })])
    expect(await pageOf('aides-ouvertes')).not.toContain('Adopter la nouvelle adresse')
    expect((await post('aides-ouvertes', 'adresse', { nouvelle: 'https://ailleurs.example/' })).status).toBe(
      422,
    )
  })
})

describe('leaving the watch', () => {
  it('is for sources of the site, keeps their items, and can be undone', async () => {
    expect(await pageOf('ajoutee')).toContain('Retirer de la veille')
    expect(await told('ajoutee', 'retirer')).toContain('retirée de la veille ; ses éléments restent.')
    expect(await pageOf('ajoutee')).toContain('Remettre dans la veille')
    expect((await getAs(world, world.editor, '/sources/ajoutee/modifier')).status).toBe(404)
    expect((await post('ajoutee', 'essayer')).status).toBe(404)
    expect(await told('ajoutee', 'remettre')).toContain('remise dans la veille')
    expect(await find('ajoutee')).not.toHaveProperty('archived')
  })

  it('is not for those of the code', async () => {
    expect(await pageOf('gazette-loire')).not.toContain('Retirer de la veille')
    expect(await told('gazette-loire', 'retirer')).toBe('source-inchangee')
  })
})

describe('trying now', () => {
  it('is for a few sources in a row, whoever asks', async () => {
    const ids = [
      'gazette-loire',
      'autorite-reseaux',
      'banque-projets',
      'cyber-vigile',
      'lettre-muette',
      'ajoutee',
    ]
    for (const id of ids) expect((await post(id, 'essayer')).status).toBe(303)
    const answer = await post('aides-ouvertes', 'essayer')
    expect(answer.status).toBe(429)
    expect(wordsOf(await answer.text())).toContain('Vigie lit de toute façon chacune à son heure')
  })
})

describe('the note of whoever keeps a source', () => {
  it('is for those who keep sources', async () => {
    await world.deps.db.run(
      `update site_feeds set definition = json_set(definition, '$.note', 'Voir avec Paul.')`,
    )
    expect(await pageOf('ajoutee')).toContain('Voir avec Paul.')
    for (const role of ['veilleur', 'lecteur'] as const) {
      const page = await (await getAs(world, await signInAs(world, role), '/sources/ajoutee')).text()
      expect(page).not.toContain('Voir avec Paul.')
    }
  })
})

describe('who may', () => {
  it.each(['essayer', 'pause', 'reprise', 'adresse', 'origine', 'retirer', 'remettre', 'modifier'])(
    '%s asks for an editor',
    async (gesture) => {
      const watcher = await signInAs(world, 'veilleur')
      const answer = await postAs(world, watcher, `/sources/gazette-loire/${gesture}`, {
        'motif-pause': 'parce que',
      })
      expect(answer.status).toBe(403)
    },
  )

  it('nobody for a source that does not exist', async () => {
    for (const gesture of ['pause', 'reprise', 'adresse', 'origine', 'retirer', 'remettre'])
      expect((await post('inconnue', gesture)).status).toBe(404)
  })
})
