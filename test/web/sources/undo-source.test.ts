import { ask } from '#test/contract/search-library.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { formValues, openSourceWorld, type SourceWorld } from './source-world.ts'

let world: SourceWorld

beforeEach(async () => {
  world = await openSourceWorld()
})

const edit = '/sources/gazette-loire/modifier'
const find = async () => (await openCatalogue(world.deps)).find('gazette-loire')

/** Saves a change, and answers where it leads. */
async function change(fields: Record<string, string>): Promise<string> {
  const form = formValues(await (await getAs(world, world.editor, edit)).text(), edit)
  const answer = await postAs(world, world.editor, edit, { ...form, ...fields, faire: 'enregistrer' })
  return answer.headers.get('location') ?? ''
}

const undo = (operation: string) => postAs(world, world.editor, '/sources/annuler', { operation })
const operationOf = (location: string) => location.split('fait=')[1] ?? ''

describe('undoing a gesture on a source', () => {
  it('is offered to whoever made it, and puts the source back', async () => {
    const location = await change({ titre: 'Le fil' })
    const page = await (await getAs(world, world.editor, location)).text()
    expect(wordsOf(page)).toContain('« Gazette de la Loire, Le fil » : modifiée')
    expect(page).toContain('action="/sources/annuler"')
    const other = await (await getAs(world, await signInAs(world, 'administrateur'), location)).text()
    expect(other).not.toContain('action="/sources/annuler"')
    const back = await undo(operationOf(location))
    expect(back.headers.get('location')).toMatch(/^\/sources\/gazette-loire\?fait=/)
    expect(await find()).toMatchObject({ title: 'À la une', origin: 'code' })
  })

  it('says when there is nothing left to undo', async () => {
    const operation = operationOf(await change({ titre: 'Le fil' }))
    await change({ titre: 'Un autre' })
    const answer = await undo(operation)
    expect(answer.status).toBe(409)
    expect(wordsOf(await answer.text())).toContain('Plus rien à annuler')
    expect((await undo('n’importe quoi')).status).toBe(409)
  })

  it('asks for an editor', async () => {
    const operation = operationOf(await change({ titre: 'Le fil' }))
    const watcher = await signInAs(world, 'veilleur')
    expect((await postAs(world, watcher, '/sources/annuler', { operation })).status).toBe(403)
    expect((await find())?.title).toBe('Le fil')
  })
})

describe('a publisher under another name', () => {
  const countOf = async (publisher: string): Promise<number> => {
    const found = await world.deps.search.search(
      ask({
        text: '',
        facets: { publisher: [publisher] },
        includeOffScope: true,
        sort: 'date',
        offset: 0,
        limit: 10,
      }),
    )
    return found.total
  }

  it('is found by it in the search, with all that it brought, and by the former one once undone', async () => {
    const before = await countOf('Gazette de la Loire')
    expect(before).toBeGreaterThan(0)
    const location = await change({ editeur: 'La Gazette du Val' })
    await drainIndexQueue(world.deps)
    expect([await countOf('Gazette de la Loire'), await countOf('La Gazette du Val')]).toEqual([0, before])
    await undo(operationOf(location))
    await drainIndexQueue(world.deps)
    expect(await countOf('Gazette de la Loire')).toBe(before)
  })
})
